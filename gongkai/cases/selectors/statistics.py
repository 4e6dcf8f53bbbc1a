"""A year's figures of applications, in all and by agency: four grouped questions, however many cases.

Each figure is defined once, here; ``workbench/statistics.py`` prints the definitions and leads to the cases.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from django.db.models import Case as When_
from django.db.models import CharField, Count, F, IntegerField, Q, QuerySet, When
from django.db.models.functions import Cast, Coalesce, Substr

from gongkai.agencies.calendars import working_calendar
from gongkai.cases.holding import AS_FILED, Held
from gongkai.cases.models import Case
from gongkai.cases.selectors.queue import RUNNING, overdue
from gongkai.law.decisions import DECISIONS, Outcome

ANSWERED_ON = Coalesce("replied_on", When_(When(closed_on__isnull=False, then=F("decided_on"))))
"""The day the reply counts as served; of a case ended without a letter, the day of its decision."""


@dataclass
class Figures:
    """Of one agency, or of all together.

    received, answered: in the year. late: of those answered, after the due day. open_now: not answered today.
    open_late: of those, past the due day. median: see ``median_of``. Counters by month, channel and group.
    """

    received: int = 0
    answered: int = 0
    late: int = 0
    open_now: int = 0
    open_late: int = 0
    granted: int = 0
    received_by_month: Counter[int] = field(default_factory=Counter)
    answered_by_month: Counter[int] = field(default_factory=Counter)
    channels: Counter[str] = field(default_factory=Counter)
    groups: Counter[str] = field(default_factory=Counter)
    days: Counter[int] = field(default_factory=Counter)

    @property
    def due(self) -> int:
        """Those that had to be answered by now: the base of the share answered in time."""
        return self.answered + self.open_late

    @property
    def on_time(self) -> int:
        return self.answered - self.late

    @property
    def median(self) -> int | None:
        return median_of(self.days)


def median_of(days: Counter[int]) -> int | None:
    """Working days that half of the applications did not exceed; None without any."""
    half = (days.total() + 1) // 2
    for length in sorted(days):
        half -= days[length]
        if half <= 0:
            return length
    return None


def statistics(cases: QuerySet[Case], year: int, *, today: date) -> tuple[Figures, dict[int, Figures]]:
    """All the cases together, and by agency id. What is open counts as of today, in the current year only."""
    whole, by_agency = Figures(), {}

    def both(agency_id: int) -> Iterable[Figures]:
        return whole, by_agency.setdefault(agency_id, Figures())

    for agency_id, channel, month, count in _received(cases, year):
        for each in both(agency_id):
            each.received += count
            each.received_by_month[month] += count
            each.channels[channel] += count
    for agency_id, outcome, month, count, late in _answered(cases, year):
        group = DECISIONS[Outcome(outcome)].group
        for each in both(agency_id):
            each.answered += count
            each.late += late
            each.answered_by_month[month] += count
            each.groups[group] += count
    for agency_id, received_on, answered_on in _spans(cases, year):
        length = _working_days(received_on, answered_on)
        for each in both(agency_id):
            each.days[length] += 1
    if year == today.year:
        for agency_id, open_now, open_late in _open(cases, today):
            for each in both(agency_id):
                each.open_now += open_now
                each.open_late += open_late
    return whole, by_agency


def punctuality(cases: QuerySet[Case], year: int) -> tuple[int, int]:
    """How many were answered in the year, and how many of them after their due day. One question."""
    each = punctuality_of_each(cases, year).values()
    return sum(answered for answered, _ in each), sum(late for _, late in each)


def punctuality_of_each(
    cases: QuerySet[Case], year: int, held: Held = AS_FILED
) -> dict[int, tuple[int, int]]:
    """Agency id -> the same, for those that answered any. held: whose a case is. One question."""
    late = Count("pk", filter=Q(answered_on__gt=F("due_on")))
    answered = _answered_in(cases, year).annotate(counts_for=held.whose()).order_by()
    rows = answered.values_list("counts_for").annotate(Count("pk"), behind=late)
    return {agency: (answered, behind) for agency, answered, behind in rows}


def _received(cases: QuerySet[Case], year: int):
    rows = cases.filter(received_on__range=_days_of(year)).order_by().annotate(month=_month("received_on"))
    return rows.values_list("agency_id", "channel", "month").annotate(Count("pk"))


def _answered_in(cases: QuerySet[Case], year: int) -> QuerySet[Case]:
    days = _days_of(year)
    return cases.filter(
        Q(replied_on__range=days) | Q(replied_on=None, closed_on__isnull=False, decided_on__range=days)
    ).annotate(answered_on=ANSWERED_ON)


def _answered(cases: QuerySet[Case], year: int):
    rows = _answered_in(cases, year).order_by().annotate(month=_month("answered_on"))
    late = Count("pk", filter=Q(answered_on__gt=F("due_on")))
    return rows.values_list("agency_id", "outcome", "month").annotate(count=Count("pk"), behind=late)


def _spans(cases: QuerySet[Case], year: int):
    """As text: to take so many days apart costs more than to read them, and few spans are unlike."""
    days = (Cast(column, CharField()) for column in ("received_on", "answered_on"))
    return _answered_in(cases, year).order_by().values_list("agency_id", *days).iterator()


def _open(cases: QuerySet[Case], today: date):
    late = overdue(Case.objects.all(), today=today).order_by().values("pk")
    rows = cases.filter(state__in=RUNNING, replied_on=None).order_by()
    return rows.values_list("agency_id").annotate(
        count=Count("pk"), behind=Count("pk", filter=Q(pk__in=late))
    )


def _month(day: str) -> Cast:
    """From the day as both databases write it; SQLite calls Python for each row to take a date apart."""
    return Cast(Substr(Cast(day, CharField()), 6, 2), IntegerField())


def _days_of(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


@lru_cache(maxsize=20_000)
def _working_days(received_on: str, answered_on: str) -> int:
    first, last = date.fromisoformat(received_on), date.fromisoformat(answered_on)
    return working_calendar().working_days_between(first, last)
