"""What the intake, the case and the comparison show of other applications, and to whom."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.cases import services
from gongkai.cases.models import Case
from gongkai.law.decisions import Outcome
from tests.cases.factories import ID_NUMBER, NAME, PHONE, WISH, at, company, person
from tests.workbench.world import RECEIVED, TODAY, World, signed_in


@pytest.fixture
def officer(world: World):
    return signed_in(world.desk.officer)


def _page(client, name: str, case: Case) -> str:
    return client.get(reverse(f"desk:{name}", args=[case.pk])).content.decode()


def test_the_case_shows_its_place_in_the_month_and_what_is_like_it(world: World, officer):
    with at(TODAY):
        case = world.desk.received(TODAY)
    text = _page(officer, "case", case)
    assert "本月第2件" in text  # the world's own case is of the same applicant and month
    assert "今年另有1件" in text
    assert "1件内容一样" in text
    assert reverse("desk:case_related", args=[case.pk]) in text


def test_the_comparison_puts_texts_decisions_and_remedies_side_by_side(world: World, officer):
    first = world.department.case
    case = world.desk.received(TODAY)
    text = _page(officer, "case_related", case)
    assert first.description in text
    assert "行政复议，尚未审结" in text
    assert "同一申请人、内容一样" in text
    assert not [secret for secret in (NAME, ID_NUMBER, PHONE) if secret in text]


def test_of_another_agencys_application_only_the_agency_is_named(world: World, officer):
    case, there = world.department.case, world.elsewhere.case
    text = _page(officer, "case_related", case)
    assert there.agency.short_name in text
    assert there.number not in text
    assert reverse("desk:case", args=[there.pk]) not in text


def test_nothing_related_is_said_with_a_way_back(world: World, officer):
    case = world.desk.received(TODAY, applicant=company(), title="路灯合同", description="营造路路灯施工")
    Case.objects.exclude(pk=case.pk).update(applicant_mark="", text_mark="", title="别的", description="别的")
    assert "没有相关的申请" in _page(officer, "case_related", case)


def test_the_intake_marks_a_repeat_and_still_offers_to_confirm(world: World, officer):
    with at(TODAY):
        case = services.submit(world.desk.agency, applicant=person(), **WISH).case
    text = officer.get(reverse("desk:intake")).content.decode()
    assert "可能重复：同一申请人有1件内容一样" in text
    assert f"也发给了{world.elsewhere.case.agency.short_name}" in text
    assert reverse("desk:case_confirm_receipt", args=[case.pk]) in text


def test_a_case_without_a_mark_says_that_it_cannot_be_compared(world: World, officer):
    Case.objects.filter(pk=world.department.case.pk).update(applicant_mark="")
    text = _page(officer, "case", world.department.case)
    assert "没有申请人标记，比不了" in text
    assert "本月第" not in text


def test_what_became_of_similar_applications_is_said_in_one_line(world: World, officer):
    for words in ("停车场经营协议全文", "停车场特许协议"):
        asked = world.desk.received(
            RECEIVED, applicant=company(), title=f"湖东片区{words}", description=f"湖东片区{words}"
        )
        world.desk.served(Outcome.N1, on=TODAY, case=asked)
    text = _page(officer, "case", world.department.case)
    assert "2件" in text
    assert "均无法提供" in text


def _queries(client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return len(found)


@pytest.mark.parametrize("name", ["case", "case_related"])
def test_a_case_costs_the_same_beside_one_and_beside_four(world: World, officer, name: str):
    case = world.department.case
    world.desk.received(TODAY)
    url = reverse(f"desk:{name}", args=[case.pk])
    one = _queries(officer, url)
    for _ in range(3):
        world.desk.received(TODAY)
    assert _queries(officer, url) == one


def test_the_intake_costs_the_same_for_one_row_and_three(world: World, officer):
    def sent() -> None:
        with at(TODAY):
            services.submit(world.desk.agency, applicant=person(), **WISH)

    sent()
    one = _queries(officer, reverse("desk:intake"))
    sent()
    sent()
    assert _queries(officer, reverse("desk:intake")) == one


def test_the_supervising_office_sees_how_many_applications_were_not_needed(world: World):
    from gongkai.agencies.roles import Role

    for agency in (world.desk.agency, world.elsewhere.case.agency, world.desk.agency):
        services.count_avoided(agency, on=TODAY)
    text = signed_in(world.at_government[Role.SUPERVISOR]).get(reverse("desk:today")).content.decode()
    assert "今年有3次在申请前找到了已经公开的信息" in text
