"""Excel files: every cell, and what is hidden with its cells in it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from gongkai.guard.errors import Unreadable
from gongkai.guard.findings import Finding, Kind
from gongkai.guard.office import embedded, open_package, properties
from gongkai.guard.personal import excerpt_of, scan_text

_INVISIBLE = ";;;"  # the number format that prints nothing


def scan_xlsx(content: bytes) -> list[Finding]:
    """Raises Unreadable."""
    package = open_package(content)
    for name in package.names:
        if name.endswith(".xml") and b"<!DOCTYPE" in _beginning(package.archive, name):
            raise Unreadable("里面有不该有的定义")
    try:
        workbook = openpyxl.load_workbook(io.BytesIO(content))
        found = [finding for sheet in workbook.worksheets for finding in _sheet(sheet)]
    except Unreadable:
        raise
    except Exception as fault:  # openpyxl lets errors of every kind through on broken parts
        raise Unreadable("里面的表格坏了") from fault
    return [*found, *embedded(package), *properties(package)]


def _beginning(archive: Any, name: str) -> bytes:
    try:
        with archive.open(name) as part:
            return bytes(part.read(4096))
    except Exception as fault:  # zipfile lets errors of every kind through on broken entries
        raise Unreadable(f"里面的{name}坏了") from fault


def _sheet(sheet: Any) -> Iterator[Finding]:
    name = f"工作表“{sheet.title}”"
    rows: dict[int, str] = {}
    columns: dict[int, str] = {}
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None or cell.comment]
    if sheet.sheet_state != "visible":
        yield Finding(Kind.HIDDEN_SHEET, name, excerpt_of(_text(cells[0].value)) if cells else "")
    hidden_columns = set(_hidden_columns(sheet))
    for cell in cells:
        text, where = _text(cell.value), f"{name}{cell.coordinate}"
        yield from scan_text(text, where=where)
        if cell.comment:
            yield Finding(Kind.COMMENT, where, excerpt_of(str(cell.comment.text or "")))
            yield from scan_text(str(cell.comment.text or ""), where=f"{where}的批注")
        if text and cell.number_format == _INVISIBLE:
            yield Finding(Kind.HIDDEN_TEXT, where, excerpt_of(text))
        if text and sheet.row_dimensions[cell.row].hidden:
            rows.setdefault(cell.row, text)
        if text and cell.column in hidden_columns:
            columns.setdefault(cell.column, text)
    for row, text in sorted(rows.items()):
        yield Finding(Kind.HIDDEN_ROW, f"{name}第{row}行", excerpt_of(text))
    for column, text in sorted(columns.items()):
        yield Finding(Kind.HIDDEN_COLUMN, f"{name}{get_column_letter(column)}列", excerpt_of(text))


def _hidden_columns(sheet: Any) -> Iterator[int]:
    """Neighbouring columns with the same width are kept as one span."""
    for span in sheet.column_dimensions.values():
        if span.hidden or span.width == 0:
            yield from range(span.min or 0, (span.max or span.min or 0) + 1)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def text_of_xlsx(content: bytes) -> str:
    """Every cell, one a line. Raises whatever the library raises on broken files."""
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    cells = (cell for sheet in workbook.worksheets for row in sheet.iter_rows() for cell in row)
    return "\n".join(_text(cell.value) for cell in cells if cell.value is not None)
