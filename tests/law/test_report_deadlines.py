"""Last days of annual reports, worked out by hand from art. 49 and the notice of 2021."""

from datetime import date

import pytest

from gongkai.law.report_deadlines import (
    DEADLINES,
    Level,
    Reporter,
    days_late,
    level_of_region,
    whole_deadline,
)


@pytest.mark.parametrize(
    ("who", "handed_in", "public"),
    [
        (Reporter.DEPARTMENT, date(2027, 1, 31), date(2027, 1, 31)),
        (Reporter.TOWNSHIP, date(2027, 1, 31), date(2027, 1, 31)),
        (Reporter.GOVERNMENT_ORGAN, date(2027, 1, 31), date(2027, 1, 31)),
        (Reporter.VERTICAL, date(2027, 1, 31), date(2027, 1, 31)),
        (Reporter.WHOLE_COUNTY, date(2027, 2, 20), date(2027, 3, 31)),
        (Reporter.WHOLE_PREFECTURE, date(2027, 3, 10), date(2027, 3, 31)),
        (Reporter.WHOLE_PROVINCE, date(2027, 3, 31), date(2027, 3, 31)),
    ],
)
def test_every_kind_of_organ_has_its_last_day_for_the_report_on_2026(who, handed_in, public):
    # 31 January 2027 is a Sunday and 20 February 2027 a Saturday: the days stay as the text names them.
    assert (DEADLINES[who].last_day(2026), DEADLINES[who].public_by(2026)) == (handed_in, public)


def test_every_deadline_says_whom_it_is_handed_in_to_and_where_that_stands():
    assert set(DEADLINES) == set(Reporter)
    assert all(one.to and str(one.citation) for one in DEADLINES.values())


@pytest.mark.parametrize(
    ("code", "level"),
    [("330000", Level.PROVINCE), ("330100", Level.PREFECTURE), ("330106", Level.COUNTY)],
)
def test_the_code_of_a_region_shows_the_level_of_its_government(code, level):
    assert level_of_region(code) == level
    assert whole_deadline(level).id == {"county": "AR-D5", "prefecture": "AR-D6", "province": "AR-D7"}[level]


def test_the_last_day_itself_is_in_time_and_the_next_one_a_day_late():
    last = date(2027, 1, 31)
    assert days_late(last, date(2027, 1, 31), today=date(2027, 5, 1)) == 0
    assert days_late(last, date(2027, 2, 1), today=date(2027, 5, 1)) == 1
    assert days_late(last, None, today=date(2027, 1, 10)) == 0
    assert days_late(last, None, today=date(2027, 2, 10)) == 10
