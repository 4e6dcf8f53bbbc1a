"""The check sheet (核对单) of one file, to take away, from its document alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from gongkai.annual_report.others.document import errors_of
from gongkai.annual_report.others.workbook import SEVERITIES, left_out_in_words, workbook_of
from gongkai.documents.media_types import DOCX, XLSX
from gongkai.documents.sheets import Sheet, to_docx
from gongkai.law.identities import named

Document = Mapping[str, Any]


def sheet_of(document: Document) -> Sheet:
    """On its side: number, severity, place, what is wrong, the sentence, what to do."""
    findings = document["findings"]
    errors = errors_of(findings)
    skipped = left_out_in_words(document)
    last = document["last_year"]
    facts = (
        ("文件", document["file"]),
        ("指纹", f"sha256:{document['sha256']}"),
        ("机关", document["agency"] or "没有读出"),
        ("年度", f"{document['year']}年" if document["year"] else "没有读出"),
        ("格式", f"{document['form']}年格式" if document["form"] else "没有统一表格"),
        ("上年报告", last["file"] if last else "没有给"),
        ("结果", f"{errors}处错误，{len(findings) - errors}处提醒"),
        ("没有核对的", skipped or "没有"),
    )
    return Sheet(
        title="年度报告核对单",
        facts=facts,
        heads=("序号", "程度", "位置", "问题", "原句", "怎么办", "依据"),
        rows=tuple(_row(number, finding) for number, finding in enumerate(findings, start=1)),
        widths=(1, 1, 3, 5, 4, 4, 3),
        wide=True,
    )


def _row(number: int, finding: Mapping[str, Any]) -> tuple[str, ...]:
    return (
        str(number),
        SEVERITIES[finding["severity"]],
        finding["where"],
        finding["message"],
        finding["sentence"],
        finding["advice"],
        f"{finding['citation']}（{named(finding['rule'])}）",
    )


def _as_json(document: Document) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


KINDS: Mapping[str, tuple[str, Callable[[Document], bytes]]] = {
    "xlsx": (XLSX, lambda document: workbook_of([document])),
    "docx": (DOCX, lambda document: to_docx(sheet_of(document))),
    "json": ("application/json", _as_json),
}
"""Extension -> media type, and what makes the bytes."""
