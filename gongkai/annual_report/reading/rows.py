"""Recognise the form in rows of cells: find the label of each row, and take the cells after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from gongkai.annual_report.reading import labels
from gongkai.annual_report.reading.fold import fold
from gongkai.annual_report.reading.found import CLASSES, RESULTS, Found, Heading2, fitted, take_row_2
from gongkai.annual_report.reading.material import Row
from gongkai.annual_report.reading.numbers import could_be_cell
from gongkai.law.report_forms import COLUMNS

_CLASSES = tuple(column.id for column in COLUMNS)


_OWN_TO_3 = frozenset(labels.COLUMNS_3.values()) - {"other", "total"}
_OWN_TO_4 = frozenset(labels.RESULTS_4) - {"总计"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """All that one cell's text may be on the form; the row around it decides."""

    row: str | None
    class_of_applicant: str | None
    column_2: tuple[str, str, str] | None
    folded: str


@lru_cache(maxsize=8192)
def _meaning(cell: str) -> Meaning:
    folded = fold(cell)
    return Meaning(labels.ROWS.get(folded), labels.COLUMNS_3.get(folded), labels.column_2(cell), folded)


class RowReader:
    """Goes down the rows once; remembers the headings under which it is."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.headings_2: list[Heading2] = []
        self.places_3: dict[str, int] = {}
        self.slots_3: list[
            int
        ] = []  # places of the classes, in the order of the form; empty if not all are known
        self.last_label_3 = -1  # the place before the first class, where the headings stand in order
        self.in_table_3 = False
        self.results = 0  # headings of table 4 met since its last row of figures
        self.filled_4 = 0
        self.row_before: str | None = None

    def read(self, rows: Sequence[Row]) -> None:
        for row in rows:
            self._read_row(row)

    def _read_row(self, row: Row) -> None:
        label, at = self._label(row)
        if label is not None:
            if label[0] == "3":
                self._take_3(label, at, row)
                self.row_before = label
            else:
                self._take_2(label, at, row)
            return
        if not self._headings(row) and self.results:
            self._take_4([cell for cell in row.cells if cell is not None])

    def _label(self, row: Row) -> tuple[str | None, int]:
        """The last label of the row and its place. A group label may stand before it."""
        found, at = None, -1
        for place, cell in enumerate(row.cells):
            if not cell:
                continue
            if cell.isdigit():
                if found is not None:
                    break  # no label stands behind a figure
                continue
            if (label := _meaning(cell).row) is not None:
                found, at = label, place
        if found == "3.C6":
            return self._first_of_group(row, at)
        return (found, at) if found is not None else self._uncertain_label(row)

    @staticmethod
    def _first_of_group(row: Row, at: int) -> tuple[str, int]:
        """（六）其他处理 is a row of the 2019 form and a group of the 2021 form: then a label follows it."""
        for place, cell in enumerate(row.cells[at + 1 :], start=at + 1):
            if cell and (label := labels.similar_row(cell)) is not None:
                return label, place
        return "3.C6", at

    def _uncertain_label(self, row: Row) -> tuple[str | None, int]:
        """A label damaged or told by its place, in a row that has the cells of table 3 after it."""
        if not self.in_table_3:
            return None, -1
        for place, cell in enumerate(row.cells):
            if len(row.cells) - place <= CLASSES:
                break
            if not cell or len(cell) < 2 or cell.isdigit():
                continue
            label = labels.row_by_place(cell, self.row_before)
            if label is None:
                label = labels.similar_row(cell)
            if label is not None and fold(cell) not in labels.GROUPS:
                return label, place
        return None, -1

    def _headings(self, row: Row) -> bool:
        """Learn the headings of this row; False if there are none in it."""
        met = [(place, _meaning(cell)) for place, cell in enumerate(row.cells) if cell]
        columns = [(place, meaning.column_2) for place, meaning in met if meaning.column_2 is not None]
        if columns:
            self.headings_2 = [Heading2(column, unit, place) for place, (column, unit, _) in columns]
            for _, (*_, form) in columns:
                self.found.vote(form)
            return True
        if any(meaning.folded in _OWN_TO_4 for _, meaning in met):
            self.results += sum(meaning.folded in labels.RESULTS_4 for _, meaning in met)
            return True
        classes = {meaning.class_of_applicant: place for place, meaning in met}
        if not _OWN_TO_3.isdisjoint(classes):
            self.results = 0
            self.places_3 = {} if "natural" in classes else self.places_3
            self.places_3 |= {column: place for column, place in classes.items() if column}
            places = [self.places_3.get(column, -1) for column in _CLASSES]
            self.slots_3 = places if min(places) >= 0 else []
            in_order = places == list(range(places[0], places[0] + CLASSES))
            self.last_label_3 = places[0] - 1 if in_order else -1
            return True
        return any(meaning.folded in labels.GROUPS_4 for _, meaning in met)

    def _take_2(self, label: str, at: int, row: Row) -> None:
        cells = _after(at, row)
        if cells and self.headings_2:
            places = [heading.place for heading in self.headings_2]
            taken = _placed(at, row, places) or fitted(cells, len(self.headings_2))
            take_row_2(self.found, label, self.headings_2, cells if taken is None else taken)

    def _take_3(self, label: str, at: int, row: Row) -> None:
        self.results, self.in_table_3 = 0, True
        if row.aligned and at == self.last_label_3 and len(row.cells) == at + 1 + CLASSES:
            taken = row.cells[
                at + 1 :
            ]  # the usual row: a label, then its cells under headings in their order
            if None not in taken:
                self.found.take_3(label, taken)
                return
        self._take_unusual_3(label, at, row)

    def _take_unusual_3(self, label: str, at: int, row: Row) -> None:
        cells = _after(at, row)
        if label == "3.C6" and not any(cells):
            return  # the heading of a group, with nothing beside it
        taken = _placed(at, row, self.slots_3) or fitted(cells, CLASSES)
        if taken is not None:
            self.found.take_3(label, taken)
        elif cells or row.table:
            self.found.miss(label, len(cells), CLASSES)

    def _take_4(self, cells: list[str]) -> None:
        if len(cells) < 3 or not all(map(could_be_cell, cells)):
            return
        wanted = self.results if self.results in (5, 10) else RESULTS
        taken = fitted(cells, wanted) or fitted(cells, RESULTS)
        if taken is not None and self.filled_4 + len(taken) <= RESULTS:
            self.found.take_results(self.filled_4, taken)
            self.filled_4 += len(taken)
        else:
            self.found.miss("4", len(cells), wanted)
        self.results = 0


def _after(at: int, row: Row) -> list[str]:
    return [cell for cell in row.cells[at + 1 :] if cell is not None]


def _placed(at: int, row: Row, places: Sequence[int]) -> list[str] | None:
    """The cells under the headings, if each has one after the label and nothing else is in the row."""
    if not row.aligned or not places or min(places) <= at or max(places) >= len(row.cells):
        return None
    taken = [cell for place in places if (cell := row.cells[place]) is not None]
    if len(taken) < len(places):
        return None
    others = len(row.cells) - at - 1 - len(taken)
    if others and sum(map(bool, row.cells[at + 1 :])) != sum(map(bool, taken)):
        return None
    return taken
