"""Cells put right by hand as the page of a report shows them: what they say, what the records gave, why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.annual_report.derivation import to_enter
from gongkai.annual_report.entered import plain
from gongkai.annual_report.models import Correction, Report
from gongkai.law.report_forms import FORMS
from gongkai.ui.pieces import Link
from gongkai.workbench.report_page import address_for


@dataclass(frozen=True)
class CorrectedCell:
    """derived: what the records gave when it was put right; None where they gave nothing."""

    cell: Link
    address: str
    value: int | float
    derived: int | float | None
    reason: str
    correction: Correction
    withdraw: Link | None


def corrected_cells(report: Report, *, writes: bool) -> Sequence[CorrectedCell]:
    """One query. writes: the officer may withdraw them now."""
    form = FORMS[report.form]
    return [
        CorrectedCell(
            cell=Link(
                form.label(one.address), f"{address_for(report, 'desk:report', cell=one.address)}#panel"
            ),
            address=one.address,
            value=plain(one.value),
            derived=None if one.derived is None else plain(one.derived),
            reason=one.reason,
            correction=one,
            withdraw=Link("撤回更正", address_for(report, "desk:report_uncorrect_cell", cell=one.address))
            if writes
            else None,
        )
        for one in report.corrections.select_related("by")
    ]


def correction_url(report: Report | None, address: str) -> str:
    """Where a cell is put right; empty for what is entered, summed up, or not on the form."""
    if report is None or report.scope != Report.Scope.OWN or address not in FORMS[report.form].cells:
        return ""
    if address in to_enter(report.agency, report.year):
        return ""
    return address_for(report, "desk:report_correct_cell", cell=address)
