"""Identical applications answered together: each a case of its own, all or none, nobody told of another."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.agencies.roles import Role
from gongkai.cases import selectors, services
from gongkai.cases.acts import acts_for
from gongkai.cases.carried import carried
from gongkai.cases.errors_joint import LeadNotAnswered, NothingChosen, OneOfThemFailed
from gongkai.cases.errors_sign_off import NotTheLastStep, NotYourStep
from gongkai.cases.models import Case, CaseTie, Letter, SignOffStep
from gongkai.cases.selectors import public_timeline, reply_letter
from gongkai.cases.selectors.sign_off import waiting_step
from gongkai.cases.services.identity import applicant_of
from gongkai.law.decisions import Outcome
from gongkai.trail.selectors import records_of
from tests.agencies.builders import make_officer
from tests.cases.factories import NAME, RECEIVED, Desk, at, company, fresh, person
from tests.cases.test_conversion import NEIGHBOUR
from tests.guard.builders import ID_NUMBER as VALID_NUMBER

pytestmark = pytest.mark.django_db
WRITTEN = "本机关另行说明：考核结果每年4月公布。"


def led(desk: Desk, outcome: Outcome = Outcome.G2, **wish) -> Case:
    """A case with a decision, and a letter an officer has added a paragraph to."""
    letter = desk.drafted(outcome, case=desk.received(**wish))
    with at(RECEIVED):
        services.edit_letter(letter, by=desk.officer, paragraphs=[*letter.paragraphs, WRITTEN])
    return fresh(letter.case)


def joined(desk: Desk, lead: Case, *others: Case) -> list[CaseTie]:
    with at(RECEIVED):
        return services.join(lead, list(others), by=desk.officer)


def neighbour(desk: Desk, number: int = 0, **wish) -> Case:
    who = NEIGHBOUR | ({"identity_number": f"99010619880512{number:04d}"} if number else {})
    return desk.received(applicant=person(**who), **wish)


def test_another_applicant_gets_the_decision_and_the_text_in_a_letter_of_its_own():
    desk = Desk()
    lead, other = led(desk), neighbour(desk)
    (tie,) = joined(desk, lead, other)
    other = fresh(other)
    letter, first = reply_letter(other), reply_letter(lead)
    assert (tie.kind, tie.to) == (CaseTie.Kind.JOINT, lead)
    assert selectors.current_decision(other).outcome == "G2"
    assert letter.paragraphs[-1] == WRITTEN
    body = "".join(letter.paragraphs)
    assert other.number in body and lead.number not in body
    assert letter.addressee == other.applicant_masked != first.addressee
    assert other.due_on == lead.due_on and other.pk != lead.pk


def test_an_organisation_is_addressed_as_one_in_the_text_carried_over():
    desk = Desk()
    lead = led(desk)
    with at(RECEIVED):
        letter = reply_letter(lead)
        services.edit_letter(letter, by=desk.officer, paragraphs=[*letter.paragraphs, "请您留意公告。"])
    other = desk.received(applicant=company())
    joined(desk, lead, other)
    assert reply_letter(other).paragraphs[-1] == "请你单位留意公告。"


def test_only_what_names_the_leads_number_gets_the_others_number_and_day():
    lead, other = (
        Case(number="明住建申〔2026〕1号", applicant_class="natural"),
        Case(number="明住建申〔2026〕7号", applicant_class="natural"),
    )
    lead.received_on, other.received_on = RECEIVED, RECEIVED.replace(day=18)
    written = [
        "2026年9月16日收到您的申请（编号：明住建申〔2026〕1号），改过。",
        "协议签订于2026年9月16日。",
        "甲",
    ]
    text = carried(written, lead=lead, composed=["甲"], other=other, own=["乙"])
    assert text == [
        "2026年9月18日收到您的申请（编号：明住建申〔2026〕7号），改过。",
        "协议签订于2026年9月16日。",
        "乙",
    ]


def test_the_same_applicant_gets_one_letter_that_names_every_number():
    desk = Desk()
    lead, second, third = led(desk), desk.received(), desk.received()
    ties = joined(desk, lead, second, third)
    assert {tie.kind for tie in ties} == {CaseTie.Kind.MERGED}
    body = "".join(reply_letter(lead).paragraphs)
    assert f"{second.number}、{third.number}" in body and "与本件一并答复" in body
    assert [selectors.current_decision(fresh(case)).outcome for case in (second, third)] == ["O3", "O3"]
    assert reply_letter(second) is None
    told = public_timeline(fresh(second))[0].text
    assert lead.number in told and "一并答复" in told


def test_what_is_merged_is_closed_only_once_the_lead_is_answered():
    desk = Desk()
    lead, second = led(desk), desk.received()
    joined(desk, lead, second)
    with at(RECEIVED), pytest.raises(LeadNotAnswered, match="签发以后才能办结"):
        services.close_without_letter(second, by=desk.head, reason="并案")


def test_all_letters_at_one_step_are_agreed_to_together_with_the_opinion_on_each():
    desk = Desk()
    section = make_officer(desk.agency, Role.SECTION_HEAD)
    lead, other, ahead = led(desk), neighbour(desk), neighbour(desk)
    joined(desk, lead, other, ahead)
    with at(RECEIVED):
        services.set_sign_off(by=desk.head, section_head="always", reason="重要答复多人把关")
        services.submit_joint(lead, by=desk.officer)
        services.approve_letter(reply_letter(ahead), by=section)
        with pytest.raises(NotTheLastStep):
            services.sign_joint(lead, by=section)
        assert services.approve_joint(lead, by=section, opinion="依据准确") == 2
        with pytest.raises(NotYourStep):
            services.approve_joint(lead, by=section)
        assert len(services.sign_joint(lead, by=desk.head)) == 3
    opinions = SignOffStep.objects.filter(role="section_head").order_by("letter__case_id")
    assert list(opinions.values_list("opinion", flat=True)) == ["依据准确", "依据准确", ""]
    assert "joint_approved" in [each.act for each in records_of(lead)]


def test_one_letter_that_came_back_holds_up_the_agreement_to_all():
    desk = Desk()
    section = make_officer(desk.agency, Role.SECTION_HEAD)
    lead, other = led(desk), neighbour(desk)
    joined(desk, lead, other)
    with at(RECEIVED):
        services.set_sign_off(by=desk.head, section_head="always", reason="重要答复多人把关")
        services.submit_joint(lead, by=desk.officer)
        services.return_letter(reply_letter(other), by=section, reason="地址写错了")
        with pytest.raises(OneOfThemFailed, match=other.number):
            services.approve_joint(lead, by=section)
    assert waiting_step(fresh(lead)).role == Role.SECTION_HEAD


def test_all_letters_are_sent_up_and_signed_together_and_what_is_merged_closes():
    desk = Desk()
    lead, same, other = led(desk), desk.received(), neighbour(desk)
    joined(desk, lead, same, other)
    with at(RECEIVED):
        assert services.submit_joint(lead, by=desk.officer) == 2
        signed = services.sign_joint(lead, by=desk.head)
    assert len({letter.number for letter in signed}) == 2
    lead, same, other = fresh(lead), fresh(same), fresh(other)
    assert [case.state for case in (lead, same, other)] == ["awaiting_service", "closed", "awaiting_service"]
    assert [case.outcome for case in (lead, same, other)] == ["G2", "O3", "G2"]
    assert same.replied_on is None and same.late is False
    assert applicant_of(other).name == "周明远" and NAME not in str(reply_letter(other).paragraphs)


def test_one_failure_undoes_all_and_names_the_case():
    desk = Desk()
    lead, other, third = led(desk), neighbour(desk), neighbour(desk, 3)
    joined(desk, lead, other, third)
    with at(RECEIVED):
        services.withdraw(third)
        with pytest.raises(OneOfThemFailed, match=rf"{third.number}办不了.*全部没有办"):
            services.submit_joint(lead, by=desk.officer)
    assert {fresh(case).state for case in (lead, other)} == {"in_hand"}
    assert not Letter.objects.filter(state="submitted").exists()
    with at(RECEIVED):
        services.leave_joint(third, by=desk.officer, reason="申请人撤回")
        assert services.submit_joint(lead, by=desk.officer) == 2


def test_a_case_that_cannot_be_taken_in_leaves_all_as_they_were():
    desk = Desk()
    lead, other, waiting = led(desk), neighbour(desk), neighbour(desk, 4)
    with at(RECEIVED):
        services.send_inquiry(waiting, by=desk.officer, to="企业", matter="能否公开", on=RECEIVED)
    with pytest.raises(OneOfThemFailed, match=f"{waiting.number}办不了：现在是“征求意见”"):
        joined(desk, lead, other, waiting)
    assert not CaseTie.objects.exists()
    assert selectors.current_decision(fresh(other)) is None


def test_signing_undoes_all_where_the_signer_sent_one_up():
    desk = Desk()
    lead, other = led(desk), neighbour(desk)
    joined(desk, lead, other)
    make_officer(desk.agency, Role.DISCLOSURE_HEAD)  # who could sign what the first one sends up
    with at(RECEIVED):
        services.submit_letter(reply_letter(other), by=desk.head)
        services.submit_joint(lead, by=desk.officer)
        with pytest.raises(OneOfThemFailed, match=f"{other.number}办不了"):
            services.sign_joint(lead, by=desk.head)
    assert not Letter.objects.exclude(number="").exists()
    assert fresh(lead).outcome == ""


def test_the_gates_of_a_case_hold_for_it_alone():
    """A file with personal data keeps back every case it was carried to, each until it is looked at there."""
    desk = Desk()
    case = desk.received()
    with at(RECEIVED):
        document = services.attach_reply_file(
            case, by=desk.head, name="名单.txt", content=f"负责人{VALID_NUMBER}".encode()
        )
        services.clear_finding(document.findings.get(), by=desk.officer, reason="本人")
    lead = fresh(desk.drafted(case=case).case)
    other = neighbour(desk)
    joined(desk, lead, other)
    copy = other.documents.get(kind="reply_attachment")
    assert copy.original_id != document.original_id and copy.original.sha256 == document.original.sha256
    with at(RECEIVED), pytest.raises(OneOfThemFailed, match=other.number):
        services.submit_joint(lead, by=desk.officer)


@pytest.mark.parametrize("outcome", [Outcome.N1, Outcome.D4, Outcome.D6, Outcome.G3])
def test_the_papers_a_court_asks_for_lie_in_every_case(outcome: Outcome):
    desk = Desk()
    case = desk.received()
    with at(RECEIVED):
        if outcome is Outcome.N1:
            services.record_search(
                case, by=desk.officer, places="档案室", words="停车", people="陈", on=RECEIVED, found=False
            )
    lead = fresh(desk.drafted(outcome, case=case).case)
    other = neighbour(desk)
    joined(desk, lead, other)
    assert selectors.evidence_missing(fresh(other), outcome) == ()
    if outcome is Outcome.N1:
        assert other.searches.get().places == "档案室"
    else:
        assert all(lead.number in row.text for row in other.evidence.all())


def test_joining_again_carries_the_letter_as_it_reads_now_and_adds_no_second_tie():
    desk = Desk()
    lead, other = led(desk), neighbour(desk)
    joined(desk, lead, other)
    with at(RECEIVED):
        letter = reply_letter(lead)
        services.edit_letter(letter, by=desk.officer, paragraphs=[*letter.paragraphs[:-1], "改过的说明。"])
    joined(desk, lead, other)
    assert reply_letter(other).paragraphs[-1] == "改过的说明。"
    assert CaseTie.objects.count() == 1


def test_a_changed_decision_of_the_lead_is_not_sent_up_with_the_old_one_of_another():
    desk = Desk()
    lead, other = led(desk), neighbour(desk)
    joined(desk, lead, other)
    lead = fresh(desk.drafted(Outcome.D5, case=lead).case)
    with at(RECEIVED), pytest.raises(OneOfThemFailed, match="不一样了"):
        services.submit_joint(lead, by=desk.officer)


def test_of_another_agency_or_nothing_nothing_is_joined():
    desk = Desk()
    lead = led(desk)
    with pytest.raises(NothingChosen):
        joined(desk, lead)
    with pytest.raises(NothingChosen):
        joined(desk, lead, lead)


def test_whoever_leaves_after_being_merged_is_decided_anew_and_named_no_longer():
    desk = Desk()
    lead, second = led(desk), desk.received()
    joined(desk, lead, second)
    with at(RECEIVED):
        services.leave_joint(second, by=desk.officer, reason="内容其实不同")
    assert selectors.current_decision(fresh(second)) is None
    assert second.number not in "".join(reply_letter(lead).paragraphs)
    assert selectors.ties_of(lead).merged == ()


def test_a_case_is_answered_with_one_other_only():
    desk = Desk()
    lead, other = led(desk), neighbour(desk)
    joined(desk, lead, other)
    another = fresh(led(desk, applicant=None))
    with pytest.raises(OneOfThemFailed, match=f"已经和{lead.number}一并答复"):
        joined(desk, another, other)
    with pytest.raises(OneOfThemFailed, match="不能再并到另一件"):
        joined(desk, another, lead)


def test_the_acts_of_answering_together_show_where_they_belong():
    desk = Desk()
    lead, other = led(desk), neighbour(desk)
    keys = {each.key for each in acts_for(fresh(lead), desk.officer, RECEIVED).allowed}
    assert "join" in keys and "submit_joint" not in keys
    joined(desk, lead, other)
    keys = {each.key for each in acts_for(fresh(lead), desk.officer, RECEIVED).allowed}
    assert {"join", "submit_joint"} <= keys
    assert "leave_joint" in {each.key for each in acts_for(fresh(other), desk.officer, RECEIVED).allowed}
    with at(RECEIVED):
        services.submit_joint(lead, by=desk.officer)
    assert "sign_joint" in {each.key for each in acts_for(fresh(lead), desk.head, RECEIVED).allowed}


def test_the_cases_beside_are_found_in_as_many_queries_for_one_as_for_three():
    desk = Desk()
    lead = led(desk)
    neighbour(desk)

    def counted() -> int:
        with CaptureQueriesContext(connection) as found:
            rows = list(selectors.to_answer_together(lead))
            [rules_of(lead, row) for row in rows]
        return len(found)

    one = counted()
    for number in (5, 6):
        neighbour(desk, number)
    assert counted() == one


def rules_of(lead: Case, row: Case):
    from gongkai.cases import rules

    return rules.refusal_to_take_in(lead, row)
