from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.law.identities import RULES, Finding, advice_for, check_cells
from gongkai.law.report_forms import COLUMNS, FORMS, Form

FORM = FORMS["2021"]
CLASSES = [column.id for column in COLUMNS[:-1]]
RESULTS = [row.id for row in FORM.table3.rows if row.level > 1 and row.id != "C7"]


def sound(form: Form, base: int = 1) -> dict[str, int | Decimal | None]:
    """Cells of a report in which every identity holds: each class of applicant has `base` of every result."""
    cells: dict[str, int | Decimal | None] = dict.fromkeys(form.addresses, 2)
    results = [row.id for row in form.table3.rows if row.level > 1 and row.id != "C7"]
    for row in [row.id for row in form.table3.rows]:
        each = {"A": base * len(results), "B": 3, "C7": base * len(results), "D": 3}.get(row, base)
        cells |= {f"3.{row}.{column}": each for column in CLASSES}
        cells[f"3.{row}.total"] = each * len(CLASSES)
    for block in form.table4.blocks:
        cells |= {block.address(column): 5 for column in block.columns[:-1]}
        cells[f"4.{block.id}.total"] = 20
    return cells


@pytest.mark.parametrize("key", FORMS)
def test_a_sound_report_has_no_findings(key: str):
    assert check_cells(sound(FORMS[key]), FORMS[key]) == []


def test_a_column_that_does_not_carry_through_is_told_with_both_sides_and_the_difference():
    cells = sound(FORM)
    cells["3.D.natural"] = 1  # 21 + 3 came in, 21 + 1 went out
    cells["3.D.total"] = 16
    assert check_cells(cells, FORM)[0] == Finding(
        "RC-01",
        "error",
        "3.D.natural",
        1,
        3,
        "自然人一列，收进来的和办出去的对不上：新收21加结转3是24，办结21加结转下年1是22，差2"
        "（第一项加第二项等于第三项加第四项）",
        cells=("3.A.natural", "3.B.natural", "3.C7.natural", "3.D.natural"),
    )


def test_pending_cases_count_in_the_total_of_reviews():
    cells = sound(FORM)
    cells["4.review.total"] = 15
    assert check_cells(cells, FORM) == [
        Finding(
            "RC-04",
            "error",
            "4.review.total",
            15,
            20,
            "行政复议的维持、纠正、其他结果和尚未审结相加是20，总计写的是15，差5",
            cells=tuple(f"4.review.{one}" for one in ("upheld", "corrected", "other", "pending", "total")),
        )
    ]


def expected_rules(address: str) -> set[tuple[str, str]]:
    """What a change of one cell breaks, worked out from the relations as the notice states them."""
    table, row, column = address.split(".")[0], address.split(".")[-2], address.split(".")[-1]
    if table == "4":
        rule = {"review": "RC-04", "direct": "RC-05", "after_review": "RC-06"}[row]
        return {(rule, f"4.{row}.total")}
    broken = {("RC-03", f"3.{row}.total")}
    if row in ("A", "B", "C7", "D"):
        broken.add(("RC-01", f"3.D.{column}"))
    if row not in ("A", "B", "D"):
        broken.add(("RC-02", f"3.C7.{column}"))
    return broken


@settings(max_examples=300, deadline=None)
@given(
    key=st.sampled_from(sorted(FORMS)),
    place=st.integers(min_value=0, max_value=10_000),
    base=st.integers(min_value=0, max_value=10**6),
    more=st.integers(min_value=1, max_value=10**9),
)
def test_a_change_of_one_cell_breaks_exactly_the_identities_it_takes_part_in(
    key: str, place: int, base: int, more: int
):
    form = FORMS[key]
    cells = sound(form, base)
    targets = [address for address in form.addresses if address[0] in "34"]
    address = targets[place % len(targets)]
    cells[address] = (cells[address] or 0) + more
    found = check_cells(cells, form)
    assert {(finding.rule, finding.address) for finding in found} == expected_rules(address)
    assert all(abs(finding.stated - finding.computed) == more for finding in found)


@settings(max_examples=200, deadline=None)
@given(place=st.integers(min_value=0, max_value=10_000), base=st.integers(min_value=0, max_value=1000))
def test_a_blank_cell_is_reported_once_and_takes_its_identities_out(place: int, base: int):
    cells = sound(FORM, base)
    address = FORM.addresses[place % len(FORM.addresses)]
    cells[address] = None
    assert [(finding.rule, finding.address) for finding in check_cells(cells, FORM)] == [("RC-10", address)]


def test_an_address_left_out_is_not_judged():
    cells = sound(FORM)
    del cells["3.A.natural"]
    assert check_cells(cells, FORM) == []


@pytest.mark.parametrize(
    ("figure", "fault"),
    [(-1, "是-1，不应小于0"), (Decimal("2.5"), "是2.5，应是整数"), (None, "是空的，没有的应填0")],
)
def test_a_count_is_a_whole_number_of_at_least_0(figure: Decimal | int | None, fault: str):
    cells = sound(FORM) | {"2.5.licences.decisions": figure}
    assert [finding.message for finding in check_cells(cells, FORM)] == [
        f"“行政许可”一行的“本年处理决定数量”{fault}"
    ]


def test_money_may_have_decimals_and_the_yearly_change_may_be_negative():
    assert check_cells(sound(FORM) | {"2.8.fees.amount": Decimal("9116.36")}, FORM) == []
    form = FORMS["2019"]
    assert check_cells(sound(form) | {"2.5.licences.change": -3}, form) == []


def test_a_single_row_of_other_results_under_the_2021_headings_still_adds_up():
    cells = sound(FORM)
    for column in COLUMNS:
        three = [cells.pop(f"3.{row}.{column.id}") for row in ("C61", "C62", "C63")]
        cells[f"3.C6.{column.id}"] = sum(three)
    assert check_cells(cells, FORM) == []
    cells["3.C6.total"] += 1
    assert {(one.rule, one.address) for one in check_cells(cells, FORM)} == {
        ("RC-02", "3.C7.total"),
        ("RC-03", "3.C6.total"),
    }


def test_what_was_carried_over_must_be_what_last_year_carried_forward():
    before = sound(FORM) | {"3.D.legal": 4, "2.1.regulations.in_force": 2, "2.1.normative.in_force": 2}
    found = check_cells(sound(FORM), FORM, before)
    assert [(one.rule, one.address, one.stated, one.computed) for one in found] == [
        ("RC-07", "3.B.legal", 3, 4)
    ]


def test_documents_in_force_follow_from_last_year_those_made_and_those_repealed():
    cells = sound(FORM) | {"2.1.normative.made": 3, "2.1.normative.repealed": 1, "2.1.normative.in_force": 9}
    before = sound(FORM) | {"2.1.normative.in_force": 8}
    assert [(one.rule, one.severity, one.computed) for one in check_cells(cells, FORM, before)] == [
        ("RC-08", "warning", 10)
    ]


def test_items_of_the_2019_form_follow_from_last_year_and_its_change():
    form = FORMS["2019"]
    before = sound(form) | {"2.5.licences.items_last_year": 10, "2.5.licences.change": -3}
    found = check_cells(sound(form) | {"2.5.licences.items_last_year": 8}, form, before)
    assert ("RC-09", "2.5.licences.items_last_year", 8, 7) in [
        (one.rule, one.address, one.stated, one.computed) for one in found
    ]


def test_what_was_newly_published_is_not_more_than_all_that_is_public():
    form = FORMS["2019"]
    found = check_cells(sound(form) | {"2.1.normative.newly_public": 3}, form)
    assert [(one.rule, one.severity, one.message) for one in found] == [
        ("RC-09", "warning", "规范性文件本年新公开3件，多于对外公开总数2件")
    ]


def test_without_the_power_to_make_rules_their_row_holds_0():
    cells = sound(FORM) | {"2.1.regulations.made": 0, "2.1.regulations.repealed": 0}
    found = check_cells(cells, FORM, rule_power=False)
    assert [(one.rule, one.severity, one.address, one.stated, one.computed) for one in found] == [
        ("RC-12", "error", "2.1.regulations.in_force", 2, 0)
    ]
    assert check_cells(cells, FORM, rule_power=True) == check_cells(cells, FORM) == []


def test_what_was_pending_last_year_comes_back_this_year():
    before = sound(FORM) | {
        "4.review.pending": 21,
        "2.1.regulations.in_force": 2,
        "2.1.normative.in_force": 2,
    }
    found = check_cells(sound(FORM), FORM, before)
    assert [(one.rule, one.severity, one.address, one.stated, one.computed) for one in found] == [
        ("RC-15", "warning", "4.review.total", 20, 21)
    ]


def test_more_new_suits_after_review_than_reviews_of_two_years_are_doubted():
    # 25 suits, 5 of them pending last year: 20 new ones; 0 reviews decided this year and 15 the year before
    cells = sound(FORM) | {
        "4.review.upheld": 0,
        "4.review.corrected": 0,
        "4.review.other": 0,
        "4.review.total": 5,
        "4.after_review.upheld": 10,
        "4.after_review.total": 25,
    }
    before = sound(FORM)
    found = check_cells(cells, FORM, before)
    assert [(one.rule, one.address, one.stated, one.computed) for one in found] == [
        ("RC-15", "4.after_review.total", 20, 15)
    ]


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [(20, 100, False), (20, 101, True), (100, 20, False), (100, 19, True), (0, 20, True), (3, 19, False)],
)
def test_a_leap_in_table_2_is_more_than_five_times_or_less_than_a_fifth(before: int, now: int, told: bool):
    address = "2.5.licences.decisions"
    found = check_cells(sound(FORM) | {address: now}, FORM, sound(FORM) | {address: before})
    assert [(one.rule, one.severity, one.address) for one in found] == (
        [("RC-22", "warning", address)] if told else []
    )


def test_all_24_relations_have_a_name_a_source_and_advice():
    assert list(RULES) == [f"RC-{number:02}" for number in range(1, 25)]
    assert all(rule.title and rule.source and rule.advice for rule in RULES.values())
    finding = Finding("RC-11", "error", "3.C38", 6, 7, "")
    assert advice_for(finding) == "补上缺的一格或一行，没有的填0"
    assert advice_for(dataclasses.replace(finding, advice="重印这一页")) == "重印这一页"
