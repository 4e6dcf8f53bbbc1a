"""Checked files as a workbook: one sheet of findings, one of files. Nothing in a cell is a formula."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from gongkai.annual_report.others.document import errors_of
from gongkai.law.identities import named

SEVERITIES = {"error": "错误", "warning": "提醒"}
_LONGEST = 32_000  # characters; a cell holds 32,767
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_FINDINGS = (
    ("文件", 30), ("机关", 24), ("年度", 8), ("规则", 8), ("规则名称", 26), ("程度", 8), ("位置", 28),
    ("报告里的数", 12), ("应当是", 12), ("问题", 60), ("原句", 50), ("怎么办", 44), ("依据", 28),
    ("已写明的原因", 30),
)  # fmt: skip
_FILES = (
    ("文件", 40), ("机关", 28), ("年度", 8), ("格式", 10), ("错误", 8), ("提醒", 8), ("上年报告", 40),
    ("没有核对的", 60), ("读不出来的原因", 60),
)  # fmt: skip


def workbook_of(documents: Sequence[Mapping[str, Any]]) -> bytes:
    """The check sheet of these files, written row by row."""
    book = Workbook(write_only=True)
    _fill(book.create_sheet("问题"), _FINDINGS, (row for one in documents for row in _findings(one)))
    _fill(book.create_sheet("文件"), _FILES, map(_file, documents))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _fill(sheet: WriteOnlyWorksheet, heads: Sequence[tuple[str, int]], rows: Iterator[Sequence[Any]]) -> None:
    for place, (_, width) in enumerate(heads, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, label, bold=True) for label, _ in heads])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: WriteOnlyWorksheet, value: Any, *, bold: bool = False) -> WriteOnlyCell:
    words = isinstance(value, str)
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST] if words else value)
    if words:
        cell.data_type = "s"  # a report may write =… into a cell, and no program is to work it out
    cell.alignment = _WRAPPED
    if bold:
        cell.font = Font(bold=True)
    return cell


def _findings(document: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    for one in document["findings"]:
        yield (
            document["file"],
            document["agency"] or "",
            document["year"],
            one["rule"],
            one["title"],
            SEVERITIES[one["severity"]],
            one["where"],
            one["stated"],
            one["computed"],
            one["message"],
            one["sentence"],
            one["advice"],
            one["citation"],
            one.get("explained", ""),
        )


def left_out_in_words(document: Mapping[str, Any]) -> str:
    """Rules by number and name, with the reason; "" where all were checked."""
    return "；".join(
        f"{'、'.join(map(named, one['rules']))}（{one['reason']}）" for one in document.get("left_out", ())
    )


def _file(document: Mapping[str, Any]) -> tuple[Any, ...]:
    errors = errors_of(document["findings"])
    last = document.get("last_year")
    return (
        document["file"],
        document["agency"] or "",
        document["year"],
        document["form"] or "",
        errors,
        len(document["findings"]) - errors,
        last["file"] if last else "",
        left_out_in_words(document),
        document.get("unreadable", ""),
    )
