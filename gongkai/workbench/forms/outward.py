"""Forms of the acts that write to somebody outside."""

from __future__ import annotations

from django.utils import timezone

from gongkai.agencies.calendars import working_calendar
from gongkai.agencies.models import Agency
from gongkai.agencies.selectors import answering_agencies
from gongkai.cases.models import Assistance, Contact, Inquiry, RecordCorrection
from gongkai.cases.selectors.assistance import open_assistances
from gongkai.cases.selectors.public_interest import standing_objections
from gongkai.law.terms import LONGEST_DEFERRAL
from gongkai.workbench.forms.fields import DeskForm, choice, day, line, number, one_of, text, tick, upload


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


USUAL_ASSISTANCE = 5
"""Working days another office is given to help, as first put into the form: ours, no law sets any [I]."""


class AskAssistanceForm(DeskForm):
    to = line("请谁协办", ask="写明单位或者科室的全称", hint="单位或者科室的全称")
    matter = text("协办什么", ask="写明请对方做什么", hint="写进协办函；不写申请人的姓名和联系方式", rows=3)
    until = day("请在何日前回复", hint="答复期限照走，留出判断和起草的时间")

    def prepare(self) -> None:
        today = timezone.localdate()
        self.fields["until"].initial = working_calendar().next_working_day(today, USUAL_ASSISTANCE)


class RecordAssistanceForm(DeskForm):
    assistance = one_of("谁回复的", Assistance.objects.none())
    on = day("收到回复的日期")
    text = text("回复的内容", ask="写明对方怎么说的", rows=3)
    file = upload("回复原件")

    def prepare(self) -> None:
        waiting = open_assistances(self.thing)
        self.fields["assistance"].queryset = self.thing.assistances.filter(answered_on=None)
        self.fields["assistance"].label_from_instance = lambda one: one.to
        self.fields["on"].initial = timezone.localdate()
        if len(waiting) == 1:
            self.fields["assistance"].initial = waiting[0]


class NameRightAgencyForm(DeskForm):
    agency = one_of(
        "本网站上的单位",
        Agency.objects.none(),
        hint="选了的，名称和联系方式取自该单位的资料，下面两项不用填",
        required=False,
        empty="不在里面，在下面填写",
    )
    name = line("机关的名称", hint="不在本网站上的，写全称", required=False)
    contact = line("联系方式", hint="电话、地址；查不到的不填", length=200, required=False)
    why = text(
        "怎么查明的", ask="写明怎么查明的", hint="例如职责规定、文件是谁制作的；写进答复书的理由", rows=3
    )

    def prepare(self) -> None:
        able = answering_agencies(timezone.localdate()).exclude(pk=self.thing.agency_id)
        self.fields["agency"].queryset = able

    def clean(self) -> dict:
        given = super().clean()
        if not given.get("agency") and not given.get("name"):
            self.add_error("name", "选一个单位，或者写明机关的名称")
        return given


class PassOnForm(DeskForm):
    agreed_on = day("申请人哪天同意的", hint="不能晚于今天")
    agreed_how = choice("怎么同意的", Contact.How.choices)
    agreed = tick(
        "申请人同意把申请和身份信息转交",
        required=True,
        ask="没有申请人同意，不能转交；只在答复书里告知名称和联系方式",
    )

    def prepare(self) -> None:
        self.fields["agreed_on"].initial = timezone.localdate()


class RecordCorrectionForm(DeskForm):
    field_order = ("matter", "proof", "finding", "text", "agency_name", "agency_contact", "file")
    matter = text("要求更正什么", ask="写明要求更正什么", hint="哪一份记录、哪一处，写进告知书", rows=3)
    proof = text("申请人的证据", ask="写明申请人提供了什么证据", hint="没有提供的，写没有提供", rows=2)
    finding = choice("认定", RecordCorrection.Finding.choices)
    agency_name = line("有权更正的机关", hint="不归本机关的，写全称", required=False)
    agency_contact = line("该机关的联系方式", length=200, required=False)
    file = upload("证据材料")
    text = text("认定的理由和处理的结果", ask="写明理由和处理的结果", hint="写进告知书，申请人看得到", rows=3)

    def clean(self) -> dict:
        given = super().clean()
        if given.get("finding") in RecordCorrection.OTHERS and not given.get("agency_name"):
            self.add_error("agency_name", "写明哪个机关有权更正")
        return given


class PrintForm(DeskForm):
    file_format = choice("格式", (("pdf", "PDF，直接打印"), ("docx", "Word（DOCX），可以填写")))

    def prepare(self) -> None:
        self.fields["file_format"].initial = "pdf"
