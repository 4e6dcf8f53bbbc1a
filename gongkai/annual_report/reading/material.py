"""What every kind of file is brought to before the form is looked for: rows of cells, lines of words."""

from __future__ import annotations

from dataclasses import dataclass, field

PICTURE = "\ufffc"
"""Stands in words for a picture, as Unicode has it (object replacement character)."""


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
    """One line outside the tables. gap: blank lines before it. pictured: a picture stands after it."""

    text: str
    gap: int = 0
    pictured: bool = False


@dataclass(slots=True)
class Material:
    """rows: of all tables, in reading order. lines: what stands outside them, and in rows of a single cell.

    title: what the file calls itself (the title element of a page), if anything.
    """

    rows: list[Row] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    title: str = ""

    def add_pictured(self, text: str) -> None:
        """Lines among whose words pictures stand, each as PICTURE."""
        for line in text.split("\n"):
            bare = line.replace(PICTURE, "").strip()
            if bare:
                self.lines.append(Line(bare))
            if PICTURE in line and self.lines:
                self.lines[-1].pictured = True
