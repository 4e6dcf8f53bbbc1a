"""The day an application counts as received, by the channel it came through (art. 31).

Lives elsewhere: what happens from that day (clock.py).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from gongkai.law.calendar import ONE_DAY, WorkingCalendar
from gongkai.law.citations import OGI, Citation
from gongkai.law.errors import FactMissing

CONFIRM_WITHIN_WORKING_DAYS = 1
"""[I] The Regulation sets no term for confirming an application that came online, by e-mail or fax. Ours:
the next working day, so that none lies unconfirmed without an alert."""

Need = Literal["handed_on", "signed_on", "confirmed_on"]


class Channel(StrEnum):
    IN_PERSON = "in_person"
    POST_SIGNED = "post_signed"
    POST_PLAIN = "post_plain"
    ONLINE = "online"
    EMAIL = "email"
    FAX = "fax"
    ORAL = "oral"

    @property
    def label(self) -> str:
        return RECEIPT_RULES[self].label


@dataclass(frozen=True)
class ReceiptRule:
    """needs: the fact that fixes the day. missing: what the officer is told while it is not recorded."""

    label: str
    citation: Citation
    needs: Need
    explanation: str
    missing: str


_CONFIRMED_BY_BOTH = "通过互联网渠道或者传真提交的，双方确认之日为收到之日。"
_CONFIRMATION_MISSING = "还没有登记与申请人确认的日期，确认之日才是收到申请之日"

RECEIPT_RULES: dict[Channel, ReceiptRule] = {
    Channel.IN_PERSON: ReceiptRule(
        "当面提交",
        Citation(OGI, 31, item=1),
        "handed_on",
        "当面提交的，提交之日为收到之日。",
        "还没有登记当面提交的日期，提交之日为收到申请之日",
    ),
    Channel.POST_SIGNED: ReceiptRule(
        "邮寄（需签收）",
        Citation(OGI, 31, item=2),
        "signed_on",
        "邮寄且需要签收的，本机关签收之日为收到之日，不是转到公开工作机构的那天。",
        "还没有登记本机关签收邮件的日期，签收之日为收到申请之日",
    ),
    Channel.POST_PLAIN: ReceiptRule(
        "平常信函",
        Citation(OGI, 31, item=2),
        "confirmed_on",
        "平常信函等不需要签收的，公开工作机构应当在收到的当天与申请人确认，确认之日为收到之日。",
        _CONFIRMATION_MISSING,
    ),
    Channel.ONLINE: ReceiptRule(
        "网站在线提交", Citation(OGI, 31, item=3), "confirmed_on", _CONFIRMED_BY_BOTH, _CONFIRMATION_MISSING
    ),
    # art. 31 item 3 speaks of 互联网渠道: e-mail is one
    Channel.EMAIL: ReceiptRule(
        "电子邮件", Citation(OGI, 31, item=3), "confirmed_on", _CONFIRMED_BY_BOTH, _CONFIRMATION_MISSING
    ),
    Channel.FAX: ReceiptRule(
        "传真", Citation(OGI, 31, item=3), "confirmed_on", _CONFIRMED_BY_BOTH, _CONFIRMATION_MISSING
    ),
    # [I] art. 31 does not name it; the form is filled in at the counter, as if handed in there (art. 29)
    Channel.ORAL: ReceiptRule(
        "口头申请（代为填写）",
        Citation(OGI, 31, item=1),
        "handed_on",
        "书写确有困难、口头提出的，由公开工作机构代为填写，按当面提交，填写之日为收到之日。",
        "还没有登记口头申请、代为填写的日期，该日为收到申请之日",
    ),
}


@dataclass(frozen=True)
class Proof:
    """Something that must be on record to show when and how an application came. label: as an officer reads
    it."""

    key: str
    label: str


TRACKING_NUMBER = Proof("tracking_number", "邮件单号")
CAME_ON = Proof("came_on", "来件的日期")
CONFIRMED_HOW = Proof("confirmed_how", "怎么与申请人确认的")

PROOFS: dict[Channel, tuple[Proof, ...]] = {
    Channel.IN_PERSON: (),
    Channel.POST_SIGNED: (TRACKING_NUMBER,),
    Channel.POST_PLAIN: (CAME_ON, CONFIRMED_HOW),
    Channel.ONLINE: (CAME_ON, CONFIRMED_HOW),
    Channel.EMAIL: (CAME_ON, CONFIRMED_HOW),
    Channel.FAX: (CAME_ON, CONFIRMED_HOW),
    Channel.ORAL: (),
}
"""[I] Art. 31 fixes the days; these are the facts that prove them. What is handed in, or spoken, is proved by
the receipt given at the counter and by who keyed it in."""


def missing_proofs(channel: Channel, given: Collection[str], *, confirmed: bool) -> tuple[Proof, ...]:
    """What is not on record yet. given: keys of what is; how it was confirmed is asked once it was."""
    wanted = (proof for proof in PROOFS[channel] if confirmed or proof is not CONFIRMED_HOW)
    return tuple(proof for proof in wanted if proof.key not in given)


def receipt_rule(channel: Channel) -> ReceiptRule:
    return RECEIPT_RULES[channel]


def received_on(
    channel: Channel,
    *,
    handed_on: date | None = None,
    signed_on: date | None = None,
    confirmed_on: date | None = None,
) -> date:
    """The day of receipt (art. 31). Facts the channel does not need are passed over.

    Raises FactMissing, naming the fact, where the one it needs is not there.
    """
    rule = RECEIPT_RULES[channel]
    days = {"handed_on": handed_on, "signed_on": signed_on, "confirmed_on": confirmed_on}
    if (day := days[rule.needs]) is None:
        raise FactMissing(f"{rule.missing}（《政府信息公开条例》{rule.citation.short}）。")
    return day


def confirm_by(submitted_on: date, calendar: WorkingCalendar) -> date:
    """Last day to confirm an online, e-mail or fax application with the applicant. [I] see the constant's
    note.

    A plain letter is to be confirmed on the day it comes (art. 31 item 2); this does not apply to it.
    """
    return calendar.next_working_day(submitted_on, CONFIRM_WITHIN_WORKING_DAYS)


def confirm_channel_by(channel: Channel, came_on: date, calendar: WorkingCalendar) -> date:
    """Last day to confirm what came this way: a plain letter on the day itself (art. 31 item 2)."""
    return came_on if channel is Channel.POST_PLAIN else confirm_by(came_on, calendar)


def first_day_in_time(today: date, calendar: WorkingCalendar) -> date:
    """What came on this day or later can still be confirmed in time today, plain letters apart."""
    day = today
    while not calendar.is_working(day := day - ONE_DAY):
        pass
    return day
