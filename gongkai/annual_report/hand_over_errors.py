"""Why a hand-over between agencies may be refused, and what it refuses afterwards."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.agencies.errors import Refusal
from gongkai.annual_report.models import HandOver, Report


class ReportedByAnother(Refusal):
    """An agency merged into another within the year has no report of its own on it."""

    def __init__(self, hand_over: HandOver):
        super().__init__(hand_over.in_words)


class HandedToItself(Refusal):
    def __init__(self, name: str):
        super().__init__(f"划出和接收的都是{name}；选两个不同的单位")


class TakerDoesNotReport(Refusal):
    def __init__(self, name: str, year: int):
        super().__init__(
            f"{name}没有{year}年度的报告，不能接收划转的申请；选{year}年还在、自己报送年报的单位"
        )


class NotAbolished(Refusal):
    def __init__(self, name: str, year: int):
        super().__init__(
            f"{name}在{year}年没有撤销，仍然自己报送{year}年度的报告；只划转部分职能的，选“划转部分职能”"
        )


class HandOverStands(Refusal):
    def __init__(self, hand_over: HandOver):
        super().__init__(
            f"{hand_over.giver.short_name}划转给{hand_over.taker.short_name}，{hand_over.year}年度已经登记过"
            f"（{hand_over.what_moved}）；要改的，先撤回再重新登记"
        )


class MoreThanLeftOpen(Refusal):
    """RC-07: what one report carries over, another has carried forward."""

    def __init__(self, label: str, pieces: int, name: str, year: int, left: int):
        super().__init__(
            f"{label}一列划转{pieces}件，多于{name}{year}年12月31日没有办结、还没有划转的{left}件；"
            f"上年结转要等于上年报告的结转下年（RC-07，条例第五十条）"
        )


class PiecesBelowZero(Refusal):
    def __init__(self, label: str, pieces: int):
        super().__init__(f"{label}一列写的是{pieces}件；件数填不小于0的整数")


class NothingHandedOver(Refusal):
    def __init__(self, name: str):
        super().__init__(f"没有写明划转{name}的哪些申请；至少划转一件，没有要划转的不用登记")


class ChooseTheCases(Refusal):
    def __init__(self, name: str, count: int):
        super().__init__(f"{name}有{count}件没有办结的申请在系统里，勾选划转的是哪几件，件数由此得出")


class NotHeldThere(Refusal):
    def __init__(self, numbers: Sequence[str], name: str, year: int):
        super().__init__(
            f"{'、'.join(numbers)}不是{name}{year}年在办的申请，或者已经划转；按列出的申请重新勾选"
        )


class ReportSigned(Refusal):
    """A hand-over changes what a signed report says."""

    def __init__(self, report: Report):
        way = "更正稿开出以后" if report.is_public else "退回编写以后"
        super().__init__(f"{report}现在是“{report.get_state_display()}”，划转会改变它的数字；{way}再办")


class HandedOnSince(Refusal):
    def __init__(self, hand_over: HandOver):
        super().__init__(
            f"{hand_over.giver.short_name}后来又划转给{hand_over.taker.short_name}（{hand_over.year}年度），先撤回那一次"
        )


class AlreadyWithdrawn(Refusal):
    def __init__(self, name: str):
        super().__init__(f"这次划转已经由{name}撤回")
