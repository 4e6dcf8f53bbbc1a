"""Appending clock facts, and writing the conclusions lists are sorted by. The only place that does either."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.calendars import current_version, working_calendar
from gongkai.agencies.officers import Officer
from gongkai.cases import rules
from gongkai.cases.models import Case, ClockFact, CorrectionNotice, Letter
from gongkai.cases.selectors.clock import clock_of
from gongkai.cases.selectors.queue import RUNNING
from gongkai.cases.services.steps import locked, require_text, stop_if
from gongkai.law.calendar import WorkingCalendar
from gongkai.law.clock import Clock, FactKind
from gongkai.trail.services import record

CONCLUSIONS = ("original_due_on", "due_on", "due_provisional", "paused")


def append_fact(
    case: Case,
    kind: FactKind,
    on: date,
    *,
    basis: str,
    by: Officer | None,
    working_days: int = 0,
    ref: str = "",
    letter: Letter | None = None,
    supersedes: ClockFact | None = None,
) -> ClockFact:
    return ClockFact.objects.create(
        case=case,
        kind=kind.value,
        on=on,
        working_days=working_days,
        ref=ref,
        basis=basis,
        recorded_by=by.person if by else None,
        recorded_at=timezone.now(),
        letter=letter,
        supersedes=supersedes,
    )


def settle_clock(case: Case, calendar: WorkingCalendar | None = None) -> Case:
    """Write the conclusions from the facts into the case and save it.

    Raises LawError where the facts contradict one another; the transaction of the act then undoes them.
    """
    clock = clock_of(case, calendar)
    if clock is not None:
        for field, value in _conclusions(clock).items():
            setattr(case, field, value)
    case.save()
    return case


def _conclusions(clock: Clock) -> dict[str, date | bool]:
    values = (clock.original_due, clock.due, clock.provisional, clock.paused)
    return dict(zip(CONCLUSIONS, values, strict=True))


@transaction.atomic
def correct_fact(fact: ClockFact, *, by: Officer, on: date, reason: str) -> ClockFact:
    """Put right a day that was entered wrongly. The wrong fact stays, superseded by the new one."""
    case = locked(fact.case)
    stop_if(rules.refusal_to_correct_fact(case, by, fact))
    kind = FactKind(fact.kind)
    stop_if(rules.refusal_of_day(kind.label, on, today=timezone.localdate()))
    reason = require_text("更正的理由", reason)
    fact = append_fact(
        case,
        kind,
        on,
        basis=reason,
        by=by,
        working_days=fact.working_days,
        ref=fact.ref,
        letter=fact.letter,
        supersedes=fact,
    )
    if kind is FactKind.RECEIVED:
        case.received_on = on
    settle_clock(case)
    _tell_record(case, fact)
    label = kind.label
    record(case, "fact_corrected", agency=case.agency, by=by, kind_label=label, on=on, reason=reason)
    return fact


def _tell_record(case: Case, fact: ClockFact) -> None:
    """The day as the correction notice or the inquiry repeats it, which letters print."""
    kind, on = FactKind(fact.kind), fact.on
    if kind in _NOTICE_DAYS:
        CorrectionNotice.objects.filter(case=case).update(**{_NOTICE_DAYS[kind]: on})
    elif kind in _INQUIRY_DAYS and fact.ref:
        case.inquiries.filter(pk=fact.ref).update(**{_INQUIRY_DAYS[kind]: on})


_NOTICE_DAYS = {FactKind.CORRECTION_REQUIRED: "noticed_on", FactKind.CORRECTED: "answered_on"}
_INQUIRY_DAYS = {FactKind.INQUIRY_SENT: "sent_on", FactKind.INQUIRY_ENDED: "ended_on"}


@dataclass(frozen=True)
class Difference:
    """A stored conclusion that differs from what the facts and the calendar now give."""

    number: str
    field: str
    stored: date | bool | None
    computed: date | bool | None


def recompute_due_dates(check: bool, calendar: WorkingCalendar | None = None) -> list[Difference]:
    """Work out the term of every open case again. With ``check`` only report; otherwise store what differs.

    Each changed case is its own transaction and leaves a record, so that a new holiday notice shows in the
    case's history.
    """
    found: list[Difference] = []
    version = "" if calendar else str(current_version())
    calendar = calendar or working_calendar()
    for case in _running_cases():
        differences = _differences(case, calendar)
        if differences and not check:
            redate(case, calendar, version=version)
        found += differences
    return found


def _running_cases() -> Iterator[Case]:
    return Case.objects.filter(state__in=RUNNING).order_by("pk").iterator(chunk_size=500)


def _differences(case: Case, calendar: WorkingCalendar) -> list[Difference]:
    clock = clock_of(case, calendar)
    if clock is None:
        return []
    return [
        Difference(case.number, field, getattr(case, field), value)
        for field, value in _conclusions(clock).items()
        if getattr(case, field) != value
    ]


@transaction.atomic
def redate(case: Case, calendar: WorkingCalendar, *, version: str = "", before: str = "") -> Case:
    """Store the conclusions by this calendar, with a record. version, before: names of the calendars, by
    which the new and the old day can be proved again."""
    case = locked(case)
    was = case.due_on
    settle_clock(case, calendar)
    names = {"calendar": version, "calendar_before": before}
    named = {key: value for key, value in names.items() if value}
    record(case, "due_date_recomputed", agency=case.agency, by=None, was=was, due_on=case.due_on, **named)
    return case
