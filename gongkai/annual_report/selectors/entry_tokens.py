"""The tokens of an agency, and what a system is told of the figures it may enter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.annual_report.derivation import derived_cells, to_enter
from gongkai.annual_report.entered import WHOLE_YEAR, Number, entries_of, is_monthly, missing_months, plain
from gongkai.annual_report.models import EntryToken
from gongkai.law.report_forms import form_of_year


def entry_tokens_for(officer: Officer) -> QuerySet[EntryToken]:
    """Those the officer may issue and withdraw: the own agency's; none without that right."""
    rows = EntryToken.objects.select_related("agency", "issued_by", "withdrawn_by")
    return rows.filter(agency=officer.agency) if officer.may(Act.LET_SYSTEM_ENTER) else rows.none()


@dataclass(frozen=True)
class FigureToEnter:
    """One cell of table 2 that the agency enters. value: of the year, None while missing, which is not 0.

    months: what was entered by month. missing: months without a figure. monthly: whether months add up.
    source: of the newest entry, "" without one.
    """

    address: str
    label: str
    unit: str
    monthly: bool
    value: Number
    months: Mapping[int, int | float]
    missing: tuple[int, ...]
    source: str
    entered_by: str


def figures_to_enter(agency: Agency, year: int) -> list[FigureToEnter]:
    """In the order of the form."""
    form, cells, entries = form_of_year(year), derived_cells(agency, year), entries_of(agency, year)
    found = []
    for address in to_enter(agency, year):
        kept = entries.get(address, {})
        newest = max(kept.values(), key=lambda one: one.entered_at, default=None)
        found.append(
            FigureToEnter(
                address,
                form.label(address),
                form.cells[address].column.unit,
                is_monthly(address),
                cells[address],
                {month: plain(row.value) for month, row in kept.items() if month != WHOLE_YEAR},
                missing_months(kept),
                newest.source_note if newest else "",
                newest.enterer if newest else "",
            )
        )
    return found
