"""The figures of a report: frozen, or following the records while it is live."""

from __future__ import annotations

from gongkai.annual_report.derivation import Number, derived_cells
from gongkai.annual_report.entered import plain
from gongkai.annual_report.models import Report
from gongkai.annual_report.selectors.members import summed_cells
from gongkai.law.report_forms import FORMS


def cells_of(report: Report) -> dict[str, Number]:
    """The frozen cells, or those of today while the report is live; in the order of the form."""
    if report.is_live:
        return live_cells(report)
    return {address: report.cells.get(address) for address in FORMS[report.form].addresses}


def live_cells(report: Report) -> dict[str, Number]:
    """What the report would say if it were frozen now: its records, and what was put right by hand."""
    if report.scope == Report.Scope.WHOLE:
        return summed_cells(report)
    return put_right(report, derived_cells(report.agency, report.year))


def put_right(report: Report, derived: dict[str, Number]) -> dict[str, Number]:
    """The derived cells with those put right by hand in their places."""
    return derived | {one.address: plain(one.value) for one in report.corrections.all()}
