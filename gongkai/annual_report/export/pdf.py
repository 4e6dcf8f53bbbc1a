"""As PDF, set by typst from ``report.typ``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from gongkai.annual_report.export.layout import Grid, Heading, Piece, Title, pieces_of, title_of
from gongkai.documents.letters.fonts import letter_fonts
from gongkai.documents.sheets import found_fonts

TEMPLATE = Path(__file__).with_name("report.typ")


def to_pdf(document: Mapping[str, Any]) -> bytes:
    """A4 pages. Raises NoLetterFont where no font with Chinese characters is installed."""
    fonts = letter_fonts()
    fields = {
        "title": title_of(document),
        "pieces": [_plain(piece) for piece in pieces_of(document)],
        "body_fonts": list(fonts.body),
        "title_fonts": list(fonts.title),
    }
    return typst.compile(
        str(TEMPLATE),
        format="pdf",
        font_paths=found_fonts(fonts.paths),
        sys_inputs={"report": json.dumps(fields, ensure_ascii=False)},
    )


def _plain(piece: Piece) -> dict[str, Any]:
    if isinstance(piece, Grid):
        boxes = [
            {"text": box.text, "rowspan": box.rowspan, "colspan": box.colspan, "head": box.is_head}
            for row in piece.rows
            for box in row
        ]
        return {"kind": "table", "table": piece.table, "width": piece.width, "boxes": boxes}
    kind = "title" if isinstance(piece, Title) else "heading" if isinstance(piece, Heading) else "words"
    return {"kind": kind, "text": piece.text}
