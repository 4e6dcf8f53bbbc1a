"""The queue: the list with its filters, its saved views, and the list as a spreadsheet."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from gongkai.agencies.errors import Refusal
from gongkai.agencies.roles import Act
from gongkai.agencies.selectors import agencies_under
from gongkai.cases import selectors
from gongkai.cases.models import Case, SavedView
from gongkai.documents.delivery import bytes_response
from gongkai.ui.pieces import Fact, Link
from gongkai.workbench.act_pages import ActPage, NothingToFill, answer
from gongkai.workbench.context import case_counts
from gongkai.workbench.doors import FORM, POST, staff_page
from gongkai.workbench.exporting import export
from gongkai.workbench.forms.queue import SaveViewForm
from gongkai.workbench.paging import page_of
from gongkai.workbench.queue import DEPUTY, TABS, counts_of_tabs, narrowed, rows_of, tabs_of, views_of
from gongkai.workbench.queue_filters import MORE, choices, given_in, in_words
from gongkai.workbench.sheets import XLSX
from gongkai.workbench.today import supervises

_PLACE = ("after", "before", "from", "view", "csrfmiddlewaretoken")  # not a condition


class NoSuchView(Refusal):
    def __init__(self) -> None:
        super().__init__("这个常用列表已经不在了，或者是别人存的")


def conditions_in(request: HttpRequest) -> str:
    """The address's parameters without the place in the list."""
    kept = request.GET.copy()
    for name in list(kept):
        if name in _PLACE or not kept[name]:
            del kept[name]
    return kept.urlencode()


@staff_page(Act.VIEW_CASES)
def queue(request: HttpRequest) -> HttpResponse:
    officer, today = request.officer, timezone.localdate()
    cases = selectors.cases_for(officer)
    reach = list(agencies_under(officer.agency)) if supervises(officer) else []
    found, by = narrowed(cases, request.GET, officer, today)
    page = page_of(selectors.with_page_columns(found), request.GET, by=by, descending=by == "pk")
    tab = request.GET.get("tab", "open")
    tab = tab if tab in dict((*TABS, DEPUTY)) else "open"
    several = len(reach) > 1
    given, saved = given_in(request.GET), list(views_of(officer))
    closed = selectors.in_state(cases, Case.State.CLOSED)
    counts = {} if several else counts_of_tabs(case_counts(request), closed.count())
    chosen = "" if given["q"] or given["state"] else tab
    handles = officer.may(Act.HANDLE_CASE)
    return render(
        request,
        "workbench/cases/queue.html",
        {
            "page": page,
            "rows": rows_of(page.rows, today, with_agency=several),
            "tabs": tabs_of(chosen, counts, officer, saved, request.GET.get("view", "")),
            "tab": tab,
            "given": given,
            "filtered": any(given.values()),
            "more": any(given[name] for name in MORE),
            "states": Case.State.choices,
            "holders": list(selectors.possible_handlers(officer.agency, today=today)),
            "channels": choices("channel"),
            "applicants": choices("applicant"),
            "groups": choices("group"),
            "agencies": reach if several else [],
            "order": "按到期日" if by == "due_on" else "新的在前",
            "may_register": officer.may(Act.TAKE_IN_CASE),
            "chooses": officer.agency.pk if handles else 0,
            "may_hand_over": officer.may(Act.LEAD_OFFICE),
            "conditions": conditions_in(request),
            "own_views": any(each.person_id == officer.person_id for each in saved),
        },
    )


def _names(request: HttpRequest, given: dict[str, str]) -> dict[str, str]:
    """The chosen agency and holder in words."""
    officer, found = request.officer, {}
    if given["agency"]:
        agency = agencies_under(officer.agency).filter(code=given["agency"]).first()
        found["agency"] = agency.short_name if agency else given["agency"]
    if given["holder"]:
        people = selectors.possible_handlers(officer.agency, today=timezone.localdate())
        person = people.filter(pk=int(given["holder"])).first()
        found["holder"] = person.name if person else "已经不在岗的人"
    return found


@staff_page(Act.VIEW_CASES, methods=POST)
def queue_export(request: HttpRequest) -> HttpResponse:
    """The list as the address narrows it. A POST, because every export is an act with its record."""
    officer, today = request.officer, timezone.localdate()
    found, _ = narrowed(selectors.cases_for(officer), request.GET, officer, today)
    given = given_in(request.GET)
    try:
        content = export(found, given, _names(request, given), by=officer)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect(f"{reverse('desk:queue')}?{conditions_in(request)}")
    return bytes_response(content, f"办件{today:%Y%m%d}.xlsx", XLSX)


@staff_page(Act.VIEW_CASES)
def queue_views(request: HttpRequest) -> HttpResponse:
    """One's own saved views, to rename, share or delete."""
    mine = views_of(request.officer).filter(person=request.officer.person)
    rows = [(each, "；".join(_words_of(request, each))) for each in mine]
    crumbs = [("办件", reverse("desk:queue")), ("常用列表", "")]
    return render(request, "workbench/cases/views.html", {"rows": rows, "crumbs": crumbs})


def _words_of(request: HttpRequest, view: SavedView) -> list[str]:
    query = QueryDict(view.query)
    given = given_in(query)
    tab = dict((*TABS, DEPUTY)).get(query.get("tab", "open"), "")
    return [tab, *in_words(given, _names(request, given))]


def _own_view(request: HttpRequest) -> SavedView | None:
    text = request.GET.get("view", "")
    mine = SavedView.objects.filter(person=request.officer.person, agency=request.officer.agency)
    return mine.filter(pk=int(text)).first() if text.isdecimal() and len(text) < 12 else None


def _back_to_views() -> Link:
    return Link("不办了，回到常用列表", reverse("desk:queue_views"))


@staff_page(Act.VIEW_CASES, methods=FORM)
def queue_view_save(request: HttpRequest) -> HttpResponse:
    """Keep the conditions of the address under a name, or give a kept one another name."""
    officer, view = request.officer, _own_view(request)
    given = given_in(request.GET)
    query = view.query if view else conditions_in(request)

    def perform(wanted: dict) -> str:
        row = view or SavedView(person=officer.person, agency=officer.agency, query=query[:600])
        row.name, row.shared = wanted["name"], wanted.get("shared", row.shared)
        row.save()
        return f"已存为“{row.name}”，在办件上方随时打开"

    tab = dict((*TABS, DEPUTY)).get(request.GET.get("tab", "open"), "全部在办")
    words = _words_of(request, view) if view else [tab, *in_words(given, _names(request, given))]
    address = f"{reverse('desk:queue')}?{query}"
    return answer(
        request,
        ActPage(
            heading="改常用列表" if view else "保存当前条件",
            button="保存",
            form=SaveViewForm,
            perform=perform,
            back=_back_to_views() if view else Link("不存了，回到办件", address),
            to=address,
            crumbs=[("办件", reverse("desk:queue")), ("常用列表", reverse("desk:queue_views"))],
            facts=[Fact("条件", "；".join(words)), Fact("随后", "存的是条件，打开时按当时的办件列出")],
            thing=view,
        ),
    )


@staff_page(Act.VIEW_CASES, methods=FORM)
def queue_view_delete(request: HttpRequest) -> HttpResponse:
    view = _own_view(request)

    def perform(given: dict) -> str:
        if view is None:
            raise NoSuchView
        name = view.name
        view.delete()
        return f"已删去“{name}”"

    return answer(
        request,
        ActPage(
            heading=f"删去“{view.name}”" if view else "删去常用列表",
            button="删去",
            form=NothingToFill,
            perform=perform,
            back=_back_to_views(),
            crumbs=[("办件", reverse("desk:queue")), ("常用列表", reverse("desk:queue_views"))],
            facts=[Fact("随后", "只删这个列表，办件不受影响")],
            refused="" if view else str(NoSuchView()),
        ),
    )
