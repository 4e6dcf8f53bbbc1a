"""What an officer has to do today, and how much there is of everything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from gongkai.agencies.calendars import working_calendar
from gongkai.agencies.officers import Officer
from gongkai.cases.models import Case
from gongkai.cases.selectors.queue import APPLICANTS_MOVE, RUNNING, own_cases, with_page_columns
from gongkai.cases.selectors.sign_off import at_the_desk_of, waiting_role, waits_for
from gongkai.law.terms import SOON

S = Case.State
WITH_OTHERS = (S.AWAITING_CORRECTION, S.AWAITING_OPINION, S.AWAITING_REASONS, S.AWAITING_PAYMENT)


@dataclass(frozen=True)
class Group:
    """One heading of the day. A case stands under the first heading that fits."""

    key: str
    label: str
    cases: tuple[Case, ...]


@dataclass(frozen=True)
class Counts:
    """How many cases, for the side bar."""

    unconfirmed: int
    open: int
    mine: int
    due_soon: int
    overdue: int
    paused: int
    to_sign: int
    waits_for_me: int
    to_serve: int


def todays_work(officer: Officer, today: date) -> list[Group]:
    """Everything open at the officer's own agency, in one query, under the headings of the day.

    Each case carries waiting_role, the role its letter waits for, and waits_for_me.
    """
    own = own_cases(officer).filter(state__in=Case.OPEN)
    own = own.annotate(waiting_role=waiting_role(), waits_for_me=waits_for(officer))
    cases = list(with_page_columns(own).order_by("due_on", "pk"))
    last_soon = working_calendar().next_working_day(today, SOON)
    found: dict[str, list[Case]] = {key: [] for key in GROUPS}
    for case in cases:
        found[_heading(case, today, last_soon)].append(case)
    return [Group(key, label, tuple(found[key])) for key, label in GROUPS.items()]


GROUPS = {
    "overdue": "已经逾期",
    "today": "今天到期",
    "soon": "三个工作日内",
    "unconfirmed": "没有确认的收件",
    "to_sign": "待我审签",
    "to_serve": "待送达",
    "waiting": "在等别人",
    "later": "以后到期",
}


def _heading(case: Case, today: date, last_soon: date) -> str:
    if case.state == S.AWAITING_CONFIRMATION:
        return "unconfirmed"
    if case.state in APPLICANTS_MOVE:
        return "waiting"
    if case.due_on < today:
        return "overdue"
    if case.due_on == today:
        return "today"
    if case.waits_for_me:
        return "to_sign"
    if case.state == S.AWAITING_SERVICE:
        return "to_serve"
    if case.state in WITH_OTHERS:
        return "waiting"
    return "soon" if case.due_on <= last_soon else "later"


def counts(officer: Officer, today: date) -> Counts:
    """The figures beside each entry of the side bar: one query, over what is open."""
    last_soon = working_calendar().next_working_day(today, SOON)
    running = Q(state__in=RUNNING)
    late = running & ~Q(state__in=APPLICANTS_MOVE) & Q(due_on__lt=today)
    figures = {
        "unconfirmed": Q(state=S.AWAITING_CONFIRMATION),
        "open": running,
        "mine": running & Q(holder=officer.person),
        "due_soon": running & Q(due_on__range=(today, last_soon)),
        "overdue": late,
        "paused": Q(state__in=WITH_OTHERS),
        "to_sign": Q(state=S.AWAITING_SIGNATURE),
        "waits_for_me": Q(state=S.AWAITING_SIGNATURE) & Q(at_the_desk_of(officer)),
        "to_serve": Q(state=S.AWAITING_SERVICE),
    }
    mine = own_cases(officer).filter(state__in=Case.OPEN)
    return Counts(**mine.aggregate(**{name: Count("pk", filter=which) for name, which in figures.items()}))


def due_by_day(cases: QuerySet[Case], *, first: date, last: date) -> dict[date, int]:
    """How many fall due on each day between the two; days without any are left out."""
    due = cases.filter(state__in=RUNNING, due_on__range=(first, last))
    return dict(due.order_by("due_on").values_list("due_on").annotate(Count("pk")))
