"""What an applicant is told by e-mail at each step: one table, act of the trail → plain words.

Each mail says what happened, what to do now, until when and why that day, whom to ask, and how to complain
(arts. 47, 51). None holds personal data: mail is read by others on its way. The query code is never in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from gongkai.agencies.selectors import installation
from gongkai.cases.models import Case
from gongkai.cases.notices.outbox import tell_applicant
from gongkai.cases.selectors.timeline import WORDS
from gongkai.law.terms import REPLY, THIRD_PARTY_OPINION
from gongkai.law.wording import short_day_text, weekday_text
from gongkai.trail.models import Record

Details = Mapping[str, Any]
TRACK = "/apply/track/"
NOTHING_TO_DO = "您现在不用做什么。"


@dataclass(frozen=True)
class Told:
    """subject: after the case's number. happened, next: what the mail says of the act and of what to do.
    why: how the due day came about, where one is given; an empty one leaves the day out."""

    subject: str
    happened: Callable[[Case, Details], str]
    next: Callable[[Case, Details], str] = lambda case, details: NOTHING_TO_DO
    why: Callable[[Case, Details], str] = lambda case, details: ""


def day(on: date | str | None) -> str:
    """11月26日（星期四）; empty for no day."""
    on = date.fromisoformat(on) if isinstance(on, str) else on
    return f"{short_day_text(on)}（{weekday_text(on)}）" if on else ""


def _received(case: Case, details: Details) -> str:
    if case.received_on is None:
        return f"我们已经登记您的申请“{case.title}”。与您确认收到以后，答复期限开始计算。"
    return f"我们在{day(case.received_on)}收到您的申请“{case.title}”，编号{case.number}。"


def _from_receipt(case: Case, details: Details) -> str:
    term = f"{REPLY.working_days}个工作日（条例{REPLY.citation.short}）"
    return f"从收到的次日起算{term}" if case.received_on else ""


def _after_correction(case: Case, details: Details) -> str:
    return f"从收到补正的次日起重新算{REPLY.working_days}个工作日（条例{REPLY.citation.short}）"


def _get_reply(case: Case, details: Details) -> str:
    ways = {
        Case.Delivery.EMAIL: "答复书按您的要求发到您的电子邮箱",
        Case.Delivery.ONLINE: "答复书按您的要求放在本网站",
        Case.Delivery.POST: "答复书按您的要求邮寄给您",
        Case.Delivery.PICKUP: "答复书按您的要求由您来取",
    }
    way = ways[Case.Delivery(case.delivery)]
    return f"{way}，用编号和查询码也可以下载。对答复不服的，办法和期限写在答复书最后。"


TOLD: Mapping[str, Told] = MappingProxyType(
    {
        "application_submitted": Told(
            "已经提交",
            lambda case, d: f"您的申请“{case.title}”已经提交，编号{case.number}。",
            lambda case, d: "工作人员会与您确认收到，从双方确认之日的次日起计算答复期限（条例第三十一条）。",
        ),
        "application_registered": Told("已经登记", _received, why=_from_receipt),
        "receipt_confirmed": Told("已经收到", _received, why=_from_receipt),
        "correction_required": Told(
            "需要您补正",
            lambda case, d: f"您的申请还缺一些内容，要补正的是：\n{d['points']}",
            lambda case, d: (
                f"最迟{day(d['until'])}补来。在网上补，或者书面交来都可以。没有正当理由到期不补的，"
                "视为放弃申请，不再处理（条例第三十条）。"
            ),
        ),
        "correction_received": Told(
            "收到您的补正",
            lambda case, d: f"我们在{day(d['on'])}收到您的补正。",
            why=_after_correction,
        ),
        "inquiry_sent": Told(
            "正在征求意见",
            lambda case, d: f"您要的信息涉及{d['kind_label']}，我们在{day(d['on'])}书面征求意见，期限暂停。",
            why=lambda case, d: (
                f"按征求意见用满{THIRD_PARTY_OPINION.working_days}个工作日推算，意见早到就提前（条例第三十三条第三款）"
            ),
        ),
        "opinion_recorded": Told(
            "征求意见结束",
            lambda case, d: f"征求{d['kind_label']}意见已经结束，答复期限接着计算。",
            why=lambda case, d: "征求意见的时间不计算在内（条例第三十三条第三款）",
        ),
        "reply_term_extended": Told(
            "延长答复期限",
            lambda case, d: f"答复期限延长{d['working_days']}个工作日。理由：{d['reason']}",
            why=lambda case, d: (
                f"原来最迟{day(case.original_due_on)}，经公开工作机构负责人同意延长（条例第三十三条第二款）"
            ),
        ),
        "reply_deferred": Told(
            "延迟答复",
            lambda case, d: f"您说明的理由合理，但是不能在法定期限内答复。原因：{d['reason']}",
            why=lambda case, d: (
                f"原来最迟{day(case.original_due_on)}，经公开工作机构负责人同意延迟{d['working_days']}个工作日（条例第三十五条）"
            ),
        ),
        "application_withdrawn": Told(
            "收到您的撤回申请",
            lambda case, d: "您申请撤回，受理单位登记以后办结，不再处理。",
        ),
        "application_passed_on": Told(
            "已经转交",
            lambda case, d: f"经您同意，您的申请已经转交{d['to']}，那边的编号{d['copy_number']}。",
            lambda case, d: (
                f"{d['to']}会与您确认收到，从双方确认之日的次日起计算答复期限（条例第三十一条）。"
                "查进度还用原来的编号和查询码，那一件从查询页上点进去。"
            ),
        ),
        "record_correction_approved": Told(
            "更正申请的处理结果",
            lambda case, d: "您要求更正与您自身相关的记录，已经作出处理，结果和理由写在更正处理告知书里。",
            lambda case, d: (
                f"告知书按您的要求送达：{case.get_delivery_display()}，用编号和查询码也可以下载。"
                "不服的，办法和期限写在告知书里。"
            ),
        ),
        "reasons_required": Told(
            "请您说明理由",
            lambda case, d: f"您申请的数量、频次较多，请您说明：\n{d['points']}",
            lambda case, d: (
                f"最迟{day(d['until'])}说明。不说明或者理由不合理的，可能不予处理（条例第三十五条）。"
            ),
        ),
        "fee_noticed": Told(
            "请您缴纳信息处理费",
            lambda case, d: f"这件申请要缴纳信息处理费{d['amount']}元，依据和算法写在收费通知书里。",
            lambda case, d: f"最迟{day(d['until'])}缴清。逾期不缴的，视为放弃申请，不再处理。",
        ),
        "fee_paid": Told(
            "收到您的缴费",
            lambda case, d: f"您已缴清{d['amount']}元。",
            why=lambda case, d: f"从缴清的次日起重新算{REPLY.working_days}个工作日（国办函〔2020〕109号）",
        ),
        "case_reopened": Told(
            "重新处理您的申请",
            lambda case, d: f"根据{d['reason']}，我们重新处理您的申请。",
            why=lambda case, d: f"从收到的次日起算{REPLY.working_days}个工作日（法释〔2025〕8号第十一条）",
        ),
        "letter_signed": Told(
            "已经作出答复",
            lambda case, d: f"我们已经作出答复，文号{d['number']}。",
            lambda case, d: f"接下来按您的要求送达：{case.get_delivery_display()}。{NOTHING_TO_DO}",
        ),
        "letter_served": Told(
            "答复书已经送达",
            lambda case, d: f"答复书{d['method_label']}，{day(d['served_on'])}为答复之日。",
            _get_reply,
        ),
        "case_merged": Told(
            "与您的另一件申请一并答复",
            lambda case, d: f"您的这件申请和{d['number']}内容相同，我们用{d['number']}的答复书一并答复。",
        ),
        "case_split": Told(
            "分为几件办理",
            lambda case, d: (
                f"您的申请问了几件事，按一事一申请分为{d['count']}件，分别答复：{case.number}、{d['numbers']}。"
                f"理由：{d['reason']}"
            ),
            lambda case, d: "收到之日都不变。用原来的查询码，每一件都查得到。" + NOTHING_TO_DO,
        ),
        "publication_suggested": Told(
            "收到您的建议",
            lambda case, d: "您建议把这件申请得到的信息向社会公开，我们会审核（条例第四十四条第二款）。",
        ),
        "suggestion_answered": Told(
            "您的建议有了结果",
            lambda case, d: (
                "您建议主动公开的信息，经审核采纳，正在按公开审查程序办理，公布以后在本网站可以查到。"
                if d["taken"]
                else f"您建议主动公开的信息，经审核不属于主动公开的范围。理由：{d['reason']}"
            ),
        ),
        "case_closed_without_letter": Told(
            "已经办结", lambda case, d: f"您的申请已经办结，没有另发答复书。理由：{d['reason']}"
        ),
    }
)
UNTOLD = frozenset(
    {
        "search_recorded",
        "paper_served",
        "receipt_issued",
        "objection_overruled",
        "assistance_asked",
        "application_came_over",
        "case_split_off",
    }
)
"""Public steps that ask nothing of the applicant and move no date: on the page of the case, not by mail."""


def announce(case: Case, record: Record) -> None:
    """Tell the applicant of the act, where it is one of those they are told of."""
    told = told_of(record.act)
    if told is not None:
        subject = f"{case.number} {told.subject}"
        tell_applicant(case, kind=record.act, subject=subject, text=_text(case, told, record.details))


def told_of(act: str) -> Told | None:
    """An act that the applicant's page shows and that has no words of its own here is told in those."""
    words = WORDS.get(act)
    if act in TOLD or act in UNTOLD or words is None or words.public is None:
        return TOLD.get(act)
    public, sub = words.public, words.told_sub
    return Told(
        "有新的进展",
        lambda case, d: "。".join(part for part in (public(d), sub(d)) if part) + "。",
        lambda case, d: "要您做什么，写在查询页上。",
    )


def _text(case: Case, told: Told, details: Details) -> str:
    why = told.why(case, details)
    parts = [
        "您好：",
        f"{told.happened(case, details)}\n{told.next(case, details)}",
        f"最迟{day(case.due_on)}答复。这一天怎么来的：{why}{_provisional(case)}。" if why else "",
        f"查办理情况：{track_url()}\n凭申请编号{case.number}和查询码，不用注册。",
        _contact(case),
        "认为我们没有依法公开的，可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报"
        "（《政府信息公开条例》第四十七条、第五十一条）。",
        "这封邮件由系统发出，不用回复。",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _provisional(case: Case) -> str:
    return "；其中一年的放假安排还没有公布，公布后重算" if case.due_provisional else ""


def _contact(case: Case) -> str:
    agency = case.agency
    return f"有疑问找受理单位：{agency.name}，电话{agency.phone}，{agency.address}，{agency.hours}。"


def track_url() -> str:
    site = installation()
    return f"https://{site.domain}{TRACK}" if site else TRACK
