"""What the fields of printed forms are filled with. Blank: to be filled in by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.utils import timezone

from gongkai.cases.identity import Applicant
from gongkai.cases.models import Case, Inquiry, Letter, Paper
from gongkai.cases.paper_values import Values, ended
from gongkai.law.wording import day_text


def application(case: Case, applicant: Applicant) -> Values:
    """The particulars of art. 29, and who acts for the applicant. No more: the Regulation asks no more."""
    return {
        "申请人类别": case.get_applicant_class_display(),
        "姓名或者名称": applicant.name,
        "证件名称": applicant.identity_kind,
        "证件号码": applicant.identity_number,
        "联系方式": _contacts(applicant),
        "法定代表人": applicant.organisation.representative if applicant.organisation else "",
        "联系人": applicant.organisation.contact_name if applicant.organisation else "",
        "代理人": _agent(applicant),
        "所需信息": "".join(case.description.split()),
        "获取形式": case.get_wanted_form_display(),
        "取得方式": case.get_delivery_display(),
        "提交日期": day_text(timezone.localdate(case.submitted_at)),
    }


def registration(case: Case, applicant: Applicant) -> Values:
    """How the application came and what became of it so far."""
    receipt = getattr(case, "receipt", None)
    letter = Letter.objects.filter(case=case).exclude(number="").order_by("-pk").first()
    return {
        "收到方式": case.get_channel_display(),
        "来件日期": _day(receipt.came_on if receipt else None),
        "邮件单号": receipt.tracking_number if receipt else "",
        "申请人类别": case.get_applicant_class_display(),
        "姓名或者名称": applicant.name,
        "联系方式": _contacts(applicant),
        "原答复期限": _day(case.original_due_on),
        "答复期限": _day(case.due_on),
        "登记人": case.keyed_by.name if case.keyed_by else "",
        "经办人": case.holder.name if case.holder else "",
        "处理决定": case.get_outcome_display() if case.outcome else "",
        "答复文号": letter.number if letter else "",
        "答复日期": _day(case.decided_on),
        "送达日期": _day(case.replied_on),
        "归档日期": _day(case.archived_on),
    }


def opinion(inquiry: Inquiry, number: str) -> Values:
    return {
        "征求意见书文号": number,
        "征求对象": inquiry.to,
        "征求事项": ended(inquiry.matter),
        "发出日期": day_text(inquiry.sent_on),
    }


VALUES: dict[str, Callable[[Case, Applicant], Values]] = {
    Paper.Kind.APPLICATION_FORM: application,
    Paper.Kind.REGISTRATION_FORM: registration,
}


def _contacts(applicant: Applicant) -> str:
    return "，".join(filter(None, (applicant.phone, applicant.email, applicant.postal_address)))


def _agent(applicant: Applicant) -> str:
    if applicant.agent is None:
        return ""
    return "，".join(
        filter(None, (applicant.agent.name, applicant.agent.identity_number, applicant.agent.phone))
    )


def _day(on: date | None) -> str:
    return day_text(on) if on else ""
