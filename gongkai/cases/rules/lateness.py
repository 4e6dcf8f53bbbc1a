"""Why a case was late has to be said before it is put away."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases.errors import LatenessUnexplained, NotLate
from gongkai.cases.models import Case
from gongkai.cases.rules.stage import S, refusal_at
from gongkai.cases.selectors.lateness import is_late


def refusal_to_explain_lateness(case: Case, officer: Officer, *, today: date) -> Refusal | None:
    stages = [state for state in S if state != S.ARCHIVED]
    if refusal := refusal_at(case, officer, Act.HANDLE_CASE, "写逾期原因", stages):
        return refusal
    return None if is_late(case, today=today) else NotLate(case.due_on)


def refusal_while_unexplained(case: Case, *, today: date) -> Refusal | None:
    """Of a late case that nobody has explained."""
    if is_late(case, today=today) and not case.lateness_reasons.exists():
        return LatenessUnexplained(case.due_on)
    return None
