"""Choosing at the desk what is answered together, and what the cases show of one another."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.cases import selectors
from gongkai.cases.models import Case
from gongkai.law.decisions import Outcome
from tests.cases.factories import NAME, at, company, fresh, person
from tests.workbench.world import RECEIVED, TODAY, World, signed_in

SAME = {"title": "物业维修资金使用明细", "description": "2025年物业维修资金使用明细"}


@pytest.fixture
def lead(world: World) -> Case:
    case = world.desk.received(RECEIVED, **SAME)
    return fresh(world.desk.drafted(Outcome.G2, on=TODAY, case=case).case)


def _get(client, name: str, case: Case, **query) -> str:
    with at(TODAY):
        return client.get(reverse(f"desk:{name}", args=[case.pk]), query).content.decode()


def test_those_of_the_same_text_stand_side_by_side_with_what_becomes_of_each(world: World, lead: Case):
    same, other = (
        world.desk.received(RECEIVED, **SAME),
        world.desk.received(RECEIVED, applicant=company(), **SAME),
    )
    text = _get(signed_in(world.desk.officer), "case_join", lead)
    assert same.number in text and other.number in text
    assert "同一申请人，并入这一件" in text and "另一申请人，另发一份" in text
    assert world.department.case.number not in text
    assert NAME not in text


def test_others_are_added_by_number_and_an_unknown_one_is_said(world: World, lead: Case):
    other = world.desk.received(RECEIVED, applicant=company(), description="别的写法：维修资金明细")
    there = world.elsewhere.case
    text = _get(
        signed_in(world.desk.officer), "case_join", lead, numbers=f"{other.number}，{there.number}，没有"
    )
    assert "别的写法：维修资金明细" in text
    assert f"{there.number}、没有" in text and "没有找到" in text


def test_what_is_ticked_is_answered_together_sent_up_and_signed(world: World, lead: Case):
    other = world.desk.received(RECEIVED, applicant=company(), **SAME)
    officer, head = signed_in(world.desk.officer), signed_in(world.desk.head)
    with at(TODAY):
        assert officer.post(reverse("desk:case_join", args=[lead.pk]), {}).status_code == 200
        assert (
            officer.post(reverse("desk:case_join", args=[lead.pk]), {"case": [other.pk]}).status_code == 302
        )
        assert other.number in _get(officer, "case", lead)
        assert lead.number in _get(officer, "case", other)
        assert (
            "2份答复书已一起送审"
            in officer.post(reverse("desk:case_submit_joint", args=[lead.pk]), follow=True).content.decode()
        )
        head.post(reverse("desk:case_sign_joint", args=[lead.pk]))
    assert {fresh(case).state for case in (lead, other)} == {"awaiting_service"}


def test_a_case_of_another_agency_cannot_be_ticked(world: World, lead: Case):
    client = signed_in(world.desk.officer)
    with at(TODAY):
        text = client.post(
            reverse("desk:case_join", args=[lead.pk]), {"case": [world.elsewhere.case.pk]}
        ).content.decode()
    assert "有一件不是本单位的" in text
    assert not selectors.ties_of(lead).leads


def test_twenty_applications_cost_the_page_what_two_cost(world: World, lead: Case):
    client = signed_in(world.desk.officer)

    def counted() -> int:
        _get(client, "case_join", lead)
        with CaptureQueriesContext(connection) as found:
            _get(client, "case_join", lead)
        return len(found)

    for place in range(2):
        world.desk.received(RECEIVED, applicant=person(identity_number=f"99010619880512341{place}"), **SAME)
    two = counted()
    for place in range(2, 20):
        world.desk.received(
            RECEIVED, applicant=person(identity_number=f"9901061988051234{place:02d}"), **SAME
        )
    assert counted() == two
