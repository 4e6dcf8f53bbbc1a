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
class Place:
    """Words in a part of the report. start, end: characters of the part's text as it was read.

    sentence: which sentence of the part, from 1. words: what stands there.
    """

    part: str
    sentence: int
    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Passage:
    """Words that stand in another report too. report: which one, in words; at: where they stand in it."""

    place: Place
    report: str
    at: Place


@dataclass(frozen=True)
class Share:
    """What one agency puts into a sum. figure None: its cell is blank, or its report is not there.

    suspect: why this one may be what makes the sum wrong; "" where nothing points to it.
    """

    agency: str
    figure: Figure | None
    suspect: str = ""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong or doubtful.

    address: the cell, row (`3.C6`) or part (`6`) it stands at; None where it concerns the whole report.
    stated: what the report says; computed: what it should say. None where there is no such figure.
    message: a sentence for the officer, with the figures; of a doubt it says why it is one.
    cells: all cells that take part, where they are more than the address.
    place: the words it stands in. passages: words shared with another report (RC-22).
    advice, citation: what to do, and what it rests on; "" for those of the rule (rules.py).
    explained: the written reason for which it may stand. shares: what the members of a sum put in (RC-24).
    """

    rule: str
    severity: Severity
    address: str | None
    stated: Figure | str | None
    computed: Figure | str | None
    message: str
    cells: tuple[str, ...] = ()
    place: Place | None = None
    passages: tuple[Passage, ...] = ()
    advice: str = ""
    explained: str = ""
    shares: tuple[Share, ...] = ()
    citation: str = ""


def in_words(figure: Figure) -> str:
    """A figure as one writes it: no exponent, no idle zeros."""
    if isinstance(figure, int):
        return str(figure)
    text = f"{figure:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def apart(one: Figure, other: Figure) -> str:
    """The distance of two figures, in words."""
    return in_words(one - other if one > other else other - one)
