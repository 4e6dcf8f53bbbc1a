"""Workbooks of old cases for tests: rows by heading, written as a clerk would."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from openpyxl import Workbook

from gongkai.cases.register.columns import COLUMNS, SHEET

CLOSED: dict[str, Any] = {
    "原编号": "2025-001",
    "收到方式": "当面提交",
    "收到日期": date(2025, 3, 3),
    "申请人类别": "自然人",
    "姓名或者名称": "林小满",
    "证件类型": "居民身份证",
    "证件号码": "990106199003074526",
    "联系电话": "13800005678",
    "申请内容": "湖东片区停车场协议",
    "要的形式": "纸质复印件",
    "取得方式": "邮寄",
    "处理决定": "G2",
    "理由": "可以公开",
    "答复文号": "明住建公复〔2025〕1号",
    "答复日期": "2025/3/20",
    "送达方式": "邮寄送达",
    "送达日期": "2025年3月21日",
}
"""Received Monday 3 March 2025: 20 working days end on Monday 31 March."""
_DECIDED = ("处理决定", "理由", "答复文号", "答复日期", "送达方式", "送达日期")
OPEN = {key: value for key, value in CLOSED.items() if key not in _DECIDED} | {"原编号": "2026-001"}


def workbook(*rows: dict[str, Any], headings: list[str] | None = None, sheet: str = SHEET) -> bytes:
    headings = headings or [column.heading for column in COLUMNS]
    book = Workbook()
    page = book.active
    page.title = sheet
    page.append(headings)
    for row in rows:
        page.append([row.get(heading) for heading in headings])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
