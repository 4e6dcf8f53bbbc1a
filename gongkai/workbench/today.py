"""What a day's page shows, by what the officer's posts cover. Each post lands on something to do, or on what
comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from gongkai.agencies.calendars import working_calendar
from gongkai.agencies.models import Post
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import MAY, Act, Reach, Role
from gongkai.agencies.selectors import agencies_under
from gongkai.annual_report.models import Report
from gongkai.cases import selectors
from gongkai.cases.models import Assignment, Case
from gongkai.cases.selectors.queue import APPLICANTS_MOVE, RUNNING
from gongkai.disclosure import selectors as disclosure
from gongkai.disclosure.choices import State
from gongkai.law.terms import SOON
from gongkai.trail.models import Record
from gongkai.ui.pieces import Due, Link
from gongkai.workbench.act_words import ACT_WORDS
from gongkai.workbench.due import due_of
from gongkai.workbench.personnel import agencies_managed, posts_managed
from gongkai.workbench.views.intake import waiting_row
from gongkai.workbench.waits import Wait, ending, ending_words

S = Case.State
SATURDAY = 5
SHOWN = 12  # rows under one heading; the rest is a link to the queue
TO_PUBLISH = 3  # of what may become public: it has no term
LAST_DAYS = 7
ENDING_WITHIN = 30  # days in which a post that ends is worth a word

# state -> what one does next, and the page of it; the case's own page where no single act follows
NEXT = {
    S.AWAITING_CONFIRMATION: ("确认收到", "case_confirm_receipt", Act.TAKE_IN_CASE),
    S.AWAITING_CORRECTION: ("登记补正", "case_record_correction", Act.HANDLE_CASE),
    S.AWAITING_OPINION: ("登记意见", "case_record_opinion", Act.HANDLE_CASE),
    S.AWAITING_REASONS: ("登记说明", "case_record_reasons", Act.HANDLE_CASE),
    S.AWAITING_PAYMENT: ("登记缴费", "case_record_payment", Act.HANDLE_CASE),
    S.AWAITING_SIGNATURE: ("审签", "case_letter", Act.APPROVE_LETTER),
    S.AWAITING_SERVICE: ("登记送达", "case_serve_letter", Act.SERVE_LETTER),
    S.IN_HAND: ("接着办", "case", Act.HANDLE_CASE),
}
TABS = {"overdue": "late", "soon": "soon", "to_sign": "signing", "to_serve": "serving", "waiting": "paused"}


@dataclass(frozen=True)
class Line:
    """One thing to do: its badge or time, subject, what stands below, and the link to the act."""

    due: Due | None
    at: object
    title: str
    url: str
    sub: str
    act: Link


@dataclass(frozen=True)
class Heading:
    key: str
    label: str
    lines: tuple[Line, ...]
    total: int
    more: Link | None = None


@dataclass(frozen=True)
class Cell:
    """A day of the coming two weeks and how many fall due on it."""

    on: date
    count: int
    today: bool
    working: bool


def headings(officer: Officer, today: date) -> list[Heading]:
    """Open cases of the own agency under the headings of the day; only those that hold something."""
    found = []
    for group in selectors.todays_work(officer, today):
        if group.key == "later" or not group.cases:
            continue
        lines = tuple(_line(case, officer, today) for case in group.cases[:SHOWN])
        found.append(
            Heading(group.key, group.label, lines, len(group.cases), _more(group.key, len(group.cases)))
        )
    return found


def offers(officer: Officer) -> Heading | None:
    """Cases others want this officer to take: they stand on top of the day."""
    found = list(selectors.offers_to(officer)[:SHOWN])
    lines = tuple(
        Line(
            due_of(offer.case, timezone.localdate()),
            offer.offered_at,
            offer.case.title,
            reverse("desk:case", args=[offer.case_id]),
            f"{offer.case.number}　{offer.offered_by.name}转交{_to_whom(offer, officer)}"
            f"{'，' + offer.note[:40] if offer.note else ''}",
            Link("接收", reverse("desk:case_accept_offer", args=[offer.case_id])),
        )
        for offer in found
    )
    return Heading("offers", "等您接收的办件", lines, len(found)) if found else None


def suggested(officer: Officer) -> Heading | None:
    """What applicants suggest to make public: it is reviewed, and they are told (art. 44 para. 2)."""
    found = list(selectors.open_suggestions(officer.agency))
    page = reverse("desk:conversions")
    lines = tuple(
        Line(
            None,
            timezone.localdate(each.at),
            each.case.title,
            reverse("desk:case", args=[each.case.pk]),
            f"{each.case.number}　申请人建议主动公开",
            Link("审核", page),
        )
        for each in found[:TO_PUBLISH]
    )
    more = Link("全部", page) if len(found) > TO_PUBLISH else None
    return Heading("suggested", "申请人建议主动公开的", lines, len(found), more) if found else None


def to_publish(officer: Officer) -> Heading | None:
    """What several applicants got: it may become public for all (art. 44)."""
    found = selectors.to_convert(officer.agency)
    lines = tuple(
        Line(
            None,
            each.case.closed_on,
            each.case.title,
            reverse("desk:case", args=[each.case.pk]),
            f"{each.case.number}　{each.askers}个申请人申请过同样的信息",
            Link("转为主动公开", reverse("desk:case_convert", args=[each.case.pk])),
        )
        for each in found[:TO_PUBLISH]
    )
    more = Link("全部", reverse("desk:conversions")) if len(found) > TO_PUBLISH else None
    return Heading("convert", "可以转为主动公开的", lines, len(found), more) if found else None


def terms_ending(found: list[Wait], today: date) -> Heading | None:
    """Corrections by their own last day, which is not that of the reply."""
    near = ending(found, today)
    lines = []
    for wait in near[:SHOWN]:
        due, words, act = ending_words(wait, today)
        lines.append(Line(due, None, wait.case.title, wait.url, f"{wait.case.number}　{words}", act))
    return Heading("terms", "补正期限快到和已过的", tuple(lines), len(near)) if near else None


def _to_whom(offer: Assignment, officer: Officer) -> str:
    return "" if offer.to_id == officer.person_id else f"{offer.to.name}，您代办"


def _more(key: str, total: int) -> Link | None:
    if key == "unconfirmed":
        return Link("全部收件", reverse("desk:intake"))
    return Link("全部", f"{reverse('desk:queue')}?tab={TABS.get(key, 'open')}") if total > SHOWN else None


def _line(case: Case, officer: Officer, today: date) -> Line:
    label, name, act = NEXT[case.state]
    page = reverse("desk:case", args=[case.pk])
    mine = case.waits_for_me if case.state == S.AWAITING_SIGNATURE else officer.may(act)
    link = Link(label, reverse(f"desk:{name}", args=[case.pk])) if mine else Link("看案件", page)
    if case.state == S.AWAITING_CONFIRMATION:
        row = waiting_row(case, today)
        until = f"{row.by:%m-%d}应当确认，已经过了" if row.late else f"最迟{row.by:%m-%d}确认"
        sub = f"{case.number}　{case.get_channel_display()}，等双方确认，{until}"
        return Line(None, case.submitted_at, case.title, page, sub, link)
    holder = case.holder.name if case.holder else "还没有分办"
    stage = f"等{Role(case.waiting_role).label}审签" if case.waiting_role else case.get_state_display()
    sub = f"{case.number}　{stage}，{holder}经办"
    return Line(due_of(case, today), None, case.title, page, sub, link)


def coming_weeks(officer: Officer, today: date) -> list[list[Cell]]:
    """Two weeks, Monday to Sunday, with what falls due: from this week on, at a weekend from the next."""
    monday = today - timedelta(days=today.weekday())
    if today.weekday() >= SATURDAY and not working_calendar().is_working(today):
        monday += timedelta(days=7)
    own = selectors.own_cases(officer)
    due = selectors.due_by_day(own, first=monday, last=monday + timedelta(days=13))
    calendar = working_calendar()
    days = [monday + timedelta(days=n) for n in range(14)]
    cells = [Cell(day, due.get(day, 0), day == today, calendar.is_working(day)) for day in days]
    return [cells[:7], cells[7:]]


def nothing_due(officer: Officer, today: date) -> dict[str, object]:
    """The honest empty state: nothing today, and the next thing that comes."""
    open_cases = selectors.own_cases(officer).filter(state__in=RUNNING)
    following = open_cases.filter(due_on__gte=today).order_by("due_on", "pk").first()
    if following is None:
        return {"title": "没有在办的申请", "text": "新的申请来了，先出现在收件里。"}
    return {
        "title": "今天没有要办的申请",
        "text": f"最近一件在{following.due_on.month}月{following.due_on.day}日到期：",
        "link": Link(following.title, reverse("desk:case", args=[following.pk])),
    }


def answered_last_days(officer: Officer, today: date) -> dict[str, int]:
    """How many were answered in the last seven days, and how many of those late."""
    closed = selectors.own_cases(officer).filter(replied_on__range=(today - timedelta(days=LAST_DAYS), today))
    late = Q(late=True)
    return closed.aggregate(all=Count("pk"), late=Count("pk", filter=late))


def publications_waiting(officer: Officer) -> Heading:
    rows = list(disclosure.waiting_for(officer)[: SHOWN + 1])
    lines = tuple(
        Line(
            None,
            row.state_at,
            row.title,
            reverse("desk:publication", args=[row.pk]),
            f"{row.get_kind_display()}　{row.get_state_display()}，{row.drafter.name}拟稿",
            Link(_publication_act(row.state), reverse("desk:publication", args=[row.pk])),
        )
        for row in rows[:SHOWN]
    )
    total = len(rows) if len(rows) <= SHOWN else disclosure.count_waiting(officer)
    more = Link("全部", reverse("desk:publications")) if total > SHOWN else None
    return Heading("publications", "等您办的公开审查", lines, total, more)


def _publication_act(state: str) -> str:
    words = {State.DRAFT: "接着写", State.RETURNED: "修改", State.SECTION_REVIEW: "审核"}
    return words.get(state, "审定")


@dataclass(frozen=True)
class Below:
    """One agency under a supervisor, in figures. late_url leads to the cases."""

    agency: object
    open: int
    soon: int
    overdue: int
    answered: int
    answered_late: int
    report: str
    url: str


def supervises(officer: Officer) -> bool:
    return any(MAY[Act.VIEW_CASES].get(role) is Reach.BELOW for role in officer.roles)


FIGURES = ("open", "soon", "overdue", "answered", "answered_late")


def agencies_below(officer: Officer, today: date) -> list[Below]:
    """Each agency's open and late cases and this year's replies: four queries, however many agencies."""
    last_soon = working_calendar().next_working_day(today, SOON)
    running = Q(state__in=RUNNING)
    late = running & ~Q(state__in=APPLICANTS_MOVE) & Q(due_on__lt=today)
    cases = selectors.counted_cases(officer).order_by().values("agency")
    open_now = cases.filter(running).annotate(
        open=Count("pk"),
        soon=Count("pk", filter=Q(due_on__range=(today, last_soon))),
        overdue=Count("pk", filter=late),
    )
    this_year = cases.filter(replied_on__year=today.year).annotate(
        answered=Count("pk"), answered_late=Count("pk", filter=Q(late=True))
    )
    figures: dict[int, dict[str, int]] = {}
    for row in (*open_now, *this_year):
        figures.setdefault(row.pop("agency"), dict.fromkeys(FIGURES, 0)).update(row)
    own = Report.objects.filter(year=today.year - 1, scope=Report.Scope.OWN).order_by("version")
    reports = dict(own.values_list("agency", "state"))  # the newest version comes last and stays
    words = dict(Report.State.choices)
    none = dict.fromkeys(FIGURES, 0)
    return [
        Below(
            agency=agency,
            report=words.get(reports.get(agency.pk, ""), "没有开始"),
            url=f"{reverse('desk:queue')}?agency={agency.code}",
            **figures.get(agency.pk, none),
        )
        for agency in agencies_under(officer.agency)
    ]


def avoided_below(officer: Officer, today: date) -> int:
    """Applications of this year that readers found needless, because what they sought is public."""
    return sum(selectors.avoided_in(today.year, agencies_under(officer.agency)).values())


def latest_records(officer: Officer) -> list[Record]:
    """The last acts an auditor may read."""
    agencies = [one for one in agencies_under(officer.agency) if officer.may(Act.VIEW_TRAIL, one)]
    records = list(
        Record.objects.filter(agency__in=agencies).select_related("agency").order_by("-pk")[:SHOWN]
    )
    for record in records:
        record.words = ACT_WORDS.get(record.act, record.act)
    return records


@dataclass(frozen=True)
class Staffing:
    """For the administrator: how many posts are held, which end soon, which agencies lack someone."""

    held: int
    agencies: int
    ending: tuple[Post, ...]
    lacking: tuple[tuple[object, str], ...]


NEEDED = (Role.CASE_OFFICER, Role.DISCLOSURE_HEAD)


def staffing(officer: Officer, today: date) -> Staffing:
    posts = [post for post in posts_managed(officer).filter(valid_from__lte=today) if _held(post, today)]
    agencies = list(agencies_managed(officer))
    roles = {(post.agency_id, post.role) for post in posts}
    last = today + timedelta(days=ENDING_WITHIN)
    return Staffing(
        held=len(posts),
        agencies=len(agencies),
        ending=tuple(post for post in posts if post.valid_to and post.valid_to <= last),
        lacking=tuple(
            (agency, "、".join(role.label for role in NEEDED if (agency.pk, role.value) not in roles))
            for agency in agencies
            if agency.kind != agency.Kind.PUBLIC_ENTERPRISE
            and any((agency.pk, role.value) not in roles for role in NEEDED)
        ),
    )


def _held(post: Post, today: date) -> bool:
    return post.valid_to is None or post.valid_to >= today
