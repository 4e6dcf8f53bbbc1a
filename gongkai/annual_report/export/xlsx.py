"""As a workbook: a sheet for each of the six parts, in their order, figures as numbers."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.annual_report.export.layout import Grid, Heading, Piece, Title, pieces_of

SHEETS = ("一 总体情况", "二 主动公开", "三 申请", "四 复议诉讼", "五 问题和改进", "六 其他事项")
_LINE = Side(style="thin", color="808080")
BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
SHADE = PatternFill("solid", fgColor="EEF3F3")
WRAP = Alignment(wrap_text=True, vertical="center")
MIDDLE = Alignment(wrap_text=True, vertical="center", horizontal="center")
WORDS, LABEL, FIGURE = 96, 18, 12  # widths of columns, in characters


def to_xlsx(document: Mapping[str, Any]) -> bytes:
    book = Workbook()
    book.active.title = SHEETS[0]
    sheets = iter([book.active, *(book.create_sheet(name) for name in SHEETS[1:])])
    sheet = book.active
    for piece in pieces_of(document):
        if isinstance(piece, Heading):
            sheet = next(sheets)
        if isinstance(piece, Grid):
            _table(sheet, piece)
        else:
            _line(sheet, piece)
    for number in (0, 4, 5):
        book[SHEETS[number]].column_dimensions["A"].width = WORDS
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _line(sheet: Worksheet, piece: Piece) -> None:
    cell = sheet.cell(_next(sheet), 1)
    cell.value, cell.data_type = piece.text, "s"  # text, never a formula
    cell.alignment = WRAP
    cell.font = Font(bold=isinstance(piece, Title | Heading), size=14 if isinstance(piece, Title) else 11)


def _table(sheet: Worksheet, grid: Grid) -> None:
    top = _next(sheet) + 1
    for row, column, box in grid.placed():
        first, left = top + row, column + 1
        cell = sheet.cell(first, left)
        cell.value = box.text or None if box.is_head else box.figure
        cell.alignment, cell.font = MIDDLE, Font(bold=box.is_head, size=10)
        for line in sheet.iter_rows(first, first + box.rowspan - 1, left, left + box.colspan - 1):
            for covered in line:
                covered.border = BORDER
                if box.is_head:
                    covered.fill = SHADE
        if box.rowspan > 1 or box.colspan > 1:
            sheet.merge_cells(
                start_row=first,
                start_column=left,
                end_row=first + box.rowspan - 1,
                end_column=left + box.colspan - 1,
            )
    for column in range(1, grid.width + 1):
        sheet.column_dimensions[get_column_letter(column)].width = LABEL if column <= 3 else FIGURE


def _next(sheet: Worksheet) -> int:
    """The first row below what is there."""
    return 1 if sheet.max_row == 1 and sheet["A1"].value is None else sheet.max_row + 1
