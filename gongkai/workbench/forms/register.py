"""An application that came at the counter, by post, fax or word of mouth, keyed in by staff (art. 29)."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from gongkai.cases.identity import Agent, Applicant, Organisation
from gongkai.cases.models import Case
from gongkai.law.receipt import Channel, receipt_rule
from gongkai.workbench.forms.fields import DeskForm, choice, day, line, text, tick, upload, upload_pair

KEYED = (
    Channel.IN_PERSON,
    Channel.POST_SIGNED,
    Channel.POST_PLAIN,
    Channel.EMAIL,
    Channel.FAX,
    Channel.ORAL,
)
UNIFIED_CODE = "统一社会信用代码"
IDENTITY_KINDS = (
    "居民身份证",
    "护照",
    "港澳居民来往内地通行证",
    "台湾居民来往大陆通行证",
    UNIFIED_CODE,
    "其他证件",
)
DAY_HINT = (
    "当面、口头的填当天；邮寄需签收的填本机关签收之日；"
    "平常信函、电子邮件、传真的填与申请人确认之日，还没有确认的空着"
)


class RegisterForm(DeskForm):
    channel = choice("怎么收到的", [(channel.value, channel.label) for channel in KEYED])
    day = day("按这种方式定收到之日的日期", hint=DAY_HINT, required=False)
    applicant_class = choice("申请人类别", Case.ApplicantClass.choices)
    name = line("姓名或者单位名称", ask="写明申请人的姓名或者单位名称", length=80, autocomplete="off")
    identity_kind = choice("证件", [(kind, kind) for kind in IDENTITY_KINDS], drop_down=True)
    identity_number = line(
        "证件号码", ask="填写证件号码；没有的，登记后要求补正", length=40, autocomplete="off"
    )
    representative = line("法定代表人", hint="单位申请的填写", length=40, required=False, autocomplete="off")
    contact_name = line("联系人", hint="单位申请的填写", length=40, required=False, autocomplete="off")
    phone = line("电话", length=30, required=False, autocomplete="off", inputmode="tel")
    email = line("电子邮箱", length=80, required=False, autocomplete="off", inputmode="email")
    postal_address = line("通信地址", length=120, required=False, autocomplete="off")
    agent_name = line(
        "代理人", hint="有代理人的填写，委托书一并存入", length=40, required=False, autocomplete="off"
    )
    agent_number = line("代理人证件号码", length=40, required=False, autocomplete="off")
    title = line("申请公开的内容", ask="用一句话写明要什么信息", hint="列表里用，80字以内", length=80)
    description = text("所需信息的名称、文号或者其他特征", ask="照申请表写明要什么信息", rows=5)
    wanted_form = choice("要的形式", Case.WantedForm.choices)
    delivery = choice("怎么取得", Case.Delivery.choices)
    needs_assistance = tick("申请人阅读、视听有困难，要提供必要的帮助（第四十三条）")
    application = upload("申请表或者信函的扫描件")
    proof = upload("身份证明")

    def prepare(self) -> None:
        self.fields["day"].initial = timezone.localdate()

    def clean(self) -> dict:
        given = self.cleaned_data
        if not (given.get("phone") or given.get("email") or given.get("postal_address")):
            self.add_error("phone", "电话、电子邮箱、通信地址至少填一样（第二十九条）")
        if given.get("agent_name") and not given.get("agent_number"):
            self.add_error("agent_number", "填写代理人证件号码")
        return given

    def as_act(self) -> dict:
        """What the service takes."""
        given = self.cleaned_data
        channel = Channel(given["channel"])
        application, proof = upload_pair(given["application"]), upload_pair(given["proof"])
        fields = ("title", "description", "wanted_form", "delivery", "needs_assistance")
        return {
            "channel": channel,
            "applicant": self._applicant(),
            **{name: given[name] for name in fields},
            "files": [application] if application else [],
            "identity_files": [proof] if proof else [],
            **_day_of(channel, given["day"]),
        }

    def _applicant(self) -> Applicant:
        given = self.cleaned_data
        natural = given["applicant_class"] == Case.ApplicantClass.NATURAL
        agent = Agent(given["agent_name"], given["agent_number"]) if given["agent_name"] else None
        code = given["identity_number"] if given["identity_kind"] == UNIFIED_CODE else ""
        organisation = None if natural else Organisation(code, given["representative"], given["contact_name"])
        same = (
            "applicant_class",
            "name",
            "identity_kind",
            "identity_number",
            "phone",
            "email",
            "postal_address",
        )
        return Applicant(**{name: given[name] for name in same}, organisation=organisation, agent=agent)


def _day_of(channel: Channel, day: date | None) -> dict[str, date]:
    """The day under the name the channel's rule asks for."""
    return {receipt_rule(channel).needs: day} if day else {}
