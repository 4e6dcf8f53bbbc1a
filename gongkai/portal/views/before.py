"""Before an application is written: what is public already, and how to apply for those who cannot write."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongkai.agencies.models import Agency
from gongkai.agencies.selectors import answering_agencies
from gongkai.cases import services
from gongkai.disclosure import selectors as disclosure
from gongkai.disclosure.entries import ORIGIN
from gongkai.portal.page_tags import APPLY
from gongkai.search.entries import Filters, Hit
from gongkai.search.errors import SearchUnavailable
from gongkai.search.selectors import search
from gongkai.ui.slots import client_address, take_slot

OFFERED = 6
LOOKED_AT = 20  # of which answers given before are not crowded out by other publications
LONGEST = 500  # characters; the form takes no more
COUNTED_FROM_ONE_ADDRESS = 20  # in a quarter of an hour
COUNTED = "answered_before_applying"  # key of the session: publications that answered this reader


@require_safe
def first(request: HttpRequest, code: str) -> HttpResponse:
    """Say what you seek and see what is public; whatever comes of it, the form is one step on."""
    agency = _agency(code)
    about = request.GET.get("about", "").strip()[:LONGEST]
    hits, partial, down = _offered(about)
    context = {
        "agency": agency,
        "about": about,
        "offers": [(hit, hit.url.strip("/").removeprefix("p/"), hit.origin == ORIGIN) for hit in hits],
        "partial": partial,
        "down": down,
        "crumbs": [
            (_("首页"), reverse("portal:home")),
            (_("依申请公开"), reverse("portal:apply")),
            (_("先找一找"), ""),
        ],
        "tags": APPLY.tags,
    }
    return render(request, "portal/apply/first.html", context)


@require_POST
def answered(request: HttpRequest, code: str) -> HttpResponse:
    """This publication answers me: one application less. Counted once a reader and publication."""
    agency = _agency(code)
    found = disclosure.by_index(request.POST.get("index", "")[:80])
    if found is None:
        raise Http404
    counted = request.session.get(COUNTED, [])
    if found.pk not in counted and _slot(request):
        services.count_avoided(agency, on=timezone.localdate())
        request.session[COUNTED] = [*counted, found.pk][-OFFERED * 4 :]
    return redirect("portal:publication", found.address)


@require_safe
def help_to_apply(request: HttpRequest) -> HttpResponse:
    """How to apply by word of mouth, on paper, or with help (arts. 29 and 43)."""
    context = {
        "agencies": answering_agencies(timezone.localdate()),
        "crumbs": [
            (_("首页"), reverse("portal:home")),
            (_("依申请公开"), reverse("portal:apply")),
            (_("不方便写，怎么申请"), ""),
        ],
        "tags": APPLY.tags,
    }
    return render(request, "portal/apply/help.html", context)


def _agency(code: str) -> Agency:
    agency = answering_agencies(timezone.localdate()).filter(code=code).first()
    if agency is None:
        raise Http404
    return agency


def _offered(about: str) -> tuple[tuple[Hit, ...], bool, str]:
    """Publications that fit, whether only in part, and why none could be looked for. Never an obstacle."""
    if not about:
        return (), False, ""
    try:
        found = search(about, filters=Filters(kind="publication"), size=LOOKED_AT)
    except SearchUnavailable as reason:
        return (), False, str(reason)
    return _answers_first(found.hits), found.partial, ""


def _answers_first(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """What was answered to someone before comes first: it was asked for in the words of an applicant."""
    return tuple(sorted(hits, key=lambda hit: hit.origin != ORIGIN)[:OFFERED])


def _slot(request: HttpRequest) -> str | None:
    return take_slot("answered", f"address:{client_address(request)}", COUNTED_FROM_ONE_ADDRESS)
