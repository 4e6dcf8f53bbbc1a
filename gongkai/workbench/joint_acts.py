"""Answering together: the acts one button carries, and the cases beside this one on its page."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.urls import reverse

from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases import selectors, services
from gongkai.cases.models import Case, CaseTie
from gongkai.ui.pieces import Fact
from gongkai.workbench.act_pages import NothingToFill
from gongkai.workbench.case_acts import Given, Spec
from gongkai.workbench.forms.cases import ApproveLetterForm
from gongkai.workbench.forms.joint import LeaveJointForm


def _submit(case: Case, by: Officer, given: Given) -> str:
    return f"{services.submit_joint(case, by=by)}份答复书已一起送审"


def _approve(case: Case, by: Officer, given: Given) -> str:
    return f"{services.approve_joint(case, by=by, **given)}份答复书已一起审核同意"


def _sign(case: Case, by: Officer, given: Given) -> str:
    signed = services.sign_joint(case, by=by)
    return f"{len(signed)}份答复书已签发：{'、'.join(letter.number for letter in signed)}"


def _leave(case: Case, by: Officer, given: Given) -> str:
    tie = services.leave_joint(case, by=by, **given)
    again = "，要重新作出处理决定" if tie.kind == CaseTie.Kind.MERGED else ""
    return f"这一件单独答复{again}"


def _members(case: Case) -> list[Fact]:
    """Whom the act is about: letters of their own, and what closes with the lead's."""
    ties = selectors.ties_of(case)
    facts = []
    if ties.lead:
        facts.append(Fact("牵头的一件", ties.lead.number, note=ties.lead.title))
    if ties.joint:
        facts.append(Fact("各发一份", f"{len(ties.joint)}件", note=_numbers(ties.joint)))
    if ties.merged:
        facts.append(Fact("并入这一件", f"{len(ties.merged)}件", note=_numbers(ties.merged)))
    return facts


def _numbers(cases: tuple[Case, ...]) -> str:
    return "、".join(case.number for case in cases)


def tied_facts(case: Case) -> list[Fact]:
    """For the page of a case."""
    ties = selectors.ties_of(case)
    return [
        *_fact("一并答复", "牵头的是", [ties.lead] if ties.lead else []),
        *_fact("一并答复", "决定和文字相同", ties.joint),
        *_fact("并案", "由这一件的答复书答复", ties.merged),
        *_fact("分案", "原来的一件，申请附件和凭证在那里", [ties.whole] if ties.whole else []),
        *_fact("分案", "分出来的", ties.parts),
        *(_whole_text(case) if ties.parts and not ties.whole else []),
    ]


def _whole_text(case: Case) -> list[Fact]:
    """What the applicant wrote, before it became several cases."""
    before = getattr(case, "split", None)
    return [Fact("分案前的申请", before.title, note=before.description)] if before else []


def _fact(label: str, note: str, cases) -> list[Fact]:
    return [Fact(label, each.number, note=note, url=reverse("desk:case", args=[each.pk])) for each in cases]


JOINT_SPECS: Mapping[str, Spec] = MappingProxyType(
    {
        "submit_joint": Spec(
            Act.HANDLE_CASE,
            "一起送审",
            "全部送审",
            NothingToFill,
            _submit,
            "各件的证据和答复书要素逐件检查，和单件送审一样",
            "每件一份答复书送审；有一件不行就都不送，写明是哪一件",
            _members,
        ),
        "approve_joint": Spec(
            Act.APPROVE_LETTER,
            "一起审核",
            "全部同意",
            ApproveLetterForm,
            _approve,
            "条例第四十五条，本单位设置的审签顺序；送审的人不审自己的，一个人只审一步",
            "意见写进每一份的审查呈批单，申请人看不到；都交下一步，有一件不行就都不算，写明是哪一件",
            _members,
        ),
        "sign_joint": Spec(
            Act.APPROVE_LETTER,
            "一起签发",
            "全部签发",
            NothingToFill,
            _sign,
            "按本单位的审签顺序走到最后一步才能一起签发；签发人和送审人不能是同一个人；每件各编文号",
            "每件各生成一份答复书，等待送达；并进来的同时办结，申请人收到通知；有一件不行就都不签",
            _members,
        ),
        "leave_joint": Spec(
            Act.HANDLE_CASE,
            "退出一并答复",
            "单独答复",
            LeaveJointForm,
            _leave,
            "一并答复只是办理的方式，每件申请仍是单独的一件",
            "这一件自己送审、签发；并案的要重新作出处理决定",
            _members,
        ),
    }
)
