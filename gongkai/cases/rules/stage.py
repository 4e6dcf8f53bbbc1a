"""The two questions every rule asks first: does the role cover it, and is the case at that stage?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases.errors import BeforeTheFact, InTheFuture, NotThisStage
from gongkai.cases.models import Case

S = Case.State
WORKING = (
    S.IN_HAND,
    S.AWAITING_CORRECTION,
    S.AWAITING_OPINION,
    S.AWAITING_REASONS,
    S.AWAITING_PAYMENT,
)
"""Stages in which the file grows: searches, evidence, documents."""


def refusal_at(
    case: Case, officer: Officer, right: Act, label: str, stages: Iterable[Case.State]
) -> Refusal | None:
    stages = tuple(stages)
    if refusal := officer.refusal(right, case.agency):
        return refusal
    if case.state not in stages:
        return NotThisStage(label, case.get_state_display(), *(stage.label for stage in stages))
    return None


def refusal_of_day(
    what: str, on: date, *, today: date, after: date | None = None, event: str = ""
) -> Refusal | None:
    """A stated day lies neither in the future nor before the event it follows."""
    if on > today:
        return InTheFuture(what, on, today)
    if after and on < after:
        return BeforeTheFact(what, on, event, after)
    return None
