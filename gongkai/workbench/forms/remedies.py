"""What the acts on a reconsideration or suit ask for, one form an act."""

from __future__ import annotations

from django.utils import timezone

from gongkai.cases.models import Remedy
from gongkai.law.remedies import REVIEW_EXTENSION
from gongkai.law.terms import JUDGMENT
from gongkai.ui.wording import cn_day
from gongkai.workbench.forms.fields import DeskForm, choice, day, line, number, one_of, upload
from gongkai.workbench.forms.fields import text as lines

_RESULTS = [pair for pair in Remedy.Result.choices if pair[0] != Remedy.Result.PENDING]


class FileRemedyForm(DeskForm):
    route = choice("途径", Remedy.Route.choices)
    filed_on = day("提起日期", hint="复议机关或者法院收到申请、起诉的日期")
    body = line("受理的复议机关或者法院", ask="写明受理的复议机关或者法院")
    reference = line("案号", hint="还没有的可以不填", required=False, length=60)
    procedure = choice("程序", Remedy.Procedure.choices, hint="通知书写明适用简易程序的，选简易程序")
    copy_received_on = day(
        "收到副本的日期", hint="我方答复期限从这一天的次日起算；还没有收到的先不填", required=False
    )
    review = one_of(
        "对应的行政复议", Remedy.objects.none(), required=False, empty="没有", hint="复议后起诉的选"
    )
    file = upload("申请书或者起诉状副本")

    def prepare(self) -> None:
        reviews = self.thing.remedies.filter(route=Remedy.Route.REVIEW)
        self.fields["review"].queryset = reviews
        self.fields["review"].label_from_instance = lambda one: (
            f"{one.body}，{cn_day(one.filed_on, 'year')}提起，{one.get_result_display()}"
        )
        self.fields["procedure"].initial = Remedy.Procedure.ORDINARY


class RemedyCopyForm(DeskForm):
    received_on = day("收到副本的日期", hint="我方答复期限从这一天的次日起算")
    procedure = choice("程序", Remedy.Procedure.choices, hint="通知书写明适用简易程序的，选简易程序")
    reference = line("案号", required=False, length=60)
    file = upload("申请书或者起诉状副本")

    def prepare(self) -> None:
        self.fields["received_on"].initial = timezone.localdate()
        self.fields["procedure"].initial = self.thing.procedure
        self.fields["reference"].initial = self.thing.reference


class RemedyAnswerForm(DeskForm):
    answered_on = day("提交日期", hint="当面交的填签收之日，邮寄的填交邮之日")
    proof = line("提交的凭证", ask="写明凭证，例如签收单或者EMS单号", length=200)
    file = upload("答复书或者答辩状")

    def prepare(self) -> None:
        self.fields["answered_on"].initial = timezone.localdate()


class RemedyCourseForm(DeskForm):
    accepted_on = day("受理（立案）日期", required=False)
    reference = line("案号", required=False, length=60)
    extended_days = number(
        "复议决定延长几日", least=1, most=REVIEW_EXTENSION.count, hint="只有普通程序的行政复议可以延长"
    )
    hearing_on = day("开庭、听证或者听取意见的日期", hint="可以填将来的日期", required=False)

    def prepare(self) -> None:
        self.fields["extended_days"].required = False
        for name in ("accepted_on", "reference", "hearing_on"):
            self.fields[name].initial = getattr(self.thing, name)
        if self.thing.route != Remedy.Route.REVIEW:
            del self.fields["extended_days"]

    def clean(self) -> dict:
        """Only what differs from what is on record is told to the service."""
        given = {name: self.cleaned_data.get(name) for name in self.fields}
        return {name: value for name, value in given.items() if value and value != getattr(self.thing, name)}


class ConcludeRemedyForm(DeskForm):
    result = choice(
        "结果",
        _RESULTS,
        hint="按表4：驳回、维持的为结果维持；撤销、变更、责令重作、确认违法的为结果纠正",
    )
    concluded_on = day("决定书或者判决书的日期")
    received_on = day("收到的日期", hint="要履行的从这一天的次日起算")
    text = lines("决定的主要内容", ask="写明决定或者判决的主文", hint="抄主文，不写申请人的姓名")
    ordered = lines(
        "要我方做什么", required=False, rows=2, hint="例如重新作出答复、公开某份文件；没有要求的不填"
    )
    ordered_working_days = number(
        "几个工作日内", least=1, most=120, hint=f"决定没有写期限的不填，按{JUDGMENT.working_days}个工作日"
    )
    ordered_until = day("或者到哪一天", required=False, hint="决定写明某一日的填这里")
    file = upload("决定书或者判决书")

    def prepare(self) -> None:
        self.fields["ordered_working_days"].required = False


class WithdrawRemedyForm(DeskForm):
    on = day("终止的日期")
    text = lines("依据", ask="写明依据，例如终止通知书的文号", hint="不写申请人的姓名", rows=3)


class CarriedOutForm(DeskForm):
    on = day("履行完毕的日期")
    text = lines("怎样履行的", ask="写明怎样履行的，例如新答复书的文号", hint="不写申请人的姓名", rows=3)

    def prepare(self) -> None:
        self.fields["on"].initial = timezone.localdate()
