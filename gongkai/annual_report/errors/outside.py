"""Why a report from outside the installation may not be taken in, changed or left out."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.agencies.errors import Refusal
from gongkai.agencies.models import Agency

NAMED = 5  # cells in a sentence; the page lists all


class OtherYear(Refusal):
    """The file holds the report on another year than the sum is of."""

    def __init__(self, file: str, year: int, wanted: int):
        super().__init__(
            f"“{file}”是{year}年度的报告，这里收{wanted}年度的；是{year}年度的，到{year}年度的汇总里收"
        )


class NoTables(Refusal):
    def __init__(self, file: str, form: str):
        super().__init__(
            f"“{file}”里没有读到统一格式的三张表，不能相加；请报送的单位按{form}年的格式报一份带表格的文件"
        )


class SameFile(Refusal):
    """held: the report that was read from these very bytes."""

    def __init__(self, file: str, held: str, state_label: str):
        super().__init__(f"“{file}”和“{held}”是同一个文件，那一份{state_label}，没有再读一遍")


class NameIsInside(Refusal):
    """agency: the one of this installation that bears the name."""

    def __init__(self, agency: Agency):
        self.agency = agency
        super().__init__(
            f"“{agency.name}”是本系统里的单位，由它自己报送，不从文件收，收进来会加两遍；看它在本系统里的报告"
        )


class DigitsUnconfirmed(Refusal):
    """labels: of the cells in which letters stand among digits."""

    def __init__(self, labels: Sequence[str]):
        more = f"等{len(labels)}格" if len(labels) > NAMED else ""
        super().__init__(
            f"{len(labels)}格的数字看不准：{'、'.join(labels[:NAMED])}{more}；"
            "对照原件逐格填上，原件也看不清的，请报送的单位重报"
        )


class TooManyUnclear(Refusal):
    def __init__(self, count: int, most: int):
        super().__init__(
            f"{count}格的数字看不准，多于{most}格的不逐格填：请报送的单位另存为网页、DOCX或者XLSX重报"
        )


class YearUnconfirmed(Refusal):
    def __init__(self, year: int):
        super().__init__(f"文件里没有写是哪一年度的；核对以后勾选“核对过，是{year}年度的报告”")


class OutsideNotThisState(Refusal):
    """wanted: label of the state in which the act is done."""

    def __init__(self, act: str, what: str, state_label: str, wanted: str):
        super().__init__(f"“{what}”这一份现在是“{state_label}”，{act}要在“{wanted}”时办")


class NothingToExplainOutside(Refusal):
    def __init__(self, rule: str, address: str):
        super().__init__(f"{address or '整份报告'}没有{rule}的差错，不用写原因")


class UnitListed(Refusal):
    def __init__(self, name: str, years: str):
        super().__init__(f"“{name}”已经在名单上（{years}），不用再加；年度不对的，先写明原因止住原来的一条")


class UnitStillCounts(Refusal):
    """A unit that is waited for no longer has no report in the sum either."""

    def __init__(self, name: str, year: int):
        super().__init__(f"“{name}”{year}年度的报告还加在汇总里；先把它撤出，或者汇总到{year}年度为止")


class UnitEnded(Refusal):
    def __init__(self, name: str, to_year: int):
        super().__init__(f"“{name}”已经写明到{to_year}年度为止；以后又要汇总的，重新加进名单")
