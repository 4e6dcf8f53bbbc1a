"""Anyone's annual report, checked; nothing that was sent is kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.portal.page_tags import REPORTS
from gongkai.ui.report_check.page import answer, sheet_response
from gongkai.ui.slots import client_address, take_slot

CHECKS_ALLOWED = 30  # files from one address in a quarter of an hour; each costs a process of its own


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_check(request: HttpRequest) -> HttpResponse:
    page = answer(request, lambda: _refused(request))
    crumbs = [
        (_("首页"), reverse("portal:home")),
        (_("年度报告"), reverse("portal:reports")),
        (_("年报核对"), ""),
    ]
    context = {
        "page": page,
        "sheet_url": reverse("portal:report_check_sheet"),
        "crumbs": crumbs,
        "tags": REPORTS.tags,
    }
    return render(request, "portal/tools/report_check.html", context, status=page.status)


@never_cache
@require_POST
def report_check_sheet(request: HttpRequest) -> HttpResponse:
    """The check sheet, made of the signed copy that the page holds."""
    return sheet_response(request, reverse("portal:report_check"))


def _refused(request: HttpRequest) -> str | None:
    if take_slot("report-check", f"address:{client_address(request)}", CHECKS_ALLOWED):
        return None
    return _(
        "这个网络地址15分钟里已经核对了%(count)d份，过一会儿再来；成批的可以用gongkai report check。"
    ) % {"count": CHECKS_ALLOWED}
