"""Working days of 2007-2026: as announced, as another package knows them, and what is not announced."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest

from gongkai.law.calendar import Holiday, Notice, published_calendar, read_notice
from gongkai.law.errors import LawError, OutsideCalendar

CALENDAR = published_calendar()
SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples" / "calendars"

# days on which the package and the notices differ, each with the reason; none is known
KNOWN_DIFFERENCES: dict[date, str] = {}


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def test_working_days_agree_with_another_package_for_twenty_years():
    differing = [
        day
        for day in days(date(2007, 1, 1), date(2026, 12, 31))
        if CALENDAR.is_working(day) != chinese_calendar.is_workday(day)
    ]
    assert differing == sorted(KNOWN_DIFFERENCES)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample notices are not beside this project")
@pytest.mark.parametrize("year", range(2007, 2027))
def test_the_kept_notice_says_what_the_sample_notice_says(year):
    sample = json.loads((SAMPLES / f"{year}.json").read_text(encoding="utf-8"))
    within = [day for day in sample["days"] if date.fromisoformat(day["date"]).year >= 2007]
    stated = {day["date"]: not day["isOffDay"] for day in within}
    assert {day: CALENDAR.is_working(date.fromisoformat(day)) for day in stated} == stated
    assert CALENDAR.sources(year) == tuple(sample["papers"])


def test_the_calendar_knows_the_years_2007_to_2026():
    assert CALENDAR.years == tuple(range(2007, 2027))
    assert [CALENDAR.is_announced(year) for year in (2006, 2007, 2026, 2027)] == [False, True, True, False]
    assert CALENDAR.announced(date(2026, 12, 1), date(2026, 12, 31)) is True
    assert CALENDAR.announced(date(2026, 12, 1), date(2027, 1, 1)) is False


def test_a_year_without_a_notice_has_weekends_and_the_holidays_fixed_by_solar_date():
    off = [day for day in days(date(2027, 1, 1), date(2027, 12, 31)) if not CALENDAR.is_working(day)]
    weekdays_off = [day for day in off if day.weekday() < 5]
    assert weekdays_off == [date(2027, 1, 1), date(2027, 10, 1)]  # 1, 2 May and 2, 3 October are at weekends
    assert CALENDAR.name_of(date(2028, 5, 2)) == "劳动节"  # two days since 2025
    assert CALENDAR.restrict([]).is_working(date(2024, 5, 2)) is True  # one day before that


def test_every_day_says_why():
    said = {
        day: CALENDAR.why(date.fromisoformat(day))
        for day in (
            "2026-09-16",
            "2026-09-20",
            "2026-02-17",
            "2026-09-19",
            "2026-02-21",
            "2020-02-03",
            "2027-03-02",
        )
    }
    assert said == {
        "2026-09-16": "工作日",
        "2026-09-20": "国庆节调休上班",
        "2026-02-17": "春节放假",
        "2026-09-19": "周六",
        "2026-02-21": "春节放假",
        "2020-02-03": "工作日",  # the notice names this Monday as worked
        "2027-03-02": "工作日（2027年放假安排未公布，暂按此算）",
    }


def test_days_between_are_counted_without_the_first_and_with_the_last():
    friday, monday = date(2026, 3, 6), date(2026, 3, 9)
    assert CALENDAR.working_days_between(friday, monday) == 1
    assert CALENDAR.working_days_between(monday, friday) == -1
    assert CALENDAR.working_days_between(monday, monday) == 0


def test_a_new_notice_replaces_the_one_of_its_year_and_leaves_the_old_calendar_alone():
    notice = Notice(
        2027, ("https://example.gov.cn/2027",), (Holiday("春节", (date(2027, 2, 5),), (date(2027, 2, 20),)),)
    )
    later = CALENDAR.with_notice(notice)
    assert (later.is_working(date(2027, 2, 5)), later.is_working(date(2027, 2, 20))) == (False, True)
    assert later.sources(2027) == notice.sources
    assert (CALENDAR.is_working(date(2027, 2, 5)), CALENDAR.is_announced(2027)) == (True, False)


def test_a_local_holiday_is_off_in_that_place_alone():
    local = CALENDAR.with_local_holiday(Holiday("火把节", (date(2026, 8, 6),)))
    assert (local.is_working(date(2026, 8, 6)), local.why(date(2026, 8, 6))) == (False, "火把节放假")
    assert CALENDAR.is_working(date(2026, 8, 6)) is True


@pytest.mark.parametrize("day", [date(2006, 12, 31), date(2100, 1, 1), date(1, 1, 1), date.max])
def test_days_without_a_calendar_are_refused(day):
    with pytest.raises(OutsideCalendar) as refused:
        CALENDAR.is_working(day)
    assert isinstance(refused.value, LawError)


def test_a_notice_is_read_from_its_file():
    text = 'year = 2027\nsources = ["a"]\n[[holidays]]\nname = "元旦"\noff = [2027-01-01]\nmake_up = []\n'
    assert read_notice(text) == Notice(2027, ("a",), (Holiday("元旦", (date(2027, 1, 1),), ()),))
