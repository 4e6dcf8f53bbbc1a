"""Figures of table 2 that live in other systems: entered with where they come from."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from django.db import transaction

from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.annual_report.derivation import enterable, to_enter
from gongkai.annual_report.errors import BadFigure, FollowsFromLibrary, NotAFigure
from gongkai.annual_report.models import YearlyFigure
from gongkai.annual_report.rules import refusal_by_state
from gongkai.annual_report.selectors import newest
from gongkai.cases.services.steps import stop_if
from gongkai.law.report_forms import Form, form_of_year
from gongkai.trail.services import record


@transaction.atomic
def enter_figure(
    agency: Agency, year: int, address: str, value: str | Decimal | int, *, by: Officer, source_note: str
) -> YearlyFigure:
    """Enter a figure of table 2 with where it comes from; a later entry replaces it, both are in the trail.

    Raises NotAFigure for a cell that follows from records, BadFigure for what is not a number of its kind.
    """
    by.require(Act.EDIT_REPORT, agency)
    report = newest(agency, year)
    if report is not None:
        stop_if(refusal_by_state(report))
    form = form_of_year(year)
    if address not in enterable(form):
        raise NotAFigure(address)
    if address not in to_enter(agency, year):
        raise FollowsFromLibrary(form.label(address))
    number = number_in(form, address, value)
    figure, _ = YearlyFigure.objects.update_or_create(
        agency=agency,
        year=year,
        address=address,
        defaults={"value": number, "source_note": source_note, "entered_by": by.person},
    )
    record(
        figure, "figure_entered", agency=agency, by=by, address=address, value=str(number), source=source_note
    )
    return figure


def number_in(form: Form, address: str, value: str | Decimal | int) -> Decimal:
    """What was typed, as a figure that fits the cell. Raises BadFigure."""
    label, whole = form.label(address), not form.cells[address].column.decimal
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        raise BadFigure(label) from None
    fits = number.is_finite() and 0 <= number < 10**12 and number == round(number, 6)
    if not fits or (whole and number != int(number)):
        raise BadFigure(label)
    return number
