"""Whom cases wait for and until when, and corrections whose own last day is near. One question for both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone

from gongkai.agencies.calendars import working_calendar
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Role
from gongkai.cases import selectors
from gongkai.cases.models import Assistance, Case, Inquiry, Letter
from gongkai.cases.selectors.assistance import assistances_awaited
from gongkai.law.terms import SOON, agency_opinion_due, opinion_due
from gongkai.ui.pieces import Due, Link
from gongkai.ui.wording import cn_day

S = Case.State
WAITING = (
    S.AWAITING_CORRECTION,
    S.AWAITING_OPINION,
    S.AWAITING_REASONS,
    S.AWAITING_PAYMENT,
    S.AWAITING_SIGNATURE,
    S.AWAITING_SERVICE,
)
APPLICANTS = {
    # stage -> what an applicant is waited for with, the relation that holds the last day, article, act
    S.AWAITING_CORRECTION: ("补正", "correction", "第三十条", "record_correction"),
    S.AWAITING_PAYMENT: ("缴费", "fee_notice", "国办函〔2020〕109号", "record_payment"),
}
SHOWN = 12


@dataclass(frozen=True)
class Wait:
    """until: the last day of the other side where the law or the notice sets one."""

    case: Case
    due: Due
    until: date | None = None

    @property
    def url(self) -> str:
        return reverse("desk:case", args=[self.case.pk])


def waits(officer: Officer) -> list[Wait]:
    """Everything at the own agency that waits for others, the earliest last day first."""
    today = timezone.localdate()
    own = selectors.own_cases(officer).filter(state__in=WAITING)
    cases = own.select_related("correction", "fee_notice", "reasons_request", "holder").prefetch_related(
        Prefetch("inquiries", Inquiry.objects.filter(ended_on=None), "open_inquiries"),
        Prefetch("letters", Letter.objects.select_related("submitted_by"), "all_letters"),
    )
    cases = cases.annotate(waiting_role=selectors.waiting_role())
    found = [_wait(case, today) for case in cases.order_by("due_on", "pk")]
    found += [_helped(each, today) for each in assistances_awaited(officer.agency)]
    return sorted(found, key=lambda each: each.until or each.case.due_on)


def _wait(case: Case, today: date) -> Wait:
    if case.state in APPLICANTS:
        what, relation, *_ = APPLICANTS[case.state]
        notice = getattr(case, relation, None)
        return _paused(case, f"等申请人{what}", notice.until if notice else None, today)
    if case.state == S.AWAITING_REASONS:
        asked = getattr(case, "reasons_request", None)
        until = asked.until if asked else None
        day = f"，到{cn_day(until, 'day')}" if until else ""
        return Wait(case, Due("far", label=f"等申请人说明理由{day}"), until)
    if case.state == S.AWAITING_OPINION:
        ends = [(_last_day(each), each) for each in case.open_inquiries]
        if not ends:
            return _paused(case, "等意见", None, today)
        until, inquiry = max(ends, key=lambda pair: pair[0])
        whom = "第三方" if inquiry.kind == Inquiry.Kind.THIRD_PARTY else inquiry.to
        return _paused(case, f"等{whom}", until, today)
    if case.state == S.AWAITING_SIGNATURE:
        sent = max((each.submitted_at for each in case.all_letters if each.submitted_at), default=None)
        whom = f"等{Role(case.waiting_role).label}审签" if case.waiting_role else "等签发"
        return Wait(case, Due("far", label=f"{whom}{_since(sent and timezone.localdate(sent), '送审')}"))
    signed = max((each.signed_on for each in case.all_letters if each.signed_on), default=None)
    return Wait(case, Due("far", label=f"等送达回执{_since(signed, '签发')}"))


def _helped(asked: Assistance, today: date) -> Wait:
    """Another office is to help; the term of the case runs on, so the badge is not that of a stop."""
    over = "已过" if asked.until < today else ""
    label = f"等{asked.to}协办，{'' if over else '到'}{cn_day(asked.until, 'day')}{over}"
    return Wait(asked.case, Due("soon" if over else "far", label=label), asked.until)


def _last_day(inquiry: Inquiry) -> date:
    third = inquiry.kind == Inquiry.Kind.THIRD_PARTY
    return (opinion_due if third else agency_opinion_due)(inquiry.sent_on, working_calendar())


def _paused(case: Case, whom: str, until: date | None, today: date) -> Wait:
    if until is None:
        return Wait(case, Due("paused", label=whom))
    over = "已过" if until < today else ""
    return Wait(
        case, Due("paused", label=f"{whom}，{'' if over else '到'}{cn_day(until, 'day')}{over}"), until
    )


def _since(day: date | None, what: str) -> str:
    return f"，{cn_day(day, 'day')}{what}" if day else ""


def ending(found: list[Wait], today: date) -> list[Wait]:
    """Corrections and fees whose last day is over or within three working days."""
    last = working_calendar().next_working_day(today, SOON)
    return [each for each in found if each.case.state in APPLICANTS and each.until and each.until <= last]


def ending_words(wait: Wait, today: date) -> tuple[Due, str, Link]:
    """The badge with the applicant's own last day, what it means, and the act that follows."""
    what, _, source, key = APPLICANTS[wait.case.state]
    day = cn_day(wait.until, "day")
    if wait.until < today:
        words = f"没有{what}的，可以按放弃申请处理（{source}）"
        act = Link("作出处理决定", reverse("desk:case_decide", args=[wait.case.pk]))
        return Due("soon", label=f"{what}{day}期满"), words, act
    act = Link(f"登记{what}", reverse(f"desk:case_{key}", args=[wait.case.pk]))
    state = "today" if wait.until == today else "soon"
    label = f"今天{what}期满" if wait.until == today else f"{what}到{day}"
    return Due(state, label=label), f"{what}以后，期限重新起算", act
