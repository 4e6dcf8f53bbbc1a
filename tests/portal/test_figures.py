"""The public figures: what came, what was answered, how long half of it took, and what was late."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.cases.models import Case
from gongkai.cases.selectors.waiting import CaseFigures, Waiting, figures_of_year, waiting_by_agency
from gongkai.portal.figures import on_time_share
from tests.cases.factories import skeleton_case
from tests.portal.conftest import TODAY, page


def replied(desk, received: date, on: date, due: date) -> None:
    case = skeleton_case(desk.agency, received, on)
    case.replied_on = case.closed_on = on
    case.due_on, case.late = due, on > due
    case.save()


@pytest.fixture
def year(desk):
    # working days of November 2026 by hand: 2 to 6, 9 to 13, 16 to 20
    replied(desk, date(2026, 11, 2), date(2026, 11, 4), date(2026, 11, 30))  # 2 working days
    replied(desk, date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 30))  # 5
    replied(desk, date(2026, 11, 2), date(2026, 11, 16), date(2026, 11, 13))  # 10, late
    late = skeleton_case(desk.agency, date(2026, 10, 9), None)
    late.due_on = date(2026, 11, 6)
    late.save()
    replied(desk, date(2025, 3, 3), date(2025, 3, 4), date(2025, 3, 31))  # another year


def test_the_year_counts_the_late_ones_whether_answered_or_not(year):
    figures = figures_of_year(today=TODAY)
    assert figures == CaseFigures(
        since=date(2026, 1, 1),
        until=TODAY,
        received=4,
        closed=3,
        waiting=Waiting(replies=3, late=1, median=5),
        open_late=1,
    )
    assert (figures.late, figures.due) == (2, 4)
    assert on_time_share(figures) == "50.0%"


def test_an_agencys_waiting_time_is_that_of_the_last_365_days(year, desk):
    assert waiting_by_agency(today=TODAY) == {desk.agency.pk: Waiting(replies=3, late=1, median=5)}


def test_a_year_without_cases_has_no_median_and_no_share(site):
    figures = figures_of_year(today=TODAY)
    assert figures.waiting == Waiting()
    assert on_time_share(figures) == ""


def test_the_front_page_prints_the_unwelcome_figure(client, year):
    text = page(client, "/")
    assert "<b>50.0%</b>2件逾期" in text
    assert "<b>5</b>个工作日" in text


def test_an_open_case_that_waits_for_the_applicant_is_not_late(desk):
    case = skeleton_case(desk.agency, date(2026, 10, 9), None)
    case.due_on, case.state = date(2026, 11, 6), Case.State.AWAITING_CORRECTION
    case.save()
    assert figures_of_year(today=TODAY).late == 0
