"""The empty workbook to fill in: one sheet for the cases, one that explains the columns, with drop-downs."""

from __future__ import annotations

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.cases.register.columns import COLUMNS, GUIDE, SHEET, Column
from gongkai.cases.register.workbook import MOST_ROWS

_CHOICES = "选项"
_GREEN, _PALE = "FF0E5566", "FFDDECEE"
_KINDS = {"text": "文字", "day": "日期", "choice": "选一项", "whole": "整数"}
RULES = (
    "一行一件，从列名的下一行填起；深色的列必须填。列的先后可以变，列名不能改。",
    "日期写成2026-03-05、2026/3/5或者2026年3月5日都可以，也可以是Excel的日期格式。",
    "证件号码和电话写成文本；写成数字，18位号码的后几位会丢。",
    "不要写公式：把公式的结果复制，选择性粘贴为数值。",
    "先检查后导入：检查时一件也不写入；有一处问题，整个文件都不导入。",
    "导入后按收到日期的年度接着编新号，原编号留着。答复期限由系统按法律和放假安排重新推算。",
)


def template() -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    guide, choices = book.create_sheet(GUIDE), book.create_sheet(_CHOICES)
    choices.sheet_state = "hidden"
    for place, column in enumerate(COLUMNS, start=1):
        _head(sheet, place, column)
        _body(sheet, choices, place, column)
    sheet.freeze_panes = "B2"
    sheet.row_dimensions[1].height = 24
    _explain(guide)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _head(sheet: Worksheet, place: int, column: Column) -> None:
    cell = sheet.cell(1, place, column.heading)
    cell.font = Font(bold=True, color="FFFFFFFF" if column.required else "FF1A2225")
    cell.fill = PatternFill("solid", fgColor=_GREEN if column.required else _PALE)
    cell.alignment = Alignment(vertical="center")
    width = {"day": 14, "whole": 12, "choice": 20, "text": 30 if column.length > 80 else 22}[column.kind]
    sheet.column_dimensions[get_column_letter(place)].width = width
    # the whole column, so that a number typed or pasted below stays as it was written
    sheet.column_dimensions[get_column_letter(place)].number_format = (
        "yyyy-mm-dd" if column.kind == "day" else "0" if column.kind == "whole" else "@"
    )


def _body(sheet: Worksheet, choices: Worksheet, place: int, column: Column) -> None:
    letter = get_column_letter(place)
    if column.kind == "choice":
        for row, word in enumerate(column.shown, start=1):
            choices.cell(row, place, word)
        asked = DataValidation(
            type="list", formula1=f"'{_CHOICES}'!${letter}$1:${letter}${len(column.shown)}", allow_blank=True
        )
    elif column.kind == "whole":
        asked = DataValidation(
            type="whole", operator="between", formula1="1", formula2="20", allow_blank=True
        )
    else:
        asked = DataValidation(allow_blank=True)
    asked.promptTitle, asked.prompt, asked.showInputMessage = column.heading, column.hint, True
    # a decision may be written as its code, which the drop-down does not list
    asked.showErrorMessage = column.kind == "whole" or (column.kind == "choice" and column.key != "outcome")
    asked.errorTitle, asked.error = column.heading, f"{column.heading}：{column.hint}"
    asked.add(f"{letter}2:{letter}{MOST_ROWS + 1}")
    sheet.add_data_validation(asked)


def _explain(guide: Worksheet) -> None:
    guide.append(["怎么填"])
    guide["A1"].font = Font(bold=True, size=14)
    for rule in RULES:
        guide.append([rule])
    guide.append([])
    guide.append(["列名", "必填", "写什么", "怎么写", "可以选的"])
    for cell in guide[guide.max_row]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor=_PALE)
    for column in COLUMNS:
        chosen = "；".join(_with_code(column, word) for word in column.shown)
        guide.append(
            [
                column.heading,
                "必填" if column.required else "",
                _KINDS[column.kind],
                column.hint,
                chosen,
            ]
        )
        for cell in guide[guide.max_row]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for letter, width in zip("ABCDE", (20, 8, 10, 50, 90), strict=True):
        guide.column_dimensions[letter].width = width


def _with_code(column: Column, word: str) -> str:
    return f"{column.choices[word]} {word}" if column.key == "outcome" else word
