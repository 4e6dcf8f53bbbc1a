"""The reply term of a case, worked out from its facts."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.calendars import working_calendar
from gongkai.cases.models import Case, ClockFact
from gongkai.law.calendar import WorkingCalendar
from gongkai.law.clock import Clock, Fact, FactKind, reply_clock, this_round
from gongkai.law.terms import LONGEST_EXTENSION


def facts_of(case: Case) -> list[ClockFact]:
    """The facts that stand, by day; those superseded by a correction are left out."""
    facts = case.clock_facts.all()
    superseded = {fact.supersedes_id for fact in facts}
    return [fact for fact in facts if fact.pk not in superseded]


def clock_of(case: Case, calendar: WorkingCalendar | None = None) -> Clock | None:
    """None while receipt is not confirmed. Raises LawError where the facts contradict one another."""
    facts = [fact.as_fact() for fact in facts_of(case)]
    return reply_clock(facts, calendar or working_calendar()) if facts else None


def clock_if_deferred(case: Case, on: date, working_days: int) -> Clock:
    """What the term would be, were the applicant told on that day of so many working days more."""
    facts = [fact.as_fact() for fact in facts_of(case)]
    deferral = Fact(FactKind.DEFERRED, on, working_days)
    return reply_clock([*facts, deferral], working_calendar())


def extension_left(case: Case) -> int:
    """Working days by which the term may still be extended, 0 to 20."""
    facts = this_round([fact.as_fact() for fact in facts_of(case)])
    granted = sum(fact.working_days for fact in facts if fact.kind is FactKind.EXTENDED)
    return LONGEST_EXTENSION.working_days - granted


def deferred_by(case: Case) -> int:
    """Working days by which the answer was put off in this round (art. 35)."""
    facts = this_round([fact.as_fact() for fact in facts_of(case)])
    return sum(fact.working_days for fact in facts if fact.kind is FactKind.DEFERRED)
