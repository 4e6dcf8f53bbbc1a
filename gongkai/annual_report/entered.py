"""Figures of table 2 that were entered: for the whole year, or month by month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from decimal import Decimal

from gongkai.agencies.models import Agency
from gongkai.annual_report.models import YearlyFigure

WHOLE_YEAR = 0
MONTHS = range(1, 13)

# what is done or taken in each month adds up; a stock at a day does not
_ADDS_UP = frozenset({"decisions", "amount", "projects", "made", "repealed", "newly_public"})

Number = int | float | None


def plain(value: Decimal | int) -> int | float:
    """A figure as JSON holds it: whole ones without a point, amounts with at most six places."""
    return int(value) if value == int(value) else round(float(value), 6)


def entered_of_each(agency_ids: Collection[int], year: int) -> dict[int, dict[str, Number]]:
    """Agency key -> address -> figure of the year. One query.

    Months add up once all twelve are there; until then the year is None, for a missing month is not 0.
    """
    rows = YearlyFigure.objects.filter(agency__in=agency_ids, year=year)
    found: dict[tuple[int, str], dict[int, Decimal]] = defaultdict(dict)
    for agency, address, month, value in rows.values_list("agency", "address", "month", "value"):
        found[agency, address][month] = value
    each: dict[int, dict[str, Number]] = defaultdict(dict)
    for (agency, address), values in found.items():
        each[agency][address] = _of_the_year(values)
    return each


def _of_the_year(values: Mapping[int, Decimal]) -> Number:
    if WHOLE_YEAR in values:
        return plain(values[WHOLE_YEAR])
    return plain(sum(values.values(), Decimal(0))) if len(values) == len(MONTHS) else None


def entries_of(agency: Agency, year: int) -> dict[str, dict[int, YearlyFigure]]:
    """Address -> month (0 for the year) -> what was entered, with its person and source. One query."""
    rows = YearlyFigure.objects.filter(agency=agency, year=year)
    rows = rows.select_related("entered_by", "entered_with", "source_file")
    found: dict[str, dict[int, YearlyFigure]] = defaultdict(dict)
    for row in rows.order_by("month"):
        found[row.address][row.month] = row
    return dict(found)


def missing_months(entries: Mapping[int, YearlyFigure]) -> tuple[int, ...]:
    """Months without a figure, where the address is entered by months; nothing for a figure of the year."""
    if not entries or WHOLE_YEAR in entries:
        return ()
    return tuple(month for month in MONTHS if month not in entries)


def is_monthly(address: str) -> bool:
    """Whether the months of a cell add up to its year."""
    return address.rpartition(".")[2] in _ADDS_UP
