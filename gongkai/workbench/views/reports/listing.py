"""The agencies and their years."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.agencies.roles import Act
from gongkai.annual_report import selectors
from gongkai.annual_report.deadlines import deadline_for
from gongkai.annual_report.models import Report
from gongkai.workbench.doors import staff_page
from gongkai.workbench.report_page import address_of


@staff_page(Act.VIEW_REPORTS)
def reports(request: HttpRequest) -> HttpResponse:
    this_year = timezone.localdate().year
    years = [this_year, this_year - 1, this_year - 2]
    own = selectors.reports_for(request.officer).filter(scope=Report.Scope.OWN).order_by("version")
    made = {(one.agency_id, one.year): one for one in own}  # the newest version comes last and stays
    reported = {agency for agency, _ in made}
    agencies = [
        one
        for one in selectors.agencies_visible_to(request.officer)
        if one.kind != Agency.Kind.PUBLIC_ENTERPRISE or one.pk in reported  # art. 55: rules of their own
    ]
    rows = [
        (
            agency,
            [(year, made.get((agency.pk, year)), address_of("desk:report", agency, year)) for year in years],
        )
        for agency in agencies
    ]
    published = sum(
        (agency.pk, this_year - 1) in made and made[agency.pk, this_year - 1].is_published
        for agency in agencies
    )
    return render(
        request,
        "workbench/reports/list.html",
        {
            "rows": rows,
            "years": years,
            "last_year": this_year - 1,
            "published": published,
            "due_on": deadline_for(request.officer.agency).last_day(this_year - 1),
            "tokens": request.officer.may(Act.LET_SYSTEM_ENTER),
            "board": request.officer.may(Act.REVIEW_REPORT),
            "older": sorted({year for _, year in made if year < years[-1]}, reverse=True),
        },
    )
