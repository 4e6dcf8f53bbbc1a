"""What waits at whose desk, and what each may do: the page offers exactly what the service accepts."""

from __future__ import annotations

import pytest

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Role
from gongkai.disclosure import selectors, services
from gongkai.disclosure.acts import acts_for
from gongkai.disclosure.choices import Kind, Openness, State, Validity
from tests.agencies.builders import make_agency, make_officer, today
from tests.disclosure.builders import BASIS, bring_to, make_draft, make_staff, publish


def waiting(officer: Officer) -> list[str]:
    return [publication.title for publication in selectors.waiting_for(officer)]


def test_each_officer_sees_what_they_may_move_on(staff):
    make_draft(staff, "草稿")
    bring_to(make_draft(staff, "待审核"), State.SECTION_REVIEW, staff)
    reviewed = bring_to(make_draft(staff, "已保密审查"), State.AGENCY_REVIEW, staff)
    services.record_secrecy_review(reviewed, by=staff.secrecy_reviewer, passed=True, note=BASIS)
    publish(staff, "已发布")
    assert waiting(staff.editor) == ["草稿"]
    assert waiting(staff.section_head) == ["待审核"]
    assert waiting(staff.secrecy_reviewer) == ["待审核"]
    assert waiting(staff.agency_head) == ["已保密审查"]
    assert selectors.count_waiting(staff.secrecy_reviewer) == 1


def test_what_came_back_and_was_handed_in_again_waits_for_secrecy_review_again(staff, clock):
    publication = bring_to(make_draft(staff, "通告"), State.AGENCY_REVIEW, staff)
    services.record_secrecy_review(publication, by=staff.secrecy_reviewer, passed=True, note=BASIS)
    assert waiting(staff.secrecy_reviewer) == []
    services.return_(publication, by=staff.agency_head, reason="改")
    clock.shift(60)
    bring_to(publication, State.SECTION_REVIEW, staff)
    assert waiting(staff.secrecy_reviewer) == ["通告"]


def test_nothing_of_another_agency_waits_for_anyone(staff):
    bring_to(make_draft(staff), State.SECTION_REVIEW, staff)
    stranger = make_staff(make_agency("sj"))
    for officer in (stranger.editor, stranger.section_head, stranger.secrecy_reviewer, stranger.agency_head):
        assert waiting(officer) == []


def test_a_drafter_does_not_wait_for_themselves(staff):
    both = make_officer(staff.agency, Role.EDITOR, Role.SECTION_HEAD, name="一人两岗")
    bring_to(make_draft(staff, "别人的"), State.SECTION_REVIEW, staff)
    own = make_draft(staff, "自己的")
    type(own).objects.filter(pk=own.pk).update(drafter=both.person, state=State.SECTION_REVIEW)
    assert waiting(both) == ["别人的"]


def test_the_count_for_the_side_bar_is_one_query(staff, django_assert_num_queries):
    make_draft(staff)
    with django_assert_num_queries(1):
        assert selectors.count_waiting(staff.editor) == 1


def test_a_supervisor_sees_the_agencies_below_and_nobody_else_sees_beyond_their_own(db, clock):
    government = make_agency("mh")
    below = make_staff(make_agency("zj", parent=government))
    make_draft(below, "下级的")
    supervisor = make_officer(government, Role.SUPERVISOR)
    reader = make_officer(government, Role.READ_ONLY)
    administrator = make_officer(below.agency, Role.SYSTEM_ADMINISTRATOR)
    seen = [
        [publication.title for publication in selectors.publications_for(officer)]
        for officer in (supervisor, below.editor, reader, administrator)
    ]
    assert seen == [["下级的"], ["下级的"], [], []]


def test_a_list_of_the_desk_takes_one_query_for_one_row_and_for_three(staff, django_assert_num_queries):
    for rows in (1, 2):
        for _ in range(rows):
            make_draft(staff)
        with django_assert_num_queries(1):
            [(p.agency.name, p.column.name, p.drafter.name) for p in selectors.publications_for(staff.editor)]
        with django_assert_num_queries(1):
            [(p.agency.name, p.column.name, p.drafter.name) for p in selectors.waiting_for(staff.editor)]


def test_the_likeliest_act_stands_first_and_the_others_say_why_not(staff):
    publication = bring_to(make_draft(staff), State.AGENCY_REVIEW, staff)
    services.record_secrecy_review(publication, by=staff.secrecy_reviewer, passed=True, note=BASIS)
    acts = acts_for(publication, staff.agency_head)
    assert [(offer.key, offer.primary) for offer in acts.allowed] == [("decide", True), ("return", False)]
    assert [(refused.key, refused.reason) for refused in acts.refused] == [
        ("secrecy_review", "保密审查要由明湖区住房和城乡建设局的保密审查员办理，您现在的岗位不能办")
    ]


def test_publishing_is_not_offered_before_the_secrecy_review(staff):
    publication = bring_to(make_draft(staff), State.AGENCY_REVIEW, staff)
    refused = {refused.key: refused.reason for refused in acts_for(publication, staff.agency_head).refused}
    assert refused["decide"] == (
        "还没有保密审查记录。先审查、后公开，由保密审查员审查通过后再决定（第十七条）"
    )


def test_what_has_ended_offers_nothing(staff):
    for state, openness in ((State.WITHDRAWN, Openness.PROACTIVE), (State.NOT_PROACTIVE, Openness.WITHHELD)):
        ended = bring_to(make_draft(staff), state, staff, openness=openness)
        acts = acts_for(ended, staff.agency_head)
        assert (acts.allowed, acts.refused) == ((), ())


DO = {
    "edit": lambda p, by: services.edit(p, by=by, summary="新的概述"),
    "submit": lambda p, by: services.submit(p, by=by, openness=Openness.PROACTIVE),
    "section_review": lambda p, by: services.section_review(
        p, by=by, agree=True, openness=Openness.PROACTIVE
    ),
    "secrecy_review": lambda p, by: services.record_secrecy_review(p, by=by, passed=True, note=BASIS),
    "decide": lambda p, by: services.decide(p, by=by, openness=Openness.PROACTIVE),
    "return": lambda p, by: services.return_(p, by=by, reason="退"),
    "change_validity": lambda p, by: services.change_validity(
        p, by=by, validity=Validity.REPEALED, on=today, reason="清理"
    ),
    "withdraw": lambda p, by: services.withdraw(p, by=by, reason="有误"),
}


@pytest.mark.parametrize("who", ["editor", "section_head", "secrecy_reviewer", "agency_head"])
@pytest.mark.parametrize("state", [State.DRAFT, State.SECTION_REVIEW, State.AGENCY_REVIEW, State.PUBLISHED])
def test_an_act_is_offered_exactly_where_the_service_accepts_it(staff, state, who):
    officer = getattr(staff, who)
    for key in DO:
        draft = make_draft(staff, kind=Kind.NORMATIVE)
        publication = draft if state == State.DRAFT else bring_to(draft, state, staff)
        offered = {offer.key for offer in acts_for(publication, officer).allowed}
        try:
            DO[key](publication, officer)
            accepted = True
        except Refusal:
            accepted = False
        assert (key, key in offered) == (key, accepted)
