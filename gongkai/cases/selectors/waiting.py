"""How long applicants wait, and what was late: the public figures, the unwelcome ones included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from statistics import median_low

from django.db.models import Q

from gongkai.agencies.calendars import working_calendar
from gongkai.cases.models import Case
from gongkai.cases.selectors.queue import overdue

A_YEAR = timedelta(days=365)
FEWEST_REPLIES = 5
"""Ours: half of fewer than five is chance, not a waiting time."""

Reply = tuple[date, date, bool | None]  # received on, replied on, whether that was late


@dataclass(frozen=True)
class Waiting:
    """median: working days from receipt to reply that half of the applications did not exceed, pauses and
    extensions included, because the applicant waits through them; None without replies."""

    replies: int = 0
    late: int = 0
    median: int | None = None

    @property
    def enough(self) -> bool:
        """Whether the median says anything to someone who is about to apply."""
        return self.replies >= FEWEST_REPLIES


@dataclass(frozen=True)
class CaseFigures:
    """A year so far. closed: replied to, or ended without a letter. open_late: not replied to and past the
    due day; such a case counts among the late ones from that day on."""

    since: date
    until: date
    received: int
    closed: int
    waiting: Waiting
    open_late: int

    @property
    def late(self) -> int:
        return self.waiting.late + self.open_late

    @property
    def due(self) -> int:
        """Those that had to be answered by now: the base of the share answered in time."""
        return self.waiting.replies + self.open_late


def waiting_by_agency(*, today: date) -> dict[int, Waiting]:
    """By agency id, from the replies of the last 365 days. One query, however many agencies."""
    replied = Case.objects.filter(replied_on__gt=today - A_YEAR, replied_on__lte=today)
    by_agency: dict[int, list[Reply]] = defaultdict(list)
    rows = replied.order_by().values_list("agency_id", "received_on", "replied_on", "late")
    for agency_id, *days in rows.iterator(chunk_size=5000):
        by_agency[agency_id].append(tuple(days))
    return {agency_id: _waiting(replies) for agency_id, replies in by_agency.items()}


def figures_of_year(*, today: date) -> CaseFigures:
    """All agencies together, from 1 January to today."""
    since = today.replace(month=1, day=1)
    this_year = Q(replied_on__range=(since, today))
    rows = Case.objects.filter(this_year).order_by().values_list("received_on", "replied_on", "late")
    return CaseFigures(
        since=since,
        until=today,
        received=Case.objects.filter(received_on__range=(since, today)).count(),
        closed=Case.objects.filter(closed_on__range=(since, today)).count(),
        waiting=_waiting(rows.iterator(chunk_size=5000)),
        open_late=overdue(Case.objects.all(), today=today).count(),
    )


def _waiting(replies: Iterable[Reply]) -> Waiting:
    days: list[int] = []
    late = 0
    for received_on, replied_on, was_late in replies:
        days.append(_working_days(received_on, replied_on))
        late += bool(was_late)
    return Waiting(len(days), late, median_low(days) if days else None)


@lru_cache(maxsize=20_000)
def _working_days(received_on: date, replied_on: date) -> int:
    return working_calendar().working_days_between(received_on, replied_on)
