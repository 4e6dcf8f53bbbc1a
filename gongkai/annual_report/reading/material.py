"""What every kind of file is brought to before the form is looked for: rows of cells, lines of words."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Row:
    """One row of a table. None is a place that another cell spans; "" is a cell without text.

    table: which table of the file. aligned: places stand under their headings, so that a column can be told
    by its place.
    """

    cells: list[str | None]
    table: int = 0
    aligned: bool = False


@dataclass(slots=True)
class Line:
    """One line outside the tables. gap: blank lines before it."""

    text: str
    gap: int = 0


@dataclass(slots=True)
class Material:
    """rows: of all tables, in reading order. lines: what stands outside them, and in rows of a single cell.

    title: what the file calls itself (the title element of a page), if anything.
    """

    rows: list[Row] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    title: str = ""
