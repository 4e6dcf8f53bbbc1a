"""The words of a part made even for reading, with the way back to each character as it was written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

from gongkai.annual_report.reading.fold import is_traditional, simplified
from gongkai.law.identities import Place

_ENDS = re.compile("[。!?]")
_TITLES = re.compile("《[^》]{1,80}》|〔[^〕]{1,12}〕|\\[20\\d\\d\\]")
_HEADING = re.compile(
    r"(?:\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十][、是]|(?<!\d)\d{1,2}[.、](?!\d))(?P<words>[^。,，:]{2,24})"
)


@dataclass(frozen=True)
class Sentence:
    """number: from 1, in its part. start: where it begins in the even text. text: even, titles masked.

    under: the last heading inside the part that stands before its end (`依申请公开情况`).
    """

    number: int
    start: int
    text: str
    under: str


@dataclass(frozen=True)
class EvenText:
    """One width, one script, no spaces: a PDF breaks its lines inside of words.

    even: the text; places: for each of its characters, where it stands in `written`. A full-width comma stays
    what it is, for it never separates thousands.
    """

    part: str
    written: str
    even: str
    places: tuple[int, ...]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        masked = _TITLES.sub(lambda title: "□" * len(title[0]), self.even)
        found: list[Sentence] = []
        start, under = 0, ""
        for text in _ENDS.split(masked):
            headings = _HEADING.findall(text)
            under = headings[-1] if headings else under
            found.append(Sentence(len(found) + 1, start, text, under))
            start += len(text) + 1
        return tuple(found)

    def place(self, sentence: Sentence, start: int, end: int) -> Place:
        """Where the characters start to end of a sentence stand as written."""
        first = self.places[sentence.start + start]
        last = self.places[sentence.start + end - 1] + 1
        return Place(self.part, sentence.number, first, last, self.written[first:last])


@lru_cache(maxsize=64)
def even_text(part: str, written: str) -> EvenText:
    """Kept for a while: several checks look at the same part."""
    places = [at for at, sign in enumerate(written) if not sign.isspace()]
    table = {sign: _even(sign) for sign in set(written) if not _is_even(sign)}
    signs = [table.get(written[at], written[at]) for at in places]
    even = "".join(signs)
    if len(even) != len(places):  # a sign that stands for several, as ㎡
        places = [at for at, sign in zip(places, signs, strict=True) for _ in sign]
    if is_traditional(even):
        converted = simplified(even)
        even = converted if len(converted) == len(even) else "".join(map(simplified, even))
    return EvenText(part, written, even, tuple(places))


def _is_even(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff" or sign.isascii() or sign == "，"


def _even(sign: str) -> str:
    if unicodedata.category(sign) == "No":
        return "、"  # ① numbers an item; made even it would be taken for a figure
    return unicodedata.normalize("NFKC", sign)
