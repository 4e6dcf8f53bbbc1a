"""Annual reports: the list by agency and year, one report, and the same for programs."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.agencies.models import Agency
from gongkai.annual_report import charts, selectors
from gongkai.annual_report.models import Report
from gongkai.law.report_forms import FORMS
from gongkai.portal.page_tags import REPORTS, Tags
from gongkai.ui.statutory import statutory_tables


@dataclass(frozen=True)
class AgencyReports:
    agency: Agency
    years: tuple[int, ...]


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    by_agency: dict[Agency, list[int]] = {}
    for report in selectors.published_reports():
        by_agency.setdefault(report.agency, []).append(report.year)
    rows = [AgencyReports(agency, tuple(years)) for agency, years in by_agency.items()]
    rows.sort(key=lambda row: (row.agency.position, row.agency.code))
    crumbs = [(_("首页"), reverse("portal:home")), (_("年度报告"), "")]
    return render(request, "portal/reports/list.html", {"rows": rows, "crumbs": crumbs, "tags": REPORTS.tags})


@require_safe
def report(request: HttpRequest, code: str, year: int) -> HttpResponse:
    found = _published(code, year)
    form = FORMS[found.form]
    cells = selectors.cells_of(found)
    findings = selectors.findings_for(found.agency, year, cells)
    crumbs = [
        (_("首页"), reverse("portal:home")),
        (_("年度报告"), reverse("portal:reports")),
        (_("%(agency)s%(year)d年") % {"agency": found.agency.short_name, "year": year}, ""),
    ]
    context = {
        "report": found,
        "parts": [f"{ordinal}、{part}" for ordinal, part in zip("一二三四五六", form.parts, strict=True)],
        "texts": {f"part{part}": text.split("\n") for part, text in found.text.items()},
        "tables": statutory_tables(form, cells),
        "charts": charts.charts_of(found, cells),
        "errors": [finding for finding in findings if finding.severity == "error"],
        "differences": len(selectors.difference(found)),
        "other_years": _other_years(found),
        "crumbs": crumbs,
        "tags": _article_tags(found),
    }
    return render(request, "portal/reports/report.html", context)


@require_safe
def report_json(request: HttpRequest, code: str, year: str) -> JsonResponse:
    """The report as `gongkai report read` takes it back."""
    return JsonResponse(
        selectors.report_json(_published(code, int(year))),
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )


def _published(code: str, year: int) -> Report:
    found = selectors.published(code, year)
    if found is None:
        raise Http404
    return found


def _other_years(report: Report) -> list[int]:
    years = selectors.published_reports().filter(agency=report.agency).exclude(pk=report.pk)
    return list(years.values_list("year", flat=True))


def _article_tags(report: Report) -> Tags:
    published = timezone.localtime(report.published_at)
    return (
        *REPORTS.tags,
        ("ArticleTitle", str(report)),
        ("PubDate", f"{published:%Y-%m-%d %H:%M}"),
        ("ContentSource", report.agency.name),
    )
