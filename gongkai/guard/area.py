"""How far the cells of a workbook lie apart, for readers that lay out the whole area between them.

One stray cell in the last corner makes half a terabyte out of five kilobytes, and ends the process.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from contextlib import suppress
from typing import Any

from lxml import etree

# zipfile raises NotImplementedError for a compression it does not know, RuntimeError for a locked file
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
MOST_CELLS = 5_000_000  # of one sheet, the empty ones between counted
_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")


def is_too_wide(content: bytes) -> bool:
    """Of an XLSX: has a sheet more than MOST_CELLS between its first corner and its outermost filled cells?

    What is no archive or no XML is not, for no reader lays it out.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [name for name in archive.namelist() if name.lower().endswith(".xml")]
            return any(_area(archive, name) > MOST_CELLS for name in names)
    except _UNREADABLE:
        return False


def _area(archive: zipfile.ZipFile, name: str) -> int:
    rows = columns = row = column = 0
    with archive.open(name) as part, suppress(etree.XMLSyntaxError):  # what came before the fault counts
        for event, element in _walked(part):
            is_cell = element.tag.rpartition("}")[2] == "c"
            if event == "start":
                if not is_cell:
                    row, column = _number(element.get("r"), row + 1), 0
                continue
            if is_cell:
                row, column = _place(element.get("r"), row, column)
                if len(element):  # a value or a formula, not a format alone
                    rows, columns = max(rows, row), max(columns, column)
                    if rows * columns > MOST_CELLS:
                        break
            element.clear()
    return rows * columns


def _walked(part: Any) -> Any:
    tags = ("{*}row", "{*}c")
    return etree.iterparse(part, events=("start", "end"), tag=tags, resolve_entities=False, no_network=True)


def _number(typed: str | None, otherwise: int) -> int:
    return int(typed) if typed and typed.isdecimal() and len(typed) < 8 else otherwise


def _place(typed: str | None, row: int, column: int) -> tuple[int, int]:
    """Where a cell says it stands; the next place of its row where it says nothing."""
    place = _PLACE.fullmatch(typed or "")
    if place is None:
        return row, column + 1
    at = 0
    for letter in place[1].upper():
        at = at * 26 + ord(letter) - 64
    return int(place[2]), at
