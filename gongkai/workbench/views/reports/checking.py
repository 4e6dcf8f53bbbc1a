"""Other people's reports: dropped, checked, and not kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gongkai.agencies.roles import Act
from gongkai.ui.report_check.page import answer, sheet_response
from gongkai.workbench.doors import FORM, POST, staff_page


@staff_page(Act.VIEW_REPORTS, methods=FORM)
def report_check(request: HttpRequest) -> HttpResponse:
    page = answer(request)
    context = {
        "page": page,
        "sheet_url": reverse("desk:report_check_sheet"),
        "crumbs": [("年度报告", reverse("desk:reports")), ("核对别处的年报", "")],
    }
    return render(request, "workbench/reports/check.html", context, status=page.status)


@staff_page(Act.VIEW_REPORTS, methods=POST)
def report_check_sheet(request: HttpRequest) -> HttpResponse:
    return sheet_response(request, reverse("desk:report_check"))
