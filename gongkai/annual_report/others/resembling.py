"""Which reports of a folder may be alike: a few of thousands for each, to be compared word for word.

Of each part a sketch is kept, the smallest hashes among its runs of characters; texts with much in common
have many of these in common, whatever their length. What is told rests on the words (checking.alike), never
on a sketch, so a collision costs a comparison and no false alarm.
"""

from __future__ import annotations

import heapq
import zlib
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gongkai.annual_report.checking.alike import ALIKE, prose_of
from gongkai.annual_report.reading import ReadReport

KEPT = 128  # hashes of a part; a text of up to 139 characters is kept whole
HOLDERS = 64  # reports remembered for one hash: phrases that all share fill no memory and take no time
CHANCE = 3  # hashes that two texts share without being alike
CANDIDATES = 3  # of each part, from different agencies
_BITS = 32  # of a hash, and of a place
_PLACE = 2**_BITS - 1

Sketches = Mapping[str, "array[int]"]


def sketches_of(read: ReadReport) -> dict[str, array[int]]:
    """Part -> its sketch; a part too short to tell anything has none."""
    found = {}
    for part in ALIKE:
        if prose := prose_of(read, part):
            hashes = {zlib.crc32(run.encode("utf-16-le")) for run in prose.runs}
            found[part] = array("I", heapq.nsmallest(KEPT, hashes))
    return found


@dataclass(frozen=True)
class Sketched:
    """group: within which texts are compared (the year); agency: which is not compared with itself."""

    group: Hashable
    agency: str
    sketches: Sketches = field(default_factory=dict)


def resembling(
    reports: Sequence[Sketched], told: Callable[[int, int], None] = lambda done, of: None
) -> list[tuple[int, ...]]:
    """For each report the places of those that may be like it, the likeliest first.

    told: how many texts are looked up, of how many.
    Memory holds the hashes of one part of one group at a time, 8 bytes each: 5 MB for 5,000 reports.
    """
    groups: dict[Hashable, list[int]] = {}
    for place, report in enumerate(reports):
        groups.setdefault(report.group, []).append(place)
    chosen: list[dict[int, None]] = [{} for _ in reports]
    done, texts = 0, len(reports) * len(ALIKE)
    for places in groups.values():
        for part in ALIKE:
            index = _Index(reports, places, part)
            for place in places:
                chosen[place] |= dict.fromkeys(_likeliest(place, reports, part, index))
                told(done := done + 1, texts)
    return [tuple(one) for one in chosen]


class _Index:
    """Who holds a hash. One sorted array of hash and place: a dictionary would take twenty times as much."""

    def __init__(self, reports: Sequence[Sketched], places: Iterable[int], part: str) -> None:
        pairs = (run << _BITS | place for place in places for run in reports[place].sketches.get(part, ()))
        self._sorted = array("Q", sorted(pairs))

    def holders(self, run: int) -> Iterator[int]:
        first = bisect_left(self._sorted, run << _BITS)
        for pair in self._sorted[first : first + HOLDERS]:
            if pair >> _BITS != run:
                return
            yield pair & _PLACE


def _likeliest(place: int, reports: Sequence[Sketched], part: str, index: _Index) -> Iterator[int]:
    one = reports[place]
    shared: Counter[int] = Counter()
    for run in one.sketches.get(part, ()):
        shared.update(index.holders(run))
    agencies = {one.agency}
    for other, count in shared.most_common():
        if count <= CHANCE or len(agencies) > CANDIDATES:
            return
        if reports[other].agency not in agencies:
            agencies.add(reports[other].agency)
            yield other
