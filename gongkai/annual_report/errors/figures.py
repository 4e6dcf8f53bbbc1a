"""Why a figure of table 2 is not entered: the cell, the month, the sheet, or the token of a system."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from gongkai.agencies.errors import Refusal
from gongkai.law.wording import day_text


class NotAFigure(Refusal):
    def __init__(self, address: str):
        super().__init__(f"{address}不由人工填报：表3、表4从办件得出，更正案件后数字跟着变")


class FollowsFromLibrary(Refusal):
    """A figure on normative documents of an agency whose documents are on the site."""

    def __init__(self, label: str):
        super().__init__(
            f"“{label}”由信息库里的规范性文件得出，不用填报；依法不公开的文件没有计入的，在这一格写明原因更正"
        )


class MonthsEntered(Refusal):
    def __init__(self, label: str, count: int):
        super().__init__(
            f"“{label}”已经按月填报了{count}个月，不能再填全年数；要改填全年数，先撤掉各月的数字"
        )


class YearEntered(Refusal):
    def __init__(self, label: str):
        super().__init__(f"“{label}”已经填报了全年数，不能再按月填报；要改为按月，先撤掉全年数")


class YearAndMonths(Refusal):
    def __init__(self, label: str):
        super().__init__(f"“{label}”同时填了全年数和各月的数字；只留一种，各月的会自动相加")


class NotMonthly(Refusal):
    def __init__(self, label: str):
        super().__init__(f"“{label}”不能按月相加，填报全年数；月份填1到12")


class MonthToCome(Refusal):
    def __init__(self, year: int, month: int):
        super().__init__(f"{year}年{month}月还没有到，不能填报")


class NothingEntered(Refusal):
    def __init__(self, address: str):
        super().__init__(f"{address}没有填报过，没有可撤的数字")


class SheetUnreadable(Refusal):
    pass


class WrongRow(NamedTuple):
    """Why a row was not taken. row: as its sheet or list counts it. field: address, month or value."""

    row: int
    sentence: str
    field: str


class SheetHasErrors(Refusal):
    def __init__(self, errors: Sequence[WrongRow]):
        self.errors = tuple(errors)
        told = "；".join(f"第{one.row}行：{one.sentence}" for one in errors[:10])
        super().__init__(f"有{len(errors)}处问题，一个数字也没有导入。{told}")


class TwiceInSheet(Refusal):
    def __init__(self, label: str):
        super().__init__(f"“{label}”出现了两行；只留一行")


class BadFigure(Refusal):
    def __init__(self, label: str):
        super().__init__(f"“{label}”要填不小于0的数；件数填整数，金额以万元为单位，最多六位小数")


class TokenUnknown(Refusal):
    def __init__(self) -> None:
        super().__init__("没有这个填报凭证；核对有没有抄全，或者请单位另发一个")


class TokenWithdrawn(Refusal):
    def __init__(self, on: date):
        super().__init__(f"这个填报凭证{day_text(on)}已经停用；请单位另发一个")


class TokenExpired(Refusal):
    def __init__(self, on: date):
        super().__init__(f"这个填报凭证有效期到{day_text(on)}，已经过了；请单位另发一个")


class TokenOfAnother(Refusal):
    def __init__(self, agency: str):
        super().__init__(f"这个填报凭证只能填报{agency}的数字")


class TooManyCalls(Refusal):
    """wait: seconds until the next call is taken."""

    def __init__(self, allowed: int, wait: int):
        self.wait = wait
        super().__init__(f"15分钟里最多调用{allowed}次，{wait}秒以后再来；一次可以送全年各月的数字")


class TokenDaysWrong(Refusal):
    def __init__(self, latest: date):
        super().__init__(f"有效期从今天起，最长到{day_text(latest)}；到期前另发一个，换上以后停用旧的")
