"""How text becomes terms: one script, one width, one case; words; pairs of characters; document numbers.

Words rank. Pairs decide what is found: a word of two characters is found wherever it stands in a sentence,
even where the segmenter has cut the sentence elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

import opencc
import rjieba

# 〔2026〕4号 with any brackets, with 年 in place of the second one, or bare. The issuer before it is looked
# for backwards: a pattern that began with it would try every character of a long text.
_DOCUMENT_NUMBER = re.compile(
    r"[〔\[(【〈<]?\s*(?P<year>(?:19|20)\d\d)\s*[〕\])】〉>年]?\s*第?\s*(?P<serial>\d{1,5})\s*号"
)
_ISSUER = re.compile(r"[\u4e00-\u9fff]+\s*\Z")
_INDEX_NUMBER = re.compile(r"(?<![0-9a-z])[0-9a-z]{6,18}[/-][0-9a-z]{1,12}[/-]\d{4}-\d{5,6}(?!\d)")
LONGEST_ISSUER = 8  # characters of 机关代字; in a sentence what stands before may be no part of it
_RUN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+|[0-9a-z]+")
_PAIR = re.compile(r"(?=([\u3400-\u9fff\U00020000-\U0003ffff]{2}))")
_ALONE = re.compile(
    r"[0-9a-z]+|(?<![\u3400-\u9fff\U00020000-\U0003ffff])[\u3400-\u9fff\U00020000-\U0003ffff]"
    r"(?![\u3400-\u9fff\U00020000-\U0003ffff])"
)
STOP_WORDS = frozenset(
    {"的", "了", "和", "与", "及", "在", "是", "怎么", "怎样", "如何", "什么", "哪些", "哪里"}
    | {"请问", "吗", "呢", "能不能", "可以", "关于", "有关", "我", "我们", "您", "你"}
)


@cache
def _to_simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def fold(text: str) -> str:
    """Simplified script, half width, lower case."""
    return _to_simplified().convert(unicodedata.normalize("NFKC", text).lower())


def is_chinese(text: str) -> bool:
    return bool(text) and text[0] >= "\u3400"


def runs(folded: str) -> list[str]:
    """Unbroken stretches of Chinese characters, or of letters and digits. Punctuation goes."""
    return _RUN.findall(folded)


def words(folded: str) -> list[str]:
    """Words in order, long ones also in their parts, as the segmenter of searches gives them."""
    return [word for word in rjieba.cut_for_search(folded, False) if word[0].isalnum()]


def grams(folded: str) -> set[str]:
    """Pairs of neighbouring Chinese characters; letters and digits whole; characters that stand alone."""
    return {*_PAIR.findall(folded), *_ALONE.findall(folded)}


def key(folded: str) -> str:
    """A title without spaces and punctuation: two that read the same have the same key."""
    return "".join(runs(folded))


def number_terms(folded: str) -> set[str]:
    """Document and index numbers in a text as terms. The issuer also in shorter forms, since in
    根据明府规〔2021〕7号 nothing says where it begins."""
    found = {match.group().replace("/", "-") for match in _INDEX_NUMBER.finditer(folded)}
    for match in _DOCUMENT_NUMBER.finditer(folded) if "号" in folded else ():
        issuer = _issuer_before(folded, match.start())
        found.update(f"{issuer[start:]}{_number(match)}" for start in range(len(issuer) + 1))
    return found


def split_numbers(folded: str) -> tuple[list[str], str]:
    """The numbers sought in a query, each with the issuer typed, and the query without them."""
    sought: list[str] = []

    def take(match: re.Match[str]) -> str:
        sought.append(match.group().replace("/", "-"))
        return " "

    text = _INDEX_NUMBER.sub(take, folded)
    rest, end = [], 0
    for match in _DOCUMENT_NUMBER.finditer(text):
        issuer = _issuer_before(text, match.start())
        sought.append(f"{issuer}{_number(match)}")
        rest.append(text[end : match.start()].rstrip().removesuffix(issuer))
        end = match.end()
    return sought, " ".join([*rest, text[end:]])


def _issuer_before(text: str, place: int) -> str:
    """The Chinese characters right before a number, the last ones of a longer stretch."""
    match = _ISSUER.search(text[max(0, place - LONGEST_ISSUER - 2) : place])
    return match.group().rstrip()[-LONGEST_ISSUER:] if match else ""


def _number(match: re.Match[str]) -> str:
    return f"{match['year']}:{int(match['serial'])}"


def units(folded: str) -> list[str]:
    """What a query asks for, piece by piece: its words without stop words. A single character joins its
    neighbour, since a lone one says little and may be half of a word cut wrongly."""
    found: list[str] = []
    for run in runs(folded):
        pieces = _joined(rjieba.cut(run, False)) if is_chinese(run) else [run]
        found.extend(piece for piece in pieces if piece not in found)
    return [piece for piece in found if piece not in STOP_WORDS] or found


def _joined(pieces: Iterable[str]) -> Iterator[str]:
    waiting = ""
    last = ""
    for piece in pieces:
        if piece in STOP_WORDS:
            if last or waiting:
                yield last + waiting
            yield piece
            last = waiting = ""
        elif len(piece) == 1:
            waiting += piece
        elif waiting:
            if last:
                yield last
            last, waiting = waiting + piece, ""
        else:
            if last:
                yield last
            last = piece
    if last or waiting:
        yield last + waiting
