"""The passages of parts one, five and six, and how they are put together into the text of a part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from gongkai.annual_report.drafting.tokens import Figures, LiveFigure, filled
from gongkai.law.wording import numeral

OPENING = ""
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "1": (OPENING, "主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障"),
    "5": (OPENING,),
    "6": (OPENING,),
}
"""Part -> headings of its passages; an opening has none. Those of part one: 国办公开办函〔2021〕30号."""


LONGEST = 20_000  # characters of a passage


def even(text: str) -> str:
    """A passage as it is kept: one kind of line end, no blanks around."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


class Passage(Protocol):
    part: str
    position: int
    heading: str
    text: str


@dataclass(frozen=True)
class Span:
    """Where a passage's own words stand in the text of its part."""

    position: int
    start: int
    end: int


@dataclass(frozen=True)
class PartText:
    """A part as it reads: its text, its passages in it, and its live figures."""

    part: str
    text: str
    spans: tuple[Span, ...]
    live: tuple[tuple[int, int, LiveFigure], ...]

    @property
    def problems(self) -> list[str]:
        return list(dict.fromkeys(figure.problem for *_, figure in self.live if figure.problem))

    def span(self, position: int) -> Span | None:
        return next((one for one in self.spans if one.position == position), None)


def put_together(part: str, passages: Iterable[Passage], figures: Figures) -> PartText:
    """The passages that hold words, one under the other, with the headings numbered as they stand."""
    pieces: list[str] = []
    spans: list[Span] = []
    live: list[tuple[int, int, LiveFigure]] = []
    at = 0
    for heading, passage in _headed(passages):
        body = filled(passage.text.strip(), figures)
        lead = ("\n" if pieces else "") + heading
        start = at + len(lead)
        live += [(start + one, start + other, figure) for one, other, figure in body.live]
        at = start + len(body.text)
        spans.append(Span(passage.position, start, at))
        pieces.append(lead + body.text)
    return PartText(part, "".join(pieces), tuple(spans), tuple(live))


def _headed(passages: Iterable[Passage]) -> Iterator[tuple[str, Passage]]:
    """（一）主动公开。 before the words of its passage. An empty one keeps its number: the gap shows."""
    number = 0
    for passage in passages:
        number += bool(passage.heading)
        if passage.text.strip():
            yield f"（{numeral(number)}）{passage.heading}。" if passage.heading else "", passage
