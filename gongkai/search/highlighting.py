"""Showing where the sought words stand: escaped text with <mark>, in the script the text was written in."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from gongkai.search.analysis import fold

SNIPPET = 96  # characters
LEAD = 24  # characters shown before the first hit
SEARCHED = 20_000  # characters of a long text in which a snippet is looked for
_ENDS = "。！？；\n"


def highlight(text: str, terms: Sequence[str]) -> SafeString:
    """The whole text, escaped, each occurrence of a folded term marked."""
    return _marked(text, _spans(text, terms))


def snippet(text: str, terms: Sequence[str]) -> SafeString:
    """The stretch of the text that shows most of the terms; its beginning where none occurs."""
    text = text[:SEARCHED]
    spans = _spans(text, terms)
    start = _best_start(text, spans)
    end = min(len(text), start + SNIPPET)
    piece = text[start:end]
    inside = [(max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start]
    before = "…" if start and text[start - 1] not in _ENDS else ""
    after = "…" if end < len(text) else ""
    return mark_safe(before + _marked(piece, inside) + after)  # noqa: S308 - both parts are escaped by _marked


def _spans(text: str, terms: Sequence[str]) -> list[tuple[int, int]]:
    """Places of the terms in the original, in order, overlapping ones merged."""
    if not terms:
        return []
    folded, origin = _fold_with_origin(text)
    found: list[tuple[int, int]] = []
    for term in terms:
        place = folded.find(term)
        while place >= 0:
            found.append((origin[place], origin[place + len(term) - 1] + 1))
            place = folded.find(term, place + len(term))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


@lru_cache(maxsize=20_000)
def _widened(character: str) -> str:
    return unicodedata.normalize("NFKC", character).lower()


def _fold_with_origin(text: str) -> tuple[str, Sequence[int]]:
    """The folded text, and for each of its characters the place it came from."""
    pieces = [_widened(character) for character in text]
    widened = "".join(pieces)
    # nothing widens to nothing, so equal lengths mean one for one, which holds for nearly every text
    one_for_one = len(widened) == len(text)
    origin = range(len(text)) if one_for_one else [at for at, piece in enumerate(pieces) for _ in piece]
    folded = fold(widened)
    if len(folded) == len(origin):
        return folded, origin
    singly = [fold(character) for character in widened]  # a phrase changed its length: fold each alone
    places = [origin[i] for i, piece in enumerate(singly) for _ in piece]
    return "".join(singly), places


def _best_start(text: str, spans: Sequence[tuple[int, int]]) -> int:
    if not spans:
        return 0
    shown = [sum(1 for a, _ in spans if start <= a < start + SNIPPET - LEAD) for start, _ in spans]
    first = spans[shown.index(max(shown))][0]
    if first <= LEAD:
        return 0
    sentence = max(text.rfind(mark, first - LEAD, first) for mark in _ENDS) + 1
    return sentence or first - LEAD


def _marked(text: str, spans: Sequence[tuple[int, int]]) -> SafeString:
    borders = [0, *(place for span in spans for place in span), len(text)]
    parts = []
    for number, (start, end) in enumerate(pairwise(borders)):
        piece = escape(text[start:end])
        parts.append(f"<mark>{piece}</mark>" if number % 2 else piece)
    return mark_safe("".join(parts))  # noqa: S308 - every piece went through escape
