"""Reasons asked for and answers put off (art. 35): why an act may be refused."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.errors import Refusal
from gongkai.law.terms import LONGEST_DEFERRAL
from gongkai.law.wording import short_day_text


class ReasonsOnlyOnce(Refusal):
    def __init__(self, noticed_on: date):
        super().__init__(f"{short_day_text(noticed_on)}已经要求说明理由，同一件申请不再要求（第三十五条）")


class ReasonsStillOpen(Refusal):
    def __init__(self, until: date):
        super().__init__(
            f"申请人说明理由的时间到{short_day_text(until)}，还没有过；收到说明或者期满后再判断（第三十五条）"
        )


class NoReasonableReasons(Refusal):
    def __init__(self) -> None:
        super().__init__("申请人说明了理由、理由合理的，才能延迟答复；先要求说明理由并登记（第三十五条）")


class DeferredOnce(Refusal):
    def __init__(self) -> None:
        super().__init__("已经确定并告知过延迟答复的期限，不再延迟（第三十五条）")


class DeferralTooLate(Refusal):
    def __init__(self, due: date):
        super().__init__(f"延迟答复要在答复期限届满以前告知，{short_day_text(due)}已过（第三十五条）")


class DeferralOutOfRange(Refusal):
    def __init__(self, working_days: int):
        super().__init__(
            f"填了{working_days}个工作日；延迟的期限要合理，最少1个、最多{LONGEST_DEFERRAL}个工作日（第三十五条）"
        )
