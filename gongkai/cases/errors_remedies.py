"""Reconsideration and litigation: why an act may be refused."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.errors import Refusal
from gongkai.law.wording import short_day_text


class RemedyConcluded(Refusal):
    def __init__(self, on: date):
        super().__init__(f"已在{short_day_text(on)}登记审结")


class CopyRecorded(Refusal):
    def __init__(self, on: date):
        super().__init__(f"已登记{short_day_text(on)}收到副本")


class NoCopyYet(Refusal):
    def __init__(self) -> None:
        super().__init__("还没有登记收到申请书或者起诉状副本，答复期限从收到副本起算，先登记收到副本")


class RemedyAnswered(Refusal):
    def __init__(self, on: date):
        super().__init__(f"已登记{short_day_text(on)}提交答复和证据")


class WrongReview(Refusal):
    def __init__(self) -> None:
        super().__init__("只有复议后起诉的才写对应的行政复议，而且要是这一件申请的行政复议")


class NotYetConcluded(Refusal):
    def __init__(self) -> None:
        super().__init__("还没有登记审结，先登记收到决定书或者判决书")


class NothingOrdered(Refusal):
    def __init__(self) -> None:
        super().__init__("决定没有要求我方做什么，没有要履行的")


class AlreadyCarriedOut(Refusal):
    def __init__(self, on: date):
        super().__init__(f"已登记{short_day_text(on)}履行完毕")


class NothingRecorded(Refusal):
    def __init__(self) -> None:
        super().__init__("至少填一项：受理日期、案号、延长的日数或者开庭日期")
