"""Keeping identity data and erasing it: why an act may be refused."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.errors import Refusal
from gongkai.law.wording import short_day_text


class RetentionRuns(Refusal):
    def __init__(self, last: date):
        super().__init__(f"身份信息保存到{last:%Y-%m-%d}，期满以后才审查")


class RemedyStillOpen(Refusal):
    def __init__(self) -> None:
        super().__init__("有复议或者诉讼还没有审结，身份信息要留到审结以后")


class ErasureProposed(Refusal):
    def __init__(self) -> None:
        super().__init__("已经有人提出销毁，等另一位公开工作机构负责人确认；不销毁的先撤下")


class NoErasureProposed(Refusal):
    def __init__(self) -> None:
        super().__init__("还没有人提出销毁，先提出，再由另一位公开工作机构负责人确认")


class SecondPersonToErase(Refusal):
    def __init__(self) -> None:
        super().__init__("提出销毁和确认销毁不能是同一个人，由另一位公开工作机构负责人确认")


class KeepLonger(Refusal):
    def __init__(self, today: date):
        super().__init__(f"延长保存要到今天{short_day_text(today)}以后的一天")


class NoIdentityKept(Refusal):
    def __init__(self) -> None:
        super().__init__("这一件没有保存申请人的身份信息，没有要销毁的")
