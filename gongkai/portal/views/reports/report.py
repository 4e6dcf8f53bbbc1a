"""One annual report, and its files."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from gongkai.annual_report import charts, selectors
from gongkai.annual_report.exchange import SCHEMA_ADDRESS, schema_file
from gongkai.annual_report.export import FORMATS as FILES
from gongkai.annual_report.export import file_name
from gongkai.annual_report.models import Report
from gongkai.documents.errors import NoLetterFont
from gongkai.law.report_forms import FORMS
from gongkai.portal.page_tags import REPORTS, Tags
from gongkai.portal.views.reports.addresses import (
    address_of,
    agencies_address,
    downloads_of,
    printed_from,
    years_address,
)
from gongkai.ui.statutory import statutory_tables

SCHEMA_TYPE = "application/schema+json"
A_DAY = 24 * 3600  # seconds


@require_safe
def report(request: HttpRequest, code: str, year: int, whole: str = "") -> HttpResponse:
    """whole: "whole" for the sum of the government. ?version= asks for one that was corrected since."""
    found = _public(request, code, year, whole)
    form = FORMS[found.form]
    cells = selectors.cells_of(found)
    findings = selectors.findings_for(found.agency, year, cells, scope=found.scope, signed_at=found.signed_at)
    crumbs = [
        (_("首页"), reverse("portal:home")),
        (_("年度报告"), reverse("portal:reports")),
        (_("%(agency)s%(year)d年") % {"agency": found.agency.short_name, "year": year}, ""),
    ]
    others = _other_years(found)
    context = {
        "report": found,
        "parts": [f"{ordinal}、{part}" for ordinal, part in zip("一二三四五六", form.parts, strict=True)],
        "texts": {f"part{part}": text.split("\n") for part, text in found.text.items()},
        "tables": statutory_tables(form, cells, selected=request.GET.get("cell", "")),
        "charts": charts.charts_of(found, cells),
        "errors": [finding for finding in findings if finding.severity == "error"],
        "differences": len(selectors.difference(found)),
        "other_years": [(each.year, address_of(each)) for each in others],
        "downloads": downloads_of(found),
        "here": address_of(found),
        "versions": _versions(found),
        "compare_years": years_address(code, found.scope) if others else "",
        "compare_agencies": "" if whole else agencies_address(year, [code]),
        **printed_from(request),
        "crumbs": crumbs,
        "tags": _article_tags(found),
    }
    return render(request, "portal/reports/report.html", context)


@require_safe
def report_file(request: HttpRequest, code: str, year: str, extension: str, whole: str = "") -> HttpResponse:
    """The report as a file; `gongkai report read` takes it back. Frozen content is told apart by its hash."""
    found = _public(request, code, int(year), whole)
    chosen, tag = FILES[extension], f'"{found.sha256}.{extension}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified()
    try:
        content = chosen.make(selectors.report_json(found))
    except NoLetterFont as reason:
        raise Http404 from reason
    response = HttpResponse(content, content_type=chosen.media_type)
    if extension == "json":
        response["Link"] = f'<{SCHEMA_ADDRESS}>; rel="describedby"; type="{SCHEMA_TYPE}"'
    else:
        response["Content-Disposition"] = content_disposition_header(True, file_name(found, extension))
    response["ETag"] = tag
    return response


@require_safe
@cache_control(public=True, max_age=A_DAY)
def report_schema(request: HttpRequest) -> HttpResponse:
    """What the JSON of a report holds, for programs (docs/exchange.md)."""
    return HttpResponse(schema_file(), content_type=SCHEMA_TYPE)


def _public(request: HttpRequest, code: str, year: int, whole: str) -> Report:
    """The published version, or an earlier one that was corrected since, where the reader asks for it."""
    asked = request.GET.get("version", "")
    if asked and not asked.isdecimal():
        raise Http404
    scope = Report.Scope.WHOLE if whole else Report.Scope.OWN
    found = selectors.published(code, year, scope, version=int(asked[:4]) if asked else None)
    if found is None:
        raise Http404
    return found


def _other_years(report: Report) -> list[Report]:
    years = selectors.published_reports().filter(agency=report.agency, scope=report.scope)
    return list(years.exclude(year=report.year))


def _versions(report: Report) -> list[Report]:
    """All that were public, where there was a correction; most reports have none, and nothing is asked."""
    corrected = report.version > 1 or not report.is_published
    return selectors.public_versions(report) if corrected else []


def _article_tags(report: Report) -> Tags:
    published = timezone.localtime(report.published_at)
    return (
        *REPORTS.tags,
        ("ArticleTitle", str(report)),
        ("PubDate", f"{published:%Y-%m-%d %H:%M}"),
        ("ContentSource", report.named),
    )
