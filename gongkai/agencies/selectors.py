"""Questions about agencies."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from gongkai.agencies.models import Agency, Installation, Office


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
