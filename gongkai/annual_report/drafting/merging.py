"""Two writers changed the same passage: what differs, and one text that keeps what both did."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_PIECES = re.compile(r"\{\{[^{}\n]*\}\}|[A-Za-z0-9.,%]+|\s+|.", re.DOTALL)
_SENTENCES = re.compile(r"[^。！？；\n]*[。！？；\n]|[^。！？；\n]+")
_LONG = 2_000  # pieces from which on whole sentences are compared: a finer look would take seconds


@dataclass(frozen=True)
class Stretch:
    """Words of one text. changed: they do not stand in the other."""

    words: str
    changed: bool


def set_apart(one: str, other: str) -> tuple[list[Stretch], list[Stretch]]:
    """Both texts in stretches, those that differ marked. Figures and live figures are never torn apart."""
    mine, theirs = _PIECES.findall(one), _PIECES.findall(other)
    coarse = max(len(mine), len(theirs)) > _LONG
    if coarse:
        mine, theirs = _SENTENCES.findall(one), _SENTENCES.findall(other)
    left: list[Stretch] = []
    right: list[Stretch] = []
    for kind, a, b, c, d in SequenceMatcher(None, mine, theirs, autojunk=coarse).get_opcodes():
        changed = kind != "equal"
        if a < b:
            left.append(Stretch("".join(mine[a:b]), changed))
        if c < d:
            right.append(Stretch("".join(theirs[c:d]), changed))
    return left, right


@dataclass(frozen=True)
class Merged:
    """clean: no sentence was changed by both; otherwise both versions of it stand one after the other."""

    text: str
    clean: bool


def merged(base: str, mine: str, theirs: str) -> Merged:
    """What both made of the text they began with, sentence by sentence."""
    old, ours, other = (_SENTENCES.findall(text) for text in (base, mine, theirs))
    in_ours, in_other = _kept(old, ours), _kept(old, other)
    anchors = [at for at in range(len(old)) if at in in_ours and at in in_other]
    out: list[str] = []
    clean = True
    was = (0, 0, 0)
    for anchor in [*anchors, None]:
        here = (
            (len(old), len(ours), len(other))
            if anchor is None
            else (anchor, in_ours[anchor], in_other[anchor])
        )
        a, b, c = (text[start:end] for text, start, end in zip((old, ours, other), was, here, strict=True))
        chosen, agreed = _chosen(a, b, c)
        out += chosen
        clean = clean and agreed
        if anchor is not None:
            out.append(old[anchor])
        was = (here[0] + 1, here[1] + 1, here[2] + 1)
    return Merged("".join(out), clean)


def _kept(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Sentence of the old text -> where it stands in the new one.

    One that stands there hundreds of times is no anchor (autojunk): a text made of it would take minutes.
    """
    blocks = SequenceMatcher(None, old, new).get_matching_blocks()
    return {one.a + step: one.b + step for one in blocks for step in range(one.size)}


def _chosen(old: Sequence[str], ours: Sequence[str], other: Sequence[str]) -> tuple[Sequence[str], bool]:
    if ours == other or other == old:
        return ours, True
    if ours == old:
        return other, True
    if len(old) == len(ours) == len(other) > 1:  # sentences side by side, each changed by one or by both
        each = [_chosen([a], [b], [c]) for a, b, c in zip(old, ours, other, strict=True)]
        return [words for chosen, _ in each for words in chosen], all(agreed for _, agreed in each)
    return [*other, *ours], False
