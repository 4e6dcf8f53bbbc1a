"""What recognition collects: the text of each cell by row address, and what its headings said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.annual_report.reading import labels
from gongkai.annual_report.reading.report import ShortRow

CLASSES = 7  # columns of table 3
RESULTS = 15  # cells of table 4's only row


@dataclass(slots=True)
class Found:
    """raw: address -> cell as written. units: address -> unit of money named by the heading of its column.

    votes: how often each form's own words were met. The first row of an address counts: pages repeat tables
    for phones and for print.
    """

    raw: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    short: dict[str, ShortRow] = field(default_factory=dict)
    rows: set[str] = field(default_factory=set)
    votes: dict[str, int] = field(default_factory=lambda: {"2019": 0, "2021": 0})

    def vote(self, form: str) -> None:
        self.votes[form] += 1

    def take_3(self, row: str, cells: Sequence[str]) -> None:
        """The seven cells of a row of table 3, in the order of the form."""
        if row not in self.rows:
            self.rows.add(row)
            self.short.pop(row, None)
            self.raw.update(zip(labels.CELLS_3[row], cells, strict=True))
            if row in labels.MARKS:
                self.vote(labels.MARKS[row])

    def take(self, row: str, columns: Sequence[str], cells: Sequence[str]) -> None:
        if row in self.rows:
            return
        self.rows.add(row)
        self.short.pop(row, None)
        self.raw.update(zip([f"{row}.{column}" for column in columns], cells, strict=True))
        if row in labels.MARKS:
            self.vote(labels.MARKS[row])

    def take_results(self, start: int, cells: Sequence[str]) -> None:
        """Cells of table 4 from place `start` on."""
        self.rows.add("4")
        self.short.pop("4", None)
        for address, cell in zip(labels.TABLE_4[start : start + len(cells)], cells, strict=True):
            self.raw.setdefault(address, cell)

    def miss(self, row: str, found: int, expected: int) -> None:
        if row not in self.rows:
            self.short.setdefault(row, ShortRow(row, found, expected))


@dataclass(frozen=True, slots=True)
class Heading2:
    """One heading of a block of table 2. unit: the unit of money it names, "" for counts.

    place: where it stands in its row; -1 where rows have no places.
    """

    column: str
    unit: str
    place: int = -1


def take_row_2(found: Found, row: str, headings: Sequence[Heading2], cells: Sequence[str]) -> None:
    """A row of table 2 under its headings, or the note that its cells do not fit them."""
    if len(cells) != len(headings):
        found.miss(row, len(cells), len(headings))
        return
    if row not in found.rows:
        found.units |= {f"{row}.{heading.column}": heading.unit for heading in headings if heading.unit}
    found.take(row, [heading.column for heading in headings], cells)


def fitted(cells: Sequence[str], wanted: int) -> Sequence[str] | None:
    """The cells without the blank places that a flattened table leaves at one end; None if they do not fit.

    Blanks at both ends leave it open which of them are cells, and then nothing is taken.
    """
    surplus = len(cells) - wanted
    if surplus <= 0:
        return cells if surplus == 0 else None
    at_front = not any(map(str.strip, cells[:surplus]))
    at_end = not any(map(str.strip, cells[-surplus:]))
    if at_front == at_end:
        return None
    return cells[surplus:] if at_front else cells[:wanted]
