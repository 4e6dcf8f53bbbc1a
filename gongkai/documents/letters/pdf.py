"""A letter as PDF, set by typst from ``letter.typ``."""

from __future__ import annotations

import json
from pathlib import Path

import typst

from gongkai.documents.letters.fonts import letter_fonts
from gongkai.documents.letters.text import LetterText

TEMPLATE = Path(__file__).with_name("letter.typ")


def to_pdf(letter: LetterText) -> bytes:
    """A4 pages. Raises NoLetterFont where no font with Chinese characters is installed."""
    fonts = letter_fonts()
    fields = letter.fields() | {"body_fonts": list(fonts.body), "title_fonts": list(fonts.title)}
    return typst.compile(
        str(TEMPLATE),
        format="pdf",
        font_paths=list(fonts.paths),
        ignore_system_fonts=bool(fonts.paths),
        sys_inputs={"letter": json.dumps(fields, ensure_ascii=False)},
    )
