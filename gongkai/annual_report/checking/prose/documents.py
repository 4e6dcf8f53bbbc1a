"""Find the numbers in part one that claim something about normative documents (table 2)."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from gongkai.annual_report.checking.prose import claims, scope
from gongkai.annual_report.checking.prose.mentions import Mention
from gongkai.annual_report.checking.prose.numerals import COUNTED, NUMBER, number
from gongkai.annual_report.checking.prose.text import EvenText, Sentence

_DOCUMENTS = "(?:行政)?规范性文件"
_FILL = r"(?:的|了|共计|共|总计|合计|件数|数量|总数|为|是|有|达|计|:){0,4}"
_COUNT = rf"{_FILL}(?P<count>{NUMBER})(?:{COUNTED}|部|个)(?!余|多|左右|以上)"
_VERBS = (
    (claims.MADE, "(?:新)?(?:制发|制定|制作)(?:发布|印发|出台|公布)?"),
    (claims.ISSUED, "(?:新)?(?:印发|出台)"),
    (claims.REPEALED, "(?:清理|宣布)?(?:废止|失效)(?:(?:和|或|、|及)?(?:宣布)?失效)?"),
    (claims.IN_FORCE, "现行有效"),
)
Patterns = tuple[tuple[claims.Claim, re.Pattern[str]], ...]


@cache
def _named() -> Patterns:
    return tuple(
        (claim, re.compile(words + _COUNT))
        for claim, verb in _VERBS
        for words in (f"{verb}(?:的|了)?{_DOCUMENTS}", f"{_DOCUMENTS}(?:本年)?{verb}")
    )


@cache
def _going_on() -> Patterns:
    """Once documents were named, 废止2件 goes on about them."""
    return tuple((claim, re.compile(verb + _COUNT)) for claim, verb in _VERBS if claim is not claims.ISSUED)


def of_documents(text: EvenText, year: int | None, agency: str | None) -> list[Mention]:
    """Only where 规范性文件 is said, and no rules (规章) beside it that the number could count."""
    found: list[Mention] = []
    offices = scope.offices_before(text.sentences, agency)
    for sentence in text.sentences:
        if "规范性文件" not in sentence.text:
            continue
        for mention in _of_sentence(sentence):
            before = sentence.text[: mention.start]
            if not (scope.other_year(before, year) or scope.other_period(before)):
                narrow = scope.one_office(before, agency) or offices[sentence.number]
                found.append(_with_scope(mention, before, agency, narrow))
    return found


def _with_scope(mention: Mention, before: str, agency: str | None, narrow: str) -> Mention:
    if not narrow and scope.covers_many(agency) and not scope.speaks_of_all(before):
        narrow = scope.UNNAMED_OFFICE
    return replace(mention, narrow=narrow)


def _of_sentence(sentence: Sentence) -> list[Mention]:
    found: dict[tuple[int, int], Mention] = {}
    _take(found, sentence, _named(), 0)
    if found and "规章" not in sentence.text:
        _take(found, sentence, _going_on(), min(found)[0])
    return [found[count] for count in sorted(found)]


def _take(
    found: dict[tuple[int, int], Mention],
    sentence: Sentence,
    patterns: Patterns,
    start: int,
) -> None:
    for claim, pattern in patterns:
        for match in pattern.finditer(sentence.text, start):
            count, figure = match.span("count"), number(match["count"])
            if figure is not None:
                found.setdefault(count, Mention(claim, figure, sentence, match.start(), match.end(), count))
