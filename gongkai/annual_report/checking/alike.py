"""Is the prose the same as last year's, or as another agency's (内容雷同, RC-22)?

By runs of characters that stand in both: years, figures and the agency's own name are left out of account, so
that a text of which only these were changed is told for what it is. So are sentences that every report has:
what it rests on, and those that give figure after figure, whose words follow the form. The places as written
are kept, so that a page can show both passages side by side.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from gongkai.annual_report.checking.prose.text import EvenText, even_text
from gongkai.annual_report.reading.report import ReadReport
from gongkai.law.identities import Finding, Passage, Place

RUN = 12  # characters in a row that two texts share by more than chance
LEAST = 150  # characters of a text below which all reports are alike
SHOWN = 20  # characters from which on a passage is shown
ALIKE = {"1": 0.6, "5": 0.6}
"""Share of a part's characters that stand in the other text too, from which on it is called alike [I]."""

_PARTS = {"1": "第一部分", "5": "第五部分"}
_LEFT_OUT = re.compile(r"[\d.,%]+[年月日件条%]?|[^\u4e00-\u9fff]")
_COUNTED = re.compile(r"\d(?:万?元|[件条份宗次项个人%])")
_FIGURES = (
    2  # from so many on a sentence states figures [I]; the tables, not likeness, say whether they are right
)
_SET_PHRASE = re.compile("编制本报告|统计期限")


@dataclass(frozen=True)
class Prose:
    """One part of a report prepared for comparison. words: without figures, marks and the own name.

    at: for each of the words, where it stands in the even text. runs: run -> where it first stands.
    """

    report: str
    agency: str | None
    year: int | None
    text: EvenText
    words: str
    at: tuple[int, ...]
    runs: dict[str, int]


def prose_of(read: ReadReport, part: str) -> Prose | None:
    """None where the part is too short to tell anything."""
    text = even_text(part, read.text.get(part, ""))
    gone = [match.span() for match in _LEFT_OUT.finditer(text.even)]
    if read.agency:
        gone += [match.span() for match in re.finditer(re.escape(read.agency), text.even)]
    gone += _what_all_say(text)
    dropped = {place for start, end in gone for place in range(start, end)}
    at = tuple(place for place in range(len(text.even)) if place not in dropped)
    if len(at) < LEAST:
        return None
    words = "".join(text.even[place] for place in at)
    runs: dict[str, int] = {}
    for place in range(len(words) - RUN + 1):
        runs.setdefault(words[place : place + RUN], place)
    return Prose(_named(read), read.agency, read.year, text, words, at, runs)


def _what_all_say(text: EvenText) -> list[tuple[int, int]]:
    return [
        (one.start, one.start + len(one.text))
        for one in text.sentences
        if _SET_PHRASE.search(one.text) or len(_COUNTED.findall(one.text)) >= _FIGURES
    ]


def _named(read: ReadReport) -> str:
    year = f"{read.year}年度" if read.year is not None else ""
    return f"{read.agency or '另一机关'}{year}报告"


@dataclass(frozen=True)
class Likeness:
    """share: of the first text's characters that stand in the second. runs: start, end, start in the
    other."""

    share: float
    runs: tuple[tuple[int, int, int], ...]


def likeness(one: Prose, other: Prose) -> Likeness:
    runs: list[tuple[int, int, int]] = []
    covered = place = 0
    while place < len(one.words) - RUN + 1:
        found = other.runs.get(one.words[place : place + RUN])
        if found is None:
            place += 1
            continue
        end = _end_of_run(one.words, place, other.words, found)
        runs.append((place, end, found))
        covered += end - place
        place = end
    return Likeness(covered / len(one.words), tuple(runs))


def _end_of_run(words: str, place: int, others: str, found: int) -> int:
    length = RUN
    while (
        place + length < len(words)
        and found + length < len(others)
        and words[place + length] == others[found + length]
    ):
        length += 1
    return place + length


class Corpus:
    """The prose of several reports; finds for one of them the other most alike."""

    def __init__(self, reads: Sequence[ReadReport]) -> None:
        self.proses = {part: [_prepared(read, part) for read in reads] for part in _PARTS}
        self.holders: dict[str, dict[str, list[int]]] = {part: {} for part in _PARTS}
        for part, proses in self.proses.items():
            for number, prose in enumerate(proses):
                for run in prose.runs if prose is not None else ():
                    self.holders[part].setdefault(run, []).append(number)

    def most_alike(self, prose: Prose) -> Prose | None:
        """Of another agency, the report that shares most runs with this one."""
        part = prose.text.part
        holders = self.holders[part]
        shared = Counter(chain.from_iterable(holders.get(run, ()) for run in prose.runs))
        for number, _ in shared.most_common():
            other = self.proses[part][number]
            if (
                other is not None
                and None not in (prose.agency, other.agency)
                and other.agency != prose.agency
            ):
                return other
        return None


def _prepared(read: ReadReport, part: str) -> Prose | None:
    return prose_of(read, part)


def alike(
    read: ReadReport, last_year: ReadReport | None = None, others: Corpus | None = None
) -> Iterator[Finding]:
    """RC-22 on words. last_year: the own report of the year before; others: reports of other agencies."""
    for part in _PARTS:
        prose = prose_of(read, part)
        if prose is None:
            continue
        before = prose_of(last_year, part) if last_year is not None else None
        if before is not None:
            yield from _compared(prose, before, "上年")
        other = others.most_alike(prose) if others is not None else None
        if other is not None:
            yield from _compared(prose, other, other.report)


def _compared(prose: Prose, other: Prose, named: str) -> Iterator[Finding]:
    part = prose.text.part
    found = likeness(prose, other)
    if found.share < ALIKE[part]:
        return
    passages = tuple(_passage(prose, other, run) for run in found.runs if run[1] - run[0] >= SHOWN)
    yield Finding(
        "RC-22",
        "warning",
        part,
        f"{found.share:.0%}",
        None,
        f"{_PARTS[part]}有{found.share:.0%}的文字与{named}的报告相同，可能内容雷同；年份和数字不算在内".replace(
            "报告的报告", "报告"
        ),
        place=passages[0].place if passages else None,
        passages=passages,
    )


def _passage(prose: Prose, other: Prose, run: tuple[int, int, int]) -> Passage:
    start, end, found = run
    return Passage(_place(prose, start, end), other.report, _place(other, found, found + end - start))


def _place(prose: Prose, start: int, end: int) -> Place:
    """From the first to the last character of a run, with the figures that stand in between."""
    text = prose.text
    first, last = prose.at[start], prose.at[end - 1]
    sentence = next((one.number for one in reversed(text.sentences) if one.start <= first), 1)
    begins, ends = text.places[first], text.places[last] + 1
    return Place(text.part, sentence, begins, ends, text.written[begins:ends])
