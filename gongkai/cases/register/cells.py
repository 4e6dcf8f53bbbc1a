"""One cell into one value: text, day, choice, whole number. A fault is a sentence that says what to do.

Sentences never repeat what stands in a column about the applicant.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from typing import Any

from gongkai.cases.register.columns import Column
from gongkai.law.wording import day_text

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_EXCEL_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"})
MAY_LIE_AHEAD = frozenset({"correction_until"})  # a term, not an event
_EXACT = 10**15  # a spreadsheet keeps fifteen figures of a number; the others become 0


class CellFault(ValueError):
    """str() is the sentence for the officer."""


def value_of(column: Column, value: Any, *, today: date) -> Any:
    """What the cell says, in the form the product keeps. Raises CellFault."""
    if isinstance(value, str) and value in _EXCEL_ERRORS:
        raise CellFault(f"这里是Excel的错误值{value}；改成实际内容")
    if column.kind == "day":
        return _day(column, value, today)
    text = _written(column, value)
    if column.kind == "whole":
        return _whole(column, text)
    if column.kind == "choice":
        return _chosen(column, text)
    if len(text) > column.length:
        raise CellFault(f"{column.heading}有{len(text)}字，最多{column.length}字；缩短")
    return text


def _day(column: Column, value: Any, today: date) -> date:
    day = value.date() if isinstance(value, datetime) else value
    if not isinstance(day, date):
        day = _day_from_text(column, value)
    if day > today and column.key not in MAY_LIE_AHEAD:
        raise CellFault(f"{column.heading}是{day_text(day)}，今天才{day_text(today)}；填已经发生的日期")
    return day


def _day_from_text(column: Column, value: Any) -> date:
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", value).strip()) if isinstance(value, str) else None
    if not found:
        raise CellFault(f"{column.heading}认不出是哪一天；写成2026-03-05这样的日期")
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError as fault:
        raise CellFault(f"日历上没有{found[1]}年{found[2]}月{found[3]}日；核对{column.heading}") from fault


def _written(column: Column, value: Any) -> str:
    """As one would type it: 95, not 95.0."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise CellFault(f"{column.heading}要写成文字；把单元格格式改成文本再填")
    if isinstance(value, int | float):
        if abs(value) >= _EXACT:
            raise CellFault(f"{column.heading}写成了数字，后几位已经丢失；单元格改成文本再填一遍")
        return str(int(value)) if float(value).is_integer() else repr(value)
    if any(unicodedata.category(sign) == "Cc" and sign not in "\n\r\t" for sign in value):
        raise CellFault(f"{column.heading}里有看不见的控制字符；删掉重新填")
    return value.strip()


def _whole(column: Column, text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise CellFault(f"{column.heading}要写成整数，例如10")
    return int(text)


def _chosen(column: Column, text: str) -> str:
    word = unicodedata.normalize("NFKC", text).strip()
    for said in (text, word, word.upper()):
        if said in column.choices:
            return column.choices[said]
    folded = {unicodedata.normalize("NFKC", each): kept for each, kept in column.choices.items()}
    if word in folded:
        return folded[word]
    some = "、".join(column.shown[:6]) + ("等" if len(column.shown) > 6 else "")
    raise CellFault(f"{column.heading}里没有写的这一项；从下拉里选：{some}")
