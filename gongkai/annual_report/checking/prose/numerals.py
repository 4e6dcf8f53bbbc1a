"""Numbers in running text: 1,234, １２３, 一百二十三, 廿三. Whether they are exact, and what they count."""

from __future__ import annotations

from functools import lru_cache

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
_SHORT = str.maketrans({"廿": "二十", "卅": "三十"})
_HAN = "零〇一二两三四五六七八九十百千万亿廿卅"

# As parts of patterns on even text. A number that goes on, or is a share, is another number.
_ARABIC = r"(?<![\d.])(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?![\d.%‰])"
NUMBER = rf"(?:{_ARABIC}|(?<![{_HAN}第])[{_HAN}]{{1,16}})"
COUNTED = r"(?:件次|人次|件|宗|条|份|起|项|例)"
"""What applications, reviews and documents are counted in."""


@lru_cache(maxsize=1024)
def number(written: str) -> int | None:
    """The number, or None where the signs make none (千百)."""
    if written[0].isdigit() and written.isascii():
        return int(written.replace(",", ""))
    signs = written.translate(_SHORT)
    if len(signs) > 1 and all(sign in _DIGITS for sign in signs):
        return int("".join(str(_DIGITS[sign]) for sign in signs))
    return _han(signs)


def _han(signs: str) -> int | None:
    """None for what begins with a unit, as 百 in 数百."""
    if signs[0] in _LARGE or signs[0] in "百千":
        return None
    total, section, digit = 0, 0, None
    for sign in signs:
        if sign in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[sign]
        elif sign in _UNITS:
            section += (1 if digit is None or (digit == 0 and sign == "十") else digit) * _UNITS[sign]
            digit = None
        else:
            total = (total + section + (digit or 0)) * _LARGE[sign]
            section, digit = 0, None
    return total + section + (digit or 0)
