"""What is written in any kind of file is read back: every figure, every blank."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.annual_report.reading import read_report
from gongkai.law.report_forms import FORMS, Form
from tests.annual_report import render

YEARS = {"2019": 2020, "2021": 2024}
QUICK = {
    "html": render.as_html,
    "lines": render.as_lines,
    "tabs": render.as_separated,
    "bars": lambda *given, **named: render.as_separated(*given, separator=" | ", **named),
    "json": render.as_json,
    "xlsx": render.as_xlsx,
}


@st.composite
def filled(draw: st.DrawFn) -> tuple[Form, dict[str, int | Decimal | None]]:
    """A form with figures of any size and some blanks. One row keeps a figure, so that there is a table."""
    form = FORMS[draw(st.sampled_from(sorted(FORMS)))]
    figures = draw(
        st.lists(st.integers(0, 10**7), min_size=len(form.addresses), max_size=len(form.addresses))
    )
    cells: dict[str, int | Decimal | None] = dict(zip(form.addresses, figures, strict=True))
    for address in draw(st.sets(st.sampled_from(form.addresses), max_size=20)):
        cells[address] = None
    for address, cell in form.cells.items():
        if cell.column.decimal:
            cells[address] = draw(st.decimals(0, 10**6, places=2).map(_whole))
        if cell.column.signed:
            cells[address] = draw(st.integers(-500, 500))
    return form, cells


def _whole(figure: Decimal) -> int | Decimal:
    return int(figure) if figure == figure.to_integral_value() else figure


@pytest.mark.parametrize("kind", QUICK)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(report=filled())
def test_what_is_written_is_read_back(kind: str, report: tuple[Form, dict[str, int | Decimal | None]]):
    form, cells = report
    written: Callable[..., bytes] = QUICK[kind]
    read = read_report(written(form, cells, agency="清岚县人民政府", year=YEARS[form.key]))
    assert dict(read.cells) == cells
    assert (read.agency, read.year, read.form) == ("清岚县人民政府", YEARS[form.key], form.key)
    assert read.structure.short_rows == ()


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(report=filled())
def test_word_is_read_back_over_merged_cells(report: tuple[Form, dict[str, int | Decimal | None]]):
    form, cells = report
    read = read_report(render.as_docx(form, cells, agency="清岚县人民政府", year=YEARS[form.key]))
    assert dict(read.cells) == cells
    assert (read.agency, read.year, read.form) == ("清岚县人民政府", YEARS[form.key], form.key)


@pytest.mark.parametrize("key", FORMS)
def test_pdf_is_read_back_over_page_ends(key: str):
    form = FORMS[key]
    cells: dict[str, int | None] = {address: at * 37 % 10_000 for at, address in enumerate(form.addresses)}
    cells |= dict.fromkeys(form.addresses[::17])
    read = read_report(render.as_pdf(form, cells, year=YEARS[key]))
    assert dict(read.cells) == cells
    assert (read.agency, read.year, read.form) == ("清岚县人民政府", YEARS[key], key)
    assert read.structure.parts == (1, 2, 3, 4, 5, 6)


def test_figures_that_run_over_the_lines_of_a_pdf_are_left_unread_not_cut():
    form = FORMS["2021"]
    cells = {address: 10 ** (at * 5 % 8) * 3 + at for at, address in enumerate(form.addresses)}
    read = read_report(render.as_pdf(form, cells, paper="a5"))
    assert {
        address: figure for address, figure in read.cells.items() if figure not in (None, cells[address])
    } == {}
    assert None in read.cells.values()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("written", [render.as_html, render.as_lines])
def test_pages_and_text_in_other_encodings_are_read(encoding: str, written: Callable[..., bytes]):
    form = FORMS["2021"]
    cells = dict(zip(form.addresses, range(200), strict=True))
    assert dict(read_report(written(form, cells).decode().encode(encoding)).cells) == cells


def test_traditional_script_is_read_and_its_words_stay_as_written():
    import opencc

    form = FORMS["2021"]
    cells = dict(zip(form.addresses, range(200), strict=True))
    page = opencc.OpenCC("s2t").convert(render.as_html(form, cells).decode())
    read = read_report(page.encode())
    assert dict(read.cells) == cells
    assert (read.year, read.text["6"]) == (2024, "2024年度沒有收取信息處理費。")


def test_big5_pages_are_read():
    import opencc

    form = FORMS["2021"]
    cells = dict(zip(form.addresses, range(200), strict=True))
    page = opencc.OpenCC("s2t").convert(render.as_html(form, cells, agency="永和區公所").decode())
    assert dict(read_report(page.encode("big5", errors="ignore")).cells) == cells
