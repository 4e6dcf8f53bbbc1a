"""Which act fits which stage: the whole table, and the roles behind each act."""

from __future__ import annotations

import inspect
from datetime import date

import pytest

from gongkai.agencies.errors import NotAllowed
from gongkai.agencies.roles import Role
from gongkai.cases import rules, services
from gongkai.cases.acts import acts_for
from gongkai.cases.errors import NotThisStage
from gongkai.cases.models import Case
from gongkai.law.decisions import Outcome
from gongkai.law.service_of_letters import ServiceMethod
from tests.agencies.builders import make_officer
from tests.cases.factories import RECEIVED, WISH, Desk, at, fresh, person

pytestmark = pytest.mark.django_db
S = Case.State
WORK = {S.IN_HAND, S.AWAITING_CORRECTION, S.AWAITING_OPINION, S.AWAITING_REASONS, S.AWAITING_PAYMENT}
OPEN = WORK | {S.AWAITING_CONFIRMATION, S.AWAITING_SIGNATURE, S.AWAITING_SERVICE}

# act -> the stages at which it fits, read off the law and the design, not off the rules
STAGES = {
    "confirm_receipt": {S.AWAITING_CONFIRMATION},
    "add_scans": OPEN,
    "assign": OPEN,
    "require_correction": {S.IN_HAND},
    "record_correction": {S.AWAITING_CORRECTION},
    "send_inquiry": {S.IN_HAND, S.AWAITING_OPINION},
    "record_opinion": {S.AWAITING_OPINION},
    "extend": {S.IN_HAND, S.AWAITING_OPINION},
    "record_search": WORK,
    "add_evidence": WORK,
    "attach_reply_file": WORK,
    "add_note": set(S) - {S.ARCHIVED},
    "correct_fact": WORK | {S.AWAITING_SIGNATURE},
    "guide": WORK,
    "decide": WORK,
    "close_without_letter": {S.IN_HAND},
    "draft_letter": {S.IN_HAND},
    "edit_letter": {S.IN_HAND},
    "submit_letter": {S.IN_HAND},
    "return_letter": {S.AWAITING_SIGNATURE},
    "approve_letter": {S.AWAITING_SIGNATURE},
    "sign_letter": {S.AWAITING_SIGNATURE},
    "mail_letter": {S.AWAITING_SERVICE},
    "serve_letter": {S.AWAITING_SERVICE},
    "archive": {S.CLOSED},
    "file_remedy": set(S) - {S.AWAITING_CONFIRMATION, S.CANCELLED},
    "require_reasons": {S.IN_HAND},
    "record_reasons": {S.AWAITING_REASONS},
    "notice_fee": {S.IN_HAND},
    "record_payment": {S.AWAITING_PAYMENT},
    "record_bounce": {S.CLOSED},
    "reopen": {S.CLOSED, S.ARCHIVED},
    "cancel": WORK | {S.AWAITING_CONFIRMATION},
    "split": {S.IN_HAND},
    "join": {S.IN_HAND},
    "submit_joint": {S.IN_HAND},
    "approve_joint": {S.AWAITING_SIGNATURE},
    "sign_joint": {S.AWAITING_SIGNATURE},
    "leave_joint": {S.IN_HAND},
    "convert": {S.CLOSED, S.ARCHIVED},
    "decline_conversion": {S.CLOSED, S.ARCHIVED},
    "ask_assistance": WORK,
    "record_assistance": (OPEN - {S.AWAITING_CONFIRMATION}) | {S.CLOSED},
    "name_right_agency": WORK,
    "pass_on": {S.CLOSED},
    "propose_record_correction": {S.IN_HAND},
    "approve_record_correction": {S.IN_HAND},
    "issue_receipt": OPEN - {S.AWAITING_CONFIRMATION},
    "overrule_objection": {S.IN_HAND, S.AWAITING_OPINION, S.AWAITING_SIGNATURE, S.AWAITING_SERVICE},
    "defer": {S.IN_HAND, S.AWAITING_OPINION},
}


def case_at(desk: Desk, state: Case.State) -> Case:
    """A case that came to this stage by its own acts."""
    if state == S.AWAITING_CONFIRMATION:
        with at(RECEIVED):
            return services.submit(desk.agency, applicant=person(), **WISH).case
    if state == S.AWAITING_SIGNATURE:
        return fresh(desk.submitted().case)
    if state == S.AWAITING_SERVICE:
        return fresh(desk.signed().case)
    if state in (S.CLOSED, S.ARCHIVED):
        case = desk.served()
        with at(RECEIVED):
            return services.archive(case, by=desk.officer) if state == S.ARCHIVED else case
    case = desk.received()
    with at(RECEIVED):
        if state == S.AWAITING_CORRECTION:
            services.require_correction(case, by=desk.officer, points="写明年份", until=date(2026, 9, 30))
        if state == S.AWAITING_REASONS:
            services.require_reasons(case, by=desk.officer, points="每件的用处", until=date(2026, 9, 30))
        if state == S.AWAITING_PAYMENT:
            services.notice_fee(case, by=desk.head, unit="pages", count=68, how="代收银行")
        if state == S.CANCELLED:
            services.cancel(case, by=desk.head, reason="同一份申请登记了两次")
        if state == S.AWAITING_OPINION:
            services.send_inquiry(case, by=desk.officer, to="经营企业", matter="能否公开", on=RECEIVED)
    return fresh(case)


def refusal(act: str, case: Case, officer):
    rule = getattr(rules, f"refusal_to_{act}")
    dated = "today" in inspect.signature(rule).parameters and act != "assign"
    return rule(case, officer, today=RECEIVED) if dated else rule(case, officer)


@pytest.mark.parametrize("state", list(S))
def test_an_act_fits_exactly_the_stages_of_the_table(state):
    desk = Desk()
    both = make_officer(desk.agency, Role.CASE_OFFICER, Role.DISCLOSURE_HEAD)
    case = case_at(desk, state)
    assert case.state == state
    fitting = {act for act in STAGES if not isinstance(refusal(act, case, both), NotThisStage)}
    assert fitting == {act for act, stages in STAGES.items() if state in stages}


@pytest.mark.parametrize("state", list(S))
def test_what_the_page_offers_the_rules_allow_and_what_it_refuses_they_refuse(state):
    desk = Desk()
    case = case_at(desk, state)
    for officer in (desk.officer, desk.head):
        acts = acts_for(case, officer, RECEIVED)
        assert [refusal(offer.key, case, officer) for offer in acts.allowed] == [None] * len(acts.allowed)
        assert {each.key: each.reason for each in acts.refused} == {
            each.key: str(refusal(each.key, case, officer)) for each in acts.refused
        }
        assert sum(offer.primary for offer in acts.allowed) <= 1


def test_the_page_marks_the_act_that_moves_the_case_on():
    desk = Desk()
    case = desk.received()
    first = [acts_for(case, desk.officer, RECEIVED).allowed[0].key]
    with at(RECEIVED):
        services.record_search(
            case, by=desk.officer, places="档案室", words="停车", people="陈晓岚", on=RECEIVED, found=True
        )
    first.append(acts_for(case, desk.officer, RECEIVED).allowed[0].key)
    case = desk.decided(case=case)
    first.append(acts_for(case, desk.officer, RECEIVED).allowed[0].key)
    with at(RECEIVED):
        services.draft_letter(case, by=desk.officer)
    first.append(acts_for(case, desk.officer, RECEIVED).allowed[0].key)
    assert first == ["guide", "guide", "draft_letter", "submit_letter"]


@pytest.mark.parametrize("act", sorted(STAGES))
def test_no_act_is_open_to_another_agency_or_to_people_who_only_read(act):
    desk = Desk()
    case = case_at(desk, sorted(STAGES[act])[0])
    strangers = [
        make_officer(desk.district.subdistrict, Role.CASE_OFFICER, Role.DISCLOSURE_HEAD),
        make_officer(desk.district.government, Role.SUPERVISOR),
        make_officer(desk.agency, Role.READ_ONLY, Role.AUDITOR, Role.SYSTEM_ADMINISTRATOR, Role.EDITOR),
    ]
    assert [type(refusal(act, case, stranger)) for stranger in strangers] == [NotAllowed] * 3


def test_extending_and_signing_are_the_heads_alone():
    desk = Desk()
    case = desk.received()
    letter = desk.submitted()
    with at(RECEIVED):
        with pytest.raises(NotAllowed, match="同意延期要由"):
            services.extend(case, by=desk.officer, working_days=5, reason="页数多")
        with pytest.raises(NotAllowed, match="审签答复书要由"):
            services.sign_letter(letter, by=desk.officer)


def test_a_case_is_given_only_to_someone_who_handles_cases_there_today():
    desk = Desk()
    case = desk.received()
    elsewhere = make_officer(desk.district.subdistrict, Role.CASE_OFFICER, name="沈立")
    with at(RECEIVED):
        with pytest.raises(Exception, match="沈立今天不是区住建局的经办人"):
            services.assign(case, by=desk.officer, to=elsewhere.person)
        with pytest.raises(Exception, match="已经由陈晓岚经办"):
            services.assign(case, by=desk.officer, to=desk.officer.person)


def test_days_stated_by_an_officer_never_lie_in_the_future_or_before_their_cause():
    desk = Desk()
    case = desk.received()
    tomorrow = date(2026, 9, 17)
    letter = desk.signed()
    with at(RECEIVED):
        with pytest.raises(Exception, match="今天才9月16日"):
            services.send_inquiry(case, by=desk.officer, to="企业", matter="能否公开", on=tomorrow)
        with pytest.raises(Exception, match="早于收到申请的9月16日"):
            services.send_inquiry(case, by=desk.officer, to="企业", matter="能否公开", on=date(2026, 9, 15))
        with pytest.raises(Exception, match="今天才9月16日"):
            services.serve_letter(letter, by=desk.officer, method=ServiceMethod.POST, on=tomorrow, proof="x")
        with pytest.raises(Exception, match="早于签发答复书的9月16日"):
            services.serve_letter(
                letter, by=desk.officer, method=ServiceMethod.POST, on=date(2026, 9, 15), proof="x"
            )


def test_a_letter_of_an_earlier_decision_is_not_sent_up():
    desk = Desk()
    letter = desk.drafted(Outcome.G2)
    desk.decided(Outcome.D5, case=fresh(letter.case))
    with at(RECEIVED), pytest.raises(Exception, match="重新起草后再送审"):
        services.submit_letter(letter, by=desk.officer)
