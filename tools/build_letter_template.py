"""Builds the DOCX template of letters in the measures of GB/T 9704-2012.

Run after a change here: .venv/bin/python tools/build_letter_template.py
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

TEMPLATE = Path(__file__).parent.parent / "gongkai" / "documents" / "letters" / "letter.docx"
BODY, TITLE = "仿宋_GB2312", "方正小标宋简体"
SIZE_2, SIZE_3, SIZE_4, SMALL = Pt(22), Pt(16), Pt(14), Pt(10.5)
LINE = Pt(28.5)  # 22 lines on 225 mm
TWO_CHARACTERS = Pt(32)
GREY = RGBColor(0x96, 0x96, 0x96)
SIGNATURE = (("{{ agency }}", SIZE_3, None), ("{{ date }}", SIZE_3, None), ("（印章）", SMALL, GREY))


def build() -> None:
    document = Document()
    _page(document)
    _repeat(document, "line", "heading", size=SIZE_2, font=TITLE, align=ALIGN.CENTER)
    _write(document, "{{ number }}", align=ALIGN.RIGHT, rule=True)
    _write(document, "{{ addressee }}：")
    _repeat(document, "paragraph", "paragraphs", indent=TWO_CHARACTERS, align=ALIGN.JUSTIFY)
    _write(document, "{{ remedy }}", indent=TWO_CHARACTERS, align=ALIGN.JUSTIFY, hold=True)
    _write(document, "", hold=True)
    _repeat(document, "line", "attachments", indent=TWO_CHARACTERS, hold=True)
    _write(document, "", hold=True)
    for text, size, colour in SIGNATURE:
        line = _write(document, text, size=size, colour=colour, align=ALIGN.RIGHT, hold=True)
        line.paragraph_format.right_indent = TWO_CHARACTERS
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.created = document.core_properties.modified = datetime(2026, 1, 1)  # noqa: DTZ001 - no zone in DOCX
    document.save(str(TEMPLATE))


def _page(document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    _font(document.styles["Normal"].font, SIZE_3, BODY)
    document.styles["Normal"].element.rPr.rFonts.set(qn("w:eastAsia"), BODY)
    number = section.footer.paragraphs[0]
    number.alignment = ALIGN.CENTER
    for kind, text in ((None, "— "), ("begin", ""), ("instr", "PAGE"), ("end", ""), (None, " —")):
        _field(number.add_run(text if kind is None else ""), kind, text)


def _field(run, kind: str | None, text: str) -> None:
    run.font.size = SIZE_4
    if kind == "instr":
        part = OxmlElement("w:instrText")
        part.text = text
    elif kind:
        part = OxmlElement("w:fldChar")
        part.set(qn("w:fldCharType"), kind)
    else:
        return
    run._element.append(part)


def _repeat(document, name: str, source: str, **look) -> None:
    _write(document, f"{{%p for {name} in {source} %}}")
    _write(document, f"{{{{ {name} }}}}", **look)
    _write(document, "{%p endfor %}")


def _write(document, text, *, size=SIZE_3, font=BODY, align=ALIGN.LEFT, indent=None, **look):
    """look: hold with the next line, rule below, colour."""
    paragraph = document.add_paragraph()
    layout = paragraph.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing = Pt(36) if size == SIZE_2 else LINE
    layout.first_line_indent = indent
    layout.keep_with_next = look.get("hold", False)  # so that the name never stands alone on the last page
    paragraph.alignment = align
    run = paragraph.add_run(text)
    _font(run.font, size, font)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    if look.get("colour") is not None:
        run.font.color.rgb = look["colour"]
    if look.get("rule"):
        _red_line_below(paragraph)
    return paragraph


def _font(font, size, name: str) -> None:
    font.name, font.size = name, size


def _red_line_below(paragraph) -> None:
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "6"), ("color", "C8102E")):
        line.set(qn(f"w:{key}"), value)
    borders.append(line)
    paragraph._element.get_or_add_pPr().append(borders)


if __name__ == "__main__":
    build()
