"""Statutory tables: the form's layout, zeros printed, findings at the cell they point to."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gongkai.law.report_forms import FORMS
from gongkai.ui.pieces import FindingMark
from gongkai.ui.statutory import statutory_tables
from gongkai.ui.templatetags.ui import halved
from tests.ui.examples import FINDINGS, tables


def cells_of(prepared):
    rows = [row for section in prepared.table2 for row in section.rows]
    rows += [*prepared.table3.rows, *prepared.table4.rows]
    return {cell.address: cell for row in rows for cell in row.cells}


def test_every_address_of_the_form_stands_in_a_table_once():
    for key, form in FORMS.items():
        assert tuple(cells_of(tables(key))) == form.addresses


def test_every_line_of_table_two_fills_its_width():
    for key in FORMS:
        for section in tables(key).table2:
            assert sum(box.colspan for box in section.heads) == section.width
            for row in section.rows:
                assert 1 + sum(cell.span for cell in row.cells) == section.width


def test_zero_is_printed_and_a_blank_stays_blank():
    figures = {"3.A.natural": 0, "3.A.legal": None, "2.8.fees.amount": Decimal("1263.480")}
    cells = cells_of(statutory_tables(FORMS["2021"], figures))
    assert [(cells[address].text, cells[address].is_zero) for address in figures] == [
        ("0", True),
        ("", False),
        ("1263.480", False),
    ]


def test_two_errors_that_share_a_cell_point_to_it():
    cells = cells_of(tables(findings=FINDINGS[:2]))
    states = {address: cell.state for address, cell in cells.items() if cell.state}
    marks = {address: [mark.number for mark in cell.marks] for address, cell in cells.items() if cell.marks}
    assert marks == {"3.D.natural": [1, 2]}
    assert states == {
        "3.A.natural": "part",
        "3.B.natural": "part",
        "3.C7.natural": "part",
        "3.D.natural": "bad",
        "3.D.enterprise": "part",
        "3.D.legal": "part",
        "3.D.total": "part",
    }


def test_a_finding_alone_marks_its_first_cell_and_a_warning_never_makes_an_error():
    alone = FindingMark(1, "x", addresses=("3.A.total", "3.A.natural"))
    warning = FindingMark(2, "y", "warning", addresses=("3.B.total",))
    cells = cells_of(tables(findings=(alone, warning)))
    assert {address: cell.state for address, cell in cells.items() if cell.state} == {
        "3.A.natural": "part",
        "3.A.total": "bad",
        "3.B.total": "warn",
    }
    assert cells["3.B.total"].marks == (warning,)


def test_figures_lead_where_the_page_says_and_one_may_be_selected():
    cells = cells_of(tables(url_for=lambda address: f"?cell={address}", selected="3.C1.natural"))
    assert cells["3.C1.natural"].url == "?cell=3.C1.natural"
    assert [address for address, cell in cells.items() if cell.selected] == ["3.C1.natural"]


def test_short_heads_break_in_the_middle_and_long_ones_where_they_may():
    heads = ("总计", "自然人", "商业企业", "社会公益组织", "未经复议直接起诉")
    assert [halved(head) for head in heads] == [
        "总计",
        "自然人",
        "商业<wbr>企业",
        "社会公<wbr>益组织",
        "未经复议直接起诉",
    ]


def heads_of(tree, cell) -> list[str]:
    """What a screen reader says before the figure."""
    named = cell.attributes.get("headers", "").split()
    return [tree.css_first(f"#{name}").text(strip=True) for name in named]


@pytest.mark.parametrize("key", FORMS)
def test_a_figure_of_table_two_names_its_block_column_and_row(drawn, key):
    tree = drawn("form_table2", table=tables(key).table2)
    form = FORMS[key]
    for block in form.table2:
        for row in block.rows:
            for column in block.columns:
                cell = tree.css_first(f"[id='c-{block.address(row, column)}']")
                assert heads_of(tree, cell) == [block.title, column.label, row.label]


def test_a_label_of_table_three_speaks_for_its_rows_only(drawn):
    """`rowgroup` would carry 三、本年度办理结果 on to the row of what is carried forward."""
    tree = drawn("form_table3", table=tables().table3)
    assert {each.attributes["scope"] for each in tree.css("tbody th")} == {"row"}
    assert {each.attributes["scope"] for each in tree.css("thead th")} == {"col"}
