"""Due days for a calendar program: whose address it is, and the cases it may show."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from gongkai.agencies.officers import Officer, officer_for
from gongkai.agencies.roles import Act
from gongkai.cases.models import CalendarAddress, Case
from gongkai.cases.selectors.queue import APPLICANTS_MOVE, RUNNING, own_cases


def open_calendar_addresses(officer: Officer) -> dict[str, CalendarAddress]:
    """By scope."""
    held = CalendarAddress.objects.filter(person=officer.person, agency=officer.agency, revoked_at=None)
    return {each.scope: each for each in held}


def cases_of_calendar(token_hash: str, *, today: date) -> tuple[CalendarAddress, QuerySet[Case]] | None:
    """None where the address is unknown or revoked, or its owner is out of office or may see no cases."""
    address = (
        CalendarAddress.objects.filter(token_hash=token_hash, revoked_at=None)
        .select_related("person", "agency")
        .first()
    )
    if address is None or not address.person.is_active:
        return None
    officer = officer_for(address.person, today=today, agency_code=address.agency.code)
    if officer is None or officer.agency.pk != address.agency_id:
        return None
    whole = address.scope == CalendarAddress.Scope.AGENCY
    if not officer.may(Act.LEAD_OFFICE if whole else Act.VIEW_CASES):
        return None
    due = own_cases(officer).filter(state__in=RUNNING, replied_on=None)
    due = due.exclude(state__in=APPLICANTS_MOVE)  # nothing is due of the agency then
    if not whole:
        due = due.filter(holder__in=[officer.person_id, *officer.deputises])
    return address, due.order_by("due_on", "pk")
