"""What a report says: its cells, its words, and the document that is frozen."""

from __future__ import annotations

from collections.abc import Mapping

from gongkai.annual_report.derivation import Number
from gongkai.annual_report.exchange import SCHEMA, SCHEMA_ADDRESS, fingerprint_of
from gongkai.annual_report.models import Report
from gongkai.annual_report.selectors.cells import cells_of, live_cells
from gongkai.annual_report.selectors.texts import text_of


def difference(report: Report) -> dict[str, tuple[Number, Number]]:
    """Cells a frozen report would hold differently today: address -> (frozen, now), in the order of the form.

    Tables 3 and 4 only for a report that was not summed up: what is entered in table 2 stands until it is
    entered anew. Nothing for one that is live, replaced by a later version, or was not made from our records.
    """
    frozen_here = not report.is_live and report.state != Report.State.SUPERSEDED
    if not frozen_here or report.source == Report.Source.IMPORTED:
        return {}
    frozen, now = cells_of(report), live_cells(report)
    return {a: (frozen[a], now.get(a)) for a in frozen if a[0] in "34" and frozen[a] != now.get(a)}


def report_json(report: Report) -> dict:
    """The report as a document for other programs; ``gongkai report read`` takes it back."""
    source = {"kind": "gongkai", "sha256": report.sha256, "schema": SCHEMA_ADDRESS}
    return content_of(report) | {"source": source}


def verified_reports() -> tuple[int, list[Report]]:
    """How many frozen reports there are, and those whose content no longer gives their fingerprint."""
    frozen = Report.objects.exclude(state__in=Report.LIVE).select_related("agency").order_by("year", "pk")
    checked, changed = 0, []
    for report in frozen.iterator(chunk_size=500):
        checked += 1
        if fingerprint_of(content_of(report)) != report.sha256:
            changed.append(report)
    return checked, changed


def content_of(
    report: Report, cells: dict[str, Number] | None = None, text: Mapping[str, str] | None = None
) -> dict:
    """What is frozen: agency, year, form, scope, version, cells and text (docs/exchange.md)."""
    return {
        "schema": SCHEMA,
        "agency": report.named,
        "agency_code": report.agency.code,
        "year": report.year,
        "form": report.form,
        "scope": report.scope,
        "version": report.version,
        "correction_reason": report.correction_reason,
        "cells": cells_of(report) if cells is None else cells,
        "text": text_of(report, cells) if text is None else dict(text),
    }
