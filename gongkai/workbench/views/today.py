"""The day's page, and switching between the agencies one acts for."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from gongkai.agencies.middleware import SESSION_AGENCY
from gongkai.agencies.roles import Act
from gongkai.workbench import today as day
from gongkai.workbench.doors import POST, staff_page
from gongkai.workbench.reports_today import reports_waiting
from gongkai.workbench.waits import waits


@staff_page()
def today(request: HttpRequest) -> HttpResponse:
    officer, now = request.officer, timezone.localdate()
    handles = officer.may(Act.HANDLE_CASE) or officer.may(Act.VIEW_CASES)
    supervises = day.supervises(officer)
    context: dict[str, object] = {"today": now, "acts": []}
    if officer.may(Act.MANAGE_PEOPLE):
        context["acts"] = [{"label": "添加人员", "url": reverse("desk:person_add"), "icon": "plus"}]
    if officer.may(Act.TAKE_IN_CASE):
        context["acts"] = [{"label": "登记收件", "url": reverse("desk:register"), "icon": "plus"}]
    if officer.may(Act.VIEW_PUBLICATIONS):
        context["publications"] = day.publications_waiting(officer)
    if supervises:
        context["below"] = day.agencies_below(officer, now)
        context["avoided"] = day.avoided_below(officer, now)
    elif handles:
        found = day.headings(officer, now)
        context["headings"] = [one for one in found if one.key != "waiting"]
        if officer.may(Act.HANDLE_CASE) and (offered := day.offers(officer)):
            context["headings"] = [offered, *context["headings"]]
        if officer.may(Act.HANDLE_CASE) and (suggested := day.suggested(officer)):
            context["headings"] = [*context["headings"], suggested]
        if officer.may(Act.HANDLE_CASE) and (asked := day.to_publish(officer)):
            context["headings"] = [*context["headings"], asked]
        others = waits(officer)
        if officer.may(Act.HANDLE_CASE) and (near := day.terms_ending(others, now)):
            context["headings"] = [*context["headings"], near]
        context["waits"], context["waiting"] = others[: day.SHOWN], len(others)
        context["weeks"] = day.coming_weeks(officer, now)
        context["answered"] = day.answered_last_days(officer, now)
    if officer.may(Act.VIEW_REPORTS) and (reports := reports_waiting(officer)):
        context["headings"] = [reports, *context.get("headings", [])]
    if handles and not supervises and not context["headings"]:
        context["empty"] = day.nothing_due(officer, now)
    if officer.may(Act.VIEW_TRAIL) and not handles:
        context["records"] = day.latest_records(officer)
    if officer.may(Act.MANAGE_PEOPLE):
        context["staffing"] = day.staffing(officer, now)
    return render(request, "workbench/today.html", context)


@staff_page(methods=POST)
def switch_post(request: HttpRequest) -> HttpResponse:
    """Act for another agency one holds a post at, from now on in this session."""
    code = request.POST.get("post", "")
    agency = next((post.agency for post in request.officer.posts if post.agency.code == code), None)
    if agency is None:
        raise PermissionDenied("您在这个单位今天没有岗位，换不过去")
    request.session[SESSION_AGENCY] = agency.code
    messages.success(request, f"现在以{agency.name}的岗位办理")
    return redirect("desk:today")
