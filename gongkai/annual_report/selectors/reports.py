"""Which reports there are, and who sees them."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.annual_report.derivation import Number
from gongkai.annual_report.models import Report


def newest(agency: Agency, year: int, scope: str = Report.Scope.OWN) -> Report | None:
    """The newest version of a year's report, in work or published; None where none was begun."""
    versions = Report.objects.filter(agency=agency, year=year, scope=scope).select_related("agency")
    return versions.order_by("-version").first()


def published_reports() -> QuerySet[Report]:
    """What the public may read, newest year first, agencies in the order of the site."""
    published = Report.objects.filter(state=Report.State.PUBLISHED).select_related("agency")
    return published.order_by("-year", "agency__position", "agency__code")


def published(
    agency_code: str, year: int, scope: str = Report.Scope.OWN, *, version: int | None = None
) -> Report | None:
    """What is public of a year: the version that holds, or the one asked for, be it corrected since."""
    wanted = {"agency__code": agency_code, "year": year, "scope": scope}
    if version is None:
        return published_reports().filter(**wanted).first()
    public = Report.objects.filter(**wanted, version=version, state__in=Report.PUBLIC)
    return public.select_related("agency").first()


def public_versions(report: Report) -> list[Report]:
    """Every version of this report that is or was public, newest first; one where none was corrected."""
    versions = Report.objects.filter(
        agency=report.agency, year=report.year, scope=report.scope, state__in=Report.PUBLIC
    )
    return list(versions.order_by("-version"))


def reports_for(officer: Officer) -> QuerySet[Report]:
    """Reports the officer may see: the own agency's, and those below for a supervisor."""
    agencies = agencies_visible_to(officer)
    return Report.objects.filter(agency__in=agencies).select_related("agency")


def agencies_visible_to(officer: Officer) -> list[Agency]:
    """Agencies whose reports the officer may see, with abolished ones that the own agency carries on."""
    gone = Q(valid_to__lt=officer.today) if officer.today else Q(pk__in=[])
    reach = Q(path__startswith=officer.agency.path) | (Q(successor__isnull=False) & gone)
    agencies = Agency.objects.filter(reach).select_related("successor", "parent")
    return [one for one in agencies if officer.may(Act.VIEW_REPORTS, one)]


def years_for(agency: Agency) -> list[int]:
    """Years with a report or with cases, newest first."""
    with_report = set(agency.reports.values_list("year", flat=True))
    received = agency.cases.filter(received_on__isnull=False).dates("received_on", "year")
    return sorted(with_report | {day.year for day in received}, reverse=True)


def last_years_report(agency: Agency, year: int, scope: str = Report.Scope.OWN) -> Report | None:
    """The published report on the year before."""
    return published_reports().filter(agency=agency, year=year - 1, scope=scope).first()


def earlier_reports(report: Report, years: int) -> QuerySet[Report]:
    """The published reports of the same agency and scope on the years just before, newest first."""
    same = published_reports().filter(agency=report.agency, scope=report.scope)
    return same.filter(year__lt=report.year, year__gte=report.year - years)


def last_years_cells(agency: Agency, year: int, scope: str = Report.Scope.OWN) -> dict[str, Number] | None:
    """The cells of the published report on the year before, None where there is none."""
    before = last_years_report(agency, year, scope)
    return before.cells if before else None
