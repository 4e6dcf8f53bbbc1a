"""Sheets made for a file: particulars and a table, as PDF and DOCX, or as HTML without a Chinese font.

The same sheet gives the same bytes: no date and no name of a machine is put in.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import lru_cache
from html import escape
from pathlib import Path

import typst
from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from gongkai.documents.errors import NoLetterFont
from gongkai.documents.letters.fonts import letter_fonts

TEMPLATE = Path(__file__).parent / "letters" / "sheet.typ"
EPOCH = datetime(
    2000, 1, 1, tzinfo=UTC
)  # python-docx would put in the moment; the same sheet gives the same bytes
PDF, HTML = "application/pdf", "text/html"


@dataclass(frozen=True)
class Sheet:
    """facts: label and text. rows: as many cells as heads, plain text. widths: of the columns, in parts.
    wide: a page on its side."""

    title: str
    facts: tuple[tuple[str, str], ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[int, ...] = ()
    wide: bool = False


def print_sheet(sheet: Sheet) -> tuple[bytes, str]:
    """The bytes and their extension: pdf, or html on a machine without a Chinese font."""
    try:
        return to_pdf(sheet), "pdf"
    except NoLetterFont:
        return to_html(sheet), "html"


def to_pdf(sheet: Sheet) -> bytes:
    """Raises NoLetterFont."""
    fonts = letter_fonts()
    fields = asdict(sheet) | {
        "widths": sheet.widths or (1,) * len(sheet.heads),
        "body_fonts": list(fonts.body),
        "title_fonts": list(fonts.title),
    }
    return typst.compile(
        str(TEMPLATE),
        format="pdf",
        font_paths=found_fonts(fonts.paths),
        sys_inputs={"sheet": json.dumps(fields, ensure_ascii=False)},
    )


@lru_cache(maxsize=4)
def found_fonts(paths: tuple[str, ...]) -> typst.Fonts:
    """Fonts looked up once: a file has a dozen sheets, and looking takes longer than setting them."""
    return typst.Fonts(include_system_fonts=not paths, font_paths=list(paths))


def to_docx(sheet: Sheet) -> bytes:
    """The same sheet for an office that files Word documents."""
    made = Document()
    made.core_properties.author, made.core_properties.title = "", sheet.title
    made.core_properties.created = made.core_properties.modified = EPOCH
    heading = made.add_paragraph(style="Title")
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    heading.add_run(sheet.title)
    if sheet.facts:
        _grid(made, ((label, text) for label, text in sheet.facts), (1, 4))
    if sheet.heads:
        made.add_paragraph()
        _grid(made, (sheet.heads, *sheet.rows), sheet.widths or (1,) * len(sheet.heads))
    for style in made.styles:
        if style.type == WD_STYLE_TYPE.PARAGRAPH and style.element.rPr is not None:
            style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋")
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def _grid(made: DocxDocument, rows: Iterable[Sequence[str]], widths: Sequence[int]) -> None:
    table = made.add_table(rows=0, cols=len(widths), style="Table Grid")
    section = made.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for row in rows:
        cells = table.add_row().cells
        for cell, text, width in zip(cells, row, widths, strict=True):
            cell.text, cell.width = text, room * width // sum(widths)


def to_html(sheet: Sheet) -> bytes:
    facts = "".join(f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in sheet.facts)
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in sheet.heads)
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in sheet.rows)
    table = f"<table border><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>" if heads else ""
    title = escape(sheet.title)
    return (
        f'<!DOCTYPE html><html lang="zh-Hans"><meta charset="utf-8"><title>{title}</title>'
        f"<h1>{title}</h1><dl>{facts}</dl>{table}</html>"
    ).encode()
