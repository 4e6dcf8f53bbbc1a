"""An application that came at the counter, by post, fax or word of mouth, keyed in by staff (art. 29)."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from gongkai.cases.identity import Agent, Applicant, Organisation
from gongkai.cases.models import Case, Contact
from gongkai.law.application import (
    CONTACT,
    COUNTED,
    DESCRIPTION,
    FORM,
    HELP,
    NAME,
    PROOF,
    RECEIPT,
    WRITTEN,
)
from gongkai.law.receipt import Channel, receipt_rule
from gongkai.workbench.forms.fields import DeskForm, choice, line, text, tick, upload, upload_pair
from gongkai.workbench.forms.fields import day as a_day

KEYED = (
    Channel.IN_PERSON,
    Channel.POST_SIGNED,
    Channel.POST_PLAIN,
    Channel.EMAIL,
    Channel.FAX,
    Channel.ORAL,
)
BY_CONFIRMATION = (Channel.POST_PLAIN, Channel.EMAIL, Channel.FAX)
UNIFIED_CODE = "统一社会信用代码"
IDENTITY_KINDS = (
    "居民身份证",
    "护照",
    "港澳居民来往内地通行证",
    "台湾居民来往大陆通行证",
    UNIFIED_CODE,
    "其他证件",
)
ASKED_BY = {
    "channel": RECEIPT,
    "day": RECEIPT,
    "came_on": RECEIPT,
    "tracking_number": RECEIPT,
    "confirmed_how": RECEIPT,
    "scan": RECEIPT,
    "application": WRITTEN,
    "applicant_class": COUNTED,
    "name": NAME,
    "representative": NAME,
    "identity_kind": PROOF,
    "identity_number": PROOF,
    "proof": PROOF,
    "agent_number": PROOF,
    "agent_name": NAME,
    "contact_name": CONTACT,
    "phone": CONTACT,
    "email": CONTACT,
    "postal_address": CONTACT,
    "title": DESCRIPTION,
    "description": DESCRIPTION,
    "wanted_form": FORM,
    "delivery": FORM,
    "needs_assistance": HELP,
}
"""Why each field of the keying form is asked: an item of art. 29, or a necessity with its own source."""

DAY_HINT = (
    "当面、口头的填当天；邮寄需签收的填本机关签收之日；"
    "平常信函、电子邮件、传真的填与申请人确认之日，还没有确认的空着"
)


class RegisterForm(DeskForm):
    channel = choice("怎么收到的", [(channel.value, channel.label) for channel in KEYED])
    day = a_day("按这种方式定收到之日的日期", hint=DAY_HINT, required=False)
    tracking_number = line(
        "邮件单号",
        hint="邮寄需签收的要填：挂号信或者快递面单上的号码",
        length=40,
        required=False,
        autocomplete="off",
    )
    came_on = a_day("来件的日期", hint="送到本单位的那天；和上面是同一天的空着", required=False)
    confirmed_how = choice("怎么与申请人确认的", Contact.How.choices, required=False)
    scan = upload("信封、签收单或者传真报头的扫描件")
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

    SIGNED, CONFIRMED = ("tracking_number",), ("came_on", "confirmed_how")
    SCANNED = ("scan",)

    def prepare(self) -> None:
        self.fields["day"].initial = timezone.localdate()
        self.fields["confirmed_how"].initial = Contact.How.PHONE
        if self.initial.get("channel"):  # the next one of a pile: straight to what differs
            self.fields["name"].widget.attrs["autofocus"] = True

    def clean(self) -> dict:
        given = self.cleaned_data
        signed = given.get("channel") == Channel.POST_SIGNED
        if signed and not given.get("tracking_number"):
            self.add_error("tracking_number", "填写邮件单号，它是签收之日的凭证（第三十一条第二项）")
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
        kept = {"tracking_number": given["tracking_number"]} if channel is Channel.POST_SIGNED else {}
        if channel in BY_CONFIRMATION:
            kept = {
                "came_on": given["came_on"],
                "confirmed_how": given["confirmed_how"] or Contact.How.PHONE,
            }
        fields = ("title", "description", "wanted_form", "delivery", "needs_assistance")
        return {
            "channel": channel,
            "applicant": self._applicant(),
            **{name: given[name] for name in fields},
            "scan": upload_pair(given["scan"]),
            **kept,
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
