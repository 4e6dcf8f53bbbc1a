"""What a number cell says: plain figures, and the words and units that officers write into them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from gongkai.law.identities import Figure

# Not NFKC: it would turn the note mark of “95①” into a digit.
_NARROW = str.maketrans("０１２３４５６７８９，．－＋　\xa0−﹣", "0123456789,.-+  --")
_ZERO_WIDTH = re.compile("[\u200b-\u200d\u2060\ufeff]")
_NUMBER = re.compile(
    r"(?P<sign>增加|新增|增|减少|减|[+-])? ?"
    r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?P<fraction>\.[0-9]{1,8})? ?"
    r"(?P<scale>万|亿)?(?P<unit>元|件次|人次|件|项|个|宗|份|条|部|起|次)?"
)
# what OCR and hurried fingers put for digits; the other way round nobody can tell
_LOOK_ALIKE = str.maketrans("OoQD〇○lI|!SsBZz", "000000111155822")
_MISREAD = re.compile(r"[0-9,.OoQD〇○lI|!SsBZz]{1,9}")
_ALONE = frozenset("OoIlS〇○")  # letters that by themselves may stand for a figure
_STANDS_FOR_NOTHING = frozenset(
    {"/", "-", "--", "—", "——", "无", "／", "\\", "*", "空", "零", "〇", "无此项"}
)
_SCALES = {None: Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}


def _narrow(raw: str) -> str:
    return _ZERO_WIDTH.sub("", raw).translate(_NARROW).strip()


@lru_cache(maxsize=4096)
def read_number(raw: str, unit: str = "件", column_unit: str = "") -> Figure | None:
    """The figure in a cell, in `unit`; None where it is blank or is no single figure.

    unit: 元 or 万元 for money, anything else is a count. column_unit: the unit of money that the heading of
    the column names, for a cell that names none. Money in a column of counts, or the reverse, is no figure.
    """
    if raw.isascii() and raw.isdigit() and len(raw) <= 15 and not column_unit:
        return int(raw)
    match = _NUMBER.fullmatch(_narrow(raw))
    if match is None:
        return None
    is_money, names_money = unit in ("元", "万元"), match["unit"] == "元"
    if is_money != names_money and match["unit"] is not None:
        return None
    figure = Decimal(match["digits"].replace(",", "") + (match["fraction"] or ""))
    if match["sign"] is not None and match["sign"][0] in "减-":
        figure = -figure
    return _whole(_scaled(figure, match["scale"], names_money, unit, column_unit))


def _scaled(figure: Decimal, scale: str | None, names_money: bool, unit: str, column_unit: str) -> Decimal:
    """The figure in `unit`. What the cell itself names goes before what the heading names."""
    if unit not in ("元", "万元"):
        return figure * _SCALES[scale]
    if names_money or scale is not None:
        in_yuan = figure * _SCALES[scale]
    else:
        in_yuan = figure * (10_000 if (column_unit or unit) == "万元" else 1)
    return in_yuan / 10_000 if unit == "万元" else in_yuan


def _whole(figure: Decimal) -> Figure:
    return int(figure) if figure == figure.to_integral_value() else figure.normalize()


def is_plain(raw: str) -> bool:
    """Is the cell a figure and nothing else, as the form wants it? Separators of thousands do not harm."""
    match = _NUMBER.fullmatch(_narrow(raw))
    return match is not None and not (match["scale"] or match["unit"] or (match["sign"] or "-") not in "+-")


@lru_cache(maxsize=4096)
def is_blank(raw: str) -> bool:
    return not _narrow(raw)


@lru_cache(maxsize=4096)
def looks_like(raw: str) -> str:
    """The figure that a cell may have been before letters took the place of digits (1O5); "" where it is a
    figure already or nothing of the kind. For words only: it is never taken for what the cell says."""
    text = _narrow(raw)
    if _MISREAD.fullmatch(text) is None or _NUMBER.fullmatch(text) is not None:
        return ""
    if text not in _ALONE and not any(map(str.isdigit, text)):
        return ""
    likely = text.translate(_LOOK_ALIKE)
    return likely if _NUMBER.fullmatch(likely) is not None else ""


@lru_cache(maxsize=4096)
def could_be_cell(raw: str) -> bool:
    """May this line be a number cell: a figure, with or without words, a mark for nothing, or a figure that
    was misread?"""
    text = _narrow(raw)
    return (
        not text
        or text in _STANDS_FOR_NOTHING
        or _NUMBER.fullmatch(text) is not None
        or looks_like(raw) != ""
    )
