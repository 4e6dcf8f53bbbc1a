"""Forms as files: boxes with a label and what stands in them, as DOCX to fill in and as PDF to print.

Lives elsewhere: letters (letters/), sheets of a file (sheets.py), what a form says (gongkai.cases).
"""

from __future__ import annotations

import io
import json
from dataclasses import asdict, dataclass
from pathlib import Path

import typst
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from gongkai.documents.letters.fonts import letter_fonts

TEMPLATE = Path(__file__).parent / "letters" / "form.typ"
BODY, TITLE = "仿宋_GB2312", "方正小标宋简体"
LABEL, VALUE = Mm(42), Mm(118)
LEAST_HEIGHT = Mm(10)  # so that an empty box can be written in


@dataclass(frozen=True)
class FormText:
    """agency: above the title. rows: label and value, blank where it is to be filled in by hand. notes:
    paragraphs under the boxes."""

    agency: str
    title: str
    rows: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()


def to_pdf(form: FormText) -> bytes:
    """Raises NoLetterFont where no font with Chinese characters is installed."""
    fonts = letter_fonts()
    fields = asdict(form) | {"body_fonts": list(fonts.body), "title_fonts": list(fonts.title)}
    return typst.compile(
        str(TEMPLATE),
        format="pdf",
        font_paths=list(fonts.paths),
        ignore_system_fonts=bool(fonts.paths),
        sys_inputs={"form": json.dumps(fields, ensure_ascii=False)},
    )


def to_docx(form: FormText) -> bytes:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    _lettering(document.styles["Normal"], BODY, Pt(12))
    for line, size in ((form.agency, Pt(14)), (form.title, Pt(18))):
        heading = document.add_paragraph()
        heading.alignment = ALIGN.CENTER
        _lettering(heading.add_run(line), TITLE, size)
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    for label, value in form.rows:
        row = table.add_row()
        row.height = LEAST_HEIGHT
        for cell, text, width in zip(row.cells, (label, value), (LABEL, VALUE), strict=True):
            cell.width = width
            cell.text = text
    for note in form.notes:
        document.add_paragraph(note)
    document.core_properties.author, document.core_properties.title = form.agency, form.title
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _lettering(styled, font: str, size: Pt) -> None:
    styled.font.name, styled.font.size = font, size
    styled.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
