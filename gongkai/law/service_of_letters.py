"""The day a reply counts as given, by how it is served.

Practice of the State Council's office (国办公开办函〔2016〕235号, still listed): signed for in person, that
day; by post, the day it is handed to the post office. Only through the postal enterprise, not another
courier, and never cash on delivery. What it says of charging postage is superseded by art. 42.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from gongkai.law.errors import FactMissing


class ServiceMethod(StrEnum):
    IN_PERSON = "in_person"
    POST = "post"
    ELECTRONIC = "electronic"
    EMAIL = "email"

    @property
    def label(self) -> str:
        return SERVICE_RULES[self].label


@dataclass(frozen=True)
class ServiceRule:
    """needs: the fact that fixes the day; proof: what is kept on file; explanation: the rule for the
    officer."""

    label: str
    needs: Literal["handed_on", "posted_on", "sent_on"]
    explanation: str
    proof: str
    missing: str


SERVICE_RULES: dict[ServiceMethod, ServiceRule] = {
    ServiceMethod.IN_PERSON: ServiceRule(
        "当面送达",
        "handed_on",
        "直接送达或者委托送达的，申请人或者其法定代理人签收之日为答复之日。",
        "送达回证，有签收人和日期",
        "还没有登记申请人签收答复书的日期，签收之日为答复之日（国办公开办函〔2016〕235号）。",
    ),
    ServiceMethod.POST: ServiceRule(
        "邮寄送达",
        "posted_on",
        "邮寄送达的，交邮之日为答复之日；通过邮政企业寄送，不得向收件人收取邮费。",
        "邮政企业的收寄凭证",
        "还没有登记答复书交邮的日期，交邮之日为答复之日（国办公开办函〔2016〕235号）。",
    ),
    # [I] not covered by any text read: taken as the day it was sent to the channel the applicant chose
    ServiceMethod.ELECTRONIC: ServiceRule(
        "电子送达",
        "sent_on",
        "通过申请人选定的电子渠道送达的，发出之日为答复之日。",
        "发送记录，有渠道、时间和是否退回",
        "还没有登记答复书发出的日期，发到申请人选定渠道之日为答复之日（《政府信息公开条例》第四十条）。",
    ),
    # [I] the same rule: the day the mail server took what was sent to the address the applicant chose
    ServiceMethod.EMAIL: ServiceRule(
        "电子邮件送达",
        "sent_on",
        "发到申请人选定的电子邮箱的，邮件发出之日为答复之日；退回来的，不算送到。",
        "邮件发送记录，有时间和邮件服务器的接收结果",
        "还没有登记答复书的邮件发出的日期，发到申请人选定邮箱之日为答复之日（《政府信息公开条例》第四十条）。",
    ),
}


def service_rule(method: ServiceMethod) -> ServiceRule:
    return SERVICE_RULES[method]


def served_on(
    method: ServiceMethod,
    *,
    handed_on: date | None = None,
    posted_on: date | None = None,
    sent_on: date | None = None,
) -> date:
    """The day of the reply. handed_on: signed for. Raises FactMissing where the fact of the method is not
    there."""
    rule = SERVICE_RULES[method]
    days = {"handed_on": handed_on, "posted_on": posted_on, "sent_on": sent_on}
    if (day := days[rule.needs]) is None:
        raise FactMissing(rule.missing)
    return day
