"""What a court will ask for and what lies in the file of the case.

Some of it is on file by itself, because an act of the case left it there: a search, a correction, an opinion,
the particulars of the decision.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gongkai.cases.details import EVIDENCE_BY_DETAIL, findings_of
from gongkai.cases.models import Case, Inquiry, Overruling
from gongkai.cases.selectors.case_file import rows_of
from gongkai.cases.selectors.public_interest import OBJECTIONS, goes_against_objection
from gongkai.cases.selectors.release import files_to_send
from gongkai.cases.selectors.reply import current_decision
from gongkai.law.decisions import Outcome
from gongkai.law.evidence import Evidence, missing_evidence, required_evidence
from gongkai.law.wording import short_day_text

Details = Mapping[str, Any]


@dataclass(frozen=True)
class EvidenceRow:
    """One paper the decision needs. text: where it is on file; blank where it is missing."""

    evidence: Evidence
    text: str

    @property
    def there(self) -> bool:
        return bool(self.text)


def evidence_on_file(case: Case, details: Details | None = None) -> dict[str, str]:
    """Key of each paper on file, and in words where it lies. details: of a decision not stored yet."""
    found = {row.key: row.text for row in case.evidence.all()}
    for key, text in (
        *_from_searches(case),
        *_from_correction(case),
        *_from_inquiries(case),
        *_from_waits(case),
    ):
        found.setdefault(key, text)
    for key, text in _from_reply_files(case):
        found.setdefault(key, text)
    for key, text in _from_details(_details(case, details)):
        found.setdefault(key, text)
    return found


def evidence_missing(case: Case, outcome: Outcome, details: Details | None = None) -> tuple[Evidence, ...]:
    chosen = _details(case, details)
    return missing_evidence(outcome, evidence_on_file(case, chosen), **_scope(case, outcome, chosen))


def evidence_table(case: Case, outcome: Outcome, details: Details | None = None) -> list[EvidenceRow]:
    """Every paper the decision needs, with its place in the file or without one."""
    chosen = _details(case, details)
    there = evidence_on_file(case, chosen)
    needed = required_evidence(outcome, **_scope(case, outcome, chosen))
    keys = [(paper, (paper.key, *paper.alternatives)) for paper in needed]
    return [
        EvidenceRow(paper, next((there[key] for key in names if there.get(key)), "")) for paper, names in keys
    ]


def _details(case: Case, details: Details | None) -> Details:
    if details is not None:
        return details
    decision = current_decision(case)
    return decision.details if decision else {}


def _scope(case: Case, outcome: Outcome, details: Details) -> dict[str, Any]:
    """Which further papers: for the parts withheld, and where a third party objected to what is disclosed."""
    grounds = [Outcome(code) for code in details.get("withheld_by", ()) if code in Outcome.__members__]
    return {
        "withheld_by": grounds if outcome is Outcome.G3 else [],
        "of_items": [finding.outcome for finding in findings_of(details)],
        "against_third_party": goes_against_objection(case, outcome, details),
    }


def _from_reply_files(case: Case) -> list[tuple[str, str]]:
    """What goes out, and a copy blacked out here, which was read again before it was kept."""
    redacted = [hasattr(each, "redaction") for each in files_to_send(case)]
    rows = [("disclosed_copy", "要提供的信息已附在案内")] if redacted else []
    return [*rows, ("redacted_copy", "遮盖后的副本已附在案内，重新读取核验过")] if any(redacted) else rows


def _from_searches(case: Case) -> list[tuple[str, str]]:
    """Only a search that found nothing shows that nothing is there."""
    return [
        ("search_record", f"{short_day_text(row.searched_on)}检索{row.places}，关键词“{row.words}”，没有找到")
        for row in case.searches.all()
        if not row.found
    ]


def _from_correction(case: Case) -> list[tuple[str, str]]:
    notice = getattr(case, "correction", None)
    if notice is None:
        return []
    rows = [("correction_notice", f"{short_day_text(notice.noticed_on)}补正告知书")]
    if notice.answered_on:
        rows.append(("correction_record", f"{short_day_text(notice.answered_on)}收到补正"))
    return rows


def _from_inquiries(case: Case) -> list[tuple[str, str]]:
    rows = []
    overruled = []
    for inquiry in rows_of(case, "inquiries"):
        if inquiry.kind != Inquiry.Kind.THIRD_PARTY:
            continue
        rows.append(("third_party_inquiry", f"{short_day_text(inquiry.sent_on)}发出征求意见书"))
        if inquiry.ended_on:
            answer = inquiry.get_answer_display()
            rows.append(("third_party_opinion", f"{short_day_text(inquiry.ended_on)}，{answer}"))
        if inquiry.answer in OBJECTIONS:
            overruled.append(getattr(inquiry, "overruling", None))
    if overruled and all(overruled):  # one objection left standing is one reason still owed
        rows.append(("public_interest_reason", "；".join(_why_given(each) for each in overruled)))
    return rows


def _why_given(overruling: Overruling) -> str:
    return f"{short_day_text(overruling.decided_on)}写明理由，书面告知{overruling.inquiry.to}"


def _from_waits(case: Case) -> list[tuple[str, str]]:
    """A request for reasons judged unreasonable or left unanswered; a fee notice."""
    rows = []
    asked = getattr(case, "reasons_request", None)
    if asked and asked.reasonable is False:
        answer = f"{short_day_text(asked.answered_on)}说明" if asked.answered_on else "没有说明"
        rows.append(("statement_of_reasons", f"{short_day_text(asked.noticed_on)}告知，{answer}，理由不合理"))
    fee = getattr(case, "fee_notice", None)
    if fee:
        rows.append(("fee_notice", f"{short_day_text(fee.noticed_on)}通知缴纳{fee.amount}元"))
    named = getattr(case, "right_agency", None)
    if named:
        rows.append(("right_agency", f"{short_day_text(named.named_on)}查明由{named.name}负责公开"))
    return rows


def _from_details(details: Details) -> list[tuple[str, str]]:
    """Those of the decision, then those of the things asked for."""
    sources = (details, *(finding.details for finding in findings_of(details)))
    return [
        (key, str(source[name]))
        for source in sources
        for name, key in EVIDENCE_BY_DETAIL.items()
        if source.get(name)
    ]
