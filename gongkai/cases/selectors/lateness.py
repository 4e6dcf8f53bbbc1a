"""The three classes of lateness: 将到期 soon, 逾期未办结 overdue and open, 逾期办结 overdue and done."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from gongkai.cases.models import Case
from gongkai.cases.selectors.queue import APPLICANTS_MOVE, RUNNING, due_within, overdue


def soon(cases: QuerySet[Case], *, today: date) -> QuerySet[Case]:
    """将到期: due today or within the next three working days."""
    return due_within(cases, today=today).exclude(state__in=APPLICANTS_MOVE)


def overdue_open(cases: QuerySet[Case], *, today: date) -> QuerySet[Case]:
    """逾期未办结: not answered, and the due day has passed."""
    return overdue(cases, today=today)


def overdue_done(cases: QuerySet[Case]) -> QuerySet[Case]:
    """逾期办结: answered, or ended without a letter, after the due day. The newest first."""
    done = cases.filter(closed_on__isnull=False, late=True)
    return done.order_by("-closed_on", "-pk")


def is_late(case: Case, *, today: date) -> bool:
    """Whether the case stands in one of the two overdue classes."""
    if case.due_on is None:
        return False
    if case.closed_on is not None:
        return case.late is True
    return case.state in RUNNING and case.state not in APPLICANTS_MOVE and case.due_on < today
