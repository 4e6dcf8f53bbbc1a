"""Terms in days, months and years of the calendar, as remedies have them (《民法典》 arts. 200-204).

Lives elsewhere: terms in working days (terms.py).
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from gongkai.law.calendar import WorkingCalendar
from gongkai.law.citations import CIVIL_CODE, Citation

LAST_DAY_OFF_MOVES = Citation(CIVIL_CODE, 203, 1)


class Unit(StrEnum):
    DAYS = "日"
    WORKING_DAYS = "个工作日"
    MONTHS = "个月"
    YEARS = "年"


@dataclass(frozen=True)
class Period:
    """So many days, working days, months or years; the day of the event is not counted (art. 201)."""

    count: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.count}{self.unit.value}"

    def end(self, start: date, calendar: WorkingCalendar) -> date:
        """Last day of the period.

        Months end on the day of the same number, or the month's last (art. 202). A last day that is off
        moves to the next working day (art. 203: 法定休假日, taken to hold weekends, and not make-up working
        days [I]).
        """
        if self.unit is Unit.WORKING_DAYS:
            return calendar.next_working_day(start, self.count)
        if self.unit is Unit.DAYS:
            last = start + timedelta(days=self.count)
        else:
            last = _months_later(start, self.count * (12 if self.unit is Unit.YEARS else 1))
        return last if calendar.is_working(last) else calendar.next_working_day(last)


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
