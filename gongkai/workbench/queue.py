"""The queue: saved tabs, filters from the address, and the rows as a list prints them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.http import QueryDict

from gongkai.agencies.officers import Officer
from gongkai.cases import selectors
from gongkai.cases.models import Case
from gongkai.cases.query_code import plain_number
from gongkai.cases.selectors.desk import Counts
from gongkai.cases.selectors.queue import RUNNING
from gongkai.law.receipt import Channel
from gongkai.ui.pieces import Due
from gongkai.workbench.due import due_of

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
)
_FIELD = {  # tab -> figure of the side bar's counts
    "open": "open",
    "mine": "mine",
    "soon": "due_soon",
    "late": "overdue",
    "paused": "paused",
    "signing": "to_sign",
    "serving": "to_serve",
    "closed": "closed",
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


def tabs_of(chosen: str, counts: Counts | None) -> list[Tab]:
    """counts: of the officer's own agency; None where the list reaches further than they do."""
    return [
        Tab(key, label, f"?tab={key}", key == chosen, getattr(counts, _FIELD[key]) if counts else None)
        for key, label in TABS
    ]


def in_tab(cases: QuerySet[Case], tab: str, officer: Officer, today: date) -> QuerySet[Case]:
    if tab == "mine":
        return cases.filter(state__in=RUNNING, holder=officer.person)
    if tab == "soon":
        return selectors.due_within(cases, today=today)
    if tab == "late":
        return selectors.overdue(cases, today=today)
    if tab == "paused":
        return cases.filter(state__in=(S.AWAITING_CORRECTION, S.AWAITING_OPINION))
    states = {"signing": [S.AWAITING_SIGNATURE], "serving": [S.AWAITING_SERVICE], "closed": [S.CLOSED]}
    return cases.filter(state__in=states.get(tab, RUNNING))


def narrowed(
    cases: QuerySet[Case], query: QueryDict, officer: Officer, today: date
) -> tuple[QuerySet[Case], str]:
    """The cases the address asks for, and the field they are ordered by: the due day, or the newest first.

    Words, a state or a channel chosen look through everything; otherwise the tab decides.
    """
    words = query.get("q", "").strip()[:80]
    state = query.get("state", "")
    if state in S.values:
        cases = cases.filter(state=state)
    elif not words:
        cases = in_tab(cases, query.get("tab", "open"), officer, today)
    if words:
        cases = cases.filter(Q(number__contains=plain_number(words)) | Q(title__contains=words))
    if query.get("holder", "").isdecimal():
        cases = cases.filter(holder_id=int(query["holder"][:12]))
    if query.get("channel") in {channel.value for channel in Channel}:
        cases = cases.filter(channel=query["channel"])
    if query.get("applicant") in Case.ApplicantClass.values:
        cases = cases.filter(applicant_class=query["applicant"])
    if query.get("agency"):
        cases = cases.filter(agency__code=query["agency"])
    ordered_by_due = not words and state in ("", *RUNNING) and query.get("tab") != "closed"
    return cases, "due_on" if ordered_by_due else "pk"


def rows_of(cases: list[Case], today: date, *, with_agency: bool = False) -> list[Row]:
    return [Row(case, due_of(case, today), _sub(case, with_agency)) for case in cases]


def _sub(case: Case, with_agency: bool) -> str:
    who = "个人" if case.applicant_class == Case.ApplicantClass.NATURAL else case.applicant_masked
    received = f"{case.received_on:%m-%d}收到" if case.received_on else "等双方确认"
    agency = f"{case.agency.short_name}　" if with_agency else ""
    return f"{agency}{who}　{case.get_channel_display()}　{received}"
