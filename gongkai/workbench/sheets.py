"""Lists as spreadsheets. Nothing in a cell is a formula, whatever an applicant wrote into a title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Value = str | int | date | None


def as_text(value: str) -> str:
    """A cell that a spreadsheet would take for a formula is kept as text, also once saved as CSV."""
    return f"'{value}" if value[:1] in "=+-@\t\r" else value


def workbook_of(title: str, heads: Sequence[tuple[str, int]], rows: Iterable[Sequence[Value]]) -> bytes:
    """One sheet, written row by row so that memory does not grow with the list.

    heads: label and width in characters of each column.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    for place, (_, width) in enumerate(heads, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    sheet.append([label for label, _ in heads])
    for row in rows:
        sheet.append([_cell(value) for value in row])
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _cell(value: Value) -> Value:
    return as_text(ILLEGAL_CHARACTERS_RE.sub("", value)) if isinstance(value, str) else value
