"""Where an application stands, told to its applicant: one sentence, five stages, a date with its reason.

Takes facts and conclusions of the cases room; decides nothing. Every sentence is for a citizen, in the
order a person needs it: what is happening, what they need do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.cases.models import Case
from gongkai.cases.selectors.applicant import Progress
from gongkai.law.calendar import WorkingCalendar
from gongkai.law.clock import due_state, working_days_left
from gongkai.law.decisions import DECISIONS, Outcome
from gongkai.law.receipt import confirm_by
from gongkai.law.terms import correction_notice_due
from gongkai.ui.pieces import Due, Stage
from gongkai.ui.wording import cn_day

S = Case.State


@dataclass(frozen=True)
class Standing:
    """state: the heading. text: what is happening. todo: what the applicant need do."""

    state: str
    text: str
    todo: str


def standing(case: Case, progress: Progress, today: date, calendar: WorkingCalendar) -> Standing:
    told = Told(case, progress, today, calendar)
    if progress.withdrawal:
        return _withdrawn(told)
    return _row(case).teller(told)


@dataclass(frozen=True)
class Told:
    """What a sentence is made from."""

    case: Case
    progress: Progress
    today: date
    calendar: WorkingCalendar


@dataclass(frozen=True)
class Row:
    """How a state is told. stage: its place among the five. agency_owes: whether a day of reply is shown."""

    teller: Callable[[Told], Standing]
    stage: Callable[[Told], int]
    agency_owes: bool = True


def _at(place: int) -> Callable[[Told], int]:
    return lambda told: place


def _running(sentences: Callable[[Told], tuple[str, str]]) -> Callable[[Told], Standing]:
    """The agency is at work. Late, the page says elsewhere what can be done."""

    def tell(told: Told) -> Standing:
        state, text = sentences(told)
        late = told.case.due_on is not None and told.case.due_on < told.today
        return Standing(state, text, "" if late else _("您现在不用做什么。"))

    return tell


def _unconfirmed(told: Told) -> Standing:
    case = told.case
    last = confirm_by(timezone.localdate(case.submitted_at), told.calendar)
    text = _("受理单位会在%(day)s前打电话跟您确认。双方确认的那天算收到之日，从第二天起算20个工作日。") % {
        "day": cn_day(last)
    }
    todo = _("接到电话，说确认就行；没有接到的，打%(phone)s，说申请编号。") % {"phone": case.agency.phone}
    return Standing(_("等双方确认收到"), text, todo)


def _correction(told: Told) -> Standing:
    notice, phone = told.progress.correction, told.case.agency.phone
    if notice is None:
        return _running(_in_hand)(told)
    text = _("按现在的内容还找不到您要的信息，需要补充：%(points)s。补来以后，20个工作日从头起算。") % {
        "points": notice.points.strip().rstrip("。")
    }
    if told.today > notice.until:
        todo = _("%(day)s已过。有正当理由没有补的，打%(phone)s说明；没有正当理由的，视为放弃申请。")
    else:
        todo = _(
            "%(day)s前在线补正，也可以当面交到、寄到受理单位，或者打%(phone)s。没有正当理由不补正的，视为放弃申请。"
        )
    return Standing(_("等您补正"), text, todo % {"day": cn_day(notice.until), "phone": phone})


def _reasons(told: Told) -> Standing:
    """Art. 35: asked where number and frequency clearly exceed what is reasonable; the term goes on."""
    asked, phone = told.case.reasons_request, told.case.agency.phone
    text = _(
        "您申请的数量、频次较多，受理单位书面请您说明理由（第三十五条）：%(points)s。答复期限照走，不因此停止。"
    ) % {"points": asked.points.strip().rstrip("。")}
    if told.today > asked.until:
        todo = _("%(day)s已过。还要说明的，马上打%(phone)s。")
    else:
        todo = _("%(day)s前按告知书写明的方式把理由交给受理单位，或者打%(phone)s。")
    return Standing(_("等您说明理由"), text, todo % {"day": cn_day(asked.until), "phone": phone})


def _payment(told: Told) -> Standing:
    """Art. 42 and the fee measures: paid, the term begins afresh; unpaid, the application is given up."""
    fee, phone = told.case.fee_notice, told.case.agency.phone
    text = _(
        "受理单位通知您缴纳信息处理费%(amount)d元。缴清以后，20个工作日从头起算；逾期不缴的，视为放弃申请。"
    ) % {"amount": fee.amount}
    if told.today > fee.until:
        todo = _("%(day)s已过，没有缴费的视为放弃申请。已经缴了的，打%(phone)s说明。")
    else:
        todo = _("%(day)s前按收费通知写明的方式缴费；对收费有疑问的，打%(phone)s。")
    return Standing(_("等您缴费"), text, todo % {"day": cn_day(fee.until), "phone": phone})


def _cancelled(told: Told) -> Standing:
    text = _("这件申请是误登记的，已经撤销，不再办理。理由写在告知书里；有疑问的，打%(phone)s。") % {
        "phone": told.case.agency.phone
    }
    return Standing(_("登记已经撤销"), text, "")


def _withdrawn(told: Told) -> Standing:
    day = {"day": cn_day(told.progress.withdrawal.decided_on, "day")}
    if not told.case.is_open:
        return Standing(_("已经撤回"), _("您%(day)s申请撤回，这件申请已经办结，不发答复书。") % day, "")
    text = _("您%(day)s申请撤回，受理单位不再查找和答复，由负责人办结。") % day
    todo = _("您现在不用做什么；改主意的，办结以前打%(phone)s。") % {"phone": told.case.agency.phone}
    return Standing(_("已申请撤回"), text, todo)


def _closed(told: Told) -> Standing:
    case = told.case
    group = _group(DECISIONS[Outcome(case.outcome)].group) if case.outcome else ""
    if case.replied_on is None:
        return Standing(_("已经办结"), _("您的申请已按“%(group)s”办结。") % {"group": group}, "")
    text = _("%(day)s已经答复，结果是%(group)s。理由和依据写在答复书里。") % {
        "day": cn_day(case.replied_on, "year"),
        "group": group,
    }
    return Standing(
        _("已经答复"), text, _("可以在下面下载答复书。不服的，答复书最后写明了怎样申请复议和起诉。")
    )


def _group(label: str) -> str:
    """The six groups of the report form, in the reader's language."""
    words = {
        "予以公开": _("予以公开"),
        "部分公开": _("部分公开"),
        "不予公开": _("不予公开"),
        "无法提供": _("无法提供"),
        "不予处理": _("不予处理"),
        "其他处理": _("其他处理"),
    }
    return words.get(label, label)


def _service(told: Told) -> tuple[str, str]:
    return _("已经作出答复，正在送给您"), _("答复书已经签发，正按您选的方式送达。")


def _signature(told: Told) -> tuple[str, str]:
    return _("正在审签答复书"), _("答复书已经拟好，由公开工作机构负责人审签。")


def _opinion(told: Told) -> tuple[str, str]:
    inquiry = told.progress.open_inquiry
    return _("正在征求意见，期限暂停"), _(
        "您要的信息涉及别的单位或者个人，%(day)s书面征求他们的意见。等意见的时间不计入答复期限。"
    ) % {"day": cn_day(inquiry.sent_on if inquiry else told.today, "day")}


def _in_hand(told: Told) -> tuple[str, str]:
    if _searched(told):
        return _("正在决定能不能公开"), _("已经查找过您要的信息。受理单位正在逐件判断哪些能公开。")
    if _looking_through(told):
        return _("正在看材料齐不齐"), _(
            "受理单位收到了申请，正在看内容够不够清楚。需要您补充的，会一次告诉您。"
        )
    return _("正在查找您要的信息"), _("材料齐全，受理单位正在查找您要的信息。")


def _stage_in_hand(told: Told) -> int:
    if _searched(told):
        return 3
    return 1 if _looking_through(told) else 2


def _searched(told: Told) -> bool:
    return bool(told.progress.searched_on or told.progress.inquiries)


def _looking_through(told: Told) -> bool:
    """While a correction may still be asked for (art. 30) and has not been."""
    last = correction_notice_due(told.case.received_on, told.calendar)
    return told.progress.correction is None and told.today <= last


STAGES = ("收到申请", "看材料齐不齐", "查找和征求意见", "决定能不能公开", "答复送到您手上")
OVER = len(STAGES)
ROWS: Mapping[str, Row] = MappingProxyType(
    {
        "awaiting_confirmation": Row(_unconfirmed, _at(0)),
        "in_hand": Row(_running(_in_hand), _stage_in_hand),
        "awaiting_correction": Row(_correction, _at(1), agency_owes=False),
        "awaiting_reasons": Row(_reasons, _at(1)),
        "awaiting_payment": Row(_payment, _at(1), agency_owes=False),
        "awaiting_opinion": Row(_running(_opinion), _at(2)),
        "awaiting_signature": Row(_running(_signature), _at(3)),
        "awaiting_service": Row(_running(_service), _at(4)),
        "closed": Row(_closed, _at(OVER)),
        "archived": Row(_closed, _at(OVER)),
        "cancelled": Row(_cancelled, _at(OVER), agency_owes=False),
    }
)
"""One row for each state a case can have; a test compares them with the states."""


def _row(case: Case) -> Row:
    return ROWS[case.state]


def due_of(case: Case, today: date, calendar: WorkingCalendar) -> Due | None:
    """For the date beside the sentence; None before receipt and where nothing is due of the agency."""
    if case.due_on is None or not _row(case).agency_owes:
        return None
    facts = {"on": case.due_on, "provisional": case.due_provisional}
    if case.state in (S.CLOSED, S.ARCHIVED):
        if case.replied_on is None:
            return None
        answered = case.closed_on if case.round > 1 else case.replied_on
        over = -working_days_left(answered, case.due_on, calendar)
        late = answered > case.due_on
        state = "done_late" if late else "done"
        return Due(state, **facts, days=over if late else None, done_on=answered)
    if case.paused:
        return Due("paused", **facts, label=_("期限暂停，这是最晚的一天"))
    left = working_days_left(today, case.due_on, calendar)
    return Due(due_state(today, case.due_on, calendar), **facts, days=abs(left))


def stages(case: Case, progress: Progress, today: date, calendar: WorkingCalendar) -> tuple[Stage, ...]:
    """Always the same five. What is done carries its day, what is next carries the latest one."""
    now = _row(case).stage(Told(case, progress, today, calendar))
    notes = _notes(case, progress)
    labels = (_("收到申请"), _("看材料齐不齐"), _("查找和征求意见"), _("决定能不能公开"), _("答复送到您手上"))
    return tuple(
        Stage(
            label,
            "done" if place < now else "now" if place == now else "later",
            notes[place] if place != now else notes[place] or _("正在进行"),
        )
        for place, label in enumerate(labels)
    )


def _notes(case: Case, progress: Progress) -> tuple[str, str, str, str, str]:
    correction = progress.correction
    received = cn_day(case.received_on, "day") if case.received_on else _("等双方确认")
    material = ""
    if correction and correction.answered_on:
        material = _("%(day)s补齐") % {"day": cn_day(correction.answered_on, "day")}
    elif correction:
        material = _("%(day)s前补正") % {"day": cn_day(correction.until, "day")}
    sought = [day for day in (progress.searched_on, *(each.sent_on for each in progress.inquiries)) if day]
    search = cn_day(max(sought), "day") if sought else ""
    decided = cn_day(progress.signed_on, "day") if progress.signed_on else ""
    return received, material, search, decided, _reply_note(case)


def _reply_note(case: Case) -> str:
    if case.replied_on:
        return cn_day(case.replied_on, "day")
    if case.due_on is None or not case.is_open or not _row(case).agency_owes:
        return ""
    return _("最迟%(day)s") % {"day": cn_day(case.due_on, "day")}
