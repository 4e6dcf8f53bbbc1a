"""Word documents: tables with their merged cells, paragraphs around them. Deleted text does not count."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.oxml.ns import qn

from gongkai.annual_report.reading.errors import DamagedFile
from gongkai.annual_report.reading.material import PICTURE, Line, Material, Row
from gongkai.annual_report.reading.runs import one_cell_a_line

_TEXT, _TAB, _BREAK, _RETURN = qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr")
_BLIP = qn("a:blip")  # a picture, however it is anchored
_PARAGRAPH, _TABLE, _CONTROL = qn("w:p"), qn("w:tbl"), qn("w:sdt")
# the second copy of a text box, for older programs; marks of notes; text that was moved away
_NOT_READ = {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback", qn("w:moveFrom")}


def read_docx(content: bytes, name: str) -> Material:
    """Raises DamagedFile."""
    try:
        body = docx.Document(io.BytesIO(content)).element.body
    except Exception as fault:  # python-docx lets zip, XML and key errors of any kind through
        raise DamagedFile(name) from fault
    material = Material()
    _Reader(material).read(body)
    material.lines = one_cell_a_line(material.lines)
    return material


class _Reader:
    def __init__(self, material: Material) -> None:
        self.material = material
        self.tables = 0

    def read(self, parent: Any) -> None:
        for child in parent:
            if child.tag == _PARAGRAPH:
                self._add_lines(_words(child))
            elif child.tag == _TABLE:
                self._read_table(child)
            elif child.tag == _CONTROL:
                for content in child.findall(qn("w:sdtContent")):
                    self.read(content)

    def _add_lines(self, text: str) -> None:
        if PICTURE in text:
            self.material.add_pictured(text)
        else:
            self.material.lines += [Line(line.strip()) for line in text.split("\n") if line.strip()]

    def _read_table(self, table: Any) -> None:
        self.tables += 1
        number = self.tables
        for row in table.iterfind(qn("w:tr")):
            cells: list[str | None] = [None] * _grid_before(row)
            for cell in row.xpath("./w:tc | ./w:sdt/w:sdtContent/w:tc"):
                across, continues = _spans(cell)
                if cell.find(_TABLE) is not None:
                    self.read(cell)  # a table for layout: what counts is inside
                text = "\n".join(_words(paragraph) for paragraph in cell.iterfind(_PARAGRAPH)).strip()
                cells += [None if continues else text, *[None] * (across - 1)]
            if sum(cell is not None for cell in cells) == 1:
                self._add_lines(next(cell for cell in cells if cell is not None))
            cells = [cell and cell.replace(PICTURE, "").strip() for cell in cells]
            self.material.rows.append(Row(cells, number, True))


def _words(paragraph: Any) -> str:
    words: list[str] = []
    _gather(paragraph, words)
    return "".join(words).strip()


def _gather(element: Any, words: list[str]) -> None:
    for child in element:
        if child.tag == _TEXT:
            words.append(child.text or "")
        elif child.tag == _TAB:
            words.append("\t")
        elif child.tag in (_BREAK, _RETURN):
            words.append("\n")
        elif child.tag == _BLIP:
            words.append(PICTURE)
        elif child.tag not in _NOT_READ and not _is_note_mark(child):
            _gather(child, words)


def _is_note_mark(element: Any) -> bool:
    """A raised run beside a figure is the mark of a note, not one more digit."""
    if element.tag != qn("w:r"):
        return False
    return any(mark.get(qn("w:val")) == "superscript" for mark in element.xpath("./w:rPr/w:vertAlign"))


def _spans(cell: Any) -> tuple[int, bool]:
    """(places across, whether a cell above goes on here)."""
    across, continues = 1, False
    for properties in cell.iterfind(qn("w:tcPr")):
        for span in properties.iterfind(qn("w:gridSpan")):
            across = _small(span.get(qn("w:val")), 1)
        for merge in properties.iterfind(qn("w:vMerge")):
            continues = merge.get(qn("w:val")) in (None, "continue")
    return across, continues


def _grid_before(row: Any) -> int:
    return sum(_small(before.get(qn("w:val")), 0) for before in row.xpath("./w:trPr/w:gridBefore"))


def _small(written: str | None, otherwise: int) -> int:
    return min(int(written), 100) if written and written.isdigit() else otherwise
