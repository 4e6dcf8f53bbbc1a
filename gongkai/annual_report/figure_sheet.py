"""The sheet on which figures of other systems come in: a row a figure, a column a month, one for the year.

Lives here: the empty sheet, and what a filled one says by row. Whether a figure may be entered is for
services.figures.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl import Workbook, load_workbook

from gongkai.annual_report.entered import MONTHS, WHOLE_YEAR, is_monthly
from gongkai.annual_report.errors import SheetUnreadable
from gongkai.law.report_forms import Form

SHEET = "表2数据"
HEADS = ("单元格", "数字", *(f"{month}月" for month in MONTHS), "全年")
_MONTH_OF = {f"{month}月": month for month in MONTHS} | {"全年": WHOLE_YEAR}
_MOST_ROWS, _MOST_COLUMNS = 500, 50
_MOST_UNPACKED = 20 * 1024 * 1024  # bytes; a filled sheet is a hundredth of it


@dataclass(frozen=True)
class SheetFigure:
    """row: as the spreadsheet counts it. typed: as it stands there."""

    row: int
    address: str
    month: int
    typed: str


def empty_sheet(form: Form, addresses: Sequence[str], *, kind: str) -> bytes:
    """The sheet to fill in, as XLSX or CSV. Months of a stock, which do not add up, are marked."""
    rows = [
        [address, form.label(address), *("" if is_monthly(address) else "不填" for _ in MONTHS), ""]
        for address in addresses
    ]
    if kind == "csv":
        text = io.StringIO()
        csv.writer(text).writerows([HEADS, *rows])
        return b"\xef\xbb\xbf" + text.getvalue().encode()
    book = Workbook()
    book.active.title = SHEET
    for row in [list(HEADS), *rows]:
        book.active.append(row)
    book.active.column_dimensions["A"].width, book.active.column_dimensions["B"].width = 26, 40
    book.active.freeze_panes = "C2"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def figures_in(name: str, content: bytes) -> list[SheetFigure]:
    """What stands in a filled sheet, row by row. Raises SheetUnreadable with what to do."""
    table = _table(name, content)
    if not table or "单元格" not in table[0]:
        raise SheetUnreadable("第一行没有“单元格”这一列；下载模板，填好后原样上传")
    if len(table) > _MOST_ROWS:
        raise SheetUnreadable(f"最多{_MOST_ROWS}行；这不是表2的模板")
    found = list(_figures(table))
    if not found:
        raise SheetUnreadable("表里一个数字也没有；没有发生的填0")
    return found


def _figures(table: Sequence[Sequence[str]]) -> Iterator[SheetFigure]:
    heads = table[0]
    at = heads.index("单元格")
    for number, row in enumerate(table[1:], start=2):
        for place, typed in enumerate(row):
            month = _MONTH_OF.get(heads[place]) if place < len(heads) else None
            if month is not None and typed not in ("", "不填"):
                yield SheetFigure(number, row[at] if at < len(row) else "", month, typed)


def _table(name: str, content: bytes) -> list[list[str]]:
    try:
        if name.lower().endswith(".csv"):
            rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
            return [[cell.strip() for cell in row] for row in rows]
        return _rows(content)
    except SheetUnreadable:
        raise
    except UnicodeDecodeError as fault:
        raise SheetUnreadable("CSV不是UTF-8编码；用Excel另存为“CSV UTF-8”，或者用XLSX模板") from fault
    except Exception as fault:  # the parser's own errors and those of zip and XML below it
        raise SheetUnreadable("文件打不开；用XLSX或者CSV模板，填好后原样上传") from fault


def _rows(content: bytes) -> list[list[str]]:
    """Row by row and no further than a sheet goes: a reader that lays out the whole area first would end the
    server on one stray cell in the last corner."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(part.file_size for part in archive.infolist()) > _MOST_UNPACKED:
            raise SheetUnreadable("文件展开以后太大，不是表2的模板；下载模板，填好后原样上传")
    sheet = load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
    rows = sheet.iter_rows(max_row=_MOST_ROWS + 1, max_col=_MOST_COLUMNS, values_only=True)
    return [[_word(cell) for cell in row] for row in rows]


def _word(cell: object) -> str:
    if isinstance(cell, float) and cell == int(cell):
        return str(int(cell))
    return "" if cell is None else str(cell).strip()
