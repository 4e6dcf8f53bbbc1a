"""A report of ours against its case files: the two checks that need them (RC-18, RC-23)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from gongkai.annual_report.derivation import Number, derived_cells
from gongkai.annual_report.entered import plain
from gongkai.annual_report.hand_overs import held_in
from gongkai.annual_report.models import Correction, Report
from gongkai.cases.figures import rows_of_partial_cases
from gongkai.law.identities import Cells, Finding
from gongkai.law.identities.ledger import CountedCase, counted_once, ledger_agrees
from gongkai.law.report_forms import FORMS

Partial = Sequence[tuple[str, tuple[str, ...]]]  # number and rows of each case in doubt


def ledger_findings(
    report: Report,
    cells: Cells,
    derived: Mapping[str, Number] | None = None,
    partial: Partial | None = None,
) -> Iterator[Finding]:
    """Cells put right by hand against their records, each with its reason; then cases that count twice.

    derived: what the records give a live report now; partial: its cases that may count twice. What is not at
    hand is asked: three queries, and those of the derivation where a live report has corrections. Nothing for
    a report summed up or taken over, which has no case files here.
    """
    if report.scope != Report.Scope.OWN or report.source == Report.Source.IMPORTED:
        return
    form = FORMS[report.form]
    corrections = {one.address: one for one in report.corrections.all()}
    for finding in ledger_agrees(cells, _counted(report, corrections, derived), form):
        reason = corrections[finding.address or ""].reason
        yield replace(finding, severity="warning", explained=reason)
    if partial is None:
        held = held_in(report.year)
        found = rows_of_partial_cases([report.agency_id], report.year, report.form, held)
        partial = found.get(report.agency_id, ())
    yield from counted_once((CountedCase(number, rows) for number, rows in partial), form)


def _counted(
    report: Report, corrections: Mapping[str, Correction], derived: Mapping[str, Number] | None
) -> Cells:
    """What the records give for the corrected cells: today, or when they were frozen."""
    if not corrections:
        return {}
    if report.is_live:
        derived = derived_cells(report.agency, report.year) if derived is None else derived
        return {address: _figure(derived[address]) for address in corrections}
    kept = {address: one.derived for address, one in corrections.items()}
    return {address: None if value is None else _figure(plain(value)) for address, value in kept.items()}


def _figure(value: Number) -> int | Decimal | None:
    return Decimal(str(value)) if isinstance(value, float) else value
