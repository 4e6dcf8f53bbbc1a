"""The ways in which real files lay the form out, each by itself."""

from __future__ import annotations

import re

import pytest

from gongkai.annual_report.reading import ShortRow, read_report
from gongkai.law.report_forms import FORMS
from tests.annual_report import render

FORM = FORMS["2021"]
CELLS: dict[str, int | None] = {address: at + 100 for at, address in enumerate(FORM.addresses)}
PAGE = render.as_html(FORM, CELLS).decode()
LINES = render.as_lines(FORM, CELLS).decode()


def cells_of(page: str) -> dict[str, object]:
    return dict(read_report(page.encode()).cells)


def test_tables_inside_tables_for_layout_are_read():
    body = PAGE.replace("<body>", "<body><table><tr><td>导航</td><td>").replace(
        "</body>", "</td></tr></table></body>"
    )
    assert cells_of(body) == CELLS


def test_every_table_in_a_frame_of_its_own_is_read():
    framed = PAGE.replace("<table>", "<table><tr><td><table>").replace(
        "</table>", "</table></td></tr></table>"
    )
    assert cells_of(framed) == CELLS


def test_a_frame_around_a_single_figure_is_looked_through():
    assert cells_of(PAGE.replace("<p>110</p>", "<table><tr><td>110</td></tr></table>")) == CELLS


def test_labels_with_spaces_breaks_and_other_brackets_are_found():
    loose = (
        PAGE.replace("（一）予以公开", "(一) 予 以<br>公开")
        .replace("2.重复申请", "２、重复 申请")
        .replace("“三安全一稳定”", '"三安全一稳定"')
    )
    assert cells_of(loose) == CELLS


def test_a_label_that_lost_a_few_characters_is_still_the_row():
    damaged = PAGE.replace("2.其他法律行政法规禁止公开", "2.其他法律行政止公开")
    assert cells_of(damaged) == CELLS


def test_labels_whose_numbers_word_makes_are_found():
    bare = re.sub(r"<p>\d\.(?=[\u4e00-\u9fff])", "<p>", PAGE)
    assert cells_of(bare) == CELLS


def test_bold_coloured_and_split_runs_are_one_figure():
    split = PAGE.replace("<p>175</p>", "<p><span>1</span><b>7</b><font color=red>5</font></p>")
    assert cells_of(split) == CELLS


def test_two_figures_in_a_cell_are_no_figure():
    assert cells_of(PAGE.replace("<p>175</p>", "<p>1</p><p>75</p>")) == CELLS | {FORM.addresses[75]: None}


@pytest.mark.parametrize("mark", ["<sup>1</sup>", "<sup>[1]</sup>", "<del>9</del>", "<s>9</s>"])
def test_marks_of_notes_and_struck_figures_do_not_melt_into_the_figure(mark: str):
    assert cells_of(PAGE.replace("<p>175</p>", f"<p>175{mark}</p>")) == CELLS


def test_comments_scripts_and_hidden_cells_are_not_read():
    noisy = PAGE.replace("<p>175</p>", "<!-- <td>9</td> --><p>175</p><script>if (1<2) '<td>8</td>'</script>")
    assert cells_of(noisy) == CELLS
    hidden = PAGE.replace("<p>175</p></td>", '<p>175</p></td><td style="display:none">9</td>')
    assert cells_of(hidden) == CELLS


def test_a_row_with_a_cell_too_few_is_left_unread_and_noted():
    row = PAGE.index("8.属于行政查询事项")
    cell = re.compile(r"<td rowspan=1 colspan=1><p>\d+</p></td>").search(PAGE, row)
    assert cell is not None
    read = read_report((PAGE[: cell.start()] + PAGE[cell.end() :]).encode())
    assert dict(read.cells) == CELLS | dict.fromkeys(FORM.rows["3.C38"])
    assert read.structure.short_rows == (ShortRow("3.C38", 6, 7),)


def test_columns_in_another_order_are_read_by_their_headings():
    swapped = PAGE.replace("商业企业", "甲").replace("科研机构", "商业企业").replace("甲", "科研机构")
    expected = dict(CELLS)
    for row in FORM.table3.rows:
        one, other = f"3.{row.id}.enterprise", f"3.{row.id}.research"
        expected[one], expected[other] = CELLS[other], CELLS[one]
    assert cells_of(swapped) == expected


def test_tables_flattened_into_paragraphs_are_read():
    flat = "".join(f"<p>{line or '&nbsp;'}</p>" for line in LINES.split("\n"))
    assert cells_of(f"<html><body>{flat}</body></html>") == CELLS


def test_labels_broken_over_lines_are_found_in_plain_text():
    broken = LINES.replace("本年制发件数", "本年制\n发件数").replace(
        "2.没有现成信息需要另行制作", "2.没有现成信息\n需要另行\n制作"
    )
    assert cells_of(broken) == CELLS


def test_lines_of_a_label_and_its_figures_with_spaces_are_read():
    pieces = render.pieces(FORM, CELLS, "清岚县人民政府", 2024)
    lines = [
        line
        for piece in pieces
        for line in ([piece] if isinstance(piece, str) else [" ".join(c[0] for c in row) for row in piece])
    ]
    assert cells_of("\n".join(lines)) == CELLS


def test_blank_lines_between_all_cells_and_one_more_at_a_blank_cell_show_which_is_blank():
    spaced = LINES.replace("\n", "\n\n")
    blank = FORM.addresses[75]
    gone = spaced.replace("\n\n175\n\n", "\n\n\n")
    assert cells_of(spaced) == CELLS
    assert cells_of(gone) == CELLS | {blank: None}


def test_a_cell_missing_in_plain_text_without_a_trace_leaves_its_row_unread():
    read = read_report(LINES.replace("\n175\n", "\n").encode())
    row = FORM.addresses[75].rpartition(".")[0]
    assert dict(read.cells) == CELLS | dict.fromkeys(FORM.rows[row])
    assert read.structure.short_rows == (ShortRow(row, 6, 7),)


def test_markdown_tables_with_rules_under_their_headings_are_read():
    bars = render.as_separated(FORM, CELLS, separator=" | ").decode().split("\n")
    ruled = [line for one in bars for line in ((f"| {one} |", "|---|---|") if " | " in one else (one,))]
    assert cells_of("\n".join(ruled)) == CELLS


def test_fees_under_a_heading_in_yuan_are_brought_to_ten_thousands():
    in_yuan = PAGE.replace("本年收费金额（单位：万元）", "本年收费金额（单位：元）").replace(
        "<p>109</p>", "<p>1090000</p>"
    )
    assert cells_of(in_yuan) == CELLS


def test_a_contents_list_before_the_report_does_not_hide_its_parts():
    contents = "".join(f"<p>{n}、{title}</p>" for n, title in zip("一二三四五六", FORM.parts, strict=True))
    read = read_report(PAGE.replace("<body>", f"<body>{contents}").encode())
    assert read.structure.parts == (1, 2, 3, 4, 5, 6)
    assert read.text["5"] == "公开内容的针对性还需增强，下一步将加强业务培训。"


@pytest.mark.parametrize(
    ("title", "agency", "year"),
    [
        ("清岚县人民政府2024年政府信息公开工作年度报告", "清岚县人民政府", 2024),
        ("清岚县人民政府\n2024 年政府信息公开工作年度报告", "清岚县人民政府", 2024),
        ("清岚县人民政府２０２４年度政府信息公开\n工作年度报告", "清岚县人民政府", 2024),
        ("2024年清岚县政府信息公开工作年度报告", "清岚县", 2024),
        ("清岚县教育局政府信息公开工作年度报告（2024年）", "清岚县教育局", 2024),
        ("《清岚县教育局关于二〇二四年政府信息公开工作年度报告》", "清岚县教育局", 2024),
        ("2024年政府信息公开工作年度报告", None, 2024),
        ("政府信息公开工作年度报告格式模板", None, None),
    ],
)
def test_agency_and_year_come_from_the_title(title: str, agency: str | None, year: int | None):
    text = LINES.replace("清岚县人民政府2024年政府信息公开工作年度报告", title)
    read = read_report(text.encode())
    assert (read.agency, read.year) == (agency, year)


@pytest.mark.parametrize(
    ("signature", "day"),
    [
        ("清岚县人民政府办公室\n2025年1月20日", "2025-01-20"),
        ("清岚县人民政府办公室2025年1月20日", "2025-01-20"),
        ("二〇二五年一月二十日", "2025-01-20"),
        ("２０２５ 年 1 月 31 日", "2025-01-31"),
        ("2025年2月30日", None),
    ],
)
def test_the_signature_is_the_day_under_the_report(signature: str, day: str | None):
    read = read_report(f"{LINES}\n{signature}\n返回\n首页".encode())
    found = read.structure.signature
    assert (found.day.isoformat() if found else None) == day
    if day is not None:
        assert read.text["6"] == "2024年度没有收取信息处理费。"


@pytest.mark.parametrize("separator", [" | ", "\t"])
def test_a_blank_first_and_last_cell_of_table_4_are_cells(separator: str):
    cells = CELLS | {"4.review.upheld": None, "4.after_review.total": None}
    assert cells_of(render.as_separated(FORM, cells, separator=separator).decode()) == cells
