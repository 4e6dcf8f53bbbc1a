"""Proof of receipt: what each channel asks for, and the tries to confirm."""

from __future__ import annotations

from collections.abc import Collection

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases.errors import NothingOnPaper, ProofMissing, ReceiptOnlyOnce
from gongkai.cases.models import Case, Paper
from gongkai.cases.rules.stage import S, refusal_at
from gongkai.cases.selectors.documents import paper_of
from gongkai.law.receipt import Channel, missing_proofs, receipt_rule


def refusal_to_record_contact(case: Case, officer: Officer) -> Refusal | None:
    return refusal_at(case, officer, Act.TAKE_IN_CASE, "登记没有联系上", [S.AWAITING_CONFIRMATION])


def refusal_without_proof(channel: Channel, given: Collection[str], *, confirmed: bool) -> Refusal | None:
    """given: keys of the proofs stated (``gongkai.law.receipt.PROOFS``)."""
    missing = missing_proofs(channel, given, confirmed=confirmed)
    return ProofMissing(channel.label, missing, receipt_rule(channel).citation.short) if missing else None


def refusal_to_add_scans(case: Case, officer: Officer) -> Refusal | None:
    """What came on paper, while the case is open. What was sent on the web has no paper to scan."""
    if refusal := refusal_at(case, officer, Act.TAKE_IN_CASE, "补扫申请材料", Case.OPEN):
        return refusal
    return NothingOnPaper() if case.channel == Channel.ONLINE else None


def refusal_to_issue_receipt(case: Case, officer: Officer) -> Refusal | None:
    """Any time before the file is put away, once the day of receipt is fixed. One a case: it is a proof."""
    stages = [state for state in Case.OPEN if state != S.AWAITING_CONFIRMATION]
    if refusal := refusal_at(case, officer, Act.TAKE_IN_CASE, "出接收回执", stages):
        return refusal
    earlier = paper_of(case, Paper.Kind.RECEIPT)
    return ReceiptOnlyOnce(earlier.number) if earlier else None
