from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.annual_report.reading.numbers import could_be_cell, is_plain, read_number


@pytest.mark.parametrize(
    ("raw", "figure"),
    [
        ("184项", 184),
        ("减3项", -3),
        ("增35项", 35),
        ("增1945", 1945),
        ("１２３", 123),
        ("13,612", 13612),
        ("13，612", 13612),
        ("95.0", 95),
        ("12.5", Decimal("12.5")),
        ("-4", -4),
        ("－4", -4),
        ("1.2万件", 12000),
        (" 7 ", 7),
        ("7\u200b", 7),
    ],
)
def test_words_and_units_around_a_count_are_understood(raw: str, figure: int | Decimal):
    assert read_number(raw) == figure


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "\xa0",
        "　",
        "/",
        "-",
        "无",
        "95①",
        "95¹",
        "95[1]",
        "1 2",
        "1\n2",
        "3.4.5",
        "1,2,3",
        "三",
        "35元",
        "1/2",
    ],
)
def test_what_is_blank_or_is_no_single_count_is_no_figure(raw: str):
    assert read_number(raw) is None


@pytest.mark.parametrize(
    ("raw", "unit", "column_unit", "figure"),
    [
        ("2694.35万元", "元", "元", 26_943_500),
        ("251000元", "元", "元", 251_000),
        ("2694.35", "元", "万元", 26_943_500),
        ("9116.36", "万元", "万元", Decimal("9116.36")),
        ("75450000元", "万元", "万元", 7545),
        ("75450000", "万元", "元", 7545),
        ("7545万", "万元", "万元", 7545),
        ("1.5亿元", "万元", "万元", 15_000),
        ("12件", "万元", "万元", None),
    ],
)
def test_money_is_brought_to_the_unit_of_its_address(
    raw: str, unit: str, column_unit: str, figure: int | Decimal | None
):
    assert read_number(raw, unit, column_unit) == figure


@given(st.integers(0, 10**15 - 1), st.sampled_from(["", "件", "项", "个"]))
def test_a_count_with_any_unit_is_the_count(count: int, unit: str):
    assert read_number(f"{count}{unit}") == count
    assert is_plain(f"{count}{unit}") == (unit == "")


@given(st.text(max_size=12))
def test_a_figure_is_only_read_from_text_that_has_its_digits(raw: str):
    if read_number(raw) is not None:
        assert any(sign.isdecimal() for sign in raw)
        assert could_be_cell(raw)
