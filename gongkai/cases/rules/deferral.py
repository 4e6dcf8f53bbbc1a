"""Answering later than art. 33 allows, because reasons asked for were found reasonable (art. 35)."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases.errors_reasons import (
    DeferralOutOfRange,
    DeferralTooLate,
    DeferredOnce,
    NoReasonableReasons,
)
from gongkai.cases.models import Case
from gongkai.cases.rules.stage import S, refusal_at
from gongkai.cases.selectors.clock import clock_of, deferred_by
from gongkai.law.terms import LONGEST_DEFERRAL


def refusal_to_defer(case: Case, officer: Officer, *, today: date) -> Refusal | None:
    """On the head's authority, after reasons were stated and found reasonable, told inside the term, once."""
    stages = [S.IN_HAND, S.AWAITING_OPINION]
    if refusal := refusal_at(case, officer, Act.APPROVE_EXTENSION, "延迟答复", stages):
        return refusal
    asked = getattr(case, "reasons_request", None)
    if asked is None or asked.answered_on is None or not asked.reasonable:
        return NoReasonableReasons()
    if deferred_by(case):
        return DeferredOnce()
    due = clock_of(case).due
    return DeferralTooLate(due) if today > due else None


def refusal_to_defer_by(case: Case, officer: Officer, working_days: int, *, today: date) -> Refusal | None:
    if refusal := refusal_to_defer(case, officer, today=today):
        return refusal
    return None if 1 <= working_days <= LONGEST_DEFERRAL else DeferralOutOfRange(working_days)
