"""One agency's reports of several years beside each other, as a page and as CSV."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.agencies.models import Agency
from gongkai.annual_report import charts, selectors
from gongkai.annual_report.comparing import Side, carried_between, parts_beside, years_csv
from gongkai.annual_report.models import Report
from gongkai.law.identities import Moved
from gongkai.law.report_forms import FORMS
from gongkai.portal.forms.comparing import MOST_YEARS, YearsForm
from gongkai.portal.page_tags import REPORTS
from gongkai.portal.views.reports.addresses import agencies_address, printed_from, report_address
from gongkai.ui.pieces import Link

CSV = "text/csv; charset=utf-8"


@dataclass(frozen=True)
class Asked:
    """What is compared. sides: by year, the oldest first; empty where the form holds an error."""

    agency: Agency
    scope: str
    form: YearsForm
    reports: dict[int, Report]
    sides: dict[int, Side]

    @property
    def column(self) -> str:
        return self.form.cleaned_data.get("column") or "total"

    @property
    def query(self) -> str:
        """Of this very comparison."""
        asked = {"years": ",".join(map(str, self.sides)), "column": self.column}
        if self.scope == Report.Scope.WHOLE:
            asked["scope"] = self.scope
        return urlencode(asked, safe=",")


@require_safe
def compare_years(request: HttpRequest, code: str) -> HttpResponse:
    asked = _asked(request, code)
    sides = asked.sides
    context = {
        "agency": asked.agency,
        "scope": asked.scope,
        "is_whole": asked.scope == Report.Scope.WHOLE,
        "form": asked.form,
        "column": asked.form["column"].value() or "total",
        "most": MOST_YEARS,
        "known": list(asked.reports),
        "heads": [Link(str(year), report_address(code, year, asked.scope)) for year in sides],
        "pair": list(sides)[-2:] if len(sides) > 1 else [],
        "parts": parts_beside(list(sides.values()), asked.column) if sides else (),
        "carried": carried_between(sides, _moved(asked)),
        "gaps": _gaps(list(sides)),
        "forms": _forms_of(sides),
        "corrected": [
            report for year, report in asked.reports.items() if year in sides and report.version > 1
        ],
        "chart": charts.trend({year: asked.reports[year].cells for year in sides}),
        "csv_url": f"{reverse('portal:compare_years_csv', args=[code])}?{asked.query}" if sides else "",
        "agencies_url": agencies_address(max(sides), [code])
        if sides and asked.scope == Report.Scope.OWN
        else "",
        "crumbs": [
            (_("首页"), reverse("portal:home")),
            (_("年度报告"), reverse("portal:reports")),
            (_("历年对比"), ""),
        ],
        "tags": REPORTS.tags,
        **printed_from(request),
    }
    return render(request, "portal/reports/compare_years.html", context)


@require_safe
def compare_years_csv(request: HttpRequest, code: str) -> HttpResponse:
    """The tables of the page; a question the page would refuse is sent there, where the refusal is said."""
    asked = _asked(request, code)
    if not asked.sides:
        return redirect(f"{reverse('portal:compare_years', args=[code])}?{request.GET.urlencode()}")
    names = [f"{year}年" for year in asked.sides]
    content = years_csv(parts_beside(list(asked.sides.values()), asked.column), names)
    name = f"{asked.agency.short_name}{names[0]}至{names[-1]}年度报告对比.csv"
    response = HttpResponse(content, content_type=CSV)
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def _asked(request: HttpRequest, code: str) -> Asked:
    agency = Agency.objects.filter(code=code).first()
    if agency is None:
        raise Http404
    whole = request.GET.get("scope") == Report.Scope.WHOLE
    scope = Report.Scope.WHOLE if whole else Report.Scope.OWN
    reports = selectors.published_over_the_years(agency, scope)
    newest = sorted(reports, reverse=True)
    form = YearsForm(request.GET, known=newest)
    if not form.is_valid():
        return Asked(agency, scope, form, reports, {})
    chosen = sorted(map(int, form.cleaned_data["years"])) or sorted(newest[:MOST_YEARS])
    if not form.cleaned_data["years"]:  # the boxes show what the page chose
        form = YearsForm(
            {"years": list(map(str, chosen)), "column": form.cleaned_data["column"]}, known=newest
        )
        form.is_valid()
    sides = {year: selectors.side_of(reports[year], str(year)) for year in chosen}
    return Asked(agency, scope, form, reports, sides)


def _moved(asked: Asked) -> dict[int, list[Moved]]:
    """What came or went with functions, where two years follow one another."""
    later = [asked.reports[year] for year in asked.sides if year - 1 in asked.sides]
    return selectors.moved_with_functions(asked.agency, asked.scope, later) if later else {}


def _gaps(years: list[int]) -> list[tuple[int, int]]:
    """Years that stand beside each other here though others lie between them."""
    return [(one, other) for one, other in pairwise(years) if other - one > 1]


def _forms_of(sides: dict[int, Side]) -> list[tuple[str, str]]:
    """The form of each span of years and its source, where there is more than one among them."""
    keys = {side.form.key for side in sides.values()}
    if len(keys) < 2:
        return []
    return [
        ("、".join(str(year) for year, side in sides.items() if side.form.key == key), FORMS[key].source)
        for key in FORMS
    ]
