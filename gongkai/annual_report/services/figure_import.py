"""Figures of other systems from a filled sheet: checked row by row, then all of them or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from gongkai.agencies.errors import Refusal
from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.annual_report.entered import WHOLE_YEAR
from gongkai.annual_report.errors import (
    BadFigure,
    MonthsEntered,
    MonthToCome,
    NotMonthly,
    SheetHasErrors,
    TwiceInSheet,
    WrongRow,
    YearAndMonths,
    YearEntered,
)
from gongkai.annual_report.figure_sheet import SheetFigure, figures_in
from gongkai.annual_report.services.figures import (
    Entry,
    Hand,
    Surroundings,
    demand_entry,
    enter_figures,
    number_in,
)
from gongkai.cases.services.steps import stop_if
from gongkai.law.report_forms import form_of_year


@dataclass(frozen=True)
class CheckedSheet:
    """What rows would enter, and why not."""

    entries: list[Entry]
    errors: list[WrongRow]


def check_sheet(agency: Agency, year: int, name: str, content: bytes, *, by: Hand) -> CheckedSheet:
    """What a sheet would enter and what is wrong with it; nothing is written. Raises SheetUnreadable."""
    demand_entry(agency, year, by)
    return check_rows(agency, year, figures_in(name, content))


def check_rows(agency: Agency, year: int, figures: Sequence[SheetFigure]) -> CheckedSheet:
    """The same of rows that came by whatever way."""
    form, surroundings = form_of_year(year), Surroundings.of(agency, year)
    by_month = {one.address for one in figures if one.month}
    checked = CheckedSheet([], [])
    seen: set[tuple[str, int]] = set()
    for figure in figures:
        place = (figure.address, figure.month)
        try:
            stop_if(surroundings.refusal_to_enter(*place))
            if figure.month == WHOLE_YEAR and figure.address in by_month:
                raise YearAndMonths(form.label(figure.address))
            number_in(form, figure.address, figure.typed)
            if place in seen:
                raise TwiceInSheet(form.label(figure.address))
        except Refusal as problem:
            checked.errors.append(WrongRow(figure.row, str(problem), _field_of(problem)))
            continue
        seen.add(place)
        checked.entries.append(Entry(figure.address, figure.typed, figure.month))
    return checked


def _field_of(problem: Refusal) -> str:
    match problem:
        case BadFigure():
            return "value"
        case MonthsEntered() | MonthToCome() | NotMonthly() | YearAndMonths() | YearEntered():
            return "month"
    return "address"


@transaction.atomic
def import_sheet(
    agency: Agency, year: int, name: str, content: bytes, *, by: Officer, source_note: str
) -> int:
    """Enter all figures of a sheet, kept as their source; returns how many. Raises SheetHasErrors."""
    checked = check_sheet(agency, year, name, content, by=by)
    if checked.errors:
        raise SheetHasErrors(checked.errors)
    # a CSV is kept as the text it is, which is among the types that are examined
    file = (f"{name}.txt" if name.lower().endswith(".csv") else name, content)
    kept = enter_figures(agency, year, checked.entries, by=by, source_note=source_note, source_file=file)
    return len(kept)
