"""The whole way of an application, and what each step leaves behind."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.agencies.roles import Role
from gongkai.cases import selectors, services
from gongkai.cases.errors import NotThisStage, SecondPersonNeeded
from gongkai.cases.models import Case, Letter
from gongkai.law.decisions import Outcome
from gongkai.law.service_of_letters import ServiceMethod
from gongkai.trail.selectors import records_of, verify
from tests.agencies.builders import make_officer
from tests.cases.factories import RECEIVED, WISH, Desk, at, complete_evidence, details_for, fresh, person

pytestmark = pytest.mark.django_db
S = Case.State


def test_an_application_sent_online_goes_all_the_way_to_the_archive():
    desk = Desk()
    with at(date(2026, 9, 15)):
        sent = services.submit(desk.agency, applicant=person(), **WISH)
    case = fresh(sent.case)
    assert (case.number, case.state, case.received_on, case.due_on) == (
        "明住建申〔2026〕1号",
        S.AWAITING_CONFIRMATION,
        None,
        None,
    )
    with at(RECEIVED):
        case = services.confirm_receipt(case, by=desk.officer, confirmed_on=RECEIVED)
        assert (case.state, case.received_on, case.holder) == (S.IN_HAND, RECEIVED, desk.officer.person)
        # 20 working days after 16 September 2026: Sunday 20 September and Saturday 10 October are worked,
        # 25-27 September and 1-7 October are off
        assert (case.due_on, case.original_due_on) == (date(2026, 10, 20), date(2026, 10, 20))
    with at(date(2026, 9, 22)):
        services.record_search(
            case,
            by=desk.officer,
            places="停车管理科、档案室",
            words="湖东 停车 特许",
            people="陈晓岚",
            on=date(2026, 9, 22),
            found=True,
        )
        complete_evidence(case, Outcome.G2, desk.officer)
        services.decide(
            case, by=desk.officer, outcome="G2", grounds="可以公开", details=details_for(Outcome.G2)
        )
        letter = services.draft_letter(case, by=desk.officer)
        services.submit_letter(letter, by=desk.officer)
    assert (fresh(case).state, fresh(case).outcome, fresh(case).decided_on) == (
        S.AWAITING_SIGNATURE,
        "",
        None,
    )
    with at(date(2026, 9, 23)):
        letter = services.sign_letter(letter, by=desk.head)
    case = fresh(case)
    assert (letter.number, letter.signed_on) == ("明住建公复〔2026〕1号", date(2026, 9, 23))
    assert (case.state, case.outcome, case.decided_on, case.replied_on) == (
        S.AWAITING_SERVICE,
        "G2",
        date(2026, 9, 23),
        None,
    )
    with at(date(2026, 9, 25)):
        service = services.serve_letter(
            letter, by=desk.officer, method=ServiceMethod.POST, on=date(2026, 9, 24), proof="EMS收寄凭证"
        )
        case = fresh(case)
        assert service.served_on == case.replied_on == date(2026, 9, 24)
        assert (case.state, case.closed_on) == (S.CLOSED, date(2026, 9, 25))
        case = services.archive(case, by=desk.officer)
    assert (case.state, case.archived_on) == (S.ARCHIVED, date(2026, 9, 25))
    assert [record.act for record in records_of(case)] == [
        "application_submitted",
        "receipt_confirmed",
        "search_recorded",
        "evidence_added",
        "decision_proposed",
        "letter_drafted",
        "letter_submitted",
        "letter_signed",
        "letter_served",
        "case_archived",
    ]
    assert verify().broken == ()


def test_nobody_signs_what_they_submitted():
    desk = Desk()
    make_officer(desk.agency, Role.DISCLOSURE_HEAD, name="另一位")
    letter = desk.drafted()
    with at(RECEIVED):
        letter = services.submit_letter(letter, by=desk.head)
        with pytest.raises(SecondPersonNeeded, match="不能是同一个人"):
            services.sign_letter(letter, by=desk.head)
    assert Letter.objects.get().state == Letter.State.SUBMITTED


def test_a_returned_letter_comes_back_with_its_reason_and_can_be_sent_up_again():
    desk = Desk()
    letter = desk.submitted()
    with at(RECEIVED):
        returned = services.return_letter(letter, by=desk.head, reason="写明附件份数")
        assert (returned.state, returned.return_reason) == (Letter.State.RETURNED, "写明附件份数")
        assert fresh(letter.case).state == S.IN_HAND
        services.edit_letter(returned, by=desk.officer, paragraphs=[*returned.paragraphs, "随函附协议一份。"])
        again = services.submit_letter(returned, by=desk.officer)
        signed = services.sign_letter(again, by=desk.head)
    assert (signed.paragraphs[-1], signed.return_reason) == ("随函附协议一份。", "")


def test_numbers_of_cases_and_letters_have_no_gaps_even_where_an_act_was_refused():
    desk = Desk()
    for _ in range(3):
        desk.signed()
    with at(RECEIVED), pytest.raises(NotThisStage):
        services.sign_letter(Letter.objects.first(), by=desk.head)
    with at(RECEIVED), pytest.raises(Exception, match="还缺"):
        services.submit(desk.agency, applicant=person(identity_number=""), **WISH)
    desk.signed()
    assert sorted(Case.objects.values_list("serial", flat=True)) == [1, 2, 3, 4]
    assert sorted(Letter.objects.values_list("number", flat=True)) == [
        f"明住建公复〔2026〕{number}号" for number in (1, 2, 3, 4)
    ]


def test_a_letter_signed_on_new_years_eve_and_served_in_january_counts_by_its_signature():
    desk = Desk()
    letter = desk.signed(on=date(2026, 12, 31))
    with at(date(2027, 1, 4)):
        services.serve_letter(
            letter, by=desk.officer, method=ServiceMethod.IN_PERSON, on=date(2027, 1, 4), proof="回证"
        )
    case = fresh(letter.case)
    assert (case.decided_on, case.replied_on) == (date(2026, 12, 31), date(2027, 1, 4))


def test_a_withdrawn_application_ends_without_a_letter_but_no_other_does():
    desk = Desk()
    case = desk.decided(Outcome.O3)
    with at(RECEIVED):
        closed = services.close_without_letter(case, by=desk.head, reason="申请人书面撤回")
    assert (closed.state, closed.outcome, closed.decided_on, closed.replied_on) == (
        S.CLOSED,
        "O3",
        RECEIVED,
        None,
    )
    granted = desk.decided(Outcome.G2)
    with at(RECEIVED), pytest.raises(Exception, match="要书面答复申请人"):
        services.close_without_letter(granted, by=desk.head, reason="不想写")


def test_the_timeline_tells_officers_everything_and_applicants_nothing_internal():
    desk = Desk()
    case = desk.received()
    with at(RECEIVED):
        services.add_note(case, by=desk.officer, text="第三方的联系人很难找")
        services.read_identity(case, by=desk.officer)
        services.extend(case, by=desk.head, working_days=5, reason="页数多")
    told = [entry.text for entry in selectors.public_timeline(case)]
    assert told == ["告知您延长答复期限5个工作日", "登记您的申请，当面提交"]
    assert [entry.text for entry in selectors.timeline(case)] == [
        "告知申请人延长5个工作日",
        "查看申请人身份信息",
        "第三方的联系人很难找",
        "登记收件，当面提交",
    ]
    assert {entry.actor for entry in selectors.public_timeline(case)} == {""}
