"""A case is offered, accepted or returned; many at once; and all that someone leaves behind."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.agencies import services as agencies
from gongkai.agencies.errors import NotAllowed
from gongkai.agencies.officers import officer_for
from gongkai.agencies.roles import Role
from gongkai.cases import selectors, services
from gongkai.cases.errors import NoOfferToYou, NothingHeld, SomeNotAssigned
from gongkai.cases.models import Assignment, Case
from gongkai.trail.models import Record
from tests.agencies.builders import make_officer
from tests.cases.factories import RECEIVED, WISH, Desk, at, fresh, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    desk = Desk()
    desk.colleague = make_officer(desk.agency, Role.CASE_OFFICER, name="何一舟")
    with at(RECEIVED):
        yield desk


def test_until_accepted_the_one_who_offers_keeps_the_case(desk):
    case = desk.received()
    services.assign(case, by=desk.officer, to=desk.colleague.person, note="档案室还没有回话")
    assert fresh(case).holder == desk.officer.person
    assert [offer.case for offer in selectors.offers_to(desk.colleague)] == [case]
    services.accept_offer(case, by=desk.colleague)
    assert fresh(case).holder == desk.colleague.person
    assert list(selectors.offers_to(desk.colleague)) == []
    assert [each.note for each in selectors.handover_notes(case)] == ["档案室还没有回话"]
    acts = list(Record.objects.filter(subject_id=case.pk).order_by("pk").values_list("act", flat=True))
    assert acts == ["application_registered", "case_offered", "offer_accepted"]


def test_a_note_between_colleagues_stands_in_no_record(desk):
    case = desk.received()
    services.assign(case, by=desk.officer, to=desk.colleague.person, note="请联系档案室")
    assert "请联系档案室" not in str(Record.objects.get(act="case_offered").details)


def test_an_offer_is_returned_with_a_reason_and_the_case_stays(desk):
    case = desk.received()
    services.assign(case, by=desk.officer, to=desk.colleague.person)
    with pytest.raises(Exception, match="写明退回的理由"):
        services.return_offer(case, by=desk.colleague, reason="  ")
    services.return_offer(case, by=desk.colleague, reason="不归我们科室")
    assert fresh(case).holder == desk.officer.person
    assert Assignment.objects.get().state == Assignment.State.RETURNED
    with pytest.raises(NoOfferToYou):
        services.accept_offer(case, by=desk.colleague)


def test_nobody_else_takes_what_is_offered_to_one(desk):
    case = desk.received()
    services.assign(case, by=desk.officer, to=desk.colleague.person)
    with pytest.raises(NoOfferToYou):
        services.accept_offer(case, by=desk.head)


def test_a_second_offer_lets_the_first_lapse(desk):
    case = desk.received()
    services.assign(case, by=desk.officer, to=desk.colleague.person)
    services.assign(case, by=desk.officer, to=desk.head.person)
    assert list(selectors.offers_to(desk.colleague)) == []
    assert [offer.case for offer in selectors.offers_to(desk.head)] == [case]


def test_one_takes_a_case_oneself_without_an_offer(desk):
    case = desk.received()
    services.assign(case, by=desk.colleague, to=desk.colleague.person)
    assert (fresh(case).holder, Assignment.objects.count()) == (desk.colleague.person, 0)


def test_a_case_nobody_holds_stays_with_the_one_who_offers_it(desk):
    case = services.submit(desk.agency, applicant=person(), **WISH).case
    services.assign(case, by=desk.officer, to=desk.colleague.person)
    assert fresh(case).holder == desk.officer.person


def test_many_are_handed_on_together_or_not_at_all(desk):
    first, second = desk.received(), desk.received()
    closed = desk.served()
    with pytest.raises(SomeNotAssigned, match=f"有1件不能分办.*{closed.number}：这件申请现在是“已办结”"):
        services.assign_many([first, closed, second], by=desk.officer, to=desk.colleague.person)
    assert Assignment.objects.count() == 0
    assert services.assign_many([first, second], by=desk.officer, to=desk.colleague.person, note="一批") == 2
    assert {offer.case for offer in selectors.offers_to(desk.colleague)} == {first, second}


def test_all_that_one_leaves_behind_goes_over_in_one_act(desk):
    first, second, closed = desk.received(), desk.received(), desk.served()
    services.assign(first, by=desk.head, to=desk.colleague.person)
    with pytest.raises(NotAllowed, match=r"安排全单位的办件要由.*公开工作机构负责人"):
        services.hand_over(desk.officer.person, by=desk.officer, to=desk.head.person, note="调离")
    count = services.hand_over(
        desk.officer.person, by=desk.head, to=desk.colleague.person, note="调离，都还没有检索"
    )
    assert (count, fresh(first).holder, fresh(second).holder) == (
        2,
        desk.colleague.person,
        desk.colleague.person,
    )
    assert fresh(closed).holder == desk.officer.person
    assert [each.note for each in selectors.handover_notes(second)] == ["调离，都还没有检索"]
    assert Assignment.objects.filter(state=Assignment.State.OFFERED).count() == 0
    with pytest.raises(NothingHeld):
        services.hand_over(desk.officer.person, by=desk.head, to=desk.colleague.person, note="调离")


def test_a_substitute_acts_under_the_own_name_with_the_substitution_beside_it(desk):
    case = desk.received()
    substitute = make_officer(desk.agency, Role.SECTION_HEAD, name="周砚").person
    agencies.appoint(
        substitute,
        desk.agency,
        Role.CASE_OFFICER,
        valid_from=RECEIVED,
        valid_to=date(2026, 9, 30),
        substitute_for=desk.officer.person.posts.get(),
    )
    standing_in = officer_for(substitute, today=RECEIVED)
    assert standing_in.deputises == {desk.officer.person_id: "陈晓岚"}
    services.add_note(case, by=standing_in, text="代为核对")
    assert Record.objects.get(act="note_added").actor_label == "周砚（经办人、科室负责人，代陈晓岚办）"
    services.assign(case, by=desk.head, to=desk.colleague.person)
    assert not selectors.offers_to(standing_in).exists()
    assert officer_for(substitute, today=date(2026, 10, 1)).deputises == {}


def test_a_substitute_takes_what_is_offered_to_the_one_substituted(desk):
    case = desk.received()
    Case.objects.filter(pk=case.pk).update(holder=desk.head.person)
    substitute = make_officer(desk.agency, Role.SECTION_HEAD, name="周砚").person
    agencies.appoint(
        substitute,
        desk.agency,
        Role.CASE_OFFICER,
        valid_from=RECEIVED,
        valid_to=date(2026, 9, 30),
        substitute_for=desk.colleague.person.posts.get(),
    )
    services.assign(case, by=desk.head, to=desk.colleague.person)
    services.accept_offer(case, by=officer_for(substitute, today=RECEIVED))
    assert fresh(case).holder == desk.colleague.person
