"""消息: what others have done that concerns the officer."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from gongkai.cases import selectors, services
from gongkai.cases.models import Notice
from gongkai.workbench.doors import POST, staff_page
from gongkai.workbench.paging import page_of

# what a notice is about -> the address of its page
PAGES = {
    "cases.case": "desk:case",
    "oversight.supervisionorder": "desk:order",
    "annual_report.report": "desk:report_told",
}


@staff_page()
def notices(request: HttpRequest) -> HttpResponse:
    told = selectors.notices_of(request.officer).select_related("case")
    page = page_of(told, request.GET, descending=True)
    for notice in page.rows:
        notice.url = address_of(notice)
    unread = told.filter(read_at=None).exists()
    return render(request, "workbench/notices.html", {"page": page, "unread": unread})


def address_of(notice: Notice) -> str:
    """Where the thing is seen; empty where it has no page."""
    name = PAGES.get(notice.about_kind)
    return reverse(name, args=[notice.about_id]) if name else ""


@staff_page(methods=POST)
def notices_read(request: HttpRequest) -> HttpResponse:
    """Mark one (``notice`` in the form) or all as read."""
    chosen = request.POST.get("notice", "")
    if not chosen or (chosen.isdecimal() and len(chosen) < 19):
        services.mark_read(request.officer, only=int(chosen) if chosen else None)
    return redirect("desk:notices")
