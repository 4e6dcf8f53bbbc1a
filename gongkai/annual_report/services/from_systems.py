"""Figures that another system sends by itself: checked row by row as a sheet is, all entered or none.

Every call is in the trail under the name of the token, whether it entered, only read, or was refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from gongkai.annual_report.entered import entries_of
from gongkai.annual_report.errors import SheetHasErrors
from gongkai.annual_report.figure_sheet import SheetFigure
from gongkai.annual_report.models import EntryToken
from gongkai.annual_report.services.figure_import import check_rows
from gongkai.annual_report.services.figures import demand_entry, enter_figures, number_in, signature_of
from gongkai.annual_report.services.workflow import said
from gongkai.law.report_forms import form_of_year
from gongkai.trail.services import record


@dataclass(frozen=True)
class Received:
    """How many figures were new or different, and how many were there already."""

    entered: int
    unchanged: int


@transaction.atomic
def receive_figures(
    token: EntryToken,
    year: int,
    figures: Sequence[SheetFigure],
    *,
    source_note: str,
    only_check: bool = False,
) -> Received:
    """Enter what the system sent; a figure that stands there already changes nothing, be it sent ten times.

    only_check: nothing is entered, the answer is what it would be. Raises SheetHasErrors, and what
    enter_figures raises.
    """
    agency, form = token.agency, form_of_year(year)
    demand_entry(agency, year, token)
    source_note = said("数据从哪里来", source_note)
    checked = check_rows(agency, year, figures)
    if checked.errors:
        raise SheetHasErrors(checked.errors)
    known = {
        (address, month): row.value
        for address, months in entries_of(agency, year).items()
        for month, row in months.items()
    }
    different = [
        one
        for one in checked.entries
        if known.get((one.address, one.month)) != number_in(form, one.address, one.value)
    ]
    received = Received(len(different), len(checked.entries) - len(different))
    if different and not only_check:
        enter_figures(agency, year, different, by=token, source_note=source_note)
    act = "figures_checked" if only_check else "figures_received"
    _noted(token, act, year, count=received.entered, unchanged=received.unchanged)
    return received


@transaction.atomic
def note_reading(token: EntryToken, year: int) -> None:
    """That the system read what there is to enter and what was."""
    _noted(token, "figures_read", year)


@transaction.atomic
def note_refused_call(token: EntryToken, year: int, reason: str) -> None:
    """That a call was refused, and why; what it wanted to enter was not."""
    _noted(token, "figures_refused", year, reason=reason[:300])


def _noted(token: EntryToken, act: str, year: int, **details: object) -> None:
    record(token, act, agency=token.agency, by=None, actor=signature_of(token), year=year, **details)
