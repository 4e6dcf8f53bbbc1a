"""What a report form is made of: parts, tables, rows, columns, and the addresses of its cells.

Lives here: the shapes, and the layout that follows from them (headings and the spans of label cells).
Lives elsewhere: the words of each form (form_2019.py, form_2021.py).
An address is TABLE.ROW.COLUMN, in table 2 TABLE.BLOCK.ROW.COLUMN.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType


@dataclass(frozen=True)
class Column:
    """One column. unit: what a figure in it counts; decimal: whether fractions make sense (money)."""

    id: str
    label: str
    unit: str = "件"
    decimal: bool = False
    signed: bool = False  # only the yearly change of the 2019 form may be negative


@dataclass(frozen=True)
class Row:
    """One row with figures. group: the label box it stands in; level: 1 item, 2 result, 3 result in a
    group."""

    id: str
    label: str
    group: str | None = None
    level: int = 1


@dataclass(frozen=True)
class Box:
    """A printed heading or label cell and how far it spans, in cells."""

    text: str
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True)
class Block:
    """One block of table 2: what one item of article 20 makes public."""

    item: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    first_heading: str = "信息内容"

    def address(self, row: Row, column: Column) -> str:
        return f"2.{self.item}.{row.id}.{column.id}"


@dataclass(frozen=True)
class Table3:
    """Applications received and handled: rows of applicants' classes by result."""

    note: str
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    results_label: str
    headings: tuple[tuple[Box, ...], ...]

    def address(self, row: Row, column: Column) -> str:
        return f"3.{row.id}.{column.id}"

    @cached_property
    def label_boxes(self) -> Mapping[str, tuple[Box, ...]]:
        """Row id -> the label cells that start in that row, left to right; three label columns in all."""
        boxes: dict[str, tuple[Box, ...]] = {}
        results = [row for row in self.rows if row.level > 1]
        opened: set[str] = set()
        for row in self.rows:
            boxes[row.id] = (*self._openings(row, results, opened), Box(row.label, colspan=4 - row.level))
        return MappingProxyType(boxes)

    def _openings(self, row: Row, results: list[Row], opened: set[str]) -> list[Box]:
        starting = []
        if row.level > 1 and self.results_label not in opened:
            opened.add(self.results_label)
            starting.append(Box(self.results_label, rowspan=len(results)))
        if row.group is not None and row.group not in opened:
            opened.add(row.group)
            starting.append(Box(row.group, rowspan=sum(one.group == row.group for one in results)))
        return starting


@dataclass(frozen=True)
class Block4:
    """Five figures of table 4: reconsideration, or suits of one kind."""

    id: str
    label: str
    columns: tuple[Column, ...]

    def address(self, column: Column) -> str:
        return f"4.{self.id}.{column.id}"


@dataclass(frozen=True)
class Table4:
    blocks: tuple[Block4, ...]
    headings: tuple[tuple[Box, ...], ...]


@dataclass(frozen=True)
class Cell:
    """Where an address stands on the form, in words."""

    address: str
    table: str
    place: str
    row: str
    column: Column


@dataclass(frozen=True)
class Form:
    """One edition of the report form. first_year, last_year: report years it is for (last_year None:
    open)."""

    key: str
    source: str
    first_year: int
    last_year: int | None
    parts: tuple[str, ...]
    table2: tuple[Block, ...]
    table3: Table3
    table4: Table4

    @cached_property
    def cells(self) -> Mapping[str, Cell]:
        """Every cell with figures, by address, in print order."""
        found = [
            Cell(block.address(row, column), "2", block.title, row.label, column)
            for block in self.table2
            for row in block.rows
            for column in block.columns
        ]
        found += [
            Cell(self.table3.address(row, column), "3", row.group or "", row.label, column)
            for row in self.table3.rows
            for column in self.table3.columns
        ]
        found += [
            Cell(block.address(column), "4", "", block.label, column)
            for block in self.table4.blocks
            for column in block.columns
        ]
        return MappingProxyType({cell.address: cell for cell in found})

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        return tuple(self.cells)

    @cached_property
    def rows(self) -> Mapping[str, tuple[str, ...]]:
        """Row address (`3.C38`, `2.5.licences`, `4.review`) -> addresses of its cells, in print order."""
        rows: dict[str, list[str]] = {}
        for address in self.addresses:
            rows.setdefault(address.rpartition(".")[0], []).append(address)
        return MappingProxyType({row: tuple(cells) for row, cells in rows.items()})

    def label(self, address: str) -> str:
        """The cell in words, as an officer would find it on the form. Raises KeyError for a foreign
        address."""
        cell = self.cells[address]
        return f"{cell.row}·{cell.column.label}"

    def row_label(self, row_address: str) -> str:
        """The row in words. Raises KeyError for a foreign row."""
        return self.cells[self.rows[row_address][0]].row
