"""Dates, amounts, names and the words of due badges."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from gongkai.ui import wording
from gongkai.ui.templatetags import ui
from tests.ui.examples import DUES

DAY = date(2026, 11, 26)  # a Thursday


@pytest.mark.parametrize(
    ("style", "words"),
    [
        ("weekday", "11月26日（星期四）"),
        ("day", "11月26日"),
        ("year", "2026年11月26日"),
        ("full", "2026年11月26日（星期四）"),
        ("weekday_only", "星期四"),
    ],
)
def test_a_date_in_a_sentence(style, words):
    assert ui.cn_date(DAY, style) == words


def test_an_instant_belongs_to_the_day_in_shanghai():
    late = datetime(2026, 11, 25, 17, 30, tzinfo=UTC)  # 01:30 on the 26th there
    assert (ui.iso(late), ui.cn_date(late), ui.at_time(late)) == (
        "2026-11-26",
        "11月26日（星期四）",
        "11-26 01:30",
    )


def test_no_date_prints_nothing():
    assert (ui.cn_date(None), ui.iso(None), ui.day(None)) == ("", "", "")


def test_a_date_is_marked_as_one():
    assert ui.day(DAY, "day") == '<time datetime="2026-11-26">11月26日</time>'


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("林知遥", "林＊＊"),
        ("99010619880315002X", "9901************2X"),
        ("199 0000 1234", "199****1234"),
        ("lin@example.cn", "l***@example.cn"),
        ("1234567", "*******"),
        ("", ""),
        (None, ""),
    ],
)
def test_personal_data_are_masked(value, shown):
    assert wording.masked(value) == shown


@pytest.mark.parametrize(
    ("amount", "words"), [(Decimal(100), "100元"), (Decimal("12.5"), "12.50元"), (0, "0元"), ("免费", "免费")]
)
def test_yuan_is_printed_without_separators(amount, words):
    assert wording.in_yuan(amount) == words


def test_numbers_dates_and_telephones_do_not_break_and_the_rest_is_escaped():
    assert ui.no_break("<b>明府规〔2026〕4号，0100-8123 4567") == (
        '&lt;b&gt;<span class="gk-no">明府规〔2026〕4号</span>，<span class="gk-no">0100-8123 4567</span>'
    )


def test_a_title_breaks_between_words_only_where_the_words_make_up_the_title():
    assert ui.wbr_title("加装<电梯", ["加装", "<电梯"]) == "加装<wbr>&lt;电梯"
    assert ui.wbr_title("加装电梯", ["加装"]) == "加装电梯"


def test_the_words_of_due_badges():
    assert {name: wording.due_words(due) for name, due in DUES.items()} == {
        "far": "还有10个工作日",
        "soon": "还有2个工作日",
        "today": "今天到期",
        "late": "逾期2个工作日",
        "paused": "停表第11日",
        "provisional": "还有30个工作日",
        "done": "11月20日答复，按期",
        "done_late": "11月20日答复，逾期3个工作日",
        "waiting": "等待补正",
    }
