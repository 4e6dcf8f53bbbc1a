"""Every act in every state by every role: who may is read off a table by hand, the answer is a sentence."""

from __future__ import annotations

import pytest

from gongkai.agencies.errors import NotAllowed, Refusal
from gongkai.agencies.roles import Role
from gongkai.cases.acts import _ALL, acts_for
from gongkai.cases.models import Case
from tests.agencies.builders import make_officer
from tests.cases.factories import RECEIVED, Desk
from tests.cases.test_rules import case_at

pytestmark = pytest.mark.django_db
HEAD = {Role.DISCLOSURE_HEAD}
BOTH = {Role.CASE_OFFICER, Role.DISCLOSURE_HEAD}
HEADS_ACTS = {
    *("extend", "correct_fact", "close_without_letter", "notice_fee", "cancel", "reopen"),
    *("overrule_objection", "defer"),
    "approve_record_correction",
}
"""Only the head of the disclosure office: it binds the agency, or ends something for the applicant."""


DRAFTERS_ACTS = {"convert"}
"""Whoever handles cases and also drafts publications."""

APPROVERS = {Role.SECTION_HEAD, Role.LEGAL_ADVISER, Role.DISCLOSURE_HEAD, Role.AGENCY_HEAD}
APPROVERS_ACTS = {"approve_letter", "sign_letter", "return_letter", "sign_joint", "approve_joint"}
"""Which of them a letter waits for is the matter of its step: tests/cases/test_sign_off.py."""


def who_may(act: str) -> set[Role]:
    if act in DRAFTERS_ACTS:  # and elsewhere the case is not seen by other drafters
        return {Role.CASE_OFFICER}
    if act in APPROVERS_ACTS:
        return APPROVERS
    return HEAD if act in HEADS_ACTS else BOTH


@pytest.mark.parametrize("state", list(Case.State))
def test_only_the_roles_of_the_table_are_let_near_an_act_in_any_state(state):
    desk = Desk()
    case = case_at(desk, state)
    for role in Role:
        officer = make_officer(desk.agency, role)
        for act in _ALL:
            refusal = act.rule(case, officer, RECEIVED)
            assert (not isinstance(refusal, NotAllowed)) is (role in who_may(act.key)), (act.key, role)
            if refusal is not None:
                assert isinstance(refusal, Refusal) and len(str(refusal)) > 6


@pytest.mark.parametrize("state", list(Case.State))
def test_nobody_of_another_agency_may_do_anything_and_is_told_so(state):
    desk = Desk()
    case = case_at(desk, state)
    stranger = make_officer(desk.district.subdistrict, Role.CASE_OFFICER, Role.DISCLOSURE_HEAD)
    assert all(isinstance(act.rule(case, stranger, RECEIVED), NotAllowed) for act in _ALL)
    assert acts_for(case, stranger, RECEIVED).allowed == ()


@pytest.mark.parametrize("state", list(Case.State))
def test_whatever_is_open_to_do_some_role_can_do(state):
    """No state is a dead end before the archive, and a cancelled case is left alone."""
    desk = Desk()
    case = case_at(desk, state)
    both = make_officer(desk.agency, Role.CASE_OFFICER, Role.DISCLOSURE_HEAD)
    allowed = {offer.key for offer in acts_for(case, both, RECEIVED).allowed}
    moving = allowed - {"add_note", "file_remedy", "convert", "decline_conversion"}
    assert bool(moving) is (state not in (Case.State.ARCHIVED, Case.State.CANCELLED))
