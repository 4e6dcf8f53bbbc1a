"""Offers of cases: the open one of a case, those to an officer, and who has something to hand over."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from gongkai.agencies.models import Agency, Person
from gongkai.agencies.officers import Officer
from gongkai.cases.models import Assignment, Case
from gongkai.cases.selectors.case_file import rows_of


def open_offer(case: Case) -> Assignment | None:
    """The offer of this case that nobody has answered yet."""
    offers = rows_of(case, "assignments")
    return next((each for each in offers if each.state == Assignment.State.OFFERED), None)


def offers_to(officer: Officer) -> QuerySet[Assignment]:
    """What others want this officer, or someone the officer stands in for, to take; the oldest first."""
    offers = Assignment.objects.filter(
        state=Assignment.State.OFFERED,
        to_id__in=[officer.person_id, *officer.deputises],
        case__agency=officer.agency,
        case__state__in=Case.OPEN,
    )
    return offers.select_related("case__agency", "case__holder", "offered_by", "to").order_by("pk")


def handover_notes(case: Case) -> list[Assignment]:
    """What was written when the case was handed on, the latest first."""
    return [each for each in reversed(rows_of(case, "assignments")) if each.note]


def holders_at(agency: Agency) -> QuerySet[Person]:
    """Everyone who holds open cases of the agency, in office or not, with ``holding``: how many."""
    held = Q(cases_held__agency=agency, cases_held__state__in=Case.OPEN)
    return (
        Person.objects.annotate(holding=Count("cases_held", filter=held))
        .filter(holding__gt=0)
        .order_by("name")
    )
