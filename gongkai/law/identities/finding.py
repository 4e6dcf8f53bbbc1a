"""What a check of a report finds, and the words its sentences are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Figure = int | Decimal
Cells = Mapping[str, Figure | None]
Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong or doubtful.

    address: the cell, row (`3.C6`) or part (`6`) it stands at; None where it concerns the whole report.
    stated: what the report says; computed: what it should say. None where there is no such figure.
    message: a sentence for the officer, with the figures.
    """

    rule: str
    severity: Severity
    address: str | None
    stated: Figure | str | None
    computed: Figure | str | None
    message: str


def in_words(figure: Figure) -> str:
    """A figure as one writes it: no exponent, no idle zeros."""
    if isinstance(figure, int):
        return str(figure)
    text = f"{figure:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def apart(one: Figure, other: Figure) -> str:
    """The distance of two figures, in words."""
    return in_words(one - other if one > other else other - one)
