"""Each way in which a file cannot be read has its own sentence, and nothing else ever comes out."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pypdfium2
import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
