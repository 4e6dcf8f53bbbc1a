"""Does what one year handed on come back as what the next took over (RC-07)?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.annual_report.comparing.lines import Entry, Side, signed
from gongkai.law.report_forms import COLUMNS


@dataclass(frozen=True)
class Carried:
    """One class of applicants. difference: taken over less handed on; None where one of the two is blank."""

    label: str
    handed_on: Entry
    taken_over: Entry

    @property
    def difference(self) -> str | None:
        handed, taken = self.handed_on.figure, self.taken_over.figure
        return None if handed is None or taken is None else signed(taken - handed)

    @property
    def agrees(self) -> bool:
        return self.difference == "0"


@dataclass(frozen=True)
class CarryOver:
    """From a year to the one after it. columns: the classes of applicants as in the form, the total last."""

    earlier: int
    later: int
    columns: tuple[Carried, ...]

    @property
    def total(self) -> Carried:
        return self.columns[-1]

    @property
    def differing(self) -> tuple[Carried, ...]:
        return tuple(one for one in self.columns if not one.agrees)


def carried_between(sides: Mapping[int, Side]) -> tuple[CarryOver, ...]:
    """Every two years that follow one another; years between which one is missing cannot be checked."""
    return tuple(
        CarryOver(
            year,
            year + 1,
            tuple(
                Carried(
                    column.label,
                    sides[year].entry(f"3.D.{column.id}"),
                    sides[year + 1].entry(f"3.B.{column.id}"),
                )
                for column in COLUMNS
            ),
        )
        for year in sorted(sides)
        if year + 1 in sides
    )
