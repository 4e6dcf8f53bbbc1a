"""Each way in which a file cannot be read has its own sentence, and nothing else ever comes out."""

from __future__ import annotations

import io
import json
import random
import zipfile
from pathlib import Path

import pypdfium2
import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.annual_report.checking import check_report
from gongkai.annual_report.reading import Unreadable, read_report
from gongkai.law.report_forms import FORMS
from tests.annual_report import render

FORM = FORMS["2021"]
CELLS: dict[str, int | None] = {address: 1000 + at for at, address in enumerate(FORM.addresses)}
WRITTEN = {
    "html": render.as_html(FORM, CELLS),
    "lines": render.as_lines(FORM, CELLS),
    "tabs": render.as_separated(FORM, CELLS),
    "json": render.as_json(FORM, CELLS),
    "xlsx": render.as_xlsx(FORM, CELLS),
    "docx": render.as_docx(FORM, CELLS),
}


def picture_pdf() -> bytes:
    return typst.compile(b"#rect(width: 5cm, height: 5cm, fill: red)")


def empty_zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("readme.txt", "nothing")
    return buffer.getvalue()


REFUSED = {
    "empty": (b"", "“年报”是空文件，里面一个字也没有"),
    "blank": (b" \n\n ", "“年报”是空文件，里面一个字也没有"),
    "another page": ("<html><body><p>通知公告</p></body></html>".encode(), "没有政府信息公开工作年度报告"),
    "another text": ("今天天气很好".encode(), "没有政府信息公开工作年度报告"),
    "another json": (b'{"a": 1}', "没有政府信息公开工作年度报告"),
    "broken json": (b'{"cells": ', "“年报”已经损坏，打不开"),
    "damaged pdf": (b"%PDF-1.7\nnothing more", "这份PDF已经损坏，打不开"),
    "picture pdf": (picture_pdf(), "这份PDF没有文字层，只有图片"),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "是旧版Office文件"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(200), "的类型认不出来"),
    "zip": (empty_zip(), "的类型认不出来"),
    "broken zip": (WRITTEN["docx"][:2000], "“年报”已经损坏，打不开"),
    "random": (random.Random(4).randbytes(3000), "的类型认不出来"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence_of_its_own(what: str):
    content, sentence = REFUSED[what]
    with pytest.raises(Unreadable) as refusal:
        read_report(content, name="年报")
    assert sentence in str(refusal.value)


def changed(**other) -> bytes:
    return json.dumps(json.loads(WRITTEN["json"]) | other, ensure_ascii=False).encode()


def changed_cell(address: str, value: object) -> bytes:
    return changed(cells=json.loads(WRITTEN["json"])["cells"] | {address: value})


def escaped(**other) -> bytes:
    """As JSON writes what UTF-8 cannot."""
    return json.dumps(json.loads(WRITTEN["json"]) | other).encode()


def escaped_cell(address: str, value: object) -> bytes:
    return escaped(cells=json.loads(WRITTEN["json"])["cells"] | {address: value})


WRONG_JSON = {
    "another format": (changed(schema="gongkai-report/9"), '/schema 应是"gongkai-report/1"'),
    "unknown form": (changed(form="2020"), '/form 应是"2019"、"2021"或者null，现在是"2020"'),
    "year in quotes": (changed(year="2024"), '/year 应是不带引号的年份或者null，现在是"2024"'),
    "agency no words": (changed(agency=["县"]), "/agency 应是带引号的机关全称或者null，现在是一个列表"),
    "unknown address": (changed_cell("3.C39.total", 1), "/cells/3.C39.total 格式里没有这个地址"),
    "slash in an address": (changed_cell("3/A", 1), "/cells/3~1A 格式里没有这个地址"),
    "yes in a cell": (
        changed_cell("3.A.total", True),
        "/cells/3.A.total 应是数、照报告写的文字或者null，现在是true",
    ),
    "cells without a form": (changed(form=None), "没有统一表格的报告不能有格"),
    "text as one": (changed(text="略"), "/text 应是一个对象"),
    "unknown part": (changed(text={"2": "略"}), "/text/2 格式里没有这一部分"),
    "year before all": (changed(year=-5), "/year 应是不带引号的年份或者null，现在是-5"),
    "half a letter": (escaped(agency="\ud800县"), "/agency 里有不成字的字符"),
    "half a letter in a part": (escaped(text={"1": "\ud800"}), "/text/1 里有不成字的字符"),
    "half a letter in an address": (escaped_cell("\ud800", 1), "/cells/? 格式里没有这个地址"),
    "NUL in a cell": (escaped_cell("3.A.total", "1\x00"), "/cells/3.A.total 里有不成字的字符"),
    "part no words": (changed(text={"1": 3}), "/text/1 应是带引号的文字，现在是3"),
}


@pytest.mark.parametrize("what", WRONG_JSON)
def test_our_json_with_something_wrong_is_refused_with_its_place_and_what_to_write(what: str):
    content, sentence = WRONG_JSON[what]
    with pytest.raises(Unreadable) as refusal:
        read_report(content, name="年报.json")
    assert sentence in str(refusal.value)
    assert str(refusal.value).encode()  # can be shown on a page
    assert "照格式（/reports/report.schema.json）改好以后再读" in str(refusal.value)


def test_json_without_its_form_says_so_and_infinity_is_no_json():
    document = json.loads(WRITTEN["json"])
    del document["form"]
    with pytest.raises(Unreadable, match="/form 缺少这一项"):
        read_report(json.dumps(document).encode(), name="年报.json")
    with pytest.raises(Unreadable, match="已经损坏"):
        read_report(WRITTEN["json"].replace(b"1000", b"Infinity", 1), name="年报.json")


def test_words_in_a_cell_of_our_json_are_a_finding_as_in_any_file():
    read = read_report(changed_cell("3.A.total", "12件"), name="年报.json")
    assert (read.cells["3.A.total"], read.raw["3.A.total"]) == (None, "12件")
    assert ("RC-10", "3.A.total") in {(one.rule, one.address) for one in check_report(read)}


@pytest.mark.parametrize("typed", ["1e-99999999", "1e99999999", "0." + "1" * 5000])
def test_a_figure_that_would_fill_a_page_is_no_figure(typed: str):
    content = changed_cell("2.8.fees.amount", "here").replace(b'"here"', typed.encode())
    read = read_report(content, name="年报.json")
    assert read.cells["2.8.fees.amount"] is None
    assert sum(len(one.message) for one in check_report(read)) < 20_000


def test_an_encrypted_pdf_is_told_from_a_damaged_one(tmp_path: Path):
    with pytest.raises(Unreadable, match="是加密的PDF"):
        read_report(encrypted_pdf(), name="年报.pdf")


def encrypted_pdf() -> bytes:
    """The smallest PDF with a password: the standard handler asks for one, and no key opens it."""
    parts = [
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n",
        b"4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>endobj\n",
    ]
    content, offsets = b"%PDF-1.4\n", []
    for part in parts:
        offsets.append(len(content))
        content += part
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\nstartxref\n%d\n%%%%EOF"
    return content + b"xref\n0 5\n0000000000 65535 f \n" + table + trailer % len(content)


def test_the_test_s_encrypted_pdf_is_one():
    with pytest.raises(pypdfium2.PdfiumError, match=r"[Pp]assword"):
        pypdfium2.PdfDocument(encrypted_pdf())


def test_a_file_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(Unreadable, match=r"没有找到“.*无\.html”这个文件"):
        read_report(tmp_path / "无.html")


def invented(content: bytes) -> dict[str, object]:
    """Figures that differ from those of the report that was mangled. All of its figures are distinct."""
    try:
        read = read_report(content)
    except Unreadable:
        return {}
    known = set(CELLS.values())
    return {
        address: figure
        for address, figure in read.cells.items()
        if figure is not None and figure not in known
    }


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(kind=st.sampled_from(sorted(WRITTEN)), keep=st.floats(0, 1))
def test_a_file_cut_off_anywhere_is_read_as_far_as_it_goes_or_refused(kind: str, keep: float):
    content = WRITTEN[kind]
    cut = content[: int(len(content) * keep)]
    last_figure_may_be_cut = set(range(1000))
    assert set(invented(cut).values()) <= last_figure_may_be_cut


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    kind=st.sampled_from(sorted(WRITTEN)),
    hits=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=20),
)
def test_random_bytes_never_crash_the_reader(kind: str, hits: list[tuple[int, int]]):
    content = bytearray(WRITTEN[kind])
    for place, value in hits:
        content[place % len(content)] = value
    try:
        read_report(bytes(content))
    except Unreadable as refusal:
        assert "上传的文件" in str(refusal)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=400))
def test_any_bytes_are_refused_and_never_read_as_a_report(content: bytes):
    with pytest.raises(Unreadable):
        read_report(content)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(gone=st.sets(st.integers(1000, 1199), min_size=1, max_size=12))
def test_cells_cut_out_of_a_page_never_move_others_into_their_place(gone: set[int]):
    page = WRITTEN["html"].decode()
    for figure in gone:
        page = page.replace(f"<td rowspan=1 colspan=1><p>{figure}</p></td>", "")
    read = read_report(page.encode())
    moved = {a: f for a, f in read.cells.items() if f is not None and f != CELLS[a]}
    assert moved == {}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(gone=st.sets(st.integers(1000, 1199), min_size=1, max_size=12))
def test_lines_cut_out_of_a_text_never_move_others_into_their_place(gone: set[int]):
    lines = WRITTEN["lines"].decode().split("\n")
    read = read_report("\n".join(line for line in lines if line not in set(map(str, gone))).encode())
    moved = {a: f for a, f in read.cells.items() if f is not None and f != CELLS[a]}
    assert moved == {}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(order=st.permutations(range(len(FORM.table3.rows) + 3)))
def test_rows_in_any_order_keep_their_figures(order: list[int]):
    """Rows with the label of a result are told apart by it, wherever they stand."""
    lines = WRITTEN["tabs"].decode().split("\n")
    start = next(at for at, line in enumerate(lines) if line.startswith("（本列数据"))
    table = lines[start : start + len(order)]
    mixed = [*lines[:start], *(table[at] for at in order), *lines[start + len(order) :]]
    read = read_report("\n".join(mixed).encode())
    wrong = {a: f for a, f in read.cells.items() if f is not None and f != CELLS.get(a)}
    assert {a for a in wrong if not a.startswith("3.C6")} == set()
