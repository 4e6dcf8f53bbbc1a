"""Personal data in text: numbers of people, telephones, cards, addresses, cars."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gongkai.guard.check_digits import is_card_number, is_identity_number
from gongkai.guard.findings import Finding, Kind, masked

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x2011: 0x2D}
_BETWEEN = re.compile(r"[ \-]")
_EXCERPT = 24  # characters

_IDENTITY = re.compile(r"(?<!\d)[1-9]\d{5}[ -]?(?:18|19|20)\d\d[ -]?\d{4}[ -]?\d{3}[\dXx](?![\dA-Za-z])")
_MOBILE = re.compile(r"(?<![\d.])(?:\+?86[ -]?)?(1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?!\d)")
_LANDLINE = re.compile(
    r"(?<![\d.])(?:\(0(?:10|2\d|[3-9]\d\d)\) ?|0(?:10|2\d|[3-9]\d\d)[ -]?)"
    r"[2-8]\d{6,7}(?:(?:-|转)\d{1,5})?(?!\d)"
    r"|(?<=电话)[:为 ]{0,3}[2-8]\d{6,7}(?!\d)"
)
_CARD = re.compile(r"(?<!\d)[3-69]\d{3}(?:[ -]?\d){12,15}(?!\d)")
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使][A-HJ-NP-Z][·•.\- ]?"
    r"(?:[A-HJ-NP-Z0-9]{6}|[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳])(?![A-Za-z0-9])"
)
_HAN = "\u4e00-\u9fff"
# a door on a road, in an estate or a village; what stands before it decides whether it is an address
_DOOR = re.compile(
    r"(?:路|街|大道|巷|弄|胡同|村|组|小区|花园|公寓|苑|园|城|里)"
    r"[0-9一二三四五六七八九十百零〇]{1,6}(?:号楼|号院|号|弄|组|栋|幢|座)"
    rf"(?:[{_HAN}]{{0,8}}?[0-9A-Za-z]{{1,5}}(?:号楼|号|栋|幢|座|单元|室|层|户))*"
)
_PLACE = re.compile(rf"[{_HAN}]{{2,8}}?(?:省|自治区|市|区|县|镇|乡|街道)")
_ROOM = re.compile(r"(?:室|单元|户|栋|幢|号楼|组)")
_BEFORE = 24  # characters before the door that may belong to the address


@dataclass(frozen=True)
class Match:
    kind: Kind
    start: int
    end: int
    excerpt: str


def scan_text(text: str, *, where: str = "") -> list[Finding]:
    """Personal data in a text. where: the place of all of it; by line of the text where none is given."""
    matches = matches_in(text)
    if where or not matches:
        return [Finding(match.kind, where, match.excerpt) for match in matches]
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))]
    return [
        Finding(match.kind, f"第{bisect_right(starts, match.start)}行", match.excerpt) for match in matches
    ]


def matches_in(text: str) -> list[Match]:
    """In the order of the text; where two kinds claim the same characters, the stricter one has them."""
    plain = text.translate(_HALF_WIDTH)
    taken: list[Match] = []
    for look in (_identities, _cards, _mobiles, _landlines, _plates, _addresses):
        for match in look(plain):
            if all(match.end <= other.start or other.end <= match.start for other in taken):
                taken.append(match)
    return sorted(taken, key=lambda match: match.start)


def without_personal_data(text: str) -> str:
    """The text with what was recognised in it starred; the length stays."""
    for match in matches_in(text):
        span = text[match.start : match.end]
        text = text[: match.start] + masked(span, first=min(2, len(span) - 1)) + text[match.end :]
    return text


def excerpt_of(text: str) -> str:
    """The beginning of a hidden passage, enough to find it by."""
    short = " ".join(without_personal_data(text).split())
    return short if len(short) <= _EXCERPT else f"{short[: _EXCERPT - 1]}…"


def _numbers(
    kind: Kind, pattern: re.Pattern[str], is_one: Callable[[str], bool], text: str
) -> Iterator[Match]:
    for found in pattern.finditer(text):
        number = _BETWEEN.sub("", found[0])
        if is_one(number):
            yield Match(kind, found.start(), found.end(), masked(number, first=3, last=2))


def _identities(text: str) -> Iterator[Match]:
    return _numbers(Kind.IDENTITY_NUMBER, _IDENTITY, is_identity_number, text)


def _cards(text: str) -> Iterator[Match]:
    return _numbers(Kind.BANK_CARD, _CARD, is_card_number, text)


def _mobiles(text: str) -> Iterator[Match]:
    for found in _MOBILE.finditer(text):
        number = _BETWEEN.sub("", found[1])
        yield Match(Kind.MOBILE, found.start(), found.end(), masked(number, first=3, last=2))


def _landlines(text: str) -> Iterator[Match]:
    for found in _LANDLINE.finditer(text):
        number = found[0].lstrip(":为 ")
        start = found.end() - len(number)
        yield Match(Kind.LANDLINE, start, found.end(), masked(number, first=4, last=2))


def _plates(text: str) -> Iterator[Match]:
    for found in _PLATE.finditer(text):
        if sum(character.isdigit() for character in found[0]) >= 2:
            yield Match(Kind.PLATE, found.start(), found.end(), masked(found[0], first=2, last=1))


def _addresses(text: str) -> Iterator[Match]:
    for found in _DOOR.finditer(text):
        left = max(0, found.start() - _BEFORE)
        run = re.search(rf"[{_HAN}0-9A-Za-z]*$", text[left : found.start()])
        before = run[0] if run else ""
        place = _PLACE.search(before)
        if place is None and not _ROOM.search(found[0]):
            continue
        offset = place.start() if place else max(0, len(before) - 6)
        start = found.start() - len(before) + offset
        whole = text[start : found.end()]
        road = found.start() - start + 1
        hidden = re.sub(r"[0-9A-Za-z一二三四五六七八九十百零〇]", "*", whole[road:])
        yield Match(Kind.ADDRESS, start, found.end(), whole[:road] + hidden)
