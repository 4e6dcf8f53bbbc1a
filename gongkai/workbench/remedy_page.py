"""What the list of reconsiderations and suits and the page of one show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from gongkai.agencies.calendars import working_calendar
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases import selectors
from gongkai.cases.models import Remedy
from gongkai.cases.remedy_acts import remedy_acts_for
from gongkai.law.clock import due_state
from gongkai.law.remedy_timetable import CO_DEFENDANT_BY, RemedyDay, Whose
from gongkai.law.terms import working_days_left
from gongkai.ui.pieces import Act as OfferedAct
from gongkai.ui.pieces import Due, Fact, Refused
from gongkai.workbench.case_page import _download

STEPS = {"answer": "提交答复和证据", "hearing": "开庭或者听取意见", "carry_out": "履行"}
WHOSE = {Whose.OURS: "我方", Whose.THEIRS: "受理机关", Whose.APPLICANTS: "申请人", Whose.BOTH: "双方"}
TABS = (("open", "没有了结的"), ("done", "已经了结的"), ("all", "全部"))


@dataclass(frozen=True)
class RemedyRow:
    """One remedy in a list. due: of our next day; waits: what is waited for where nothing is due of us."""

    remedy: Remedy
    due: Due | None
    step: str
    waits: str
    agency: str


@dataclass(frozen=True)
class TimetableLine:
    """sub: whose day, the term and its source. due: the badge of a day of ours to be kept; told: how it
    stands in words."""

    day: RemedyDay
    sub: str
    due: Due | None
    told: str


def rows_of(remedies: Iterable[Remedy], today: date, *, with_agency: bool) -> list[RemedyRow]:
    return [
        RemedyRow(
            each,
            due_of_remedy(each, today),
            STEPS.get(each.next_step, ""),
            waits_for(each, today),
            each.case.agency.short_name if with_agency else "",
        )
        for each in remedies
    ]


def due_of_remedy(remedy: Remedy, today: date) -> Due | None:
    """The badge of our next day. A hearing that is over is not overdue."""
    if remedy.next_on is None or (remedy.next_step == "hearing" and remedy.next_on < today):
        return None
    return _badge(remedy.next_on, today)


def _badge(by: date, today: date, *, provisional: bool = False) -> Due:
    calendar = working_calendar()
    left = working_days_left(today, by, calendar)
    return Due(due_state(today, by, calendar), on=by, days=abs(left), provisional=provisional)


def waits_for(remedy: Remedy, today: date) -> str:
    if not remedy.is_open:
        return "已经了结" if not remedy.ordered or remedy.carried_out_on else ""
    if remedy.copy_received_on is None:
        return "等副本送到"
    if remedy.answered_on is None:
        return ""
    return "等复议决定" if remedy.route == Remedy.Route.REVIEW else "等判决"


def page_of_remedy(remedy: Remedy, officer: Officer, today: date) -> dict[str, object]:
    """The context of ``workbench/remedies/page.html``."""
    acts = remedy_acts_for(remedy, officer)
    named = officer.may(Act.VIEW_IDENTITY, remedy.case.agency)
    case_url = reverse("desk:case", args=[remedy.case_id])
    return {
        "remedy": remedy,
        "case": remedy.case,
        "due": due_of_remedy(remedy, today),
        "step": STEPS.get(remedy.next_step, ""),
        "waits": waits_for(remedy, today),
        "lines": [_line(each, today) for each in selectors.timetable_of(remedy)],
        "facts": _facts(remedy),
        "result_facts": _result_facts(remedy),
        "bundle_url": reverse("desk:remedy_bundle", args=[remedy.case_id, remedy.pk]) if named else "",
        "files": [_download(remedy.case, each) for each in selectors.papers_of(remedy)] if named else [],
        "allowed": [
            OfferedAct(each.label, act_url(remedy, each.key), each.effect, each.primary)
            for each in acts.allowed
        ],
        "refused": [Refused(each.label, each.reason) for each in acts.refused],
        "crumbs": [
            ("复议诉讼", reverse("desk:remedies")),
            (remedy.case.number, case_url),
            (remedy.get_route_display(), ""),
        ],
    }


def act_url(remedy: Remedy, key: str) -> str:
    """Of the act's page. Handling the case anew is an act on the case, and has one page."""
    if key == "reopen":
        return reverse("desk:case_reopen", args=[remedy.case_id])
    return reverse(f"desk:remedy_{key}", args=[remedy.case_id, remedy.pk])


def _line(day: RemedyDay, today: date) -> TimetableLine:
    open_ = day.done_on is None
    due = _badge(day.by, today, provisional=day.provisional) if open_ and day.whose is Whose.OURS else None
    if day.key == "hearing" and open_ and day.by < today:
        due = None
    basis = "、".join(str(each) for each in day.citations)
    sub = "　".join(part for part in (WHOSE[day.whose], day.term, basis) if part)
    return TimetableLine(day, sub, due, _told(day))


def _told(day: RemedyDay) -> str:
    if day.done_on is None or day.key == "hearing":
        return ""
    if day.key == "file":
        return f"{day.done_on}提起" + ("，已经超过期限，可以在答复里提出" if day.late else "")
    return f"{day.done_on}" + ("，逾期" if day.late else "，按期")


def _facts(remedy: Remedy) -> list[Fact]:
    case = remedy.case
    facts = [
        Fact("申请", case.number, note=case.title, url=reverse("desk:case", args=[case.pk])),
        Fact("受理", remedy.body, note=remedy.reference),
        Fact("程序", remedy.get_procedure_display()),
        Fact("提起", remedy.filed_on),
    ]
    if case.replied_on:
        facts.append(Fact("答复之日", case.replied_on))
    if review := remedy.review:
        facts.append(
            Fact(
                "对应的行政复议",
                f"{review.body}，{review.get_result_display()}",
                url=reverse("desk:remedy", args=[remedy.case_id, review.pk]),
            )
        )
    if remedy.route == Remedy.Route.AFTER_REVIEW and remedy.co_defendant:
        facts.append(Fact("共同被告", remedy.co_defendant, note=f"复议维持的，{CO_DEFENDANT_BY}"))
    return facts


def _result_facts(remedy: Remedy) -> list[Fact]:
    if remedy.is_open:
        return []
    facts = [
        Fact(
            "结果",
            remedy.get_result_display(),
            note="申请人撤回" if remedy.withdrawn else f"计入{remedy.concluded_on.year}年报告表4",
        ),
        Fact("审结", remedy.concluded_on),
    ]
    if remedy.decision_received_on:
        facts.append(Fact("收到", remedy.decision_received_on))
    if remedy.result_text:
        facts.append(Fact("主要内容", remedy.result_text))
    if remedy.ordered:
        facts.append(Fact("要我方做", remedy.ordered))
    return facts
