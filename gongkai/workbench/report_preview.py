"""How the words of a report read now: live figures filled in, findings marked where they stand.

Works on values the annual report room gives; decides nothing about figures or about what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gongkai.annual_report.drafting.passages import PartText
from gongkai.annual_report.drafting.tokens import LiveFigure
from gongkai.law.identities import Finding, Place
from gongkai.ui.pieces import FindingMark

Marked = Sequence[tuple[Finding, FindingMark]]


@dataclass(frozen=True)
class Piece:
    """Words that stand together. live: the figure they are, with url, where it opens.

    mark: number of the finding they are marked for, 0 for none. begins: where its link leads, once on a page;
    ends: the number stands behind them.
    """

    words: str
    live: LiveFigure | None = None
    url: str = ""
    mark: int = 0
    severity: str = ""
    begins: bool = False
    ends: bool = False


@dataclass(frozen=True)
class _Spot:
    start: int
    end: int
    mark: FindingMark


def places_of(finding: Finding, part: str) -> list[Place]:
    """Where a finding stands in the words of a part, each place once."""
    all_places = (finding.place, *(each.place for each in finding.passages))
    return [place for place in dict.fromkeys(all_places) if place and place.part == part]


def preview(
    text: PartText, position: int, found: Marked, url_for: Callable[[LiveFigure], str], met: set[int]
) -> list[list[Piece]]:
    """The paragraphs of one passage. Empty where it holds no words.

    met: findings marked further up on the page, to which those of this passage are added.
    """
    span = text.span(position)
    if span is None:
        return []
    spots = list(_spots(text, span.start, span.end, found))
    live = {(start, end): figure for start, end, figure in text.live}
    edges = {span.start, span.end}
    for start, end in [*live, *((spot.start, spot.end) for spot in spots)]:
        edges.update(edge for edge in (start, end) if span.start < edge < span.end)
    pieces = [
        _piece(text.text[start:end], (start, end), live, spots, url_for)
        for start, end in pairwise(sorted(edges))
    ]
    return list(_paragraphs(pieces, met))


def _spots(text: PartText, start: int, end: int, found: Marked) -> Iterator[_Spot]:
    """Places within the passage, the first of those that overlap; one whose words have gone is left out."""
    places = [(place, mark) for finding, mark in found for place in places_of(finding, text.part)]
    at = start
    for place, mark in sorted(places, key=lambda pair: (pair[0].start, pair[0].end)):
        first, last = max(place.start, start), min(place.end, end)
        if text.text[place.start : place.end] == place.words and at <= first < last:
            yield _Spot(first, last, mark)
            at = last


def _piece(
    words: str,
    at: tuple[int, int],
    live: Mapping[tuple[int, int], LiveFigure],
    spots: Sequence[_Spot],
    url_for: Callable[[LiveFigure], str],
) -> Piece:
    start, end = at
    figure = next((one for (a, b), one in live.items() if a <= start and end <= b), None)
    spot = next((one for one in spots if one.start <= start and end <= one.end), None)
    piece = Piece(words, figure, url_for(figure) if figure else "")
    if spot is None:
        return piece
    mark = spot.mark
    return replace(piece, mark=mark.number, severity=mark.severity, ends=spot.end == end)


def _paragraphs(pieces: Sequence[Piece], met: set[int]) -> Iterator[list[Piece]]:
    paragraph: list[Piece] = []
    for piece in pieces:
        lines = piece.words.split("\n")
        for place, words in enumerate(lines, start=1):
            if place > 1:
                yield paragraph
                paragraph = []
            if words:
                first = piece.mark > 0 and piece.mark not in met
                met.update({piece.mark} if first else ())
                last = piece.ends and place == len(lines)
                paragraph.append(replace(piece, words=words, begins=first, ends=last))
    yield paragraph
