"""Does what one year handed on come back as what the next took over (RC-07)?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongkai.annual_report.comparing.lines import Entry, Side, signed
from gongkai.law.identities import Moved
from gongkai.law.report_forms import COLUMNS


@dataclass(frozen=True)
class Carried:
    """One class of applicants. moved: pieces that came with a function since, less those that went.

    difference: taken over, less handed on and moved; None where one of the two is blank.
    """

    label: str
    handed_on: Entry
    taken_over: Entry
    moved: int = 0

    @property
    def difference(self) -> str | None:
        handed, taken = self.handed_on.figure, self.taken_over.figure
        return None if handed is None or taken is None else signed(taken - handed - self.moved)

    @property
    def agrees(self) -> bool:
        return self.difference == "0"


@dataclass(frozen=True)
class CarryOver:
    """From a year to the one after it. columns: the classes of applicants as in the form, the total last.

    moved: with which functions pieces came or went between the two, each with its ground.
    """

    earlier: int
    later: int
    columns: tuple[Carried, ...]
    moved: tuple[Moved, ...] = ()

    @property
    def came(self) -> list[tuple[Moved, int]]:
        """What came from others, and how many pieces."""
        return [(one, one.of("total")) for one in self.moved if one.of("total") > 0]

    @property
    def went(self) -> list[tuple[Moved, int]]:
        """What went to others, and how many pieces."""
        return [(one, -one.of("total")) for one in self.moved if one.of("total") < 0]

    @property
    def total(self) -> Carried:
        return self.columns[-1]

    @property
    def differing(self) -> tuple[Carried, ...]:
        return tuple(one for one in self.columns if not one.agrees)


def carried_between(
    sides: Mapping[int, Side], moved: Mapping[int, Sequence[Moved]] | None = None
) -> tuple[CarryOver, ...]:
    """Every two years that follow one another; years between which one is missing cannot be checked.

    moved: by the later year.
    """
    moves = moved or {}
    return tuple(
        CarryOver(
            year,
            year + 1,
            tuple(
                Carried(
                    column.label,
                    sides[year].entry(f"3.D.{column.id}"),
                    sides[year + 1].entry(f"3.B.{column.id}"),
                    sum(one.of(column.id) for one in moves.get(year + 1, ())),
                )
                for column in COLUMNS
            ),
            tuple(one for one in moves.get(year + 1, ()) if any(one.pieces.values())),
        )
        for year in sorted(sides)
        if year + 1 in sides
    )
