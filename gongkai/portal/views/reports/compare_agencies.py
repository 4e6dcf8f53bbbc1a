"""Several agencies' reports on one year beside each other, as a page and as CSV."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.annual_report import selectors
from gongkai.annual_report.comparing import Entry, KeyFigures, Line, agencies_csv, key_figures
from gongkai.annual_report.models import Report
from gongkai.portal.forms.comparing import MOST_AGENCIES, AgenciesForm
from gongkai.portal.page_tags import REPORTS
from gongkai.portal.views.reports.addresses import address_of, cell_address, printed_from, years_address
from gongkai.portal.views.reports.compare_years import CSV


@dataclass(frozen=True)
class Asked:
    """What is compared. year: None where no report is public at all. figures: empty after an error."""

    form: AgenciesForm
    year: int | None
    reports: list[Report]
    figures: tuple[KeyFigures, ...]

    @property
    def query(self) -> str:
        codes = ",".join(report.agency.code for report in self.reports)
        return urlencode({"year": self.year, "agencies": codes}, safe=",")


@dataclass(frozen=True)
class Cell:
    """One figure with the agency it is of and where it stands in that agency's report."""

    entry: Entry
    head: str
    url: str


@require_safe
def compare_agencies(request: HttpRequest) -> HttpResponse:
    asked = _asked(request)
    context = {
        "form": asked.form,
        "year": asked.year,
        "most": MOST_AGENCIES,
        "heads": [
            (report.agency.short_name, address_of(report), years_address(report.agency.code, report.scope))
            for report in asked.reports
        ],
        "groups": [
            (group.title, [(line, _cells(line, asked.reports)) for line in group.lines])
            for group in asked.figures
        ],
        "taken_over": [r.agency.short_name for r in asked.reports if r.source == Report.Source.IMPORTED],
        "corrected": [report for report in asked.reports if report.version > 1],
        "other_forms": len({report.form for report in asked.reports}) > 1,
        "csv_url": f"{reverse('portal:compare_agencies_csv')}?{asked.query}" if asked.figures else "",
        "crumbs": [
            (_("首页"), reverse("portal:home")),
            (_("年度报告"), reverse("portal:reports")),
            (_("单位对比"), ""),
        ],
        "tags": REPORTS.tags,
        **printed_from(request),
    }
    return render(request, "portal/reports/compare_agencies.html", context)


@require_safe
def compare_agencies_csv(request: HttpRequest) -> HttpResponse:
    """The table of the page; a question the page would refuse is sent there, where the refusal is said."""
    asked = _asked(request)
    if not asked.figures:
        return redirect(f"{reverse('portal:compare_agencies')}?{request.GET.urlencode()}")
    content = agencies_csv(asked.figures, [report.named for report in asked.reports])
    response = HttpResponse(content, content_type=CSV)
    response["Content-Disposition"] = content_disposition_header(True, f"{asked.year}年年度报告单位对比.csv")
    return response


def _asked(request: HttpRequest) -> Asked:
    by_year = selectors.agencies_by_year()
    given = request.GET.get("year", "")
    known = int(given) if given.isdecimal() and len(given) == len("2025") else None
    year = known if known in by_year else next(iter(by_year), None)
    choices = [(agency.code, agency.short_name) for agency in by_year.get(year or 0, [])]
    data = request.GET.copy()
    data.setdefault("year", str(year or ""))
    form = AgenciesForm(data, years=list(by_year), agencies=choices)
    if not form.is_valid() or year is None:
        return Asked(form, year, [], ())
    reports = list(selectors.published_in_year(year, form.cleaned_data["agencies"]).values())
    if not reports:
        return Asked(form, year, [], ())
    sides = [selectors.side_of(report, report.agency.short_name) for report in reports]
    return Asked(form, year, reports, key_figures(sides, selectors.punctuality_beside(reports)))


def _cells(line: Line, reports: list[Report]) -> list[Cell]:
    return [
        Cell(entry, report.agency.short_name, cell_address(report, entry.address) if entry.address else "")
        for entry, report in zip(line.entries, reports, strict=True)
    ]
