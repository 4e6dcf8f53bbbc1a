"""A report as files: one function a format, from the content document (selectors.content_of) to bytes.

Every file that holds the tables reads back to the same cells and words (gongkai.annual_report.reading).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from gongkai.annual_report.export.docx import to_docx
from gongkai.annual_report.export.flat import to_csv, to_json
from gongkai.annual_report.export.pdf import to_pdf
from gongkai.annual_report.export.xlsx import to_xlsx
from gongkai.annual_report.models import Report

Document = Mapping[str, Any]


@dataclass(frozen=True)
class Format:
    """label: as a reader knows it. make: raises NoLetterFont where a font is needed and none is installed."""

    label: str
    media_type: str
    make: Callable[[Document], bytes]


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "pdf": Format("PDF", "application/pdf", to_pdf),
        "docx": Format("Word", f"{_OFFICE}.wordprocessingml.document", to_docx),
        "xlsx": Format("Excel", f"{_OFFICE}.spreadsheetml.sheet", to_xlsx),
        "csv": Format("CSV", "text/csv; charset=utf-8", to_csv),
        "json": Format("JSON", "application/json", to_json),
    }
)


def file_name(report: Report, extension: str) -> str:
    """As it is saved: whose report on which year, whether it is a sum, a draft or a later version."""
    marks = [
        report.get_scope_display() if report.scope == Report.Scope.WHOLE else "",
        f"第{report.version}版" if report.version > 1 else "",
        "草稿" if report.is_live else "",
    ]
    told = "，".join(filter(None, marks))
    name = f"{report.agency.short_name}{report.year}年政府信息公开工作年度报告"
    return f"{name}{f'（{told}）' if told else ''}.{extension}"


__all__ = ["FORMATS", "Document", "Format", "file_name", "to_csv", "to_docx", "to_json", "to_pdf", "to_xlsx"]
