"""The processing fee (art. 42): why an act may be refused."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.errors import Refusal
from gongkai.law.wording import short_day_text


class FeeOnlyOnce(Refusal):
    def __init__(self, noticed_on: date):
        super().__init__(
            f"{short_day_text(noticed_on)}已经通知收费；一件申请只选按件或者按量收一次（国办函〔2020〕109号）"
        )


class NothingToCharge(Refusal):
    def __init__(self, count: int, unit: str):
        super().__init__(f"{count}{unit}在免费的数量以内，不收费（第四十二条、国办函〔2020〕109号）")


class FeeTooLate(Refusal):
    def __init__(self, last: date):
        super().__init__(
            f"收费通知要在答复期限内发出，{short_day_text(last)}已届满，这件不能再收费（国办函〔2020〕109号）"
        )


class WrongAmount(Refusal):
    def __init__(self, given: int, due: int):
        super().__init__(f"通知的数额是{due}元，登记的是{given}元；缴清以后再登记")


class PaymentStillOpen(Refusal):
    def __init__(self, until: date):
        super().__init__(
            f"缴费期限到{short_day_text(until)}，还没有过；期满未缴的，才视为放弃申请（国办函〔2020〕109号）"
        )


class FeePaid(Refusal):
    def __init__(self, paid_on: date):
        super().__init__(
            f"申请人{short_day_text(paid_on)}已经缴清，不能按逾期未缴费处理（国办函〔2020〕109号）"
        )
