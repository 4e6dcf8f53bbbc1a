"""Figures of table 2 that live in other systems: entered for a year or its months, with their source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.errors import Refusal
from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.annual_report.derivation import to_enter
from gongkai.annual_report.entered import WHOLE_YEAR, entries_of, is_monthly
from gongkai.annual_report.errors import (
    BadFigure,
    FollowsFromLibrary,
    MonthsEntered,
    MonthToCome,
    NotAFigure,
    NothingEntered,
    NotMonthly,
    SomethingMissing,
    YearAndMonths,
    YearEntered,
)
from gongkai.annual_report.models import EntryToken, YearlyFigure
from gongkai.annual_report.rules import refusal_by_state, refusal_by_token
from gongkai.annual_report.selectors import newest
from gongkai.annual_report.services.draft import locked
from gongkai.cases.services.steps import stop_if
from gongkai.documents.models import Original
from gongkai.documents.services import store
from gongkai.law.report_forms import Form, form_of_year
from gongkai.trail.services import record

Typed = str | Decimal | int
Hand = Officer | EntryToken
"""Who enters: a person, or another system with its token."""


@dataclass(frozen=True)
class Entry:
    """One figure as it was typed or read. month: 1 to 12, 0 for the whole year."""

    address: str
    value: Typed
    month: int = WHOLE_YEAR


def enter_figure(
    agency: Agency, year: int, address: str, value: Typed, *, by: Officer, source_note: str
) -> YearlyFigure:
    """Enter one figure of the whole year; as enter_figures."""
    return enter_figures(agency, year, [Entry(address, value)], by=by, source_note=source_note)[0]


@transaction.atomic
def enter_figures(
    agency: Agency,
    year: int,
    entries: Sequence[Entry],
    *,
    by: Hand,
    source_note: str,
    source_file: tuple[str, bytes] | None = None,
) -> list[YearlyFigure]:
    """Enter figures of table 2 with where they come from, all or none; a later entry of the same month or
    year replaces the earlier one, both are in the trail.

    source_file: name and bytes of the paper they were read from, examined like every file. Raises what
    refusal_to_enter gives, BadFigure for what is not a number of its kind, and what documents.store raises.
    """
    demand_entry(agency, year, by)
    if not source_note.strip():
        raise SomethingMissing("数据从哪里来")
    form = form_of_year(year)
    surroundings = Surroundings.of(agency, year)
    figures = []
    by_month = {entry.address for entry in entries if entry.month}
    for entry in entries:
        if entry.month == WHOLE_YEAR and entry.address in by_month:
            raise YearAndMonths(form.label(entry.address))
        stop_if(surroundings.refusal_to_enter(entry.address, entry.month))
        figures.append((entry, number_in(form, entry.address, entry.value)))
    kept = _stored(agency, source_file, by) if source_file else None
    return [_kept(agency, year, entry, number, by, source_note.strip(), kept) for entry, number in figures]


@transaction.atomic
def withdraw_figures(agency: Agency, year: int, address: str, *, by: Officer) -> int:
    """Take away what was entered for a cell, the year or its months; it is missing then. Returns how many."""
    demand_entry(agency, year, by)
    rows = YearlyFigure.objects.select_for_update().filter(agency=agency, year=year, address=address)
    entered = {str(row.month): str(row.value) for row in rows.order_by("month")}
    if not entered:
        raise NothingEntered(address)
    record(agency, "figures_withdrawn", agency=agency, by=by, year=year, address=address, entered=entered)
    rows.delete()
    return len(entered)


@dataclass(frozen=True)
class Surroundings:
    """What decides whether a figure may be entered: what there is to enter, and what was entered already."""

    agency: Agency
    year: int
    addresses: tuple[str, ...]
    entered: Mapping[str, Mapping[int, YearlyFigure]]
    today: date

    @classmethod
    def of(cls, agency: Agency, year: int) -> Surroundings:
        return cls(agency, year, to_enter(agency, year), entries_of(agency, year), timezone.localdate())

    def refusal_to_enter(self, address: str, month: int) -> Refusal | None:
        """Why a cell takes no figure of this month (0: of the year). A year and its months exclude each
        other."""
        form = form_of_year(self.year)
        if address not in form.cells or address[0] != "2":
            return NotAFigure(address)
        label = form.label(address)
        if address not in self.addresses:
            return FollowsFromLibrary(label) if "normative" in address else NotAFigure(address)
        months = [each for each in self.entered.get(address, ()) if each != WHOLE_YEAR]
        if month == WHOLE_YEAR:
            return MonthsEntered(label, len(months)) if months else None
        if not is_monthly(address) or not 1 <= month <= 12:
            return NotMonthly(label)
        if date(self.year, month, 1) > self.today:
            return MonthToCome(self.year, month)
        return YearEntered(label) if WHOLE_YEAR in self.entered.get(address, ()) else None


def demand_entry(agency: Agency, year: int, by: Hand) -> None:
    """Raises what keeps this hand from entering figures of the agency and year now."""
    if isinstance(by, EntryToken):
        stop_if(refusal_by_token(by, agency, today=timezone.localdate()))
    else:
        by.require(Act.EDIT_REPORT, agency)
    # a year and its months exclude each other, also where two enter at once
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
    report = newest(agency, year)
    if report is not None:
        stop_if(refusal_by_state(locked(report)))


def _kept(
    agency: Agency,
    year: int,
    entry: Entry,
    number: Decimal,
    by: Hand,
    source_note: str,
    source_file: Original | None,
) -> YearlyFigure:
    officer, token = _told_apart(by)
    figure, _ = YearlyFigure.objects.update_or_create(
        agency=agency,
        year=year,
        month=entry.month,
        address=entry.address,
        defaults={
            "value": number,
            "source_note": source_note,
            "source_file": source_file,
            "entered_by": officer.person if officer else None,
            "entered_with": token,
        },
    )
    details = {"address": entry.address, "value": str(number), "source": source_note}
    if entry.month:
        details["month"] = str(entry.month)
    if source_file:
        details["file"] = source_file.sha256
    record(figure, "figure_entered", agency=agency, by=officer, actor=signature_of(by), **details)
    return figure


def _stored(agency: Agency, file: tuple[str, bytes], by: Hand) -> Original:
    officer, _ = _told_apart(by)
    return store(agency, name=file[0], content=file[1], by=officer.person if officer else None)


def _told_apart(by: Hand) -> tuple[Officer | None, EntryToken | None]:
    return (None, by) if isinstance(by, EntryToken) else (by, None)


def signature_of(by: Hand) -> str:
    """As the trail names who entered."""
    return str(by)[:80] if isinstance(by, EntryToken) else by.signature()


def number_in(form: Form, address: str, value: Typed) -> Decimal:
    """What was typed, as a figure that fits the cell. Raises BadFigure."""
    label, whole = form.label(address), not form.cells[address].column.decimal
    typed = str(value).strip()
    if "_" in typed:  # Python would read 1_0 as ten
        raise BadFigure(label)
    try:
        number = Decimal(typed)
    except InvalidOperation:
        raise BadFigure(label) from None
    fits = number.is_finite() and 0 <= number < 10**12 and number == round(number, 6)
    if not fits or (whole and number != int(number)):
        raise BadFigure(label)
    # written plainly: a column takes no 0E-99999, and the trail shows no 1E+3
    return Decimal(int(number)) if number == int(number) else round(number, 6).normalize()
