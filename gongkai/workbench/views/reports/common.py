"""What the pages of a report share: which agency and year they are about, and where they lead back to."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.agencies.roles import Act
from gongkai.annual_report import selectors
from gongkai.annual_report.models import Report
from gongkai.annual_report.rules import refusal_by_state
from gongkai.law.report_forms import NoFormForYear, form_of_year
from gongkai.ui.pieces import Link
from gongkai.workbench.doors import demand
from gongkai.workbench.report_page import address_for


def agency_of(request: HttpRequest) -> Agency:
    """The agency named in the address among those whose reports the officer sees; the own one by default."""
    code = request.GET.get("agency", "")
    if not code or code == request.officer.agency.code:
        return request.officer.agency
    for agency in selectors.agencies_visible_to(request.officer):
        if agency.code == code:
            return agency
    raise Http404


def scope_of(request: HttpRequest) -> str:
    """The own report, or the sum of the government where the address says so (``scope=whole``)."""
    whole = Report.Scope.WHOLE
    return whole if request.GET.get("scope") == whole else Report.Scope.OWN


def year_of(year: int) -> int:
    if year > timezone.localdate().year:
        raise Http404
    try:
        form_of_year(year)
    except NoFormForYear as unknown:
        raise Http404 from unknown
    return year


def report_of(agency: Agency, year: int, scope: str = Report.Scope.OWN) -> Report | None:
    """The newest version, in work or published."""
    return selectors.newest(agency, year_of(year), scope)


def draft_of(request: HttpRequest, year: int, act: Act) -> Report:
    """The report an act works on, which must have been opened."""
    agency = agency_of(request)
    demand(request, act, agency)
    report = report_of(agency, year, scope_of(request))
    if report is None:
        raise Http404
    return report


def crumbs_of(report: Report) -> list[tuple[str, str]]:
    return [("年度报告", reverse("desk:reports")), (f"{report.year}年度", address_for(report, "desk:report"))]


def back_to(report: Report) -> Link:
    return Link(f"回到{report.year}年度报告", address_for(report, "desk:report"))


def frozen_reason(report: Report) -> str:
    """Why nothing in it can be changed now; empty for a draft."""
    return str(refusal_by_state(report) or "")
