"""Asking for reasons, charging the fee, taking back what was registered by mistake, opening a case anew."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases.errors import AlreadyServed, NothingToReopen, NotServedYet
from gongkai.cases.errors_fees import FeeOnlyOnce, FeeTooLate
from gongkai.cases.errors_reasons import ReasonsOnlyOnce, ReasonsStillOpen
from gongkai.cases.models import Case, Paper, Remedy
from gongkai.cases.rules.stage import WORKING, S, refusal_at
from gongkai.cases.selectors.reply import reply_letter


def refusal_to_require_reasons(case: Case, officer: Officer) -> Refusal | None:
    if refusal := refusal_at(case, officer, Act.HANDLE_CASE, "要求说明理由", [S.IN_HAND]):
        return refusal
    earlier = getattr(case, "reasons_request", None)
    return ReasonsOnlyOnce(earlier.noticed_on) if earlier else None


def refusal_to_judge_reasons(case: Case, officer: Officer, *, answered: bool, today: date) -> Refusal | None:
    """Silence can be judged once the time given has passed."""
    if refusal := refusal_to_record_reasons(case, officer):
        return refusal
    until = case.reasons_request.until
    return ReasonsStillOpen(until) if not answered and today <= until else None


def refusal_to_record_reasons(case: Case, officer: Officer) -> Refusal | None:
    return refusal_at(case, officer, Act.HANDLE_CASE, "登记说明的理由", [S.AWAITING_REASONS])


def refusal_to_notice_fee(case: Case, officer: Officer, *, today: date) -> Refusal | None:
    """Inside the term only, and once (国办函〔2020〕109号)."""
    if refusal := refusal_at(case, officer, Act.SIGN_LETTER, "通知收费", [S.IN_HAND]):
        return refusal
    if earlier := getattr(case, "fee_notice", None):
        return FeeOnlyOnce(earlier.noticed_on)
    return FeeTooLate(case.due_on) if today > case.due_on else None


def refusal_to_record_payment(case: Case, officer: Officer) -> Refusal | None:
    """Also while （六）其他处理 is only proposed: a payment that still comes is taken."""
    notice = getattr(case, "fee_notice", None)
    waiting = notice is not None and notice.paid_on is None
    stages = [S.AWAITING_PAYMENT, S.IN_HAND] if waiting else [S.AWAITING_PAYMENT]
    return refusal_at(case, officer, Act.HANDLE_CASE, "登记缴费", stages)


def refusal_to_cancel(case: Case, officer: Officer) -> Refusal | None:
    """Only before there is a decision: what was answered stays in every figure."""
    return refusal_at(case, officer, Act.SIGN_LETTER, "撤销登记", (S.AWAITING_CONFIRMATION, *WORKING))


def refusal_to_reopen(case: Case, officer: Officer) -> Refusal | None:
    if refusal := refusal_at(case, officer, Act.SIGN_LETTER, "重新处理", [S.CLOSED, S.ARCHIVED]):
        return refusal
    lost = sum(remedy.result == Remedy.Result.CORRECTED for remedy in case.remedies.all())
    return None if lost >= case.round else NothingToReopen()


def refusal_to_serve_paper(paper: Paper, officer: Officer) -> Refusal | None:
    if refusal := officer.refusal(Act.SERVE_LETTER, paper.case.agency):
        return refusal
    standing = paper.services.filter(bounced_on=None).first()
    return AlreadyServed(standing.on) if standing else None


def refusal_to_bounce_paper(paper: Paper, officer: Officer) -> Refusal | None:
    if refusal := officer.refusal(Act.SERVE_LETTER, paper.case.agency):
        return refusal
    return None if paper.services.filter(bounced_on=None).exists() else NotServedYet()


def refusal_to_record_bounce(case: Case, officer: Officer) -> Refusal | None:
    """The reply came back undelivered. Once archived the file is whole: nothing comes back any more."""
    if refusal := refusal_at(case, officer, Act.SERVE_LETTER, "登记退件", [S.CLOSED]):
        return refusal
    letter = reply_letter(case)
    standing = letter is not None and any(each.bounced_on is None for each in letter.services.all())
    return None if standing else NotServedYet()
