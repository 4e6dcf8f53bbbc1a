"""What leaves as a file comes back from it: the same cells and the same words, in every format."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from gongkai.annual_report.export import FORMATS, to_csv, to_json, to_pdf, to_xlsx
from gongkai.annual_report.export.layout import Grid, pieces_of, printed
from gongkai.annual_report.reading import read_report
from gongkai.documents.errors import NoLetterFont
from gongkai.documents.letters.fonts import letter_fonts
from gongkai.law.report_forms import FORMS

TEXT = {
    "1": "2024年，清岚县住房和城乡建设局收到申请19件。\n（一）主动公开。公布文件6件。",
    "5": "解读的形式不够丰富，下一步和文件同步起草。",
    "6": "2024年度没有收取信息处理费。",
}


def document(form: str = "2021", cells: dict | None = None, **more) -> dict:
    chosen = FORMS[form]
    return {
        "agency": "清岚县住房和城乡建设局",
        "year": 2024 if form == "2021" else 2020,
        "form": form,
        "scope": "own",
        "version": 1,
        "correction_reason": "",
        "cells": dict.fromkeys(chosen.addresses, 0) | (cells or {}),
        "text": TEXT,
    } | more


@st.composite
def figures(draw, form: str) -> dict:
    """Some cells of the form with counts, amounts with fractions, and blanks where a row keeps a figure."""
    chosen = FORMS[form]
    addresses = draw(st.lists(st.sampled_from(chosen.addresses), max_size=40, unique=True))
    return {address: draw(_figure(chosen.cells[address].column.decimal)) for address in addresses}


def _figure(decimal: bool):
    whole = st.integers(0, 99_999)
    return whole | st.integers(0, 10**7).map(lambda n: float(Decimal(n) / 10_000)) if decimal else whole


def _needs_font(extension: str) -> None:
    if extension == "pdf":
        try:
            letter_fonts()
        except NoLetterFont as reason:
            pytest.skip(str(reason))


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("extension", ["docx", "xlsx", "pdf", "json"])
@settings(max_examples=4, deadline=None)
@given(data=st.data())
def test_every_file_reads_back_to_the_same_cells_and_words(form: str, extension: str, data):
    _needs_font(extension)
    sent = document(form, data.draw(figures(form)))
    read = read_report(FORMATS[extension].make(sent), f"report.{extension}")
    assert (read.agency, read.year, read.form) == (sent["agency"], sent["year"], form)
    assert {a: printed(read.cells[a]) for a in sent["cells"]} == {
        a: printed(f) for a, f in sent["cells"].items()
    }
    assert {part: _squeezed(text) for part, text in read.text.items()} == {
        part: _squeezed(text) for part, text in TEXT.items()
    }


@pytest.mark.parametrize("extension", ["docx", "xlsx", "pdf"])
def test_a_line_under_the_title_is_no_part_of_the_report(extension: str):
    """Of a sum, of a correction, of a draft: whoever reads the file gets the six parts alone."""
    _needs_font(extension)
    sent = document(scope="whole", version=2, correction_reason="补登1件申请", is_draft=True)
    read = read_report(FORMATS[extension].make(sent), f"report.{extension}")
    assert (read.agency, read.year) == (sent["agency"], 2024)
    assert _squeezed(read.text["1"]) == _squeezed(TEXT["1"])


def _squeezed(text: str) -> str:
    """Lines of a page break elsewhere than paragraphs do."""
    return "".join(text.split())


def test_a_line_of_the_csv_is_a_cell_with_its_name_and_its_unit():
    lines = list(
        csv.reader(io.StringIO(to_csv(document(cells={"2.8.fees.amount": 12.5})).decode("utf-8-sig")))
    )
    assert len(lines) == len(FORMS["2021"].addresses) + 1
    fees = next(line for line in lines if line[2] == "2.8.fees.amount")
    assert fees[-2:] == ["万元", "12.5"]


def test_figures_are_numbers_in_the_workbook_and_words_are_never_formulas():
    sent = document(cells={"3.A.natural": 7}, text=TEXT | {"5": "=1+1"})
    book = load_workbook(io.BytesIO(to_xlsx(sent)))
    numbers = [cell.value for row in book["三 申请"].iter_rows() for cell in row]
    assert 7 in numbers
    words = [cell for row in book["五 问题和改进"].iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in words] == ["s"]


@pytest.mark.parametrize("make", [to_json, to_csv])
def test_the_same_report_gives_the_same_bytes(make):
    assert make(document()) == make(document())


def test_a_correction_says_so_under_the_title():
    sent = document(version=2, correction_reason="补登1件申请")
    assert any("更正公布：补登1件申请" in getattr(piece, "text", "") for piece in pieces_of(sent))


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_every_cell_of_the_form_stands_in_a_table_once(form: str):
    chosen = FORMS[form]
    numbered = {address: number for number, address in enumerate(chosen.addresses, start=1)}
    grids = [piece for piece in pieces_of(document(form, numbered)) if isinstance(piece, Grid)]
    found = [box.figure for grid in grids for row in grid.rows for box in row if not box.is_head]
    assert sorted(found) == sorted(numbered.values())


def test_pages_are_set_without_reading_words_as_markup():
    _needs_font("pdf")
    made = to_pdf(document(text=TEXT | {"5": "#panic() *不是粗体* $x$"}))
    assert "#panic() *不是粗体* $x$" in read_report(made, "a.pdf").text["5"]
