"""Putting an applicant's own record right (art. 41): the officer finds, a second person approves."""

from __future__ import annotations

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases.errors import NoRecordCorrection, SecondPersonToApprove
from gongkai.cases.models import Case
from gongkai.cases.rules.stage import S, refusal_at
from gongkai.cases.selectors.own_record import record_correction_to_approve


def refusal_to_propose_record_correction(case: Case, officer: Officer) -> Refusal | None:
    return refusal_at(case, officer, Act.HANDLE_CASE, "按更正记录办理", [S.IN_HAND])


def refusal_to_approve_record_correction(case: Case, officer: Officer) -> Refusal | None:
    if refusal := refusal_at(case, officer, Act.SIGN_LETTER, "审定更正处理", [S.IN_HAND]):
        return refusal
    waiting = record_correction_to_approve(case)
    if waiting is None:
        return NoRecordCorrection()
    return SecondPersonToApprove() if waiting.proposed_by_id == officer.person_id else None
