"""Which open cases another calendar would move, worked out without changing one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from gongkai.cases.models import Case, ClockFact
from gongkai.cases.selectors.queue import RUNNING
from gongkai.law.calendar import WorkingCalendar
from gongkai.law.clock import Clock, reply_clock
from gongkai.law.errors import LawError
from gongkai.trail.selectors import records_of

AT_ONCE = 500  # cases whose facts are read together


@dataclass(frozen=True)
class Move:
    """A case whose stored conclusions another calendar would change.

    days: working days from was to due by the new calendar, negative where due comes earlier; 0 where only
    the word provisional falls away.
    """

    case: Case
    was: date
    due: date
    days: int
    provisional: bool


@dataclass(frozen=True)
class Moves:
    """moved: those whose due day changes. settled: those whose day stays and is provisional no longer, or
    now is. stuck: cases whose facts contradict one another, with the sentence; nothing moves them."""

    moved: tuple[Move, ...]
    settled: tuple[Move, ...]
    stuck: tuple[tuple[Case, str], ...]
    running: int


def moves_under(calendar: WorkingCalendar) -> Moves:
    """What this calendar would change in all open cases of the installation, by due day."""
    moved, settled, stuck, running = [], [], [], 0
    for case, clock in _clocks(calendar):
        running += 1
        if isinstance(clock, LawError):
            stuck.append((case, str(clock)))
            continue
        if not _differs(case, clock):
            continue
        days = calendar.working_days_between(case.due_on, clock.due)
        move = Move(case, case.due_on, clock.due, days, clock.provisional)
        (moved if case.due_on != clock.due else settled).append(move)
    moved.sort(key=lambda move: (move.was, move.case.pk))
    return Moves(tuple(moved), tuple(settled), tuple(stuck), running)


def _differs(case: Case, clock: Clock) -> bool:
    stored = (case.due_on, case.original_due_on, case.due_provisional, case.paused)
    return stored != (clock.due, clock.original_due, clock.provisional, clock.paused)


def _clocks(calendar: WorkingCalendar) -> Iterator[tuple[Case, Clock | LawError]]:
    running = Case.objects.filter(state__in=RUNNING).select_related("agency", "holder").order_by("pk")
    rows = running.iterator(chunk_size=AT_ONCE)
    while cases := list(islice(rows, AT_ONCE)):
        facts = _facts_of(cases)
        for case in cases:
            if not facts[case.pk]:
                continue
            try:
                yield case, reply_clock([fact.as_fact() for fact in facts[case.pk]], calendar)
            except LawError as contradiction:
                yield case, contradiction


def _facts_of(cases: Sequence[Case]) -> dict[int, list[ClockFact]]:
    facts: dict[int, list[ClockFact]] = defaultdict(list)
    for fact in ClockFact.objects.filter(case__in=cases, superseded_by__isnull=True):
        facts[fact.case_id].append(fact)
    return facts


@dataclass(frozen=True)
class Redated:
    """One time the due day of a case was worked out again. version, before: the calendars, as they are named
    in an address; empty where the record does not say."""

    at: datetime
    was: date | None
    due: date | None
    version: str
    before: str


def redatings_of(case: Case) -> list[Redated]:
    """Every time a calendar moved this case, newest first."""
    records = records_of(case).filter(act="due_date_recomputed").order_by("-pk")
    return [
        Redated(
            record.at,
            _day(record.details.get("was")),
            _day(record.details.get("due_on")),
            record.details.get("calendar", ""),
            record.details.get("calendar_before", ""),
        )
        for record in records
    ]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
