"""Text with findings marked in it, cut into runs that a template prints without deciding anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from gongkai.ui.pieces import FindingMark


class Spot(Protocol):
    """start, end: characters of the text; words: what was there when it was found."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def words(self) -> str: ...


@dataclass(frozen=True)
class Run:
    """Words of a part that stand together. mark: number of the finding they are marked for, 0 for none.

    again: that finding was marked before, so this one is not where its link leads.
    """

    words: str
    mark: int = 0
    severity: str = ""
    again: bool = field(default=False, compare=False)


def runs_of(text: str, spots: Iterable[tuple[Spot, FindingMark]]) -> list[list[Run]]:
    """The paragraphs of a text, its words cut where findings stand. Of spots that overlap the first is
    marked; one whose words are no longer there is not."""
    runs: list[Run] = []
    at = 0
    for spot, mark in sorted(spots, key=lambda pair: (pair[0].start, pair[0].end)):
        if text[spot.start : spot.end] != spot.words or spot.start < at:
            continue
        runs += [Run(text[at : spot.start]), Run(text[spot.start : spot.end], mark.number, mark.severity)]
        at = spot.end
    return _paragraphs([*runs, Run(text[at:])])


def _paragraphs(runs: Sequence[Run]) -> list[list[Run]]:
    paragraphs: list[list[Run]] = [[]]
    for run in runs:
        pieces = run.words.splitlines() if "\n" in run.words else [run.words]
        if run.words.endswith("\n"):
            pieces.append("")
        for place, piece in enumerate(pieces):
            if place:
                paragraphs.append([])
            if piece:
                paragraphs[-1].append(Run(piece, run.mark, run.severity))
    return list(_anchored(paragraph for paragraph in paragraphs if paragraph))


def _anchored(paragraphs: Iterable[list[Run]]) -> Iterator[list[Run]]:
    met: set[int] = set()
    for paragraph in paragraphs:
        anchored = []
        for run in paragraph:
            anchored.append(replace(run, again=True) if run.mark in met else run)
            if run.mark:
                met.add(run.mark)
        yield anchored
