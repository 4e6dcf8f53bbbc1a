"""Figures of other systems from a filled sheet: checked row by row, then all of them or none."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from gongkai.agencies.errors import Refusal
from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.annual_report.errors import SheetHasErrors
from gongkai.annual_report.figure_sheet import figures_in
from gongkai.annual_report.services.figures import Entry, Surroundings, enter_figures, number_in
from gongkai.law.report_forms import form_of_year


@dataclass(frozen=True)
class CheckedSheet:
    """errors: row and sentence."""

    entries: list[Entry]
    errors: list[tuple[int, str]]


def check_sheet(agency: Agency, year: int, name: str, content: bytes, *, by: Officer) -> CheckedSheet:
    """What a sheet would enter and what is wrong with it; nothing is written. Raises SheetUnreadable."""
    by.require(Act.EDIT_REPORT, agency)
    form, surroundings = form_of_year(year), Surroundings.of(agency, year)
    checked = CheckedSheet([], [])
    seen: set[tuple[str, int]] = set()
    for figure in figures_in(name, content):
        refusal: Refusal | None = surroundings.refusal_to_enter(figure.address, figure.month)
        try:
            if refusal:
                raise refusal
            number_in(form, figure.address, figure.typed)
        except Refusal as problem:
            checked.errors.append((figure.row, str(problem)))
            continue
        if (figure.address, figure.month) in seen:
            checked.errors.append((figure.row, f"“{form.label(figure.address)}”出现了两行；只留一行"))
        seen.add((figure.address, figure.month))
        checked.entries.append(Entry(figure.address, figure.typed, figure.month))
    return checked


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
