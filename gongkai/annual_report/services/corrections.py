"""Cells put right by hand: what the records cannot know, with its reason and the derived figure beside it."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction

from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.annual_report.derivation import Number, derived_cells, to_enter
from gongkai.annual_report.entered import plain
from gongkai.annual_report.errors import (
    EnteredNotCorrected,
    NotCorrected,
    NothingToCorrect,
    SumNotCorrected,
    UnknownPlace,
)
from gongkai.annual_report.models import Correction, Report
from gongkai.annual_report.services.draft import live
from gongkai.annual_report.services.figures import number_in
from gongkai.annual_report.services.workflow import said
from gongkai.law.report_forms import FORMS
from gongkai.trail.services import record


@transaction.atomic
def correct_cell(
    report: Report, address: str, value: str | Decimal | int, *, by: Officer, reason: str
) -> Correction:
    """Let a derived cell of a draft say something else than its records, for a written reason.

    A later correction of the same cell replaces it; both are in the trail. Raises UnknownPlace,
    SumNotCorrected, EnteredNotCorrected, BadFigure, NothingToCorrect, SomethingMissing without a reason.
    """
    report = live(report, by, Act.EDIT_REPORT)
    derived = derived_for_correction(report, address)
    form = FORMS[report.form]
    number = number_in(form, address, value)
    reason = said("更正的原因", reason)
    if number == derived:
        raise NothingToCorrect(form.label(address), plain(number))
    correction, _ = Correction.objects.update_or_create(
        report=report,
        address=address,
        defaults={
            "derived": None if derived is None else Decimal(str(derived)),
            "value": number,
            "reason": reason,
            "by": by.person,
        },
    )
    record(
        report,
        "cell_corrected",
        agency=report.agency,
        by=by,
        address=address,
        derived=str(derived),
        value=str(number),
        reason=reason,
    )
    return correction


@transaction.atomic
def withdraw_correction(report: Report, address: str, *, by: Officer) -> Number:
    """The cell follows its records again; returns what they give. Raises NotCorrected."""
    report = live(report, by, Act.EDIT_REPORT)
    correction = report.corrections.filter(address=address).first()
    if correction is None:
        raise NotCorrected(address)
    record(
        report,
        "cell_correction_withdrawn",
        agency=report.agency,
        by=by,
        address=address,
        value=str(correction.value),
        reason=correction.reason,
    )
    correction.delete()
    return derived_cells(report.agency, report.year)[address]


def derived_for_correction(report: Report, address: str) -> Number:
    """What the records give for a cell that may be corrected. Raises the refusal where it may not."""
    form = FORMS[report.form]
    if address not in form.cells:
        raise UnknownPlace(address)
    if report.scope != Report.Scope.OWN:
        raise SumNotCorrected()
    if address in to_enter(report.agency, report.year):
        raise EnteredNotCorrected(form.label(address))
    return derived_cells(report.agency, report.year)[address]
