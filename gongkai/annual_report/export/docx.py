"""As a Word document in the official layout: six parts, tables as the form prints them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.run import Run

from gongkai.annual_report.export.layout import Grid, Heading, Paragraph, Title, pieces_of, title_of
from gongkai.documents.sheets import EPOCH

BODY, HEAD, TITLE = "仿宋", "黑体", "宋体"
WORDS, SMALL = Pt(16), Pt(9)  # 三号, 小五
MARGINS = {"top": Mm(37), "bottom": Mm(35), "left": Mm(28), "right": Mm(26)}  # GB/T 9704-2012


def to_docx(document: Mapping[str, Any]) -> bytes:
    """For the agency to print, and for readers who want the official layout."""
    made = Document()
    made.core_properties.author, made.core_properties.title = document["agency"], title_of(document)
    made.core_properties.created = made.core_properties.modified = EPOCH
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, width in MARGINS.items():
        setattr(section, f"{side}_margin", width)
    for piece in pieces_of(document):
        if isinstance(piece, Grid):
            _table(made, piece)
        else:
            _words(made, piece)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def _words(made: DocxDocument, piece: Title | Heading | Paragraph) -> None:
    paragraph = made.add_paragraph()
    run = paragraph.add_run(piece.text)
    if isinstance(piece, Title):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _set(run, TITLE, Pt(22), bold=True)
        return
    _set(run, HEAD if isinstance(piece, Heading) else BODY, WORDS)
    paragraph.paragraph_format.first_line_indent = WORDS * 2
    paragraph.paragraph_format.line_spacing = Pt(28)
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.keep_with_next = isinstance(piece, Heading)


def _table(made: DocxDocument, grid: Grid) -> None:
    table = made.add_table(len(grid.rows), grid.width, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    places = [list(row.cells) for row in table.rows]
    for row, column, box in grid.placed():
        cell = places[row][column]
        if box.rowspan > 1 or box.colspan > 1:
            cell = cell.merge(places[row + box.rowspan - 1][column + box.colspan - 1])
        paragraph = cell.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _set(paragraph.add_run(box.text), BODY, SMALL)
    made.add_paragraph()


def _set(run: Run, font: str, size: Pt, *, bold: bool = False) -> None:
    run.font.name, run.font.size, run.font.bold = font, size, bold
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
