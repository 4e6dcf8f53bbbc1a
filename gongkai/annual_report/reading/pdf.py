"""PDF with a text layer: words by pdfium, ruled tables by pdfplumber on the pages that hold the form."""

from __future__ import annotations

import io
import re
from typing import Any

import pdfplumber
import pypdfium2
from pypdfium2 import raw as pdfium

from gongkai.annual_report.reading.errors import DamagedPdf, EncryptedPdf, PictureOnlyPdf
from gongkai.annual_report.reading.fold import fold, is_traditional, simplified
from gongkai.annual_report.reading.labels import ROWS
from gongkai.annual_report.reading.material import PICTURE, Line, Material, Row
from gongkai.annual_report.reading.runs import one_cell_a_line
from gongkai.guard.pdf import PDFIUM

_PAGE_NUMBER = re.compile(r"[\s\-—–－·第]*\d{1,3}[\s\-—–－·页]*")
_SPLIT_FIGURE = re.compile(r"(?<=[0-9.,])\n(?=[0-9.,])")  # a figure too wide for its column
_DIGIT = re.compile("[0-9]")
_BORDER = 1.0  # points that a figure may reach over a ruled line
_DOUBT = "…"
_ENDS = "。！？：；"
_BEGINS = re.compile(r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|第二十条|[\d.\s]+$")
_SCANNED = 20  # characters; a page or a file with fewer beside a picture was scanned
_MOST_PAGES = 200
_SIGNS = (
    "信息内容",
    "第二十条第",
    "自然人",
    "结果维持",
    "其他结果",
    "未经复议",
    *(w for w in ROWS if len(w) > 4),
)


def read_pdf(content: bytes, name: str) -> Material:
    """Raises EncryptedPdf, DamagedPdf, PictureOnlyPdf."""
    with PDFIUM:
        pages = _words_of_pages(content, name)
    material = Material()
    for page in pages:
        if page == [PICTURE]:
            material.add_pictured(PICTURE)
        else:
            material.lines += [Line(line) for line in page]
    wanted = [number for number, page in enumerate(pages) if _has_part_of_form(page)]
    material.rows = _mended(_tables(content, wanted, name))
    material.lines = one_cell_a_line(_paragraphs(material.lines))
    return material


def _words_of_pages(content: bytes, name: str) -> list[list[str]]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as fault:
        encrypted = getattr(fault, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        raise (EncryptedPdf if encrypted else DamagedPdf)(name) from fault
    try:
        pages = [_page_lines(document[number]) for number in range(min(len(document), _MOST_PAGES))]
    except pypdfium2.PdfiumError as fault:
        raise DamagedPdf(name) from fault
    finally:
        document.close()
    if not pages:
        raise DamagedPdf(name)
    if sum(len(fold("".join(page))) for page in pages) < _SCANNED:
        raise PictureOnlyPdf(name)
    return pages


def _page_lines(page: Any) -> list[str]:
    """Lines of a page without the number at its head or foot."""
    text = page.get_textpage().get_text_range().replace("\r\n", "\n").replace("\ufffe", "")
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for place in (-1, 0):
        if lines and _PAGE_NUMBER.fullmatch(lines[place]) and not lines[place].isdigit():
            lines.pop(place)
    return [PICTURE] if len(fold("".join(lines))) < _SCANNED and _has_picture(page) else lines


def _has_picture(page: Any) -> bool:
    return next(iter(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)), None) is not None


def _has_part_of_form(page: list[str]) -> bool:
    words = "".join(page)
    folded = fold(simplified(words) if is_traditional(words) else words)
    return any(sign in folded for sign in _SIGNS)


def _tables(content: bytes, wanted: list[int], name: str) -> list[Row]:
    rows: list[Row] = []
    if not wanted:
        return rows
    try:
        with pdfplumber.open(io.BytesIO(content), pages=[number + 1 for number in wanted]) as document:
            for page in document.pages:
                for number, table in enumerate(page.find_tables()):
                    cells = _without_doubtful(page, table)
                    rows += [Row(_cells(row), page.page_number * 100 + number, True) for row in cells]
    except Exception as fault:  # pdfminer lets errors of every kind through on broken objects
        raise DamagedPdf(name) from fault
    return rows


def _without_doubtful(page: Any, table: Any) -> list[list[str | None]]:
    """The cells of a table. A figure that runs over its border melts into its neighbour: both are marked, so
    that neither is taken for a figure."""
    cells: list[list[str | None]] = table.extract()
    figures = [word for word in page.extract_words() if _DIGIT.search(word["text"])]
    for row, texts in zip(table.rows, cells, strict=True):
        for word in figures:
            if row.bbox[1] <= (word["top"] + word["bottom"]) / 2 <= row.bbox[3]:
                _mark(word, row.cells, texts)
    return cells


def _mark(word: dict[str, Any], boxes: list[Any], texts: list[str | None]) -> None:
    """Mark the cells into which a figure reaches, unless it stands within one of them."""
    touched = [place for place, box in enumerate(boxes) if box and _overlap(word, box) > _BORDER]
    width = float(word["x1"] - word["x0"])
    if len(touched) == 1 and width - _overlap(word, boxes[touched[0]]) <= _BORDER:
        return
    for place in touched:
        texts[place] = f"{texts[place] or ''}{_DOUBT}"


def _overlap(word: dict[str, Any], box: tuple[float, float, float, float]) -> float:
    """How far a word reaches into a cell, in points."""
    return float(min(word["x1"], box[2]) - max(word["x0"], box[0]))


def _cells(cells: list[str | None]) -> list[str | None]:
    return [cell if cell is None else _SPLIT_FIGURE.sub("", cell).strip() for cell in cells]


def _mended(rows: list[Row]) -> list[Row]:
    """A row that a page break cut in two is one row again: only both halves make a known label."""
    mended: list[Row] = []
    for row in rows:
        above = mended[-1] if mended else None
        if above is not None and above.table != row.table and _is_rest_of(above, row):
            above.cells = [_joined(one, other) for one, other in zip(above.cells, row.cells, strict=True)]
        else:
            mended.append(row)
    return mended


def _is_rest_of(above: Row, below: Row) -> bool:
    if len(above.cells) != len(below.cells):
        return False
    for one, other in zip(above.cells, below.cells, strict=True):
        if one and other and ROWS.get(fold(one + other)) and not ROWS.get(fold(one)):
            return True
    return False


def _joined(one: str | None, other: str | None) -> str | None:
    return one if not other else other if not one else one + other


def _paragraphs(lines: list[Line]) -> list[Line]:
    """Words that run on over line ends, joined; a line that ends early ends its paragraph."""
    widest = max((_width(line.text) for line in lines), default=0)
    joined: list[Line] = []
    runs_on = False
    for line in lines:
        if runs_on and _BEGINS.match(line.text) is None:
            joined[-1].text += line.text
        else:
            joined.append(Line(line.text))
        joined[-1].pictured |= line.pictured
        runs_on = _width(line.text) >= widest - 8 and line.text[-1] not in _ENDS
    return joined


def _width(text: str) -> int:
    """In half-width places: a character takes two, a Latin letter or digit one."""
    return sum(2 if ord(sign) > 0x2000 else 1 for sign in text)
