"""The board of the supervising office: the reports of a year over all agencies; reminding those that lack."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from gongkai.agencies.errors import Refusal
from gongkai.agencies.roles import Act
from gongkai.annual_report import selectors, services
from gongkai.annual_report.deadlines import deadline_for
from gongkai.annual_report.models import Report
from gongkai.annual_report.selectors import BoardRow
from gongkai.documents.delivery import bytes_response
from gongkai.workbench.doors import POST, staff_page
from gongkai.workbench.report_board import LISTS, board_url, exported, lines_of, narrowed, tabs_of
from gongkai.workbench.report_hand_overs import hand_overs_url, lines_of_changes
from gongkai.workbench.sheets import XLSX
from gongkai.workbench.views.reports.common import year_of

YEARS = 5  # years one may look back on


@staff_page(Act.REVIEW_REPORT)
def report_board(request: HttpRequest) -> HttpResponse:
    officer, today = request.officer, timezone.localdate()
    year = _year(request)
    rows = _rows(request, year)
    chosen = request.GET.get("list", "")
    chosen = chosen if chosen in LISTS else "all"
    expected = [row for row in rows if row.is_expected]
    own, whole = deadline_for(officer.agency), deadline_for(officer.agency, Report.Scope.WHOLE)
    return render(
        request,
        "workbench/reports/board.html",
        {
            "year": year,
            "years": [today.year - ago for ago in range(1, YEARS + 1) if _has_form(today.year - ago)],
            "tabs": tabs_of(rows, chosen, year),
            "chosen": chosen,
            "label": LISTS[chosen][0],
            "lines": lines_of(narrowed(rows, chosen), officer, year, today),
            "expected": len(expected),
            "handed_in": sum(not row.is_missing for row in expected),
            "late": sum(row.late > 0 for row in expected),
            "to_review": sum(LISTS["review"][1](row) for row in rows),
            "missing": sum(row.is_missing for row in expected),
            "published": sum(LISTS["published"][1](row) for row in expected),
            "due_on": own.last_day(year),
            "whole": whole,
            "whole_due": whole.last_day(year),
            "reorganised": lines_of_changes(officer.agency, year, officer),
            "hand_overs_url": hand_overs_url(year),
            "public_due": whole.public_by(year),
            "crumbs": [("年度报告", reverse("desk:reports")), (f"{year}年度报送情况", "")],
        },
    )


@staff_page(Act.REVIEW_REPORT, methods=POST)
def report_board_export(request: HttpRequest) -> HttpResponse:
    """The whole board of a year as a spreadsheet."""
    year = _year(request)
    content = exported(_rows(request, year), year, by=request.officer)
    return bytes_response(content, f"{year}年度报告报送情况{timezone.localdate():%Y%m%d}.xlsx", XLSX)


@staff_page(Act.REVIEW_REPORT, methods=POST)
def report_remind(request: HttpRequest) -> HttpResponse:
    """Remind the agency named in the form, or all that have not handed in."""
    year = _year(request)
    code = request.POST.get("agency", "")
    agencies = list(selectors.reporting_agencies(request.officer.agency, year))
    chosen = [one for one in agencies if one.code == code] if code else agencies
    try:
        told = services.remind(chosen, year, by=request.officer)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        names = "、".join(one.short_name for one in told)
        messages.success(request, f"已经催报{len(told)}个单位：{names}")
    return redirect(board_url(year))


def _rows(request: HttpRequest, year: int) -> list[BoardRow]:
    agencies = selectors.reporting_agencies(request.officer.agency, year)
    return selectors.board(agencies, year, today=timezone.localdate())


def _year(request: HttpRequest) -> int:
    """The year asked for; by default the one that is over and reported on now."""
    given = request.POST.get("year", "") or request.GET.get("year", "")
    if not given:
        return timezone.localdate().year - 1
    if not (given.isdecimal() and len(given) == len("2025")):
        raise Http404
    return year_of(int(given))


def _has_form(year: int) -> bool:
    try:
        return bool(year_of(year))
    except Http404:
        return False
