"""A checked file as one JSON document: enough to show the page and to make the sheet, without the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from gongkai.annual_report.checking import Beside, check_report, left_out
from gongkai.annual_report.checking.document import checked_document, finding_document
from gongkai.annual_report.reading import ReadReport
from gongkai.annual_report.reading.report import plain_number
from gongkai.law.identities import RULES, Finding, Place, heads_for
from gongkai.law.report_forms import FORMS, PARTS

_NUMERALS = "一二三四五六"
_SENTENCE_ENDS = re.compile("[。！？\n]")
_NEITHER = Beside()


def check_read(
    file: str,
    read: ReadReport,
    last_year: ReadReport | None = None,
    last_file: str = "",
    beside: Beside = _NEITHER,
) -> dict[str, Any]:
    """The document of `report check --json` and what stands around it; findings by severity, errors first.

    Raises NotLastYear.
    """
    findings = sorted(check_report(read, last_year, beside), key=lambda one: one.severity != "error")
    skipped = left_out(read, last_year, beside)
    found = {finding.rule for finding in findings}
    return checked_document(file, read, ()) | {
        "kind": read.source.kind,
        "sha256": read.source.sha256,
        "findings": [told(finding, read) for finding in findings],
        "left_out": by_reason(skipped),
        "passed": [rule for rule in RULES if rule not in found and rule not in skipped],
        "last_year": None
        if last_year is None
        else {"file": last_file, "agency": last_year.agency, "year": last_year.year},
    }


def with_contents(document: dict[str, Any], read: ReadReport) -> dict[str, Any]:
    """The same with what was read, for a page that shows it.

    written: cells that hold something else than a figure, as they stand in the file.
    """
    written = {address: raw for address, raw in read.raw.items() if read.cells.get(address) is None and raw}
    signature = read.structure.signature
    return document | {
        "cells": {address: plain_number(figure) for address, figure in read.cells.items()},
        "written": written,
        "text": dict(read.text),
        "signature": "" if signature is None else signature.line,
    }


def by_reason(skipped: Mapping[str, str]) -> list[dict[str, Any]]:
    """Rules that were left out, put together by the reason why."""
    reasons: dict[str, list[str]] = {}
    for rule, reason in skipped.items():
        reasons.setdefault(reason, []).append(rule)
    return [{"reason": reason, "rules": rules} for reason, rules in reasons.items()]


def unreadable(file: str, sentence: str) -> dict[str, Any]:
    """The line of a file that could not be read."""
    return {
        "file": file,
        "agency": None,
        "year": None,
        "form": None,
        "findings": [],
        "unreadable": sentence,
    }


def errors_of(findings: Iterable[Mapping[str, Any]]) -> int:
    return sum(finding["severity"] == "error" for finding in findings)


def told(finding: Finding, read: ReadReport) -> dict[str, Any]:
    """A finding with where it stands, in words."""
    return finding_document(finding) | {
        "title": RULES[finding.rule].title,
        "heads": list(heads_for(finding)),
        "where": _where(finding, read),
        "sentence": "" if finding.place is None else _sentence(finding.place, read),
    }


def _where(finding: Finding, read: ReadReport) -> str:
    """Where it stands, as an officer finds it in the report: 表3 or the part, then row and column."""
    address = finding.place.part if finding.place is not None else finding.address
    if address is None:
        return "整份报告"
    if read.is_narrative:
        return "正文"
    if address in ("1", "2", "3", "4", "5", "6"):
        part = int(address)
        return f"{_NUMERALS[part - 1]}、{PARTS[part - 1]}"
    form = FORMS.get(read.form, FORMS["2021"])
    table = f"表{address[0]}"
    if address in form.cells:
        return f"{table}　{form.label(address)}"
    return f"{table}　{form.row_label(address)}" if address in form.rows else table


def _sentence(place: Place, read: ReadReport) -> str:
    """The whole sentence around the words, on one line."""
    text = read.text.get(place.part, "")
    start = max((end.end() for end in _SENTENCE_ENDS.finditer(text, 0, place.start)), default=0)
    ends = _SENTENCE_ENDS.search(text, place.end)
    return "".join(text[start : ends.end() if ends else len(text)].split())
