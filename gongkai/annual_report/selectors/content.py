"""What a report says: its cells, its words, and the document that is frozen."""

from __future__ import annotations

import hashlib

from gongkai.annual_report.derivation import Number, derived_cells
from gongkai.annual_report.models import Report
from gongkai.law.report_forms import FORMS, PARTS
from gongkai.trail.chain import canonical

TEXT_PARTS = ("1", "5", "6")  # the parts made of sentences; 2, 3 and 4 are tables


def cells_of(report: Report) -> dict[str, Number]:
    """The frozen cells, or the derived ones while the report is live; in the order of the form."""
    if report.is_live:
        return derived_cells(report.agency, report.year)
    return {address: report.cells.get(address) for address in FORMS[report.form].addresses}


def text_of(report: Report) -> dict[str, str]:
    """Part "1", "5", "6" -> its text, "" where nothing is written."""
    return {part: report.text.get(part, "") for part in TEXT_PARTS}


def difference(report: Report) -> dict[str, tuple[Number, Number]]:
    """Cells of tables 3 and 4 that the records give differently today: address -> (frozen, derived)."""
    if not report.is_published or report.source == Report.Source.IMPORTED:
        return {}
    now = derived_cells(report.agency, report.year)
    frozen = cells_of(report)
    return {a: (frozen[a], now[a]) for a in now if a[0] in "34" and frozen[a] != now[a]}


def report_json(report: Report) -> dict:
    """The report as a document for other programs; ``gongkai report read`` takes it back."""
    return content_of(report) | {"source": {"kind": "gongkai", "sha256": report.sha256}}


def content_of(report: Report, cells: dict[str, Number] | None = None) -> dict:
    """What is frozen: agency, year, form, scope, version, cells and text."""
    return {
        "agency": report.agency.name,
        "agency_code": report.agency.code,
        "year": report.year,
        "form": report.form,
        "scope": report.scope,
        "version": report.version,
        "correction_reason": report.correction_reason,
        "cells": cells_of(report) if cells is None else cells,
        "text": text_of(report),
    }


def fingerprint_of(content: dict) -> str:
    """SHA-256 over the content in one fixed JSON form."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def missing_text(report: Report) -> list[str]:
    """Headings of the parts that hold no sentence yet."""
    return [PARTS[int(part) - 1] for part, text in text_of(report).items() if not text.strip()]
