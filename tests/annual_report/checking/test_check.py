from __future__ import annotations

import dataclasses
import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.annual_report.checking import Beside, Corpus, NotLastYear, check_report, left_out
from gongkai.annual_report.reading import ReadReport, read_report
from gongkai.law.report_forms import COLUMNS, FORMS
from tests.annual_report import render
from tests.law.test_identities import expected_rules, sound

FORM = FORMS["2021"]
PAGE = render.as_html(FORM, sound(FORM)).decode()


def findings(page: str) -> list[tuple[str, str, str | None]]:
    return [(one.rule, one.severity, one.address) for one in check_report(read_report(page.encode()))]


def with_part_one(words: str) -> ReadReport:
    read = read_report(PAGE.encode())
    return dataclasses.replace(read, text={**read.text, "1": words})


@pytest.mark.parametrize("written", [render.as_html, render.as_lines, render.as_separated, render.as_json])
@pytest.mark.parametrize("key", FORMS)
def test_a_sound_report_has_no_findings(key: str, written):
    year = {"2019": 2020, "2021": 2024}[key]
    assert check_report(read_report(written(FORMS[key], sound(FORMS[key]), year=year))) == []


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(place=st.integers(0, 189), more=st.integers(1, 10**6))
def test_a_fault_planted_in_one_cell_is_found_as_the_identities_it_breaks(place: int, more: int):
    address = [one for one in FORM.addresses if one[0] in "34"][place]
    cells = sound(FORM)
    cells[address] += more
    found = check_report(read_report(render.as_html(FORM, cells)))
    assert {(one.rule, one.address) for one in found} == expected_rules(address)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("<p>2</p>", "<p>2件</p>", [("RC-10", "error", "2.1.regulations.made")]),
        ("<p>2</p>", "<p>/</p>", [("RC-10", "error", "2.1.regulations.made")]),
        ("<p>2</p>", "<p>&nbsp;</p>", [("RC-10", "error", "2.1.regulations.made")]),
        ("<p>2</p>", "<p>-2</p>", [("RC-10", "error", "2.1.regulations.made")]),
        ("六、其他需要报告的事项", "其他", [("RC-20", "error", "6")]),
        ("2024年度没有收取信息处理费。", "", [("RC-20", "error", "6")]),
        ("没有收取信息处理费", "无其他事项", [("RC-13", "warning", "6")]),
        ("人民政府2024年政府", "人民政府2020年政府", [("RC-21", "error", None)]),
    ],
)
def test_a_fault_in_the_layout_is_found(old: str, new: str, expected: list[tuple[str, str, str | None]]):
    assert findings(PAGE.replace(old, new, 1)) == expected


def test_a_row_without_its_seventh_cell_is_one_finding_and_takes_its_column_sums_out():
    row = PAGE.index("8.属于行政查询事项")
    cell = re.compile(r"<td rowspan=1 colspan=1><p>\d+</p></td>").search(PAGE, row)
    assert cell is not None
    short = PAGE[: cell.start()] + PAGE[cell.end() :]
    assert [dataclasses.astuple(one)[:5] for one in check_report(read_report(short.encode()))] == [
        ("RC-11", "error", "3.C38", 6, 7)
    ]


def test_a_row_that_is_not_there_is_told():
    gone = re.sub(r"<tr>(?:(?!</tr>).)*2\.重复申请.*?</tr>", "<tr></tr>", PAGE)
    assert findings(gone) == [("RC-11", "error", "3.C52")]


def test_parts_in_another_order_are_told():
    parts = PAGE.replace("五、存在的主要问题及改进情况", "六、其他需要报告的事项", 1)
    at = parts.rindex("六、其他需要报告的事项")
    swapped = parts[:at] + parts[at:].replace("六、其他需要报告的事项", "五、存在的主要问题及改进情况", 1)
    assert ("RC-20", "error", "6") in findings(swapped)


def test_a_single_row_of_other_results_under_the_2021_headings_is_a_warning_only():
    cells = sound(FORM)
    for column in COLUMNS:
        three = [cells.pop(f"3.{row}.{column.id}") for row in ("C61", "C62", "C63")]
        cells[f"3.C6.{column.id}"] = sum(three)
    lines = render.as_separated(FORM, cells).decode().split("\n")
    kept = [line for line in lines if not re.match(r"(?:（六）其他处理\t1|2\.申请人逾期|3\.其他)", line)]
    total = next(at for at, line in enumerate(kept) if line.startswith("（七）总计"))
    figures = "\t".join(str(cells[f"3.C6.{column.id}"]) for column in COLUMNS)
    kept.insert(total, f"（六）其他处理\t{figures}")
    assert findings("\n".join(kept)) == [("RC-21", "warning", "3.C6")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2024年，全县新收政府信息公开申请126件，上年结转18件，办结126件。", []),
        ("2024年，全县新收政府信息公开申请127件。", [("RC-16", "error", "3.A.total", 127, 126)]),
        ("依申请公开新收总计126件，上年度结转17件。", [("RC-16", "error", "3.B.total", 17, 18)]),
        ("办结政府信息公开申请126件，其中予以公开5件。", [("RC-16", "error", "3.C1.total", 5, 6)]),
        ("办理申请，其中不予公开48件，无法提供18件，不予处理29件。", [("RC-16", "error", "3.C5", 29, 30)]),
        ("共收到政府信息公开申请144件。", []),
        ("共收到政府信息公开申请17件。", [("RC-16", "warning", "3.A.total", 17, 126)]),
        ("县政府办公室新收政府信息公开申请17件。", [("RC-16", "warning", "3.A.total", 17, 126)]),
        ("2023年新收政府信息公开申请99件，2024年新收126件。", []),
        ("比上年新收申请30件有所增加。", []),
        ("上半年新收政府信息公开申请60件。", []),
        ("建议提案答复予以公开30件，均附申请。", []),
        ("主动公开信息300件。", []),
        ("新收政府信息公开申请约130件。", []),
        ("政府信息公开行政复议20件，其中结果维持5件，结果纠正5件。政府信息公开行政诉讼40件。", []),
        ("政府信息公开行政复议20件，其中结果纠正4件。", [("RC-16", "error", "4.review.corrected", 4, 5)]),
        ("政府信息公开行政诉讼41件。", [("RC-16", "error", "4", 41, 40)]),
        ("因政府信息公开引起的行政复议或行政诉讼总量为21件。", []),
        ("全縣新收政府信息公開申請127件。", [("RC-16", "error", "3.A.total", 127, 126)]),
    ],
)
def test_numbers_in_the_prose_are_compared_where_their_meaning_is_certain(
    words: str, expected: list[tuple[str, str, str, int, int]]
):
    found = check_report(with_part_one(words))
    assert [dataclasses.astuple(one)[:5] for one in found] == expected


def test_a_period_of_another_year_is_told():
    page = PAGE.replace(
        "<p>一、总体情况", "<p>统计期限自2023年1月1日起至2023年12月31日止。</p><p>一、总体情况", 1
    )
    assert [(one.rule, one.stated, one.computed) for one in check_report(read_report(page.encode()))] == [
        ("RC-19", "2023年", "2024年")
    ]


def test_last_year_s_report_is_compared_and_another_year_is_refused():
    this = read_report(PAGE.encode())
    cells = sound(FORM) | {"2.1.regulations.in_force": 2, "2.1.normative.in_force": 2}
    cells["3.D.legal"] = 4
    before = read_report(render.as_html(FORM, cells, year=2023))
    assert [(one.rule, one.address) for one in check_report(this, before)] == [("RC-07", "3.B.legal")]
    with pytest.raises(NotLastYear, match="上年报告应是2023年度的，给的是2022年度的"):
        check_report(this, read_report(render.as_html(FORM, cells, year=2022)))


def with_part(part: str, words: str, cells: dict | None = None) -> ReadReport:
    read = read_report(render.as_html(FORM, cells or sound(FORM)))
    return dataclasses.replace(read, text={**read.text, part: words})


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2024年12月31日", [("RC-19", "error", None)]),
        ("2025年1月20日", []),
        ("2025年3月31日", []),
        ("2025年4月1日", [("RC-19", "warning", None)]),
    ],
)
def test_a_report_is_signed_between_the_year_s_end_and_the_last_day_of_art_49(line: str, expected: list):
    page = PAGE.replace("没有收取信息处理费。</p>", f"没有收取信息处理费。</p><p>{line}</p>")
    assert findings(page) == expected


@pytest.mark.parametrize(
    ("part", "words", "expected"),
    [
        ("1", "2023年，全县认真贯彻条例。", [("RC-19", "warning", "1")]),
        ("1", "（一）主动公开情况。2023年度公开信息300条。", [("RC-19", "warning", "1")]),
        ("1", "2023年底印发了方案，2024年全面落实。", []),
        ("1", "近年来认真贯彻条例。", []),
        ("6", "2023年度没有收取信息处理费。", [("RC-19", "warning", "6")]),
        ("6", "/", [("RC-13", "warning", "6"), ("RC-20", "error", "6")]),
        ("6", "无信息处理费。", []),
        ("6", "收取信息处理费3,940元。", []),
        ("6", "收取信息处理费20000元。", [("RC-14", "warning", "2.8.fees.amount")]),
        ("6", "通知缴纳信息处理费3000元，实际收取信息处理费3940元。", [("RC-13", "warning", "6")]),
        ("6", "通知缴纳信息处理费4000元，实际收取信息处理费3940元。", []),
        ("1", "字" * 1500, []),
        ("1", "字" * 1501, [("RC-21", "warning", "1")]),
    ],
)
def test_words_of_a_part_are_held_against_its_year_its_fees_and_its_length(
    part: str, words: str, expected: list
):
    found = check_report(with_part(part, words))
    assert [(one.rule, one.severity, one.address) for one in found] == expected


def test_a_report_published_after_its_last_day_is_late_where_both_days_are_known():
    this = read_report(PAGE.encode())
    due = date(2025, 1, 30)
    assert check_report(this, beside=Beside(published_on=due, due=due)) == []
    (found,) = check_report(this, beside=Beside(published_on=date(2025, 2, 1), due=due))
    assert (found.rule, found.severity, found.message) == (
        "RC-19",
        "error",
        "2024年度的报告2025年2月1日才公布，应在2025年1月30日前公布（条例第四十九条）",
    )


def before_with_4_carried_forward() -> ReadReport:
    cells = sound(FORM) | {"2.1.regulations.in_force": 2, "2.1.normative.in_force": 2, "3.D.legal": 4}
    return read_report(render.as_html(FORM, cells, year=2023))


def test_a_carry_over_that_the_report_itself_explains_is_shown_as_explained():
    reason = "因机构改革，划入职能后上年结转申请有变化"
    this = with_part("6", f"没有收取信息处理费。\n{reason}。")
    (found,) = check_report(this, before_with_4_carried_forward())
    assert (found.rule, found.severity, found.explained) == ("RC-07", "warning", reason)


def test_a_finding_with_a_written_reason_is_shown_as_explained_and_is_no_error():
    this, reasons = read_report(PAGE.encode()), {("RC-07", "3.B.legal"): "一件随职能划出"}
    (found,) = check_report(this, before_with_4_carried_forward(), Beside(reasons=reasons))
    assert (found.severity, found.explained) == ("warning", "一件随职能划出")
    (other,) = check_report(
        this, before_with_4_carried_forward(), Beside(reasons={("RC-07", "3.B.total"): "x"})
    )
    assert (other.severity, other.explained) == ("error", "")


def test_rules_that_lack_their_input_are_named_with_the_reason():
    this = read_report(PAGE.encode())
    reasons = left_out(this)
    assert reasons["RC-07"] == "没有上年报告"
    assert reasons["RC-12"] == "不知道机关有没有规章制定权"
    assert reasons["RC-09"] == "只用于2019年的格式"
    assert reasons["RC-18"] == reasons["RC-23"] == "只能在办件系统里核对"
    assert reasons["RC-24"] == "汇总时才核对"
    assert not {"RC-07", "RC-08", "RC-15", "RC-22"} & set(left_out(this, this))
    assert "RC-12" not in left_out(this, beside=Beside(rule_power=False))
    compared = left_out(this, beside=Beside(others=Corpus([this])))
    assert (compared["RC-15"], compared["RC-22"]) == ("没有上年报告", "没有上年报告，只比了各机关的文字")
