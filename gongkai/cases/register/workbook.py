"""Reading the workbook: which row says what in which column. Values as typed, nothing judged yet.

Formulas are named rather than trusted: what a cell shows is what some program last worked out.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import python_calamine

from gongkai.cases.errors_register import RegisterUnreadable
from gongkai.cases.register.columns import BY_HEADING, COLUMNS, SHEET, Column
from gongkai.guard import is_too_wide

MOST_ROWS = 20_000  # cases in one file; more go into a second one
_MOST_UNPACKED = 400_000_000  # bytes; what unpacks to more is no register
_HEAD_WITHIN = 10  # rows in which the headings are looked for
_FORMULA = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*?>\s*<(?:\w+:)?f[\s/>]')


@dataclass(frozen=True)
class Line:
    """number: of the row as the spreadsheet counts it. cells: by key of the column, empty ones left out."""

    number: int
    cells: Mapping[str, Any]
    formulas: frozenset[str] = frozenset()


def read_workbook(content: bytes) -> list[Line]:
    """The rows below the headings that hold anything. Raises RegisterUnreadable with what to do."""
    _check_archive(content)
    try:
        workbook = python_calamine.CalamineWorkbook.from_object(io.BytesIO(content))
        names = list(workbook.sheet_names)
        name = SHEET if SHEET in names else names[0]
        table = workbook.get_sheet_by_name(name).to_python(
            skip_empty_area=False, nrows=MOST_ROWS + _HEAD_WITHIN + 1
        )
        found = _formulas(content, names.index(name))
    except Exception as fault:  # the parser's own errors and those of zip and XML below it
        raise RegisterUnreadable("文件打不开，可能已经损坏；用Excel另存为XLSX再传") from fault
    head, places = _headings(table)
    formulas = _by_row(found, places)
    lines = [
        Line(at + 1, cells, formulas.get(at + 1, frozenset()))
        for at, row in enumerate(table[head + 1 :], start=head + 1)
        if (cells := _cells(row, places)) or at + 1 in formulas
    ]
    if not lines:
        raise RegisterUnreadable(f"“{name}”这张表里没有申请；从列名的下一行填起，一行一件")
    if len(lines) > MOST_ROWS:
        raise RegisterUnreadable(f"一个文件最多{MOST_ROWS}件，分成几个文件导入")
    return lines


def _check_archive(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as fault:
        raise RegisterUnreadable("这不是XLSX文件；下载模板，填好后原样上传") from fault
    if "xl/workbook.xml" not in {entry.filename for entry in entries}:
        raise RegisterUnreadable("这不是XLSX文件；下载模板，填好后原样上传")
    if sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        raise RegisterUnreadable("文件解压后太大；删掉图片和多余的表再传")
    if is_too_wide(content):
        raise RegisterUnreadable("有的格子离登记表太远，中间空着几百万格；删掉表外多余的行和列再传")


def _headings(table: list[list[Any]]) -> tuple[int, dict[int, Column]]:
    """Place of the row of headings, and the column at each place."""
    for at, row in enumerate(table[:_HEAD_WITHIN]):
        words = [_heading(value) for value in row]
        if COLUMNS[0].heading in words:
            return at, _columns(words)
    raise RegisterUnreadable(f"前{_HEAD_WITHIN}行里没有“{COLUMNS[0].heading}”这一列；照模板的列名填")


def _heading(value: object) -> str:
    return re.sub(r"[\s*＊]", "", value) if isinstance(value, str) else str(value or "")


def _columns(words: list[str]) -> dict[int, Column]:
    places: dict[int, Column] = {}
    for place, word in enumerate(words):
        if not word:
            continue
        if word not in BY_HEADING:
            raise RegisterUnreadable(f"没有“{word[:20]}”这一列；删掉它，或者改成模板里的列名")
        if BY_HEADING[word] in places.values():
            raise RegisterUnreadable(f"“{word}”这一列有两个；只留一个")
        places[place] = BY_HEADING[word]
    missing = [c.heading for c in COLUMNS if c.required and c not in places.values()]
    if missing:
        raise RegisterUnreadable(f"缺少这几列：{'、'.join(missing)}；照模板补上")
    return places


def _cells(row: list[Any], places: Mapping[int, Column]) -> dict[str, Any]:
    found = {}
    for place, column in places.items():
        value = row[place] if place < len(row) else ""
        if isinstance(value, str):
            value = value.strip()
        if value not in ("", None):
            found[column.key] = value
    return found


def _formulas(content: bytes, sheet: int) -> list[tuple[int, int]]:
    """Row number and place of each cell with a formula, of the sheet at this place in the book."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read(_part_of_sheet(archive, sheet))
    return [(int(number), _place(letters.decode())) for letters, number in _FORMULA.findall(xml)]


def _by_row(found: list[tuple[int, int]], places: Mapping[int, Column]) -> dict[int, frozenset[str]]:
    """Keys of the columns that hold formulas, by row number."""
    keys: dict[int, set[str]] = {}
    for number, place in found:
        if place in places:
            keys.setdefault(number, set()).add(places[place].key)
    return {number: frozenset(each) for number, each in keys.items()}


def _part_of_sheet(archive: zipfile.ZipFile, sheet: int) -> str:
    """The part the book names for its sheet at this place; the numbers in file names say nothing of order.

    Raises KeyError or IndexError where the book does not say: then formulas could not be told from values.
    """
    ids = re.findall(rb'<(?:\w+:)?sheet\s[^>]*?\b(?:\w+:)?id="([^"]+)"', archive.read("xl/workbook.xml"))
    links = archive.read("xl/_rels/workbook.xml.rels")
    for link in re.findall(rb"<(?:\w+:)?Relationship\s[^>]*>", links):
        if b'Id="' + ids[sheet] + b'"' in link and (target := re.search(rb'Target="([^"]+)"', link)):
            part = target[1].decode(errors="replace").lstrip("/")
            return part if part.startswith("xl/") else f"xl/{part}"
    raise KeyError(sheet)


def _place(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1
