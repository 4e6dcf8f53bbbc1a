"""Why an act on a supervision order may be refused."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.errors import Refusal
from gongkai.law.wording import short_day_text


class NotThisOrderState(Refusal):
    def __init__(self, act: str, state_label: str, wanted: str):
        super().__init__(f"这件督办现在是“{state_label}”，{act}要在“{wanted}”时办")


class ReplyDayPassed(Refusal):
    def __init__(self, reply_by: date, today: date):
        super().__init__(
            f"回复期限填的是{short_day_text(reply_by)}，要晚于今天{short_day_text(today)}，给单位回复的时间"
        )


class OrdersItself(Refusal):
    def __init__(self, name: str):
        super().__init__(f"督办发给下级单位，{name}是您自己的单位")


class OrderTextMissing(Refusal):
    def __init__(self, what: str):
        super().__init__(f"写明{what}")
