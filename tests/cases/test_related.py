"""Applications of one applicant, of one text, and alike are found and shown; nothing follows by itself."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.cases import selectors, services
from gongkai.cases.marks import applicant_mark, text_mark
from gongkai.cases.models import Case
from gongkai.cases.selectors.related import Signs
from gongkai.law.decisions import Outcome
from tests.cases.factories import ID_NUMBER, RECEIVED, WISH, Desk, at, company, person

LIGHTS = {"title": "路灯合同", "description": "营造路路灯改造项目的施工合同"}


@pytest.fixture
def desk(db) -> Desk:
    return Desk()


def queries(ask) -> int:
    with CaptureQueriesContext(connection) as found:
        ask()
    return len(found)


def test_one_person_has_one_mark_however_the_number_is_written():
    same = person(
        name="林小满（代）", identity_kind="居民身份证", identity_number=" ９９０１０６-199003074526 "
    )
    assert applicant_mark(same) == applicant_mark(person())
    assert applicant_mark(person(identity_number="990106199003074534")) != applicant_mark(person())


def test_without_a_number_the_name_and_the_contact_tell_applicants_apart():
    one, other = person(identity_number="无"), person(identity_number="没有", phone="13800005679")
    assert applicant_mark(one) != applicant_mark(other)
    assert applicant_mark(one) == applicant_mark(person(identity_number="没有"))


def test_a_mark_needs_the_key_of_the_installation(settings):
    mark = applicant_mark(person())
    settings.IDENTITY_KEY = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVoxMjM0NTY="
    assert applicant_mark(person()) != mark
    assert ID_NUMBER not in mark


def test_texts_that_read_the_same_have_one_mark():
    assert text_mark("湖東片區停車場，特許經營協議。") == text_mark("湖东片区停车场 特许经营协议")
    assert text_mark("湖东片区停车场") != text_mark("湖西片区停车场")
    assert text_mark("——") == ""


def test_the_place_in_the_month_follows_the_day_of_receipt(desk):
    second = desk.received(date(2026, 9, 16))
    first = desk.received(date(2026, 9, 2))  # keyed in later, received earlier
    desk.received(date(2026, 8, 31))
    desk.received(date(2026, 9, 3), applicant=company())
    found = [selectors.related_to(case).applicant for case in (first, second)]
    assert [(one.in_month, one.others) for one in found] == [(1, 2), (2, 2)]


def test_an_answered_application_and_a_repeated_one_are_counted(desk):
    desk.served()
    desk.received(RECEIVED, **LIGHTS)
    again = desk.received(RECEIVED)
    found = selectors.related_to(again).applicant
    assert (found.in_month, found.others, found.answered, found.repeats) == (3, 2, 1, 1)


def test_the_same_text_is_found_here_and_at_other_agencies(desk):
    case, copy = desk.received(), desk.received(applicant=company())
    with at(RECEIVED):
        elsewhere = services.submit(desk.district.subdistrict, applicant=person(), **WISH).case
    found = selectors.related_to(case)
    assert (found.same_text, found.elsewhere) == ((copy,), (elsewhere,))
    assert found.applicant.others == 0  # what the same person asked another agency is not counted here


def test_earlier_applications_about_the_same_thing_come_with_their_outcome(desk):
    answered = desk.served(
        Outcome.G2,
        case=desk.received(
            title="湖东片区停车场经营协议",
            description="湖东片区停车场的特许经营协议全文",
            applicant=company(),
        ),
    )
    desk.received(applicant=company(), **LIGHTS)
    found = selectors.related_to(desk.received()).alike
    assert [(each.case, each.case.outcome) for each in found] == [(answered, "G2")]


def test_a_case_older_than_the_marks_is_said_to_be_unknown_not_new(desk):
    case = desk.received()
    Case.objects.filter(pk=case.pk).update(applicant_mark="", text_mark="")
    desk.received()
    case.refresh_from_db()
    assert not selectors.related_to(case).applicant.known


def test_a_mistaken_entry_is_neither_counted_nor_compared(desk):
    mistaken, case = desk.received(), desk.received()
    with at(RECEIVED):
        services.cancel(mistaken, by=desk.head, reason="登记了两次")
    found = selectors.related_to(case)
    assert (found.applicant.in_month, found.applicant.others, found.same_text) == (1, 0, ())
    assert selectors.signs_of([case])[case.pk] == Signs(1, 0, ())


def test_the_last_evening_of_a_month_belongs_to_it_in_beijing(desk):
    with at(date(2026, 8, 31), 23):
        services.submit(desk.agency, applicant=person(), **(WISH | LIGHTS))
    with at(date(2026, 9, 1), 1):  # still August by universal time
        september = services.submit(desk.agency, applicant=person(), **WISH).case
    assert selectors.related_to(september).applicant.in_month == 1
    assert selectors.signs_of([september])[september.pk].in_month == 1


def test_related_cases_cost_two_queries_for_one_and_for_many(desk):
    case = desk.received()
    assert queries(lambda: selectors.related_to(case)) == 2
    for _ in range(3):
        desk.received()
    assert queries(lambda: selectors.related_to(case)) == 2


def test_the_intake_learns_of_repeats_and_copies_in_two_queries(desk):
    with at(RECEIVED):
        one = services.submit(desk.agency, applicant=person(), **WISH).case
        two = services.submit(desk.agency, applicant=person(), **WISH).case
        services.submit(desk.district.subdistrict, applicant=company(), **WISH)
        alone = services.submit(desk.agency, applicant=company(), **(WISH | LIGHTS)).case
        signs = selectors.signs_of([one, two, alone])
        assert (
            queries(lambda: selectors.signs_of([one]))
            == queries(lambda: selectors.signs_of([one, two, alone]))
            == 2
        )
    away = (desk.district.subdistrict.short_name,)
    assert signs == {one.pk: Signs(1, 1, away), two.pk: Signs(2, 1, away), alone.pk: Signs(1, 0, ())}
