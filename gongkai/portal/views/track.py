"""Following an application by number and code. The session remembers which; no code is in an address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.agencies.calendars import working_calendar
from gongkai.agencies.models import Agency
from gongkai.cases import rules, selectors
from gongkai.cases.models import Case
from gongkai.cases.query_code import plain_number
from gongkai.cases.selectors.applicant import followed_case, progress_of
from gongkai.cases.selectors.right_agency import LinkedCase, is_linked_to_any, linked_cases
from gongkai.cases.selectors.tie import split_family
from gongkai.disclosure.choices import State
from gongkai.documents.delivery import file_response
from gongkai.law.clock import Clock
from gongkai.law.remedies import review_body
from gongkai.portal import remedies, standing, why, wrong_codes
from gongkai.portal.forms import TrackForm
from gongkai.portal.offices import Contact, contact_of
from gongkai.portal.page_tags import APPLY
from gongkai.portal.sizes import file_kind, size_words
from gongkai.ui.errors import too_many
from gongkai.ui.pieces import Act, Download, Entry, Link
from gongkai.ui.slots import WINDOW

FOLLOWED = "followed_cases"
REMEMBERED = 10  # cases one session may have open at once


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    form = TrackForm(request.POST or None)
    if form.is_valid():
        number = plain_number(form.cleaned_data["number"])
        slots = wrong_codes.take_slots(request, number)
        if slots is None:
            return too_many(request, WINDOW)
        case = selectors.follow(number, form.cleaned_data["code"])
        if case is not None:
            wrong_codes.give_back(slots)
            remember(request, case)
            return redirect("portal:status", case_id=case.pk)
        # the same words whether the number does not exist or the code is another's
        form.add_error(
            None,
            _("申请编号和查询码对不上。核对回执上的两样，注意数字和字母；15分钟里最多试%(count)d次。")
            % {"count": settings.WRONG_CODES_ALLOWED},
        )
    crumbs = [(_("首页"), reverse("portal:home")), (_("查办理进度"), "")]
    return render(request, "portal/track/ask.html", {"form": form, "crumbs": crumbs, "tags": APPLY.tags})


def remember(request: HttpRequest, case: Case) -> None:
    """From here on this session may see the case; its key changes, so that no older holder of it may."""
    known = [pk for pk in request.session.get(FOLLOWED, []) if pk != case.pk]
    request.session.cycle_key()
    request.session[FOLLOWED] = [*known[1 - REMEMBERED :], case.pk]


def followed(request: HttpRequest, case_id: int) -> Case | None:
    """The case, where this session has shown its number and code, or those of one it came from."""
    known = request.session.get(FOLLOWED, [])
    if case_id not in known:
        if not known or not _belongs_to(case_id, known):
            return None
        request.session[FOLLOWED] = [*known[1 - REMEMBERED :], case_id]
    return followed_case(case_id)


def _belongs_to(case_id: int, known: list[int]) -> bool:
    """Passed on from one of them, or split off from the same application."""
    split = {each.pk for each in split_family(case_id)} & set(known)
    return bool(split) or is_linked_to_any(case_id, known)


@never_cache
@require_safe
def status(request: HttpRequest, case_id: int) -> HttpResponse:
    case = followed(request, case_id)
    if case is None:
        return redirect("portal:track")
    today, calendar = timezone.localdate(), working_calendar()
    progress, acts = progress_of(case), acts_of(case, today)
    due = None if progress.withdrawal else standing.due_of(case, today, calendar)
    clock = selectors.clock_of(case, calendar) if due else None
    context = {
        "case": case,
        "standing": standing.standing(case, progress, today, calendar),
        "due": due,
        "stages": standing.stages(case, progress, today, calendar),
        "why": why.rows(clock) if clock else (),
        "notes": clock.notes if clock else (),
        "timeline": [_entry(entry) for entry in selectors.public_timeline(case)],
        "files": [_download(case, document) for document in selectors.documents_for_applicant(case)],
        "acts": acts,
        "published": _published(case),
        "linked": [_linked(link) for link in linked_cases(case)],
        "needed": next((act for act in acts if act.primary), None),
        "family": split_family(case.pk),
        "contact": contact_of(case.agency),
        "complaint": _complaint(case.agency),
        "remedies": remedies.ways(case, today, calendar),
        "crumbs": crumbs_of((case.number, "")),
        "tags": APPLY.tags,
    }
    return render(request, "portal/track/status.html", context)


@never_cache
@require_safe
def days(request: HttpRequest, case_id: int) -> HttpResponse:
    """The proof of the due date, day by day, to read and to print."""
    case = followed(request, case_id)
    clock: Clock | None = selectors.clock_of(case) if case else None
    if case is None or clock is None:
        return redirect("portal:track")
    crumbs = crumbs_of((case.number, reverse("portal:status", args=[case.pk])), (_("每一天怎么算"), ""))
    context = {
        "case": case,
        "clock": clock,
        "today": timezone.localdate(),
        "crumbs": crumbs,
        "tags": APPLY.tags,
    }
    return render(request, "portal/track/days.html", context)


@never_cache
@require_safe
def file(request: HttpRequest, case_id: int, original_id: int) -> HttpResponse:
    """A file of this case that has been served; any other is not there, whoever asks."""
    case = followed(request, case_id)
    if case is None:
        return redirect("portal:track")
    document = selectors.documents_for_applicant(case).filter(original_id=original_id).first()
    if document is None:
        raise Http404
    return file_response(document.original)


def acts_of(case: Case, today: date) -> list[Act]:
    """What the applicant can do now, the needed act first. The acts' own pages ask the same rules."""
    acts = []
    if rules.refusal_to_correct(case, today=today) is None:
        acts.append(Act(_("在线补正"), reverse("portal:correct", args=[case.pk]), primary=True))
    if rules.refusal_to_withdraw(case) is None:
        acts.append(Act(_("撤回申请"), reverse("portal:withdraw", args=[case.pk])))
    if rules.refusal_to_suggest(case) is None:
        acts.append(Act(_("建议向社会公开"), reverse("portal:suggest", args=[case.pk])))
    return acts


def _published(case: Case) -> Link | None:
    """Where the applicant's suggestion was followed and everyone can read it: the place."""
    said = selectors.suggestion_of(case)
    made = said.answer.publication if said and said.answer else None
    if made is None or made.state != State.PUBLISHED:
        return None
    return Link(made.title, reverse("portal:publication", args=[made.address]))


def crumbs_of(*last: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("首页"), reverse("portal:home")), (_("查办理进度"), reverse("portal:track")), *last]


def _entry(entry: selectors.Entry) -> Entry:
    return Entry(at=entry.on, title=entry.text, kind="pause" if entry.kind == "stop" else "act")


def _linked(link: LinkedCase) -> tuple[str, Link]:
    """What to say of the other case, and its page."""
    other = {"agency": link.case.agency.name, "number": link.case.number}
    text = (
        _("这件申请由%(agency)s转来，原来的编号是%(number)s。")
        if link.came_from_it
        else _("经您同意，这件申请已经转交%(agency)s，那边的编号是%(number)s。")
    )
    return text % other, Link(_("看那一件的进度"), reverse("portal:status", args=[link.case.pk]))


def _download(case: Case, document) -> Download:
    original = document.original
    return Download(
        label=original.name,
        url=reverse("portal:status_file", args=[case.pk, original.pk]),
        kind=file_kind(original.media_type),
        size=size_words(original.size),
        note=document.get_kind_display(),
    )


@dataclass(frozen=True)
class Complaint:
    """Whom to turn to where no reply comes in time (arts. 47, 51): supervisor, reviewing body, court."""

    supervisor: Contact
    review_body: str
    court: str


def _complaint(agency: Agency) -> Complaint:
    above = agency.parent or agency
    return Complaint(contact_of(above), review_body(agency.as_organ()), agency.court)
