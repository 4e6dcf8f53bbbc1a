from __future__ import annotations

import json
from pathlib import Path

import pytest

from gongkai.law.report_forms import COLUMNS, FORMS, NoFormForYear, form_of_year

TRUTH = Path(__file__).parents[3] / "shared" / "samples" / "reports" / "truth.json"


def test_the_2021_form_has_ten_figures_in_table_2_then_25_rows_of_seven_then_fifteen():
    by_table = dict.fromkeys("234", 0)
    for address in FORMS["2021"].addresses:
        by_table[address[0]] += 1
    assert by_table == {"2": 10, "3": 175, "4": 15}


def test_the_2019_form_has_22_figures_in_table_2_then_23_rows_of_seven_then_fifteen():
    by_table = dict.fromkeys("234", 0)
    for address in FORMS["2019"].addresses:
        by_table[address[0]] += 1
    assert by_table == {"2": 22, "3": 161, "4": 15}


@pytest.mark.parametrize(("year", "key"), [(2019, "2019"), (2020, "2019"), (2021, "2021"), (2030, "2021")])
def test_each_year_has_the_edition_in_force_for_it(year: int, key: str):
    assert form_of_year(year).key == key


def test_before_2019_there_is_no_form_and_the_refusal_says_so():
    with pytest.raises(NoFormForYear, match="2018年度还没有全国统一的年度报告表格"):
        form_of_year(2018)


def test_labels_are_those_printed_on_the_form():
    form = FORMS["2021"]
    assert form.label("3.C38.legal") == "8.属于行政查询事项·法律服务机构"
    assert form.label("2.8.fees.amount") == "行政事业性收费·本年收费金额（单位：万元）"
    assert form.label("4.after_review.pending") == "复议后起诉·尚未审结"


def test_columns_of_table_3_stand_in_the_order_of_the_form():
    assert [column.id for column in COLUMNS] == [
        "natural", "enterprise", "research", "welfare", "legal", "other", "total",
    ]  # fmt: skip


@pytest.mark.parametrize(("key", "results"), [("2019", 20), ("2021", 22)])
def test_the_box_of_results_spans_as_many_rows_as_the_notice_prints(key: str, results: int):
    table = FORMS[key].table3
    first = table.label_boxes["C1"]
    assert [(box.text, box.rowspan, box.colspan) for box in first] == [
        ("三、本年度办理结果", results, 1),
        ("（一）予以公开", 1, 2),
    ]


@pytest.mark.parametrize("key", FORMS)
def test_every_row_and_heading_of_tables_3_and_4_fills_the_width_of_its_table(key: str):
    form = FORMS[key]
    for headings, width, rows in (
        (form.table3.headings, 10, [form.table3.label_boxes[row.id] for row in form.table3.rows]),
        (form.table4.headings, 15, []),
    ):
        open_above: list[int] = []
        for boxes in headings:
            open_above = [left - 1 for left in open_above if left > 1]
            covered = len(open_above) + sum(box.colspan for box in boxes)
            assert covered == width
            open_above += [box.rowspan for box in boxes for _ in range(box.colspan)]
        spanned: list[int] = []
        for boxes in rows:
            spanned = [left - 1 for left in spanned if left > 1]
            assert len(spanned) + sum(box.colspan for box in boxes) == 3
            spanned += [box.rowspan for box in boxes for _ in range(box.colspan)]


@pytest.mark.skipif(not TRUTH.exists(), reason="the sample reports are not beside this checkout")
def test_addresses_of_real_reports_are_those_of_their_form():
    strangers = {
        name: set(report["cells"]) - set(FORMS[report["form"]].addresses)
        for name, report in json.loads(TRUTH.read_text()).items()
    }
    single_row = {f"3.C6.{column.id}" for column in COLUMNS}
    assert {name: found for name, found in strangers.items() if found} == {"hongze_2024": single_row}
