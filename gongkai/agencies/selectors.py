"""Questions about agencies."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from gongkai.agencies.models import Agency, Installation, Office, Person
from gongkai.agencies.roles import MAY, Act, Reach, Role


def agencies_on(day: date) -> QuerySet[Agency]:
    """Agencies that exist on a day, in the order of the site."""
    return Agency.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


def agencies_under(agency: Agency) -> QuerySet[Agency]:
    """The agency and all below it, gone ones too."""
    return Agency.objects.filter(path__startswith=agency.path)


def answering_agencies(day: date) -> QuerySet[Agency]:
    """Agencies that take applications (art. 27): all but public enterprises."""
    return agencies_on(day).exclude(kind=Agency.Kind.PUBLIC_ENTERPRISE)


def disclosure_office(agency: Agency) -> Office | None:
    return agency.offices.filter(is_disclosure_office=True, valid_to__isnull=True).first()


def installation() -> Installation | None:
    return Installation.objects.filter(pk=1).first()


def people_in(roles: Iterable[Role], agency: Agency, *, today: date) -> QuerySet[Person]:
    """Who holds one of the roles at this agency today and can sign in."""
    held = Q(posts__valid_to__isnull=True) | Q(posts__valid_to__gte=today)
    people = Person.objects.filter(
        held,
        posts__agency=agency,
        posts__role__in=[role.value for role in roles],
        posts__valid_from__lte=today,
        is_active=True,
    )
    return people.distinct().order_by("name", "pk")


def people_who_may(act: Act, agency: Agency, *, today: date) -> QuerySet[Person]:
    """Who may do this at this agency today, by a post held there."""
    return people_in(MAY[act], agency, today=today)


def people_above_who_may(act: Act, agency: Agency, *, today: date) -> QuerySet[Person]:
    """Who may do this at this agency today by a post that reaches below, held there or at an agency above."""
    codes = [code for code in agency.path.split("/") if code]
    paths = ["/" + "/".join(codes[:length]) + "/" for length in range(1, len(codes) + 1)]
    held = Q(posts__valid_to__isnull=True) | Q(posts__valid_to__gte=today)
    people = Person.objects.filter(
        held,
        posts__agency__path__in=paths,
        posts__role__in=[role.value for role, reach in MAY[act].items() if reach is Reach.BELOW],
        posts__valid_from__lte=today,
        is_active=True,
    )
    return people.distinct().order_by("name", "pk")
