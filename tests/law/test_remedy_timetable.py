"""The days of a reconsideration and of a suit, worked out by hand on the notice of 2026."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.calendar import published_calendar
from gongkai.law.remedy_timetable import (
    RemedyFacts,
    Route,
    Whose,
    answer_due,
    decision_due,
    next_of_ours,
    timetable,
)

CALENDAR = published_calendar()


def _days(facts: RemedyFacts) -> dict[str, tuple[date, date | None]]:
    return {day.key: (day.by, day.done_on) for day in timetable(facts, CALENDAR)}


def test_a_reconsideration_goes_from_the_applicants_sixty_days_to_what_is_ordered():
    facts = RemedyFacts(
        route=Route.REVIEW,
        filed_on=date(2026, 4, 20),
        known_on=date(2026, 3, 2),  # a Monday
        copy_received_on=date(2026, 4, 27),
        answered_on=date(2026, 5, 12),
        accepted_on=date(2026, 4, 22),
        concluded_on=date(2026, 6, 10),
        decision_received_on=date(2026, 6, 12),
        ordered=True,
        ordered_working_days=15,
    )
    assert _days(facts) == {
        "file": (date(2026, 5, 6), date(2026, 4, 20)),  # 1 May is off, to the 5th
        # 28 29 30 April, then 6 7 8 9 (a make-up Saturday) 11 12 13 May
        "answer": (date(2026, 5, 13), date(2026, 5, 12)),
        "decision": (date(2026, 6, 22), date(2026, 6, 10)),  # 21 June is a Sunday of the holiday
        # 15 16 17 18, 22 to 26, 29 and 30 June, then 1 2 3 6 July
        "carry_out": (date(2026, 7, 6), None),
        "sue": (date(2026, 6, 29), None),  # 27 June is a Saturday
    }
    following = next_of_ours(facts, CALENDAR)
    assert (following.key, following.whose, following.by) == ("carry_out", Whose.OURS, date(2026, 7, 6))


def test_a_suit_for_want_of_a_reply_is_counted_from_the_end_of_the_term():
    facts = RemedyFacts(route=Route.DIRECT, filed_on=date(2026, 5, 11), reply_due=date(2026, 3, 30))
    assert _days(facts) == {"file": (date(2026, 9, 30), date(2026, 5, 11))}
    assert next_of_ours(facts, CALENDAR) is None


def test_a_suit_after_reconsideration_has_fifteen_days_from_its_decision():
    facts = RemedyFacts(
        route=Route.AFTER_REVIEW,
        filed_on=date(2026, 3, 18),
        known_on=date(2026, 1, 5),
        review_received_on=date(2026, 3, 2),
        copy_received_on=date(2026, 3, 25),
        hearing_on=date(2026, 5, 20),
    )
    days = {day.key: day for day in timetable(facts, CALENDAR)}
    assert (days["file"].by, days["file"].late) == (date(2026, 3, 17), True)
    assert days["answer"].by == date(2026, 4, 9)
    assert next_of_ours(facts, CALENDAR).key == "answer"


def test_nothing_is_asked_of_us_before_the_copy_has_come():
    facts = RemedyFacts(route=Route.REVIEW, filed_on=date(2026, 4, 20), known_on=date(2026, 3, 2))
    assert next_of_ours(facts, CALENDAR) is None


def test_a_day_in_a_year_without_a_notice_is_provisional():
    facts = RemedyFacts(route=Route.REVIEW, filed_on=date(2026, 12, 1), copy_received_on=date(2026, 12, 28))
    assert [(day.key, day.provisional) for day in timetable(facts, CALENDAR)] == [("answer", True)]


@given(
    st.dates(date(2024, 1, 1), date(2026, 12, 1)),
    st.sampled_from(Route),
    st.booleans(),
    st.integers(min_value=0, max_value=30),
)
def test_every_last_day_is_a_working_day_after_its_beginning(start, route, simple, days):
    answer = answer_due(route, start, CALENDAR, simple=simple)
    decision = decision_due(route, start, CALENDAR, simple=simple, extended_days=days)
    assert start < answer < decision
    assert CALENDAR.is_working(answer)
    assert CALENDAR.is_working(decision)


@given(st.dates(date(2024, 1, 1), date(2026, 6, 1)), st.integers(min_value=1, max_value=30))
def test_the_simple_procedure_is_never_later_and_an_extension_never_earlier(start, days):
    assert answer_due(Route.REVIEW, start, CALENDAR, simple=True) < answer_due(Route.REVIEW, start, CALENDAR)
    ordinary = decision_due(Route.REVIEW, start, CALENDAR)
    assert decision_due(Route.REVIEW, start, CALENDAR, simple=True) < ordinary
    assert decision_due(Route.REVIEW, start, CALENDAR, extended_days=days) >= ordinary


def test_an_extension_past_thirty_days_is_refused_with_the_article():
    with pytest.raises(ValueError, match="最多30日（《行政复议法》第六十二条第一款）"):
        decision_due(Route.REVIEW, date(2026, 4, 22), CALENDAR, extended_days=31)
