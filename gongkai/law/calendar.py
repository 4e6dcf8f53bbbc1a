"""Which days are working days: the State Council's yearly holiday notices, one dated file each in calendars/.

Lives elsewhere: terms counted in these days (clock.py, terms.py). Nothing here knows what day it is today.

A working day is a Monday to Friday that no notice makes a holiday, or a day that a notice makes a working day
(调休). A notice may name days of the year before. A year whose notice is not out yet is never guessed: its
weekends and the statutory holidays fixed by solar date are off, the lunar ones are unknown, and what falls
in it is provisional.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from gongkai.law.errors import OutsideCalendar

ONE_DAY = timedelta(days=1)
FIRST_YEAR = 2007  # the first notice kept here
LAST_YEAR = 2099  # far beyond any term; keeps a mistyped year from running off the end of the calendar
SATURDAY = 5
_WEEKEND = {5: "周六", 6: "周日"}

# (month, day) -> (name, first year): 《全国年节及纪念日放假办法》, days fixed by solar date only. 5.2 since
# 2025.
SOLAR_HOLIDAYS: Mapping[tuple[int, int], tuple[str, int]] = {
    (1, 1): ("元旦", 2008),
    (5, 1): ("劳动节", 2008),
    (5, 2): ("劳动节", 2025),
    (10, 1): ("国庆节", 2008),
    (10, 2): ("国庆节", 2008),
    (10, 3): ("国庆节", 2008),
}


@dataclass(frozen=True)
class Holiday:
    """One holiday as a notice arranges it: days off (weekends in it included) and days worked in exchange."""

    name: str
    off: tuple[date, ...]
    make_up: tuple[date, ...] = ()


@dataclass(frozen=True)
class Notice:
    """The notice for one year. sources: addresses of the notice and of its later changes, as published."""

    year: int
    sources: tuple[str, ...]
    holidays: tuple[Holiday, ...]


class WorkingCalendar:
    """Working days from a set of notices, with local holidays (办法 art. 4, ethnic festivals) on top.

    Immutable: with_notice, with_local_holiday and restrict give a new calendar.
    Days outside 2007-2099 raise OutsideCalendar.
    """

    def __init__(self, notices: Iterable[Notice], local: Iterable[Holiday] = ()) -> None:
        self._notices = {notice.year: notice for notice in notices}
        self._local = tuple(local)
        arranged = [h for year in sorted(self._notices) for h in self._notices[year].holidays]
        self._off = {day: h.name for h in (*arranged, *self._local) for day in h.off}
        self._make_up = {day: h.name for h in (*arranged, *self._local) for day in h.make_up}
        self._known: dict[date, bool] = {}  # days already worked out: clocks ask for the same few thousand

    @property
    def years(self) -> tuple[int, ...]:
        """Years whose notice is out, ascending."""
        return tuple(sorted(self._notices))

    def sources(self, year: int) -> tuple[str, ...]:
        """Addresses of the notice of this year; empty where there is none."""
        notice = self._notices.get(year)
        return notice.sources if notice else ()

    def holidays(self, year: int) -> tuple[Holiday, ...]:
        """What the notice of this year arranges; empty where there is none."""
        notice = self._notices.get(year)
        return notice.holidays if notice else ()

    def is_announced(self, year: int) -> bool:
        return year in self._notices

    def announced(self, first: date, last: date) -> bool:
        """Whether the notices of all years from first to last are out.

        [I] The last days of December may still be touched by the next year's notice; as the notice for this
        year covers them, they are taken as announced.
        """
        return all(year in self._notices for year in range(first.year, last.year + 1))

    def check(self, day: date) -> None:
        """Raises OutsideCalendar for a day before 2007 or after 2099."""
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise OutsideCalendar(day, FIRST_YEAR, LAST_YEAR)

    def is_working(self, day: date) -> bool:
        if (known := self._known.get(day)) is None:
            known = self._known[day] = self._work_out(day)
        return known

    def _work_out(self, day: date) -> bool:
        self.check(day)
        if day in self._off:
            return False
        if day in self._make_up:
            return True
        return day.weekday() < SATURDAY and self._unannounced_holiday(day) is None

    def is_make_up(self, day: date) -> bool:
        """A Saturday or Sunday that is worked in exchange for a holiday."""
        return day.weekday() >= SATURDAY and day in self._make_up and day not in self._off

    def name_of(self, day: date) -> str | None:
        """The holiday this day off belongs to; None for working days and plain weekends."""
        self.check(day)
        return self._off.get(day) or (None if day in self._make_up else self._unannounced_holiday(day))

    def why(self, day: date) -> str:
        """Why the day counts or not: 工作日, 国庆节调休上班, 春节放假, 周六 …"""
        if name := self.name_of(day):
            return f"{name}放假"
        if self.is_make_up(day):
            return f"{self._make_up[day]}调休上班"
        word = _WEEKEND.get(day.weekday(), "工作日") if day not in self._make_up else "工作日"
        return word if self.is_announced(day.year) else f"{word}（{day.year}年放假安排未公布，暂按此算）"

    def next_working_day(self, day: date, n: int = 1) -> date:
        """The n-th working day after day, day itself not counted; n = 0 gives day back."""
        while n > 0:
            day += ONE_DAY
            if self.is_working(day):
                n -= 1
        return day

    def working_days_between(self, a: date, b: date) -> int:
        """Working days after a up to and including b; negative where b lies before a."""
        if b < a:
            return -self.working_days_between(b, a)
        days = (a + timedelta(days=n) for n in range(1, (b - a).days + 1))
        return sum(self.is_working(day) for day in days)

    def with_notice(self, notice: Notice) -> WorkingCalendar:
        """This calendar with the notice added, or put in the place of the one for its year."""
        return WorkingCalendar(
            [*(n for n in self._notices.values() if n.year != notice.year), notice], self._local
        )

    def with_local_holiday(self, holiday: Holiday) -> WorkingCalendar:
        """With days off of this place alone, fixed by its own government (办法 art. 4)."""
        return WorkingCalendar(self._notices.values(), (*self._local, holiday))

    def restrict(self, years: Collection[int]) -> WorkingCalendar:
        """With the notices of these years only, as the calendar was before the others came out."""
        return WorkingCalendar([n for n in self._notices.values() if n.year in years], self._local)

    def _unannounced_holiday(self, day: date) -> str | None:
        name, since = SOLAR_HOLIDAYS.get((day.month, day.day), (None, 0))
        return name if name and day.year >= since and day.year not in self._notices else None


def read_notice(text: str) -> Notice:
    """A notice from its TOML text (year, sources, [[holidays]] with name, off, make_up)."""
    data = tomllib.loads(text)
    holidays = (Holiday(h["name"], tuple(h["off"]), tuple(h["make_up"])) for h in data["holidays"])
    return Notice(int(data["year"]), tuple(data["sources"]), tuple(holidays))


@cache
def published_calendar() -> WorkingCalendar:
    """The calendar of all notices in gongkai/law/calendars/, read once."""
    files = (Path(__file__).parent / "calendars").glob("*.toml")
    return WorkingCalendar(read_notice(file.read_text(encoding="utf-8")) for file in files)
