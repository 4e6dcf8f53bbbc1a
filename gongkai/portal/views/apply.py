"""Applying: which agency, the form, and the receipt with number and code."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.agencies.calendars import working_calendar
from gongkai.agencies.errors import Refusal
from gongkai.agencies.models import Agency
from gongkai.agencies.selectors import answering_agencies, disclosure_office
from gongkai.cases import services
from gongkai.cases.selectors.waiting import Waiting
from gongkai.law.receipt import confirm_by
from gongkai.portal import figures, proof
from gongkai.portal.admission import AlreadySent, admit, needs_proof, once_of
from gongkai.portal.forms import FORMS
from gongkai.portal.page_tags import APPLY
from gongkai.portal.views.track import remember

ABOUT_LENGTH = 500  # characters of what was sought before, carried into the form


@dataclass(frozen=True)
class AgencyChoice:
    agency: Agency
    waiting: Waiting


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    waiting = figures.waiting(today=today)
    context = {
        "agencies": [AgencyChoice(one, waiting.get(one.pk, Waiting())) for one in answering_agencies(today)],
        "crumbs": [(_("首页"), reverse("portal:home")), (_("依申请公开"), "")],
        "tags": APPLY.tags,
    }
    return render(request, "portal/apply/choose.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def fill_in(request: HttpRequest, code: str) -> HttpResponse:
    """The form of one agency; `?as=organisation` asks for an organisation's particulars."""
    agency = answering_agencies(timezone.localdate()).filter(code=code).first()
    if agency is None:
        raise Http404
    variant = "organisation" if request.GET.get("as") == "organisation" else "person"
    sent = request.method == "POST"
    about = request.GET.get("about", "")[:ABOUT_LENGTH]
    form = FORMS[variant](
        request.POST if sent else None, request.FILES if sent else None, initial={"description": about}
    )
    if form.is_valid():
        try:
            admission = admit(request)
        except AlreadySent:
            return _page(request, "already", agency, status=409)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return _form_page(request, agency, form, variant, status=429)
        try:
            submitted = services.submit(agency, **form.request())
        except Refusal as refusal:
            admission.give_back()
            form.add_error(None, str(refusal))
        except Exception:
            admission.give_back()  # nothing was taken in, so sending it again must not be told that it was
            raise
        else:
            remember(request, submitted.case)
            last = confirm_by(timezone.localdate(), working_calendar())
            return _page(request, "receipt", agency, submitted=submitted, confirm_by=last)
    return _form_page(request, agency, form, variant)


@never_cache
@require_safe
def proof_task(request: HttpRequest) -> JsonResponse:
    """What the browser has to reckon before it sends: `{"task": …}`, or null where nothing is asked."""
    return JsonResponse({"task": proof.task() if needs_proof(request) else None})


def _form_page(
    request: HttpRequest, agency: Agency, form, variant: str, *, status: int = 200
) -> HttpResponse:
    office = disclosure_office(agency)
    return _page(
        request,
        "form",
        agency,
        status=status,
        form=form,
        variant=variant,
        other_url=_other_url(request, "organisation" if variant == "person" else "person"),
        once=once_of(request),
        waiting=figures.waiting(today=timezone.localdate()).get(agency.pk, Waiting()),
        office_name=office.name if office else "",
    )


def _other_url(request: HttpRequest, variant: str) -> str:
    about = request.GET.get("about", "")[:ABOUT_LENGTH]
    return f"?{urlencode({'as': variant} | ({'about': about} if about else {}))}"


def _page(request: HttpRequest, name: str, agency: Agency, *, status: int = 200, **context) -> HttpResponse:
    crumbs = [
        (_("首页"), reverse("portal:home")),
        (_("依申请公开"), reverse("portal:apply")),
        (_("填写申请") if name == "form" else _("回执"), ""),
    ]
    context |= {"agency": agency, "crumbs": crumbs, "tags": APPLY.tags}
    return render(request, f"portal/apply/{name}.html", context, status=status)
