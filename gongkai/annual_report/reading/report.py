"""A report as read from a file: figures by address, the words around them, the layout of its tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from gongkai.law.identities import Figure, in_words


@dataclass(frozen=True)
class Source:
    """kind: html, docx, xlsx, pdf, text or json; sha256: of the bytes that were read."""

    kind: str
    sha256: str


@dataclass(frozen=True)
class ShortRow:
    """A row whose cells cannot be told apart, because there are more or fewer of them than the form has.

    row: row address (`3.C38`, `2.5.licences`), `4` for the one row of table 4.
    """

    row: str
    found: int
    expected: int


@dataclass(frozen=True)
class Signature:
    """The day under a report. line: as it is printed."""

    day: date
    line: str


@dataclass(frozen=True)
class Structure:
    """What the layout says, beside the figures.

    parts: numbers of the six parts in the order in which they stand, as far as they were found; None where
    the source (our JSON) has no headings.
    period_years: years of the first and last day of the period that the report says it covers.
    pictured: parts two to four in which pictures stand, which may be their tables.
    """

    parts: tuple[int, ...] | None = None
    short_rows: tuple[ShortRow, ...] = ()
    period_years: tuple[int, int] | None = None
    signature: Signature | None = None
    pictured: tuple[int, ...] = ()


@dataclass(frozen=True)
class ReadReport:
    """cells: every address of the form, and rows that stand in the file beyond it; None is absent or blank.

    raw: the cell as written, for the addresses whose cell stands in the file, blank ones included.
    text: parts "1", "5" and "6" without heading, signature and page furniture; "" where there is none.
    form: "2019" or "2021", by the labels of the file; "" for a report of 2008 to 2018, which has no form:
    then there are no cells, and part "1" is the whole text.
    agency and year: by its title, None where it has none.
    """

    agency: str | None
    year: int | None
    form: str
    cells: Mapping[str, Figure | None]
    raw: Mapping[str, str]
    text: Mapping[str, str]
    source: Source
    structure: Structure = field(default_factory=Structure)

    @property
    def is_narrative(self) -> bool:
        return not self.form

    def with_figures(self, figures: Mapping[str, Figure]) -> ReadReport:
        """The same with cells that a person filled in from the original, as if the file had them so."""
        written = {address: in_words(figure) for address, figure in figures.items()}
        return replace(self, cells={**self.cells, **figures}, raw={**self.raw, **written})

    def as_json(self) -> dict[str, Any]:
        """The document of `report read --json`, which read_report reads again to the same cells."""
        return {
            "agency": self.agency,
            "year": self.year,
            "form": self.form or None,
            "cells": {address: plain_number(figure) for address, figure in self.cells.items()},
            "text": dict(self.text),
            "source": {"kind": self.source.kind, "sha256": self.source.sha256},
        }


def plain_number(figure: Figure | None) -> int | float | None:
    """A figure as JSON has it."""
    return float(figure) if isinstance(figure, Decimal) else figure
