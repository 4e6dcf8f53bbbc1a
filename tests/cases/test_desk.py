"""What an officer sees first, and that no list asks once a row."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.agencies.calendars import asked_once
from gongkai.agencies.roles import Role
from gongkai.cases import selectors, services
from gongkai.cases.models import Case
from gongkai.cases.selectors import Counts
from tests.agencies.builders import make_officer
from tests.cases.factories import WISH, Desk, at, fresh, person

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)  # the Monday of the design


@pytest.fixture
def busy():
    """One case under each heading. 20 working days end on: 11-19, 11-23, 11-26; 12-07 later."""
    desk = Desk()
    cases = {
        "overdue": desk.received(date(2026, 10, 22)),
        "today": desk.received(date(2026, 10, 26)),
        "soon": desk.received(date(2026, 10, 29)),
        "later": desk.received(date(2026, 11, 9)),
        "waiting": desk.received(date(2026, 11, 10)),
        "to_sign": desk.submitted(on=date(2026, 11, 11)).case,
        "to_serve": desk.signed(on=date(2026, 11, 11)).case,
    }
    with at(date(2026, 11, 16)):
        services.require_correction(cases["waiting"], by=desk.officer, points="年份", until=date(2026, 12, 8))
    with at(date(2026, 11, 21)):
        cases["unconfirmed"] = services.submit(desk.agency, applicant=person(), **WISH).case
    desk.served(on=date(2026, 11, 12))
    desk.cases = cases
    return desk


def test_each_open_case_stands_under_one_heading(busy):
    groups = selectors.todays_work(busy.head, TODAY)
    assert {group.key: list(group.cases) for group in groups} == {
        key: [fresh(case)] for key, case in busy.cases.items()
    }
    labels = [group.label for group in groups][:3]
    assert labels == ["已经逾期", "今天到期", "三个工作日内"]


def test_what_awaits_signature_is_the_heads_matter_not_the_officers(busy):
    mine = {group.key: len(group.cases) for group in selectors.todays_work(busy.officer, TODAY)}
    assert (mine["to_sign"], mine["later"]) == (0, 2)


def test_the_side_bar_counts_in_one_query(busy, django_assert_num_queries):
    with asked_once(), django_assert_num_queries(2):  # the other asks for the calendar, once a request
        found = selectors.counts(busy.officer, TODAY)
    assert found == Counts(
        unconfirmed=1,
        open=7,
        mine=7,
        due_soon=2,
        overdue=1,
        paused=1,
        to_sign=1,
        waits_for_me=0,
        to_serve=1,
    )


@pytest.mark.parametrize("number", [1, 3])
def test_the_day_and_the_queue_ask_once_however_many_cases(number, django_assert_num_queries):
    desk = Desk()
    for _ in range(number):
        desk.received()
    with asked_once(), django_assert_num_queries(2):  # with the one question for the calendar
        [case.holder.name for group in selectors.todays_work(desk.officer, TODAY) for case in group.cases]
    with django_assert_num_queries(1):
        [
            (case.agency.name, case.holder.name)
            for case in selectors.with_page_columns(selectors.cases_for(desk.officer))
        ]


def test_officers_see_their_own_agency_supervisors_those_below_auditors_nothing():
    desk = Desk()
    case = desk.received()
    at_subdistrict = make_officer(desk.district.subdistrict, Role.CASE_OFFICER)
    supervisor = make_officer(desk.district.government, Role.SUPERVISOR)
    auditor = make_officer(desk.agency, Role.AUDITOR, Role.SYSTEM_ADMINISTRATOR)
    seen = [
        list(selectors.cases_for(officer)) for officer in (desk.officer, at_subdistrict, supervisor, auditor)
    ]
    assert seen == [[case], [], [case], []]
    assert selectors.case_by_number(desk.officer, "明住建申(2026)1号") == case
    assert selectors.case_by_number(at_subdistrict, case.number) is None


def test_filters_answer_what_they_are_called(busy):
    cases = selectors.cases_for(busy.officer)
    named = {
        "overdue": selectors.overdue(cases, today=TODAY),
        "soon": selectors.due_within(cases, today=TODAY),
        "state": selectors.in_state(cases, Case.State.AWAITING_SERVICE),
    }
    assert {key: list(found) for key, found in named.items()} == {
        "overdue": [busy.cases["overdue"]],
        "soon": [busy.cases["today"], busy.cases["soon"]],
        "state": [busy.cases["to_serve"]],
    }
    assert selectors.held_by(cases, busy.head.person).count() == 0
    assert selectors.open_cases(cases).count() == 8
    assert selectors.due_by_day(cases, first=TODAY, last=date(2026, 11, 30)) == {
        date(2026, 11, 23): 1,
        date(2026, 11, 26): 1,
    }


def test_while_a_correction_is_awaited_a_case_is_not_overdue(busy):
    cases = selectors.cases_for(busy.officer)
    assert busy.cases["waiting"] not in selectors.overdue(cases, today=date(2027, 3, 1))


def test_a_case_is_handed_only_to_those_who_handle_cases_there(busy):
    found = selectors.possible_handlers(busy.agency, today=TODAY)
    assert set(found) == {busy.officer.person, busy.head.person}
