"""The pages on which a letter goes from hand to hand, and the one on which the order is set."""

from __future__ import annotations

import pytest
from django.urls import reverse

from gongkai.agencies.roles import Role
from gongkai.cases import services
from gongkai.cases.models import CaseDocument, Letter, SignOffChain
from gongkai.law.decisions import Outcome
from tests.agencies.builders import make_officer
from tests.cases.factories import RECEIVED, at
from tests.cases.test_sign_off import CHIEF, HEAD, LAWYER, SECTION, Office
from tests.disclosure.builders import make_site
from tests.workbench.world import signed_in

pytestmark = pytest.mark.django_db
ORDER = {"section_head": "always", "legal_adviser": "risky", "agency_head": "never", "reason": "把关"}


@pytest.fixture
def office():
    make_site()
    with at(RECEIVED):
        yield Office()


def page(officer, name: str, *args: int) -> str:
    return signed_in(officer).get(reverse(f"desk:{name}", args=args)).content.decode()


def test_the_head_sets_the_order_and_sees_who_is_in_it(office):
    client, url = signed_in(office.head), reverse("desk:sign_off")
    shown = client.get(url).content.decode()
    assert "审签顺序" in shown and "顾怀川" in shown and "法律顾问" in shown
    assert client.post(url, ORDER).status_code == 302
    chain = SignOffChain.objects.get()
    assert (chain.version, chain.section_head, chain.legal_adviser) == (1, "always", "risky")
    assert "第1版" in client.get(url).content.decode()


def test_a_chosen_signature_without_a_decision_comes_back_with_the_sentence(office):
    given = ORDER | {"agency_head": "chosen"}
    shown = signed_in(office.head).post(reverse("desk:sign_off"), given).content.decode()
    assert "至少选一种处理决定" in shown and not SignOffChain.objects.exists()


def test_a_letter_goes_through_the_pages_from_hand_to_hand(office):
    office.order(section_head="always", agency_head="always")
    case = office.submitted(Outcome.D5).case
    assert "等科室负责人审核（3步中的第1步）" in page(office.officer, "case", case.pk)
    opinions = {
        SECTION: ("approve_letter", "依据准确"),
        HEAD: ("approve_letter", ""),
        CHIEF: ("sign_letter", ""),
    }
    for role, (act, opinion) in opinions.items():
        officer = office.people[role]
        assert case.title in page(officer, "signing")
        client, url = signed_in(officer), reverse(f"desk:case_{act}", args=[case.pk])
        assert "依据" in client.get(url).content.decode()
        assert client.post(url, {"opinion": opinion}).status_code == 302
        assert case.title not in page(officer, "signing")
    assert Letter.objects.get(case=case).state == Letter.State.SIGNED
    shown = page(office.officer, "case_letter", case.pk)
    assert "依据准确" in shown and "3步都已办完" in shown


def test_the_pages_offer_the_step_only_to_whose_turn_it_is(office):
    office.order(section_head="always")
    case = office.submitted(Outcome.G2).case
    offered = reverse("desk:case_approve_letter", args=[case.pk])
    assert offered in page(office.people[SECTION], "case_letter", case.pk)
    for other in (office.head, office.people[LAWYER], office.people[CHIEF], office.officer):
        assert offered not in page(other, "case_letter", case.pk)
    assert "答复书现在等科室负责人审签" in page(office.people[LAWYER], "case", case.pk)


def test_before_sending_it_up_the_officer_sees_the_way_it_will_take(office):
    office.order(legal_adviser="risky", agency_head="chosen", agency_head_outcomes=["D5"])
    case = office.drafted(Outcome.D5).case
    assert "法律顾问 → 公开工作机构负责人 → 单位主要负责人" in page(
        office.officer, "case_submit_letter", case.pk
    )


def test_opinions_and_the_sheet_do_not_leave_the_agency(office):
    office.order(section_head="always")
    letter = office.submitted(Outcome.D5)
    services.approve_letter(letter, by=office.people[SECTION], opinion="内部看法")
    services.sign_letter(letter, by=office.head)
    supervisor = make_officer(office.district.government, Role.SUPERVISOR)
    pages = [page(supervisor, name, letter.case_id) for name in ("case", "case_letter")]
    assert all("内部看法" not in each and "呈批单" not in each for each in pages)
    sheet = CaseDocument.objects.filter(kind="sign_off_sheet").first()
    url = reverse("desk:case_document", args=[letter.case_id, sheet.pk])
    assert signed_in(supervisor).get(url).status_code == 404
    assert signed_in(office.people[LAWYER]).get(url).status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_letters_to_sign_asks_as_often_for_three_as_for_one(
    office, number, django_assert_max_num_queries
):
    office.order(section_head="always")
    for _ in range(number):
        letter = office.submitted(Outcome.G2)
        services.approve_letter(letter, by=office.people[SECTION])
    client = signed_in(office.head)
    with django_assert_max_num_queries(15):
        shown = client.get(reverse("desk:signing")).content.decode()
    assert shown.count("前面1步已同意") == number
