"""Days of receipt and service: what each channel and method needs, and what is said when it is not there."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.calendar import published_calendar
from gongkai.law.errors import FactMissing
from gongkai.law.receipt import Channel, confirm_by, receipt_rule, received_on
from gongkai.law.reply_letter import ReplyLetter, missing_elements
from gongkai.law.service_of_letters import ServiceMethod, served_on, service_rule

NEEDS = {
    Channel.IN_PERSON: ("handed_on", "第三十一条第一项"),
    Channel.POST_SIGNED: ("signed_on", "第三十一条第二项"),
    Channel.POST_PLAIN: ("confirmed_on", "第三十一条第二项"),
    Channel.ONLINE: ("confirmed_on", "第三十一条第三项"),
    Channel.EMAIL: ("confirmed_on", "第三十一条第三项"),
    Channel.FAX: ("confirmed_on", "第三十一条第三项"),
    Channel.ORAL: ("handed_on", "第三十一条第一项"),
}
THREE_DAYS = {"handed_on": date(2026, 3, 2), "signed_on": date(2026, 3, 3), "confirmed_on": date(2026, 3, 4)}


def test_every_channel_has_its_rule():
    rules = {channel: receipt_rule(channel) for channel in Channel}
    assert {channel: (rule.needs, rule.citation.short) for channel, rule in rules.items()} == NEEDS
    assert all(
        rule.explanation.endswith("。") and channel.label == rule.label for channel, rule in rules.items()
    )


@pytest.mark.parametrize("channel", Channel)
def test_only_the_fact_of_the_channel_fixes_the_day(channel):
    needed = NEEDS[channel][0]
    assert received_on(channel, **THREE_DAYS) == THREE_DAYS[needed]
    others = {name: day for name, day in THREE_DAYS.items() if name != needed}
    with pytest.raises(FactMissing, match=NEEDS[channel][1]):
        received_on(channel, **others)


def test_an_online_application_is_to_be_confirmed_by_the_next_working_day():
    assert confirm_by(date(2026, 9, 30), published_calendar()) == date(2026, 10, 8)


def test_each_way_of_service_has_its_day():
    days = {"handed_on": date(2026, 3, 2), "posted_on": date(2026, 3, 3), "sent_on": date(2026, 3, 4)}
    assert [served_on(method, **days) for method in ServiceMethod] == [*days.values(), days["sent_on"]]
    assert [(m.label, service_rule(m).needs) for m in ServiceMethod] == [
        ("当面送达", "handed_on"),
        ("邮寄送达", "posted_on"),
        ("电子送达", "sent_on"),
        ("电子邮件送达", "sent_on"),
    ]


@pytest.mark.parametrize(
    ("method", "said"),
    [
        (ServiceMethod.IN_PERSON, "签收之日为答复之日"),
        (ServiceMethod.POST, "交邮之日为答复之日"),
        (ServiceMethod.ELECTRONIC, "发到申请人选定渠道之日为答复之日"),
        (ServiceMethod.EMAIL, "发到申请人选定邮箱之日为答复之日"),
    ],
)
def test_service_without_its_day_is_refused_with_the_rule(method, said):
    with pytest.raises(FactMissing, match=said):
        served_on(method)


def test_a_letter_lacks_the_elements_it_does_not_have():
    assert missing_elements(ReplyLetter()) == (
        "标题",
        "文号",
        "申请人姓名（名称）",
        "申请事实",
        "法律依据",
        "处理决定",
        "复议、诉讼的权利和期限",
        "答复主体",
        "答复日期及印章",
    )
    whole = ReplyLetter("答复书", "明住建公复〔2026〕31号", "林某", "9月16日", "第三十七条", "部分公开",
                        "60日", "本局", date(2026, 11, 26), sealed=True)  # fmt: skip
    assert missing_elements(whole) == ()


def test_a_date_without_a_seal_is_not_the_ninth_element():
    letter = ReplyLetter("a", "b", "c", "d", "e", "f", "  ", "h", date(2026, 11, 26))
    assert missing_elements(letter) == ("复议、诉讼的权利和期限", "答复日期及印章")
