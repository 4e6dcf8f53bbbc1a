"""The page where one gets a private calendar address, and the feed behind it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongkai.agencies.errors import NotAllowed
from gongkai.agencies.roles import Act
from gongkai.cases import services
from gongkai.cases.models import CalendarAddress
from gongkai.cases.selectors.calendar_feed import cases_of_calendar, open_calendar_addresses
from gongkai.cases.services.calendar_addresses import hash_of
from gongkai.workbench.calendar_feed import calendar_of
from gongkai.workbench.doors import FORM, staff_page

Scope = CalendarAddress.Scope


@staff_page(Act.VIEW_CASES, methods=FORM)
def calendar(request: HttpRequest) -> HttpResponse:
    """Issue, renew or revoke an address. A new one is shown on this answer and never again."""
    officer, shown = request.officer, None
    scope = request.POST.get("scope", "")
    if request.method == "POST" and scope in Scope.values:
        wanted = Scope(scope)
        if "revoke" in request.POST:
            if services.revoke_calendar_address(by=officer, scope=wanted):
                messages.success(request, f"“{wanted.label}”的日历地址已停用，用它订阅的日历不再更新")
            return redirect("desk:calendar")
        try:
            token = services.issue_calendar_address(by=officer, scope=wanted)
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
            return redirect("desk:calendar")
        shown = {
            "label": wanted.label,
            "url": request.build_absolute_uri(reverse("calendar_feed", args=[token])),
        }
    held = open_calendar_addresses(officer)
    scopes = [one for one in Scope if one == Scope.OWN or officer.may(Act.LEAD_OFFICE)]
    context = {
        "shown": shown,
        "rows": [(scope, held.get(scope.value)) for scope in scopes],
        "crumbs": [("办件", reverse("desk:queue")), ("日历订阅", "")],
    }
    return render(request, "workbench/calendar.html", context)


@never_cache
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """For calendar programs, which cannot sign in: the address is the key. Unknown or revoked: 404."""
    found = cases_of_calendar(hash_of(token), today=timezone.localdate())
    if found is None:
        raise Http404
    address, cases = found
    name = f"{address.agency.short_name}答复期限（{address.get_scope_display()}）"
    content = calendar_of(name, cases.iterator(), host=request.get_host(), now=timezone.now())
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="due.ics"'
    response["X-Robots-Tag"] = "noindex"
    response["X-Content-Type-Options"] = "nosniff"
    return response
