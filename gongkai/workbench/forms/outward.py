"""Forms of the acts that write to somebody outside."""

from __future__ import annotations

from gongkai.cases.models import Inquiry
from gongkai.cases.selectors.public_interest import standing_objections
from gongkai.law.terms import LONGEST_DEFERRAL
from gongkai.workbench.forms.fields import DeskForm, line, number, one_of, text


class OverruleObjectionForm(DeskForm):
    inquiry = one_of("哪一方不同意", Inquiry.objects.none(), hint="几方都不同意的，逐方决定、逐方告知")
    content = text("公开哪些内容", ask="写明公开哪些内容", hint="写进告知书，第三方看得到", rows=3)
    interest = text(
        "属于什么公共利益",
        ask="写明属于什么公共利益",
        hint="具体写，例如公众交纳的停车费怎样计算；法院会看这一段",
        rows=3,
    )
    effect = text(
        "不公开会造成什么重大影响",
        ask="写明不公开会造成什么重大影响",
        hint="写明对谁、影响有多大",
        rows=3,
    )

    def prepare(self) -> None:
        standing = standing_objections(self.thing)
        self.fields["inquiry"].queryset = self.thing.inquiries.filter(pk__in=[one.pk for one in standing])
        self.fields["inquiry"].label_from_instance = lambda one: f"{one.to}（{one.get_answer_display()}）"
        if len(standing) == 1:
            self.fields["inquiry"].initial = standing[0]


class DeferForm(DeskForm):
    working_days = number(
        "延迟几个工作日",
        least=1,
        most=LONGEST_DEFERRAL,
        hint="条例只说合理的期限，没有规定天数；接在现在的期限后面算",
    )
    reason = line("为什么不能在法定期限内答复", ask="写明原因", hint="写进告知书，申请人看得到", length=200)
