"""Where reports, their cells, their files and their comparisons stand."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from gongkai.annual_report.export import FORMATS
from gongkai.annual_report.models import Report


def address_of(report: Report) -> str:
    """Of the version that holds."""
    return report_address(report.agency.code, report.year, report.scope)


def report_address(code: str, year: int, scope: str) -> str:
    name = "portal:report_whole" if scope == Report.Scope.WHOLE else "portal:report"
    return reverse(name, args=[code, year])


def cell_address(report: Report, address: str) -> str:
    """The report at a cell. Table 4 is on the page twice, once for a phone, so there its part is aimed at."""
    if address.startswith("4."):
        return f"{address_of(report)}?cell={address}#part-4"
    return f"{address_of(report)}#c-{address}"


def downloads_of(report: Report) -> list[tuple[str, str]]:
    """Label and address of each format; an earlier version keeps its number in the address."""
    query = "" if report.is_published else f"?version={report.version}"
    stem = address_of(report).removesuffix("/")
    return [(each.label, f"{stem}.{extension}{query}") for extension, each in FORMATS.items()]


def years_address(code: str, scope: str, years: list[int] | None = None) -> str:
    """One agency's years beside each other; without years the page chooses the newest."""
    asked = {"years": ",".join(map(str, years or ()))} if years else {}
    if scope == Report.Scope.WHOLE:
        asked["scope"] = scope
    query = f"?{urlencode(asked, safe=',')}" if asked else ""
    return reverse("portal:compare_years", args=[code]) + query


def agencies_address(year: int, codes: list[str]) -> str:
    query = urlencode({"year": year, "agencies": ",".join(codes)}, safe=",")
    return f"{reverse('portal:compare_agencies')}?{query}"


def printed_from(request: HttpRequest) -> dict[str, object]:
    """What paper says of its origin."""
    return {"page_address": request.build_absolute_uri(), "today": timezone.localdate()}
