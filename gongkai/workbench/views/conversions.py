"""依申请公开转主动公开: the year's list, which is the 主动公开政府信息移送明细表."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gongkai.agencies.roles import Act
from gongkai.cases import selectors
from gongkai.cases.models import Conversion
from gongkai.cases.selectors.conversion import askers_of, years_of_conversions
from gongkai.documents.delivery import bytes_response
from gongkai.trail.services import record
from gongkai.workbench.doors import POST, staff_page
from gongkai.workbench.paging import page_of
from gongkai.workbench.sheets import XLSX, Value, workbook_of

MOST = 50  # texts that may become public, the newest first
HEADS = (
    *(("序号", 6), ("单位", 18), ("信息名称", 48), ("来源申请编号", 24), ("申请人数", 10)),
    *(("移送的理由", 36), ("说明", 36), ("移送日期", 12), ("移送人", 10)),
    *(("现在的状态", 14), ("索引号", 28), ("发布日期", 12)),
)


@staff_page(Act.VIEW_CASES)
def conversions(request: HttpRequest) -> HttpResponse:
    cases, year, years = _asked(request)
    page = page_of(selectors.conversions_of(cases, year), request.GET)
    askers = askers_of(page.rows)
    officer = request.officer
    handles = officer.may(Act.HANDLE_CASE)
    candidates = selectors.to_convert(officer.agency) if handles else []
    return render(
        request,
        "workbench/conversions.html",
        {
            "page": page,
            "rows": [(each, askers.get((each.case.agency_id, each.case.text_mark), 1)) for each in page],
            "candidates": candidates[:MOST],
            "suggestions": selectors.open_suggestions(officer.agency)[:MOST] if handles else (),
            "year": year,
            "years": years,
            "crumbs": [("公开审查与发布", reverse("desk:publications")), ("移送明细", "")],
        },
    )


@staff_page(Act.VIEW_CASES, methods=POST)
def conversions_export(request: HttpRequest) -> HttpResponse:
    """The year as a spreadsheet. A POST, because every export is an act with its record."""
    officer = request.officer
    cases, year, _ = _asked(request)
    rows = list(selectors.conversions_of(cases, year))
    content = workbook_of("主动公开政府信息移送明细表", HEADS, _rows(rows))
    with transaction.atomic():
        agency = officer.agency
        record(agency, "conversions_exported", agency=agency, by=officer, year=year, count=len(rows))
    return bytes_response(content, f"主动公开政府信息移送明细表{year}.xlsx", XLSX)


def _asked(request: HttpRequest):
    """The cases the officer sees, the year asked for among those with a list, and those years."""
    cases = selectors.cases_for(request.officer)
    today = timezone.localdate()
    years = years_of_conversions(cases, today)
    asked = request.GET.get("year", "")
    return cases, next((year for year in years if str(year) == asked), today.year), years


def _rows(conversions: Iterable[Conversion]) -> Iterator[tuple[Value, ...]]:
    conversions = list(conversions)
    askers = askers_of(conversions)
    for place, each in enumerate(conversions, 1):
        case, made = each.case, each.publication
        published = timezone.localdate(made.published_at) if made.published_at else None
        yield (
            place,
            case.agency.short_name,
            made.title,
            case.number,
            askers.get((case.agency_id, case.text_mark), 1),
            each.get_reason_display(),
            each.words,
            timezone.localdate(each.at),
            each.by.name,
            made.get_state_display(),
            made.index_number,
            published,
        )
