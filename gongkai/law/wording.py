"""Days, weekdays and numbers in the Chinese form that letters and citations use."""

from __future__ import annotations

from datetime import date

WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")


def day_text(day: date) -> str:
    """2026年9月16日"""
    return f"{day.year}年{day.month}月{day.day}日"


def short_day_text(day: date) -> str:
    """9月16日"""
    return f"{day.month}月{day.day}日"


def weekday_text(day: date) -> str:
    """星期三"""
    return WEEKDAYS[day.weekday()]


def numeral(number: int) -> str:
    """An article's number as statutes print it, 1 to 9999: 15 十五, 33 三十三, 203 二百零三, 1010
    一千零一十."""
    if not 1 <= number <= 9999:
        raise ValueError(f"条款序号须在1至9999之间：{number}")
    words = ""
    gap = False
    for place in range(len(str(number)) - 1, -1, -1):
        digit = number // 10**place % 10
        if digit:
            words += (_DIGITS[0] if gap and words else "") + _DIGITS[digit] + _UNITS[place]
        gap = not digit
    return words.removeprefix("一") if 10 <= number <= 19 else words
