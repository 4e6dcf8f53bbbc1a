"""Published reports for anyone: which there are, and each as the document its fingerprint covers."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.urls import reverse
from django.utils import timezone
from ninja import Path, Query, Router, Schema
from pydantic import Field

from gongkai.annual_report import selectors
from gongkai.annual_report.models import Report
from gongkai.api.problems import Problem
from gongkai.api.words import WORDS

MOST = 100
YEARS = {"ge": 2008, "le": 9999}
PLACE = r"^(\d{4}-\d{1,15})?$"  # year and key of the last report of the page before
router = Router(tags=["年度报告"])
Scope = Literal["own", "whole"]


class ReportLine(Schema):
    agency: str = Field(description=WORDS["agency"])
    name: str = Field(description=WORDS["name"])
    year: int = Field(description=WORDS["year"])
    scope: Scope = Field(description=WORDS["scope"])
    version: int = Field(description=WORDS["version"])
    published_on: str = Field(description=WORDS["published_on"])
    sha256: str = Field(description=WORDS["sha256"])
    url: str = Field(description=WORDS["url"])
    page: str = Field(description=WORDS["page"])


class ReportList(Schema):
    reports: list[ReportLine] = Field(description=WORDS["reports"])
    next: str | None = Field(description=WORDS["next"])


class ReportDocument(Schema):
    """As docs/exchange.md describes it; the fingerprint covers everything but ``source``."""

    schema_: str = Field(alias="schema", description=WORDS["schema"])
    agency: str = Field(description=WORDS["name"])
    agency_code: str = Field(description=WORDS["agency"])
    year: int = Field(description=WORDS["year"])
    form: str = Field(description=WORDS["form"])
    scope: Scope = Field(description=WORDS["scope"])
    version: int = Field(description=WORDS["version"])
    correction_reason: str = Field(description=WORDS["correction_reason"])
    cells: dict[str, int | float | None] = Field(description=WORDS["cells"])
    text: dict[str, str] = Field(description=WORDS["text"])
    source: dict[str, str] = Field(description=WORDS["from"])


class Wanted(Schema):
    agency: Annotated[str, Field(max_length=20, description=WORDS["agency"])] = ""
    year: Annotated[int | None, Field(**YEARS, description=WORDS["year"])] = None
    scope: Annotated[Scope | None, Field(description=WORDS["scope"])] = None
    limit: Annotated[int, Field(ge=1, le=MOST, description=WORDS["limit"])] = MOST
    after: Annotated[str, Field(pattern=PLACE, description=WORDS["after"])] = ""


@router.get(
    "",
    response={200: ReportList, 422: Problem},
    summary=WORDS["list_reports"],
    description=WORDS["list_reports_more"],
    operation_id="list_reports",
)
def list_reports(request: HttpRequest, wanted: Query[Wanted]) -> HttpResponse:
    chosen: dict[str, Any] = {"agency__code": wanted.agency, "year": wanted.year, "scope": wanted.scope}
    rows = selectors.published_reports().filter(**{key: one for key, one in chosen.items() if one})
    ordered = _behind(rows, wanted.after).order_by("-year", "-pk")
    page = list(ordered[: wanted.limit + 1])
    more = len(page) > wanted.limit
    lines = [_line(request, one) for one in page[: wanted.limit]]
    return _open({"reports": lines, "next": _next(request, wanted, page[-2]) if more else None})


@router.get(
    "/{agency}/{int:year}",
    response={200: ReportDocument, 304: None, 404: Problem, 422: Problem},
    by_alias=True,
    summary=WORDS["one_report"],
    description=WORDS["one_report_more"],
    operation_id="one_report",
)
def one_report(
    request: HttpRequest,
    agency: Annotated[str, Path(description=WORDS["agency"])],
    year: Annotated[int, Path(description=WORDS["year"])],
    scope: Annotated[Scope, Query(description=WORDS["scope"])] = "own",
    version: Annotated[int | None, Query(ge=1, le=9999, description=WORDS["version"])] = None,
) -> HttpResponse:
    found = selectors.published(agency, min(year, YEARS["le"]), scope, version=version)
    if found is None:
        raise Http404("没有这份已发布的年度报告；有哪些，看 /api/v1/reports")
    known = request.headers.get("If-None-Match", "")  # a proxy that packs answers puts W/ before the tag
    same = found.sha256 in re.findall('"([^"]*)"', known)
    response = _opened(HttpResponseNotModified()) if same else _open(selectors.report_json(found))
    response["ETag"] = f'"{found.sha256}"'
    return response


def _line(request: HttpRequest, report: Report) -> dict[str, object]:
    query = f"?scope={report.scope}" if report.scope == Report.Scope.WHOLE else ""
    here = [report.agency.code, report.year]
    name = "report_whole" if report.scope == Report.Scope.WHOLE else "report"
    return {
        "agency": report.agency.code,
        "name": report.named,
        "year": report.year,
        "scope": report.scope,
        "version": report.version,
        "published_on": timezone.localtime(report.published_at).date().isoformat(),
        "sha256": report.sha256,
        "url": request.build_absolute_uri(reverse("api:one_report", args=here) + query),
        "page": request.build_absolute_uri(reverse(f"portal:{name}", args=here)),
    }


def _behind(rows: QuerySet[Report], place: str) -> QuerySet[Report]:
    if not place:
        return rows
    year, key = map(int, place.split("-"))
    return rows.filter(Q(year__lt=year) | Q(year=year, pk__lt=key))


def _next(request: HttpRequest, wanted: Wanted, last: Report) -> str:
    kept = {key: one for key, one in wanted.model_dump().items() if one}
    query = urlencode(kept | {"after": f"{last.year}-{last.pk}"})
    return request.build_absolute_uri(f"{reverse('api:list_reports')}?{query}")


def _open(content: object) -> HttpResponse:
    return _opened(JsonResponse(content, json_dumps_params={"ensure_ascii": False}))


def _opened(response: HttpResponse) -> HttpResponse:
    """Public data: any site's program may read it."""
    response["Access-Control-Allow-Origin"] = "*"
    return response
