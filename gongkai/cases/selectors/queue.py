"""Lists of cases: whose, at what stage, due when."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from gongkai.agencies.calendars import working_calendar
from gongkai.agencies.models import Agency, Person
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import MAY, Act, Reach
from gongkai.agencies.selectors import agencies_under, people_who_may
from gongkai.cases.models import Case
from gongkai.law.terms import SOON


def cases_for(officer: Officer) -> QuerySet[Case]:
    """What this officer may see: the own agency's cases, a supervisor those of the agencies below too."""
    reaches = {MAY[Act.VIEW_CASES].get(role) for role in officer.roles}
    if Reach.BELOW in reaches:
        return Case.objects.filter(agency__path__startswith=officer.agency.path)
    return Case.objects.filter(agency=officer.agency) if Reach.OWN in reaches else Case.objects.none()


def counted_cases(officer: Officer) -> QuerySet[Case]:
    """The same, for figures: read from the indexes agency by agency, where a list is read in its order."""
    if not officer.may(Act.VIEW_CASES, officer.agency):
        return Case.objects.none()
    seen = [agency for agency in agencies_under(officer.agency) if officer.may(Act.VIEW_CASES, agency)]
    return Case.objects.filter(agency__in=seen)


def own_cases(officer: Officer) -> QuerySet[Case]:
    """Those of the agency acted for, whatever else the officer may see."""
    return Case.objects.filter(agency=officer.agency) if officer.may(Act.VIEW_CASES) else Case.objects.none()


def with_page_columns(cases: QuerySet[Case]) -> QuerySet[Case]:
    """What a row of a list shows, without a query per row."""
    return cases.select_related("agency", "holder", "receipt")


def open_cases(cases: QuerySet[Case]) -> QuerySet[Case]:
    """By due day, those not confirmed yet last."""
    return cases.filter(state__in=Case.OPEN).order_by("due_on", "pk")


def in_state(cases: QuerySet[Case], state: str) -> QuerySet[Case]:
    return cases.filter(state=state)


def held_by(cases: QuerySet[Case], person: Person) -> QuerySet[Case]:
    return cases.filter(holder=person)


RUNNING = (
    Case.State.IN_HAND,
    Case.State.AWAITING_CORRECTION,
    Case.State.AWAITING_OPINION,
    Case.State.AWAITING_REASONS,
    Case.State.AWAITING_PAYMENT,
    Case.State.AWAITING_SIGNATURE,
    Case.State.AWAITING_SERVICE,
)
"""Stages in which the reply term runs: until the reply has been served."""


APPLICANTS_MOVE = (Case.State.AWAITING_CORRECTION, Case.State.AWAITING_PAYMENT)
"""Stages whose end starts the term afresh."""


def overdue(cases: QuerySet[Case], *, today: date) -> QuerySet[Case]:
    """Not answered and past the due day. While a correction or the fee is awaited nothing is due of the
    agency."""
    running = cases.filter(state__in=RUNNING).exclude(state__in=APPLICANTS_MOVE)
    return running.filter(due_on__lt=today).order_by("due_on", "pk")


def due_within(cases: QuerySet[Case], *, today: date, working_days: int = SOON) -> QuerySet[Case]:
    """Due today or within so many working days from tomorrow."""
    last = working_calendar().next_working_day(today, working_days) if working_days else today
    return cases.filter(state__in=RUNNING, due_on__range=(today, last)).order_by("due_on", "pk")


def possible_handlers(agency: Agency, *, today: date) -> QuerySet[Person]:
    """Whom a case of this agency may be given to today."""
    return people_who_may(Act.HANDLE_CASE, agency, today=today)
