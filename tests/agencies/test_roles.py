"""The table of who may do what, read row by row as an auditor would."""

import pytest

from gongkai.agencies.roles import ACT_LABELS, MAY, ROLE_LABELS, Act, Reach, Role, roles_label

BUSINESS = set(Act) - {Act.VIEW_TRAIL, Act.MANAGE_PEOPLE}


def acts_of(role: Role) -> set[Act]:
    return {act for act, roles in MAY.items() if role in roles}


def test_every_act_has_a_label_and_someone_who_may_do_it():
    assert set(ACT_LABELS) == set(MAY) == set(Act)
    assert set(ROLE_LABELS) == set(Role)
    assert all(MAY[act] for act in Act)


def test_the_system_administrator_keeps_accounts_and_sees_no_business():
    assert acts_of(Role.SYSTEM_ADMINISTRATOR) == {Act.MANAGE_PEOPLE}


def test_the_auditor_reads_the_trail_and_nothing_else():
    assert acts_of(Role.AUDITOR) == {Act.VIEW_TRAIL}


def test_reading_only_changes_nothing():
    assert acts_of(Role.READ_ONLY) == {Act.VIEW_CASES, Act.VIEW_PUBLICATIONS, Act.VIEW_REPORTS}


def test_the_supervisor_looks_at_agencies_below_and_decides_nothing_for_them():
    reach_below = {act: MAY[act].get(Role.SUPERVISOR) for act in acts_of(Role.SUPERVISOR)}
    assert reach_below == {
        Act.VIEW_CASES: Reach.BELOW,
        Act.VIEW_STATISTICS: Reach.BELOW,
        Act.VIEW_PUBLICATIONS: Reach.BELOW,
        Act.VIEW_REPORTS: Reach.BELOW,
        Act.MANAGE_CALENDAR: Reach.BELOW,
        Act.EDIT_TEMPLATES: Reach.BELOW,
        Act.SUPERVISE: Reach.BELOW,
        Act.REVIEW_REPORT: Reach.BELOW,
        Act.ROLL_UP: Reach.OWN,
    }


def test_whoever_drafts_a_publication_neither_reviews_nor_decides_it():
    drafting = set(MAY[Act.DRAFT_PUBLICATION])
    later = set(MAY[Act.REVIEW_PUBLICATION]) | set(MAY[Act.REVIEW_SECRECY]) | set(MAY[Act.DECIDE_PUBLICATION])
    assert drafting & later == set()


@pytest.mark.parametrize("act", [Act.APPROVE_EXTENSION, Act.SIGN_LETTER, Act.PUBLISH_REPORT])
def test_what_binds_the_agency_is_for_the_head_of_the_disclosure_office(act):
    assert dict(MAY[act]) == {Role.DISCLOSURE_HEAD: Reach.OWN}


def test_identity_is_seen_only_by_those_who_handle_the_case():
    assert set(MAY[Act.VIEW_IDENTITY]) == {Role.CASE_OFFICER, Role.DISCLOSURE_HEAD}


def test_the_roles_of_an_act_are_named_as_officers_say_them():
    assert roles_label(Act.TAKE_IN_CASE) == "经办人或者公开工作机构负责人"
