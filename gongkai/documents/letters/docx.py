"""A letter as DOCX, filled into ``letter.docx`` (built by tools/build_letter_template.py)."""

from __future__ import annotations

import io
from pathlib import Path

from docxtpl import DocxTemplate

from gongkai.documents.letters.text import LetterText

TEMPLATE = Path(__file__).with_name("letter.docx")


def to_docx(letter: LetterText) -> bytes:
    """For the agency to check, print and seal."""
    document = DocxTemplate(TEMPLATE)
    document.render(letter.fields(), autoescape=True)
    document.docx.core_properties.author = letter.agency
    document.docx.core_properties.title = "".join(letter.heading)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()
