"""The acts on a reply's letter that one form carries, from sending it up to its service.

Lives elsewhere: drafting and editing, which have pages of their own (views/letter.py); the letters of several
cases together (joint_acts.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.timezone import localdate

from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases import services
from gongkai.cases.errors import NoLetter
from gongkai.cases.models import Case, Letter
from gongkai.cases.selectors import (
    files_of_mail,
    latest_mail,
    reply_letter,
    waiting_step,
)
from gongkai.ui.pieces import Fact
from gongkai.ui.wording import cn_day
from gongkai.workbench.act_pages import NothingToFill
from gongkai.workbench.case_acts import Given, Spec
from gongkai.workbench.forms import cases as forms
from gongkai.workbench.sign_off import way_ahead, way_so_far


def _letter(case: Case) -> Letter:
    """The reply of this round. Raises NoLetter: a page left open may ask for what is not there any more."""
    letter = reply_letter(case)
    if letter is None:
        raise NoLetter()
    return letter


def _return_letter(case: Case, by: Officer, given: Given) -> str:
    services.return_letter(_letter(case), by=by, **given)
    return "答复书已退回经办人"


def _submit_letter(case: Case, by: Officer, given: Given) -> str:
    services.submit_letter(_letter(case), by=by)
    return f"答复书已送审，等{waiting_step(case).role_label}审签"


def _approve_letter(case: Case, by: Officer, given: Given) -> str:
    services.approve_letter(_letter(case), by=by, **given)
    return f"已审核同意，交{waiting_step(case).role_label}"


def _sign_letter(case: Case, by: Officer, given: Given) -> str:
    letter = services.sign_letter(_letter(case), by=by, **given)
    kinds = "DOCX和PDF" if letter.pdf_id else "DOCX；没有中文字体，PDF没有生成"
    return f"已签发，文号{letter.number}，已生成{kinds}"


def _mail_letter(case: Case, by: Officer, given: Given) -> str:
    services.mail_letter(_letter(case), by=by)
    return "答复书已交邮件服务器发送；发出以后自动登记送达并办结，发不到的会告诉经办人"


def _mail_facts(case: Case) -> list[Fact]:
    letter = reply_letter(case)
    facts = [*_delivery_facts(case)]
    if letter and (letter.pdf or letter.docx):
        sent, left = files_of_mail(letter)
        facts.append(Fact("随邮件发出", "、".join(each.name for each in sent)))
        if left:
            facts.append(Fact("太大，在查询页下载", "、".join(each.name for each in left)))
    mail = latest_mail(case)
    if mail:
        facts.append(Fact("上一次", mail.notice.get_state_display(), note=cn_day(localdate(mail.ordered_at))))
    return facts


def _serve_letter(case: Case, by: Officer, given: Given) -> str:
    service = services.serve_letter(_letter(case), by=by, **given)
    return f"已登记送达，答复之日{cn_day(service.served_on)}，这件办结"


def _letter_facts(case: Case) -> list[Fact]:
    letter = reply_letter(case)
    if letter is None:
        return []
    facts = [Fact("答复书", letter.title), Fact("处理决定", str(letter.decision.label))]
    if letter.submitted_by:
        facts.append(Fact("送审", letter.submitted_by.name))
    if letter.number:
        facts.append(Fact("文号", letter.number))
    return facts


def _delivery_facts(case: Case) -> list[Fact]:
    wanted = Fact("申请人选的", f"{case.get_wanted_form_display()}，{case.get_delivery_display()}")
    return [*_letter_facts(case), wanted]


LETTER_SPECS: Mapping[str, Spec] = MappingProxyType(
    {
        "submit_letter": Spec(
            Act.HANDLE_CASE,
            "送审答复书",
            "送审",
            NothingToFill,
            _submit_letter,
            "《政府信息公开申请办理答复规范》第五问“当不当”",
            "送审期间不能再改，期限照走；顺序按今天设置的，途中改了设置也不变",
            lambda case: [*_letter_facts(case), *way_ahead(case)],
        ),
        "approve_letter": Spec(
            Act.APPROVE_LETTER,
            "审核答复书",
            "同意",
            forms.ApproveLetterForm,
            _approve_letter,
            "条例第四十五条，本单位设置的审签顺序；送审的人不审自己的，一个人只审一步",
            "意见写进审查呈批单，申请人看不到；答复书交下一步，期限照走",
            lambda case: [*_letter_facts(case), *way_so_far(case)],
        ),
        "return_letter": Spec(
            Act.APPROVE_LETTER,
            "退回答复书",
            "退回经办人",
            forms.ReturnLetterForm,
            _return_letter,
            "本单位办理规程",
            "回到经办人修改，再送审时从第一步走起，期限照走",
            lambda case: [*_letter_facts(case), *way_so_far(case)],
        ),
        "sign_letter": Spec(
            Act.APPROVE_LETTER,
            "签发答复书",
            "签发",
            forms.ApproveLetterForm,
            _sign_letter,
            "签发人和送审人不能是同一个人，一个人只审一步",
            "取得文号，生成DOCX、PDF和审查呈批单，处理决定成为本机关的决定；之后等待送达",
            lambda case: [*_letter_facts(case), *way_so_far(case)],
        ),
        "mail_letter": Spec(
            Act.SERVE_LETTER,
            "用电子邮件送达",
            "发出",
            NothingToFill,
            _mail_letter,
            "条例第四十条：按申请人要求的形式；送达之日没有明文，按发到申请人选定邮箱之日",
            "邮箱只在发送时取用，不显示、不另存；发出后自动登记送达和凭证，没有发到的仍等送达",
            _mail_facts,
        ),
        "serve_letter": Spec(
            Act.SERVE_LETTER,
            "登记送达",
            "登记送达",
            forms.ServeLetterForm,
            _serve_letter,
            "当面送达以签收之日、邮寄以交邮之日为答复之日（国办公开办函〔2016〕235号）",
            "这件办结，申请人凭查询码可以下载答复书和附件",
            _delivery_facts,
        ),
    }
)
