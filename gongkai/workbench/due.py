"""Where the term of a case stands, as the badge shows it. Read from the stored conclusions, no query."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.calendars import working_calendar
from gongkai.cases.models import Case
from gongkai.cases.selectors.queue import APPLICANTS_MOVE
from gongkai.law.clock import Clock, due_state
from gongkai.law.terms import working_days_left
from gongkai.ui.pieces import Due

S = Case.State


def due_of(case: Case, today: date, clock: Clock | None = None) -> Due | None:
    """The badge of a case; None while receipt is not confirmed. clock: lets a stop say which day it is in."""
    if case.due_on is None:
        return None
    if case.state in (S.CLOSED, S.ARCHIVED):
        return _done(case)
    if case.state == S.CANCELLED:
        return None
    if case.state in APPLICANTS_MOVE:
        return Due("paused", label="等待补正" if case.state == S.AWAITING_CORRECTION else "等待缴费")
    calendar = working_calendar()
    if case.paused and case.due_on >= today:
        return Due(
            "paused",
            on=case.due_on,
            days=_stop_day(clock, today),
            provisional=case.due_provisional,
            label="" if clock else "停表中",
        )
    left = working_days_left(today, case.due_on, calendar)
    state = due_state(today, case.due_on, calendar)
    return Due(state, on=case.due_on, days=abs(left), provisional=case.due_provisional)


def _done(case: Case) -> Due:
    """A case closed without a letter was ended on the day of its decision. In a later round the day is
    that of its own end, since the day of the first reply stays what it was."""
    answered = case.closed_on if case.round > 1 else case.replied_on or case.decided_on
    late = working_calendar().working_days_between(case.due_on, answered) if answered > case.due_on else 0
    if late:
        return Due("done_late", on=case.due_on, days=late, done_on=answered)
    return Due("done", on=case.due_on, done_on=answered)


def _stop_day(clock: Clock | None, today: date) -> int | None:
    """Which working day of the stop today is."""
    if clock is None:
        return None
    stopped = [step.on for step in clock.steps if step.kind == "paused" and step.on <= today]
    return len(stopped) or None


def short_number(case: Case) -> str:
    """〔2026〕47号, for lists of one agency."""
    return f"〔{case.year}〕{case.serial}号"
