"""Rows into CSV, XLSX and JSON lines, piece by piece, so that memory does not grow with the register."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

BOM = b"\xef\xbb\xbf"  # without it Excel takes UTF-8 for the local code
_MOST = 32_767  # characters a cell of Excel takes
Rows = Iterable[Sequence[Any]]


def harmless(value: Any) -> Any:
    """Text that a spreadsheet would take for a formula gets an apostrophe before it; dates stay dates."""
    if not isinstance(value, str):
        return value
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠") else value


def csv_pieces(headings: Sequence[str], rows: Rows) -> Iterator[bytes]:
    yield BOM
    yield _csv_line(headings)
    for row in rows:
        yield _csv_line(row)


def _csv_line(row: Sequence[Any]) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow(["" if value is None else harmless(_plain(value)) for value in row])
    return line.getvalue().encode()


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def json_pieces(records: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    for record in records:
        yield json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def xlsx_file(title: str, headings: Sequence[str], rows: Rows) -> IO[bytes]:
    """An open file at its beginning that is gone once closed. Rows go to disk as they come."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "B2"
    sheet.append(list(headings))
    for row in rows:
        sheet.append([_cell(value) for value in row])
    file = tempfile.TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    book.save(file)
    file.seek(0)
    return file


def _cell(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return harmless(ILLEGAL_CHARACTERS_RE.sub("", value))[:_MOST]
