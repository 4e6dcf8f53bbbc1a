"""What the acts on a case ask for, one form an act."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from gongkai.agencies.calendars import working_calendar
from gongkai.agencies.models import Person
from gongkai.cases.models import ClockFact, Contact, Inquiry, LatenessReason
from gongkai.cases.selectors import extension_left, facts_of, possible_handlers
from gongkai.cases.services.material import KNOWN_EVIDENCE
from gongkai.law.service_of_letters import SERVICE_RULES
from gongkai.law.terms import USUAL_CORRECTION
from gongkai.ui.wording import cn_day
from gongkai.workbench.forms.fields import (
    DeskForm,
    choice,
    day,
    line,
    number,
    one_of,
    text,
    tick,
    upload,
)
from gongkai.workbench.forms.queue import NOTE


def _today() -> date:
    return timezone.localdate()


class ConfirmReceiptForm(DeskForm):
    confirmed_on = day("与申请人确认的日期", hint="双方确认之日为收到之日；不能晚于今天")

    how = choice("怎么确认的", Contact.How.choices)

    def prepare(self) -> None:
        self.fields["confirmed_on"].initial = _today()
        self.fields["how"].initial = Contact.How.PHONE


class RecordContactForm(DeskForm):
    on = day("哪天联系的", hint="不能晚于今天")
    how = choice("用什么方式", Contact.How.choices)
    result = choice(
        "结果", [each for each in Contact.Result.choices if each[0] != Contact.Result.CONFIRMED.value]
    )

    def prepare(self) -> None:
        self.fields["on"].initial = _today()
        self.fields["how"].initial = Contact.How.PHONE


class AssignForm(DeskForm):
    to = one_of("转给谁", Person.objects.none(), hint="本单位的经办人和公开工作机构负责人")
    note = text("交接说明", hint=NOTE, length=1000, required=False, rows=3)

    def prepare(self) -> None:
        handlers = possible_handlers(self.thing.agency, today=_today())
        self.fields["to"].queryset = handlers.exclude(pk=self.thing.holder_id)


class ReturnOfferForm(DeskForm):
    reason = line("退回的理由", ask="写明为什么不接", hint="转交的人看得到", length=300)


class RequireCorrectionForm(DeskForm):
    points = text(
        "要补正的全部事项",
        ask="写明要补正什么，一次写全",
        hint="写进告知书，申请人看得到。只能告知一次，一次写全",
    )
    until = day("补正期限", hint=f"给申请人合理的时间，一般不超过{USUAL_CORRECTION}个工作日")

    def prepare(self) -> None:
        self.fields["until"].initial = working_calendar().next_working_day(_today(), USUAL_CORRECTION)


class RecordCorrectionForm(DeskForm):
    on = day("收到补正的日期")
    text = text("补正后的内容", ask="写明申请人补正了什么")
    file = upload("补正材料")

    def prepare(self) -> None:
        self.fields["on"].initial = _today()


class SendInquiryForm(DeskForm):
    kind = choice("征求谁的意见", Inquiry.Kind.choices)
    to = line("名称", ask="写明第三方或者机关的全称")
    matter = text("征求的事项", ask="写明拟公开哪些内容、请对方说什么")
    on = day("发出日期", hint="这一天仍计入期限，第二天起停表")

    def prepare(self) -> None:
        self.fields["kind"].initial = Inquiry.Kind.THIRD_PARTY
        self.fields["on"].initial = _today()


class RecordOpinionForm(DeskForm):
    inquiry = one_of("哪一份征求意见书", Inquiry.objects.none())
    on = day("收到意见的日期", hint="逾期未提出意见的，填15个工作日届满之日以后的日期")
    answer = choice("意见", Inquiry.Answer.choices)
    text = text("意见内容", hint="逾期未提出意见的可以不写", required=False)
    file = upload("意见原件")

    def prepare(self) -> None:
        waiting = self.thing.inquiries.filter(ended_on=None)
        self.fields["inquiry"].queryset = waiting
        self.fields["inquiry"].initial = waiting.first()
        self.fields["inquiry"].label_from_instance = lambda one: f"{one.to}，{cn_day(one.sent_on, 'day')}发出"
        self.fields["on"].initial = _today()

    def clean(self) -> dict:
        given = self.cleaned_data
        spoken = given.get("answer") not in (None, Inquiry.Answer.SILENCE)
        if spoken and not given.get("text", "").strip():
            self.add_error("text", "写明对方的意见")
        return given


class ExtendForm(DeskForm):
    working_days = number("延长几个工作日", least=1, most=20)
    reason = text(
        "延长的理由", ask="写明为什么20个工作日答复不了", hint="写进告知书，申请人看得到", length=300, rows=3
    )

    def prepare(self) -> None:
        left = extension_left(self.thing)
        self.fields["working_days"].help_text = f"这件还可以延长{left}个工作日，前后合计最多20个"


class RecordSearchForm(DeskForm):
    places = line("在哪里检索", ask="写明检索了哪些系统、档案室和科室", length=300)
    words = line("检索词", ask="写明用了哪些词、文号或者年份", length=300)
    people = line("谁检索的", ask="写明检索人的姓名和科室")
    on = day("检索日期")
    found = choice("结果", [("yes", "找到了"), ("no", "没有找到")])
    note = text("说明", hint="例如找到几份，或者应当有而没有的原因", required=False, rows=3)

    def prepare(self) -> None:
        self.fields["people"].initial = self.officer.name
        self.fields["on"].initial = _today()

    def clean_found(self) -> bool:
        return self.cleaned_data["found"] == "yes"


class AddEvidenceForm(DeskForm):
    key = choice("哪一项证据", KNOWN_EVIDENCE.items(), drop_down=True)
    text = text("内容", ask="写明证据的内容，让没有经办的人也看得懂")
    file = upload("材料")


class AddNoteForm(DeskForm):
    text = text("内部记录", ask="写明要记下的事", hint="只有本单位看得到，不给申请人，不进答复书", rows=3)


class ExplainLatenessForm(DeskForm):
    category = choice("原因", LatenessReason.Category.choices)
    text = text("说明", ask="写明逾期的原因", hint="督办、考核和复议应诉时看得到；申请人看不到", rows=3)


class AttachReplyFileForm(DeskForm):
    file = upload("要提供的信息", required=True)
    sure = tick("已经核对：这个文件属于这件申请，不公开的内容已经遮盖", required=True, ask="核对后勾选")


class CorrectFactForm(DeskForm):
    fact = one_of("哪一条期限事实", ClockFact.objects.none())
    on = day("改为哪一天")
    reason = text("更正的理由", ask="写明为什么原来登记错了，有什么凭证", length=300, rows=3)

    def prepare(self) -> None:
        standing = [fact.pk for fact in facts_of(self.thing)]
        self.fields["fact"].queryset = ClockFact.objects.filter(pk__in=standing)
        self.fields["fact"].label_from_instance = lambda one: f"{one.get_kind_display()}，{one.on}"


class CloseWithoutLetterForm(DeskForm):
    reason = text("不发答复书的理由", ask="写明理由，例如申请人已书面撤回", length=300, rows=3)


class ApproveLetterForm(DeskForm):
    opinion = text(
        "意见", hint="写进审查呈批单，只有本单位看得到；没有意见可以不写", length=500, required=False, rows=3
    )


class ReturnLetterForm(DeskForm):
    reason = text("退回的理由", ask="写明要改什么", hint="经办人看得到", length=500, rows=3)


class ServeLetterForm(DeskForm):
    method = choice("怎么送达的", [(method.value, rule.label) for method, rule in SERVICE_RULES.items()])
    on = day("送达日期", hint="当面送达填签收之日，邮寄填交邮之日，电子送达填发出之日")
    proof = line("送达凭证", ask="写明凭证，例如EMS单号、送达回证或者发送记录", length=200)

    def prepare(self) -> None:
        self.fields["on"].initial = _today()


class LetterForm(DeskForm):
    title = line("标题", ask="写明标题")
    paragraphs = text(
        "正文",
        ask="写正文",
        hint="一个空行隔开两段。救济途径、落款、日期和印章由系统写在后面",
        length=20000,
        rows=22,
    )

    def clean_paragraphs(self) -> list[str]:
        blocks = self.cleaned_data["paragraphs"].replace("\r\n", "\n").split("\n\n")
        return ["".join(block.split("\n")).strip() for block in blocks if block.strip()]
