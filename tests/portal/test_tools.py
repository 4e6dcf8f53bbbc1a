"""The calculators: the same proof as a case has, from the address alone, with nothing kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.law.calendar import published_calendar
from gongkai.law.clock import reply_clock
from gongkai.portal.forms.tools import DeadlineForm
from tests.portal.conftest import page

DEADLINE, FEE = "/tools/deadline/", "/tools/fee/"


def test_the_empty_page_asks_and_says_nothing_yet(client, site):
    text = page(client, DEADLINE)
    assert "收到申请之日" in text
    assert "gk-cal" not in text.replace("gk-calc", "")


def test_the_example_of_the_design_is_proved_day_by_day_with_its_articles(client, site):
    # Received Wednesday 16 September 2026; inquiry from the 28th to 20 October; 15 days more told on
    # 4 November. Counted by hand on the 2026 notice: the 35th day is Thursday 26 November
    text = page(
        client, DEADLINE, received="2026-09-16", sent="2026-09-28", ended="2026-10-20", extend="15",
        extended="2026-11-04",
    )  # fmt: skip
    assert "最迟2026年11月26日（星期四）答复" in text
    assert "当面提交的，提交之日为收到之日（第三十一条第一项）" in text
    assert "第三十三条第三款" in text
    assert text.count("gk-day--due") == 2  # the day and the legend


def test_a_correction_and_a_payment_start_the_term_afresh(client, site):
    # 20 November 2026 is a Friday: 23 to 27, 30 November to 4, 7 to 11, 14 to 18 December
    for name in ("corrected", "paid"):
        text = page(client, DEADLINE, received="2026-11-02", **{name: "2026-11-20"})
        assert "最迟2026年12月18日（星期五）答复" in text


def test_the_way_it_was_sent_decides_which_day_is_asked_for(client, site):
    text = page(client, DEADLINE, received="2026-11-02", channel="online")
    assert "双方确认之日为收到之日（第三十一条第三项）" in text


def test_a_year_without_its_notice_is_called_provisional(client, site):
    text = page(client, DEADLINE, received="2026-12-28")
    assert published_calendar().is_announced(2027) or "这个日期是暂定的" in text
    far = page(client, DEADLINE, received="2098-03-03")
    assert "这个日期是暂定的" in far


@pytest.mark.parametrize(
    ("given_as", "sentence"),
    [
        ({"received": ""}, "填收到申请的日期"),
        ({"received": "16.9.2026"}, "日期要写成2026-09-16这样"),
        ({"received": "1999-09-16"}, "不在可以计算的范围内"),
        ({"received": "2099-12-31"}, "不在可以计算的范围内"),
        ({"corrected": "2026-09-01"}, "收到补正之日不能早于收到申请之日2026年9月16日"),
        ({"ended": "2026-10-20"}, "写明征求意见书哪天发出"),
        ({"sent": "2026-10-20", "ended": "2026-10-01"}, "不能早于发出之日2026年10月20日"),
        ({"sent": "2026-10-20", "ended": "2028-10-01"}, "前后超过一年"),
        ({"extend": "21", "extended": "2026-10-01"}, "延长最多20个工作日（第三十三条第二款）"),
        ({"extend": "5"}, "写明哪天告知延长的"),
        ({"extended": "2026-10-01"}, "写明延长几个工作日"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence_and_nothing_is_worked_out(client, site, given_as, sentence):
    text = page(client, DEADLINE, **({"received": "2026-09-16"} | given_as))
    assert sentence in text
    assert "gk-eq" not in text


def test_an_extension_told_too_late_is_shown_as_without_effect(client, site):
    text = page(client, DEADLINE, received="2026-09-16", extend="5", extended="2026-11-04")
    assert "最迟2026年10月20日（星期二）答复" in text
    assert "不计入期限（第三十三条第二款）" in text


def test_nothing_is_asked_of_the_database_for_the_result_itself(client, site, django_assert_num_queries):
    """What is asked is the masthead's and the footer's, the same for an empty form."""
    page(client, DEADLINE)
    with django_assert_num_queries(0):
        form = DeadlineForm({"received": "2026-09-16"})
        assert form.is_valid()
        reply_clock(form.facts(), published_calendar())


DAYS = st.dates(date(2019, 6, 1), date(2026, 6, 1))


@given(DAYS, st.integers(0, 20), st.integers(0, 60), st.integers(0, 60))
@settings(max_examples=100, deadline=None)
def test_the_form_and_the_command_state_the_same_facts(received, extension, sent_after, open_for):
    sent = received + timedelta(days=sent_after)
    ended = sent + timedelta(days=open_for)
    form = DeadlineForm(
        {
            "received": received.isoformat(),
            "sent": sent.isoformat(),
            "ended": ended.isoformat(),
            "extend": str(extension),
            "extended": received.isoformat() if extension else "",
        }
    )
    assert form.is_valid(), form.errors
    clock = reply_clock(form.facts(), published_calendar())
    counted = [step.ordinal for step in clock.steps if step.counts]
    assert counted == list(range(1, 21 + extension))
    assert not [step for step in clock.steps if step.counts and sent < step.on <= ended]


def test_both_pages_are_found_from_where_one_applies_the_footer_and_the_site_map(client, site):
    for address in ("/apply/", "/about/sitemap/"):
        text = page(client, address)
        assert f'href="{DEADLINE}"' in text
        assert f'href="{FEE}"' in text
    assert f'href="{DEADLINE}"' in page(client, "/")


def test_the_fee_is_shown_band_by_band(client, site):
    # 35 items in a month: 10 free, 20 at 100 yuan, 5 at 200 yuan
    text = page(client, FEE, by="items", count="35")
    assert "合计3000元" in text
    assert "第31至40件" in text


def test_pages_are_charged_by_their_own_bands(client, site):
    # 250 pages: 30 free, 70 at 10, 100 at 20, 50 at 40 yuan
    assert "合计4700元" in page(client, FEE, by="pages", count="250")


@pytest.mark.parametrize(
    ("given_as", "sentence"),
    [
        ({"count": "35"}, "同一申请只能按一种计收"),
        ({"by": "items", "count": ""}, "填件数或者页数"),
        ({"by": "items", "count": "-1"}, "数量不能少于0"),
        ({"by": "pages", "count": "9999999"}, "数量超过1000000"),
    ],
)
def test_a_fee_that_cannot_be_is_told_in_a_sentence(client, site, given_as, sentence):
    text = page(client, FEE, **given_as)
    assert sentence in text
    assert "合计" not in text


def test_in_english_the_page_speaks_english(client, site):
    text = page(client, DEADLINE, received="2026-09-16", lang="en")
    assert "20 October 2026" in text
    assert "最迟" not in text
