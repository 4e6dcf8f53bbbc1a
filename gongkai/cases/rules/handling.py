"""Between receipt and decision: correction, inquiries, extension, searches, evidence."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.calendars import working_calendar
from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases.errors import (
    CorrectionOnlyOnce,
    CorrectionTooLate,
    ExtensionOutOfRange,
    ExtensionTooLate,
    ExtensionUsedUp,
    NoOpenInquiry,
    NotAFactToCorrect,
)
from gongkai.cases.models import Case, ClockFact
from gongkai.cases.rules.stage import WORKING, S, refusal_at
from gongkai.cases.selectors.clock import clock_of, extension_left
from gongkai.law.terms import LONGEST_EXTENSION, correction_notice_due


def refusal_to_require_correction(case: Case, officer: Officer, *, today: date) -> Refusal | None:
    if refusal := refusal_at(case, officer, Act.HANDLE_CASE, "要求补正", [S.IN_HAND]):
        return refusal
    if earlier := getattr(case, "correction", None):
        return CorrectionOnlyOnce(earlier.noticed_on)
    last = correction_notice_due(case.received_on, working_calendar())
    return CorrectionTooLate(last) if today > last else None


def refusal_to_record_correction(case: Case, officer: Officer) -> Refusal | None:
    """Also while （六）其他处理 is only proposed: what still comes from the applicant is taken in."""
    notice = getattr(case, "correction", None)
    waiting = notice is not None and notice.answered_on is None
    stages = [S.AWAITING_CORRECTION, S.IN_HAND] if waiting else [S.AWAITING_CORRECTION]
    return refusal_at(case, officer, Act.HANDLE_CASE, "登记补正", stages)


def refusal_to_send_inquiry(case: Case, officer: Officer) -> Refusal | None:
    return refusal_at(case, officer, Act.HANDLE_CASE, "征求意见", [S.IN_HAND, S.AWAITING_OPINION])


def refusal_to_record_opinion(case: Case, officer: Officer) -> Refusal | None:
    """Also while （六）其他处理 is only proposed, as for a correction."""
    waiting = any(inquiry.ended_on is None for inquiry in case.inquiries.all())
    stages = [S.AWAITING_OPINION, S.IN_HAND] if waiting else [S.AWAITING_OPINION]
    if refusal := refusal_at(case, officer, Act.HANDLE_CASE, "登记意见", stages):
        return refusal
    return None if waiting else NoOpenInquiry()


def refusal_to_extend(case: Case, officer: Officer, *, today: date) -> Refusal | None:
    """Told inside the first 20 working days, at most 20 more in all (art. 33 para. 2)."""
    stages = [S.IN_HAND, S.AWAITING_OPINION]
    if refusal := refusal_at(case, officer, Act.APPROVE_EXTENSION, "延期", stages):
        return refusal
    clock = clock_of(case)
    if today > clock.extension_until:
        return ExtensionTooLate(clock.extension_until)
    left = extension_left(case)
    return None if left else ExtensionUsedUp(LONGEST_EXTENSION.working_days - left)


def refusal_to_extend_by(case: Case, officer: Officer, working_days: int, *, today: date) -> Refusal | None:
    if refusal := refusal_to_extend(case, officer, today=today):
        return refusal
    left = extension_left(case)
    return None if 1 <= working_days <= left else ExtensionOutOfRange(working_days, left)


def refusal_to_record_search(case: Case, officer: Officer) -> Refusal | None:
    return refusal_at(case, officer, Act.HANDLE_CASE, "登记检索", WORKING)


def refusal_to_add_evidence(case: Case, officer: Officer) -> Refusal | None:
    return refusal_at(case, officer, Act.HANDLE_CASE, "补充证据", WORKING)


def refusal_to_add_note(case: Case, officer: Officer) -> Refusal | None:
    stages = [state for state in S if state != S.ARCHIVED]
    return refusal_at(case, officer, Act.HANDLE_CASE, "写内部记录", stages)


def refusal_to_correct_fact(case: Case, officer: Officer, fact: ClockFact | None = None) -> Refusal | None:
    """Facts are corrected while the case is open; once it is answered they carry the reply's timeliness."""
    stages = (*WORKING, S.AWAITING_SIGNATURE)
    if refusal := refusal_at(case, officer, Act.APPROVE_EXTENSION, "更正期限事实", stages):
        return refusal
    if fact and (fact.case_id != case.pk or ClockFact.objects.filter(supersedes=fact).exists()):
        return NotAFactToCorrect()
    return None
