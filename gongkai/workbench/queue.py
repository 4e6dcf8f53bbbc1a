"""The queue: saved tabs, filters from the address, and the rows as a list prints them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.http import QueryDict

from gongkai.agencies.officers import Officer
from gongkai.cases import selectors
from gongkai.cases.models import Case, SavedView
from gongkai.cases.selectors.desk import WITH_OTHERS, Counts
from gongkai.cases.selectors.queue import RUNNING
from gongkai.ui.pieces import Due
from gongkai.workbench.due import due_of
from gongkai.workbench.queue_filters import WHEREVER, filtered, given_in

S = Case.State
TABS = (
    ("open", "全部在办"),
    ("mine", "我经办的"),
    ("soon", "三日内到期"),
    ("late", "逾期"),
    ("paused", "等别人"),
    ("signing", "待签发"),
    ("serving", "待送达"),
    ("closed", "已办结"),
    ("all", "全部"),
)
DEPUTY = ("deputy", "我代办的")
UNDATED = ("closed", "all")  # tabs that hold cases without a due day ahead, the newest first
_FIELD = {  # tab -> figure of the side bar's counts
    "open": "open",
    "mine": "mine",
    "soon": "due_soon",
    "late": "overdue",
    "paused": "paused",
    "signing": "to_sign",
    "serving": "to_serve",
}


@dataclass(frozen=True)
class Tab:
    key: str
    label: str
    url: str
    current: bool
    count: int | None


@dataclass(frozen=True)
class Row:
    """One case in a list: number, subject with its sub-line, state, due, holder."""

    case: Case
    due: Due | None
    sub: str


def tabs_of(
    chosen: str,
    counts: Mapping[str, int],
    officer: Officer,
    saved: Iterable[SavedView],
    view: str,
) -> list[Tab]:
    """The fixed tabs, then the saved views.

    counts: of the officer's own agency, by tab; empty where the list reaches further than they do.
    view: the id of the saved view the address came from, if any.
    """
    fixed = (*TABS[:2], DEPUTY, *TABS[2:]) if officer.deputises else TABS
    tabs = [
        Tab(key, label, f"?tab={key}", key == chosen and not view, counts.get(key)) for key, label in fixed
    ]
    return tabs + [
        Tab(
            f"view-{each.pk}",
            f"{each.name}（共用）" if each.shared and each.person_id != officer.person_id else each.name,
            f"?{each.query}&view={each.pk}",
            view == str(each.pk),
            None,
        )
        for each in saved
    ]


def counts_of_tabs(counts: Counts, closed: int) -> dict[str, int]:
    return {key: getattr(counts, name) for key, name in _FIELD.items()} | {"closed": closed}


def views_of(officer: Officer) -> QuerySet[SavedView]:
    """The officer's own saved views at this agency, and those the head shares."""
    mine = Q(person=officer.person) | Q(shared=True)
    return SavedView.objects.filter(mine, agency=officer.agency)


def in_tab(cases: QuerySet[Case], tab: str, officer: Officer, today: date) -> QuerySet[Case]:
    if tab == "mine":
        return cases.filter(state__in=RUNNING, holder=officer.person)
    if tab == "deputy":
        return cases.filter(state__in=RUNNING, holder__in=list(officer.deputises))
    if tab == "all":
        return cases
    if tab == "soon":
        return selectors.due_within(cases, today=today)
    if tab == "late":
        return selectors.overdue(cases, today=today)
    if tab == "paused":
        return cases.filter(state__in=WITH_OTHERS)
    states = {"signing": [S.AWAITING_SIGNATURE], "serving": [S.AWAITING_SERVICE], "closed": [S.CLOSED]}
    return cases.filter(state__in=states.get(tab, RUNNING))


def narrowed(
    cases: QuerySet[Case], query: QueryDict, officer: Officer, today: date
) -> tuple[QuerySet[Case], str]:
    """The cases the address asks for, and the field they are ordered by: the due day, or the newest first.

    Words, a state or an answer asked for look through everything; otherwise the tab decides.
    """
    given, tab = given_in(query), query.get("tab", "open")
    wherever = any(given[name] for name in WHEREVER)
    found = filtered(cases if wherever else in_tab(cases, tab, officer, today), given, today)
    running = given["state"] in RUNNING and not given["q"]
    return found, "due_on" if running or not (wherever or tab in UNDATED) else "pk"


def rows_of(cases: list[Case], today: date, *, with_agency: bool = False) -> list[Row]:
    return [Row(case, due_of(case, today), _sub(case, with_agency)) for case in cases]


def _sub(case: Case, with_agency: bool) -> str:
    who = "个人" if case.applicant_class == Case.ApplicantClass.NATURAL else case.applicant_masked
    received = f"{case.received_on:%m-%d}收到" if case.received_on else "等双方确认"
    agency = f"{case.agency.short_name}　" if with_agency else ""
    return f"{agency}{who}　{case.get_channel_display()}　{received}"
