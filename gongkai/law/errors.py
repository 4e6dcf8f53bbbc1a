"""Why the law does not allow what was asked. Every text is one sentence for the officer, with figure and
article."""

from __future__ import annotations

from datetime import date

from gongkai.law.wording import day_text


class LawError(ValueError):
    """The facts given cannot stand together, or the law forbids the result. str() is the sentence to show."""


class OutsideCalendar(LawError):
    """A day for which there is no calendar, before the first notice or too far ahead."""

    def __init__(self, day: date, first_year: int, last_year: int) -> None:
        super().__init__(f"{day_text(day)}不在可以计算的范围内：工作日历从{first_year}年到{last_year}年。")


class FactMissing(LawError):
    """A day or text that the rule needs was not recorded."""


class ImpossibleFacts(LawError):
    """Recorded facts contradict one another: an end before its beginning, two receipts."""


class ExtensionTooLong(LawError):
    """More working days were added than art. 33 para. 2 allows in all."""

    def __init__(self, asked: int, longest: int) -> None:
        self.asked, self.longest = asked, longest
        super().__init__(
            f"延长答复期限合计{asked}个工作日，超过最多{longest}个工作日"
            "（《政府信息公开条例》第三十三条第二款）。"
        )
