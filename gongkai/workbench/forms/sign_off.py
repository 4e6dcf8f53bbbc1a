"""The form of an agency's order of sign-off."""

from __future__ import annotations

from django import forms

from gongkai.cases.models import SignOffChain
from gongkai.law.decisions import DECISIONS
from gongkai.workbench.forms.fields import DeskForm, choice, line

W = SignOffChain.When
_STEPS = [(each.value, each.label) for each in (W.NEVER, W.RISKY, W.ALWAYS)]
_SIGNING = [
    (W.NEVER.value, "不经过，由公开工作机构负责人签发"),
    (W.RISKY.value, "有风险的答复由他签发"),
    (W.CHOSEN.value, "下面选定的处理决定由他签发"),
    (W.ALWAYS.value, "每一件由他签发"),
]


RISKY_REPLIES = (
    "有风险的答复：不予公开、部分公开、信息不存在、不属于本机关、无正当理由大量反复申请，"
    "以及复议、诉讼后重新作出的"
)


class SignOffForm(DeskForm):
    section_head = choice("科室负责人审核", _STEPS, hint=RISKY_REPLIES)
    legal_adviser = choice("法律顾问审核", _STEPS)
    agency_head = choice("单位主要负责人", _SIGNING, hint="他在最后一步；公开工作机构负责人在他前面审核")
    agency_head_outcomes = forms.MultipleChoiceField(
        label="由单位主要负责人签发的处理决定",
        help_text="只在上面选“选定的处理决定”时用",
        choices=[(code.value, rule.label) for code, rule in DECISIONS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reason = line("修改的理由", ask="写明为什么改", length=200)

    def clean(self) -> dict:
        given = self.cleaned_data
        if given.get("agency_head") == W.CHOSEN and not given.get("agency_head_outcomes"):
            self.add_error("agency_head_outcomes", "至少选一种处理决定")
        return given
