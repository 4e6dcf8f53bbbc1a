"""Reports beside each other: what a form does not have, what is blank, added up, carried over."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest

from gongkai.annual_report.comparing import (
    Change,
    Entry,
    Line,
    Side,
    agencies_csv,
    carried_between,
    key_figures,
    parts_beside,
    years_csv,
)
from gongkai.annual_report.comparing.lines import growth, merged
from gongkai.law.identities import Moved
from gongkai.law.report_forms import FORMS, form_of_year


def side(year: int, **cells: object) -> Side:
    """A report on the year: zeros, but for the cells given (dots as __)."""
    form = form_of_year(year)
    figures = dict.fromkeys(form.addresses, 0) | {a.replace("__", "."): value for a, value in cells.items()}
    return Side(str(year), form, figures)


def lines_of(sides: list[Side], column: str = "total") -> dict[str, Line]:
    """Label -> line; within table 4 with the label of its block."""
    return {
        f"{group.title}·{line.label}" if part.number == 4 else line.label: line
        for part in parts_beside(sides, column)
        for group in part.groups
        for line in group.lines
    }


def texts(line: Line) -> list[str]:
    return [entry.text for entry in line.entries]


def test_a_later_order_puts_what_only_it_has_behind_what_stands_before_it_there():
    assert merged([["a", "c"], ["a", "b", "c", "d"]]) == ["a", "b", "c", "d"]
    assert merged([["x"], ["w", "x"]]) == ["w", "x"]


@pytest.mark.parametrize(
    ("before", "after", "share"),
    [
        (8, 9, "+12.5%"),
        (4, 2, "−50%"),
        (5, 5, "0%"),
        (0, 3, ""),
        (-2, 3, ""),
        (10000, 10001, "+0.1%"),  # 0.01 %, but not nothing
        (Decimal("12.5"), Decimal(10), "−20%"),
    ],
)
def test_growth_has_a_sign_one_place_and_a_base(before, after, share):
    assert growth(before, after) == share


def test_the_change_is_that_of_the_last_two_and_needs_both():
    assert Line("新收", (Entry(1, "x"), Entry(8, "x"), Entry(6, "x"))).change == Change(-2, "−25%")
    assert Line("新收", (Entry(1, "x"), Entry(None, "x"))).change is None
    assert Line("新收", (Entry(1, "x"),)).change is None


def test_two_years_of_one_form_have_every_row_of_the_form_once():
    parts = parts_beside([side(2024), side(2025)])
    form = FORMS["2021"]
    addresses = [line.entries[0].address for part in parts for line in part.lines if not line.is_sum]
    totals = [a for a in form.addresses if not a.startswith("3.") or a.endswith(".total")]
    assert addresses == totals
    assert [line.label for part in parts for line in part.lines if line.is_sum] == [
        "（三）不予公开",
        "（四）无法提供",
        "（五）不予处理",
        "（六）其他处理",
    ]


def test_a_row_that_one_form_does_not_have_is_absent_there_and_never_0():
    lines = lines_of([side(2020), side(2021)])
    assert texts(lines["行政许可：上一年项目数量"]) == ["0", "—"]
    assert texts(lines["政府集中采购：采购总金额"]) == ["0", "—"]
    assert texts(lines["行政规范性文件：现行有效件数"]) == ["—", "0"]
    assert texts(lines["3.其他"]) == ["—", "0"]
    assert lines["3.其他"].change is None


def test_other_results_are_one_row_until_2020_and_the_sum_of_three_after():
    sides = [
        side(2020, **{"3__C6__total": 9}),
        side(2021, **{"3__C61__total": 1, "3__C62__total": 2, "3__C63__total": 4}),
    ]
    line = lines_of(sides)["（六）其他处理"]
    assert (texts(line), line.is_sum, line.change) == (["9", "7"], True, Change(-2, "−22.2%"))
    assert (
        sum(label == "（六）其他处理" for label in (one.label for one in parts_beside(sides)[1].lines)) == 1
    )
    alone = lines_of(sides[:1])["（六）其他处理"]
    assert (texts(alone), alone.is_sum) == (["9"], False)


def test_a_cell_that_both_forms_have_under_other_words_says_both():
    line = lines_of([side(2020), side(2021)])["行政规范性文件：本年制发件数"]
    assert line.other_label == "规范性文件：本年新制作数量"
    assert lines_of([side(2024), side(2025)])["行政规范性文件：本年制发件数"].other_label == ""


def test_rows_of_both_forms_stay_together_by_subject():
    first = parts_beside([side(2020), side(2021)])[0]
    assert [group.title for group in first.groups] == [
        "第二十条第（一）项",
        "第二十条第（五）项",
        "第二十条第（六）项",
        "第二十条第（八）项",
        "第二十条第（九）项",
    ]
    fees = [(line.label, line.unit_to_say, texts(line)) for line in first.groups[3].lines]
    assert fees == [
        ("行政事业性收费：上一年项目数量", "项", ["0", "—"]),
        ("行政事业性收费：本年增/减", "项", ["0", "—"]),
        ("行政事业性收费：本年收费金额（单位：万元）", "", ["—", "0"]),
    ]


def test_a_blank_cell_is_blank_and_so_is_a_sum_over_it():
    lines = lines_of([side(2025, **{"3__C31__total": None, "3__A__total": None})])
    assert texts(lines["一、本年新收政府信息公开申请数量"]) == ["未填"]
    assert texts(lines["（三）不予公开"]) == ["未填"]


def test_table_3_is_read_for_one_class_of_applicants():
    sides = [side(2024, **{"3__A__legal": 2}), side(2025, **{"3__A__legal": 5})]
    assert texts(lines_of(sides, "legal")["一、本年新收政府信息公开申请数量"]) == ["2", "5"]


def test_carry_over_is_checked_between_years_that_follow_one_another():
    sides = {
        2022: side(2022, **{"3__D__natural": 2, "3__D__total": 2}),
        2023: side(2023, **{"3__B__natural": 2, "3__B__total": 2, "3__D__legal": 1, "3__D__total": 1}),
        2025: side(2025, **{"3__B__total": 7}),
        2024: side(2024, **{"3__B__natural": 1, "3__B__total": 1}),
    }
    found = carried_between(sides)
    assert [(pair.earlier, pair.later) for pair in found] == [(2022, 2023), (2023, 2024), (2024, 2025)]
    assert found[0].differing == ()
    assert [(one.label, one.difference) for one in found[1].differing] == [
        ("自然人", "+1"),
        ("法律服务机构", "−1"),  # the total is right and hides both
    ]
    assert [(one.label, one.difference) for one in found[2].differing] == [("总计", "+7")]
    assert carried_between({2021: sides[2022], 2023: sides[2023]}) == ()


def test_what_moved_with_a_function_is_counted_in():
    sides = {2022: side(2022, **{"3__D__natural": 2, "3__D__total": 2}), 2023: side(2023)}
    went = Moved("乙局", "机构改革", {"natural": -2})
    [pair] = carried_between(sides, {2023: [went]})
    assert (pair.differing, pair.went, pair.came) == ((), [(went, 2)], [])
    [wrong] = carried_between(sides, {2023: [Moved("乙局", "机构改革", {"natural": -1})]})
    assert [(one.label, one.difference) for one in wrong.differing] == [("自然人", "−1"), ("总计", "−1")]


def test_a_blank_carry_over_is_not_called_equal():
    found = carried_between({2022: side(2022), 2023: side(2023, **{"3__B__total": None})})
    assert [(one.label, one.difference) for one in found[0].differing] == [("总计", None)]


def test_key_figures_add_up_groups_and_tell_shares_from_what_is_not_known():
    one = side(
        2025,
        **{"3__C1__total": 2, "3__C2__total": 1, "3__C31__total": 1, "3__C38__total": 2, "3__C7__total": 6},
        **{"4__direct__total": 1, "4__after_review__total": 2},
    )
    groups = key_figures([one, side(2025)], {0: (6, 1)})
    lines = {line.label: texts(line) for group in groups for line in group.lines}
    assert lines["不予公开"] == ["3", "0"]
    assert lines["行政诉讼"] == ["3", "0"]
    assert lines["予以公开和部分公开的占比"] == ["50.0%", "—"]  # nothing was closed there
    assert lines["法定期限内答复的占比"] == ["83.3%", "—"]
    assert "对外公开总数" not in lines


def test_agencies_with_other_forms_have_rows_of_both():
    lines = {
        line.label: texts(line)
        for group in key_figures([side(2020, **{"3__C6__total": 4}), side(2021)], {})
        for line in group.lines
    }
    assert (lines["对外公开总数"], lines["现行有效"], lines["其他处理"]) == (
        ["0", "—"],
        ["—", "0"],
        ["4", "0"],
    )


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_the_csv_of_years_has_the_figures_of_the_page_for_programs():
    sides = [side(2024, **{"3__A__total": 8}), side(2025, **{"3__A__total": 6, "3__B__total": None})]
    rows = read(years_csv(parts_beside(sides), ["2024年", "2025年"]))
    assert rows[0] == [
        "部分",
        "项目",
        "内容",
        "计量单位",
        "2024年",
        "2025年",
        "2025年比2024年增减",
        "增减幅度",
    ]
    received = next(row for row in rows if row[2].startswith("一、"))
    carried = next(row for row in rows if row[2].startswith("二、"))
    assert received[3:] == ["件", "8", "6", "-2", "-25%"]
    assert carried[4:] == ["0", "", "", ""]


def test_the_csv_of_agencies_has_a_column_each():
    rows = read(agencies_csv(key_figures([side(2025), side(2025)], {}), ["甲局", "乙局"]))
    assert rows[0] == ["项目", "内容", "计量单位", "甲局", "乙局"]
    assert rows[1] == ["申请", "本年新收", "件", "0", "0"]
