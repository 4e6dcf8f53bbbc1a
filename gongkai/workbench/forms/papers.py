"""Forms of the acts that leave a paper, and of serving papers."""

from __future__ import annotations

from django.utils import timezone

from gongkai.agencies.calendars import working_calendar
from gongkai.cases.models import FeeNotice, Remedy
from gongkai.law.fees import LARGEST_COUNT
from gongkai.law.service_of_letters import SERVICE_RULES
from gongkai.workbench.forms.fields import DeskForm, choice, day, line, number, text, upload

JUDGED = (("yes", "合理，接着办理"), ("no", "不合理，或者没有说明"))


class RequireReasonsForm(DeskForm):
    points = text(
        "要说明什么", ask="写明要申请人说明什么", hint="写进告知书，例如每件申请与其需要的联系", rows=3
    )
    this_month = number(
        "该申请人本月的件数", least=1, most=LARGEST_COUNT, hint="不清楚的不填，不作为拒绝的理由"
    )
    until = day("说明理由的期限", hint="条例没有规定天数，给合理的时间")

    def prepare(self) -> None:
        self.fields["this_month"].required = False
        today = timezone.localdate()
        self.fields["until"].initial = working_calendar().next_working_day(today, 7)


class RecordReasonsForm(DeskForm):
    field_order = ("on", "text", "reasonable", "judgement", "file")
    on = day("收到说明的日期", hint="期满没有说明的，空着", required=False)
    reasonable = choice("理由合理吗", JUDGED)
    judgement = text("为什么", ask="写明为什么合理或者不合理", hint="法院会看这一段", rows=3)
    text = text("申请人说明的理由", required=False, rows=3)
    file = upload("说明原件")

    def clean_reasonable(self) -> bool:
        return self.cleaned_data["reasonable"] == "yes"


class NoticeFeeForm(DeskForm):
    unit = choice("怎么计费", FeeNotice.Unit.choices, hint="按件或者按量选一种")
    count = number(
        "数量", least=1, most=LARGEST_COUNT, hint="按件的填该申请人本月连同本件的件数，按量的填页数"
    )
    items_here = number(
        "本件计几件", least=1, most=1000, initial=1, hint="一份申请里有几件事的，按最小单位计"
    )
    how = line("缴纳方式", ask="写明在哪里、怎样缴纳", hint="例如非税收入缴款码或者代收银行", length=200)


class RecordPaymentForm(DeskForm):
    on = day("缴清的日期")
    amount = number("实缴数额（元）", least=1, most=LARGEST_COUNT * 100)
    voucher = line("财政票据号码", ask="填写票据号码", length=60)

    def prepare(self) -> None:
        self.fields["on"].initial = timezone.localdate()


class CancelForm(DeskForm):
    reason = text("为什么撤销登记", ask="写明登记错在哪里", hint="写进给申请人的告知书", length=300, rows=3)


class ReopenForm(DeskForm):
    on = day("收到决定或者判决的日期", hint="从次日起算20个工作日")
    basis = line("依据", ask="写明哪一份决定或者判决", hint="机关、文号，例如××复决〔2026〕7号行政复议决定")

    def prepare(self) -> None:
        lost = self.thing.remedies.filter(result=Remedy.Result.CORRECTED).order_by("-concluded_on").first()
        if lost:
            paper = "行政复议决定" if lost.route == Remedy.Route.REVIEW else "行政判决"
            self.fields["basis"].initial = f"{lost.body}{lost.reference}{paper}"
            self.fields["on"].initial = lost.decision_received_on


class BounceForm(DeskForm):
    on = day("退回的日期")
    reason = line("退回的原因", ask="写明为什么退回，例如地址不详", length=200)

    def prepare(self) -> None:
        self.fields["on"].initial = timezone.localdate()


class ServePaperForm(DeskForm):
    method = choice("怎么送达的", [(method.value, rule.label) for method, rule in SERVICE_RULES.items()])
    on = day("送达日期", hint="当面送达填签收之日，邮寄填交邮之日，电子送达填发出之日")
    proof = line("送达凭证", ask="写明凭证，例如EMS单号、送达回证或者发送记录", length=200)

    def prepare(self) -> None:
        self.fields["on"].initial = timezone.localdate()
