"""Own records put right (art. 41): found by one, approved by another, told in a paper, counted as O3."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from gongkai.agencies.roles import Role
from gongkai.cases import selectors, services
from gongkai.cases.acts import acts_for
from gongkai.cases.errors import EndsWithPaper, NoRecordCorrection, SecondPersonToApprove, TextMissing
from gongkai.cases.figures import cells_table3
from gongkai.cases.models import Case, Notice, Paper
from tests.agencies.builders import make_officer
from tests.cases.factories import NAME, Desk, at, fresh
from tests.cases.test_papers import words_of
from tests.workbench.world import signed_in

pytestmark = pytest.mark.django_db
FOUND = date(2026, 9, 18)
ASKED = {
    "matter": "住房档案里的建成年份写成了1979年",
    "proof": "房屋所有权证记载1997年",
    "text": "核对原始档案，年份抄写有误",
}


def proposed(desk: Desk, finding: str = "corrected", **more) -> Case:
    case = desk.received()
    with at(FOUND):
        services.propose_record_correction(case, by=desk.officer, finding=finding, **(ASKED | more))
    return fresh(case)


def approved(desk: Desk, finding: str = "corrected", **more) -> Case:
    case = proposed(desk, finding, **more)
    with at(FOUND):
        services.approve_record_correction(case, by=desk.head)
    return fresh(case)


def test_the_paper_stands_for_the_reply_and_the_case_counts_as_other():
    desk = Desk()
    case = approved(desk)
    paper = Paper.objects.get()
    said = words_of(paper)
    assert (paper.kind, paper.title) == ("record_correction", "更正政府信息申请处理告知书")
    assert f"{NAME}：" in said and "要求更正：住房档案里的建成年份写成了1979年。" in said
    assert "本机关已经更正。核对原始档案，年份抄写有误。" in said and "自收到本告知书之日起60日内" in said
    assert (case.state, case.outcome, case.late) == ("closed", "O3", False)
    assert cells_table3([desk.agency.pk], 2026)[("C63", "total")] == 1
    told = Notice.objects.get(kind="record_correction_approved", channel="email")
    assert "作出处理" in told.text and "1979" not in told.text


@pytest.mark.parametrize(
    ("finding", "sentence"),
    [
        ("passed_on", "本机关已转送有权更正的云州市档案馆（0990-5550100）处理。"),
        ("told", "请您向有权更正的云州市档案馆（0990-5550100）提出。"),
        ("not_shown", "现有证据不能证明该记录不准确，本机关不予更正。"),
    ],
)
def test_each_finding_is_told_in_its_own_words(finding, sentence):
    approved(Desk(), finding, agency_name="云州市档案馆", agency_contact="0990-5550100")
    assert sentence in words_of(Paper.objects.get())


def test_who_may_correct_is_named_where_it_is_not_this_agency():
    with pytest.raises(TextMissing):
        proposed(Desk(), "told")


def test_a_second_person_approves():
    desk = Desk()
    case = desk.received()
    other = make_officer(desk.agency, Role.DISCLOSURE_HEAD, name="周明")
    with at(FOUND):
        services.propose_record_correction(case, by=desk.head, finding="corrected", **ASKED)
        with pytest.raises(SecondPersonToApprove):
            services.approve_record_correction(case, by=desk.head)
        services.approve_record_correction(case, by=other)
    assert fresh(case).state == "closed"


def test_it_does_not_end_without_its_paper_and_another_decision_takes_its_place():
    desk = Desk()
    case = proposed(desk)
    with at(FOUND):
        with pytest.raises(EndsWithPaper):
            services.close_without_letter(case, by=desk.head, reason="已经办了")
        assert acts_for(case, desk.head, FOUND).allowed[0].key == "approve_record_correction"
    desk.decided(case=case, on=FOUND)
    with at(FOUND), pytest.raises(NoRecordCorrection):
        services.approve_record_correction(case, by=desk.head)


def test_proposed_again_the_later_finding_counts():
    desk = Desk()
    case = proposed(desk, "not_shown")
    with at(FOUND):
        services.propose_record_correction(case, by=desk.officer, finding="corrected", **ASKED)
        services.approve_record_correction(case, by=desk.head)
    assert "本机关已经更正。" in words_of(Paper.objects.get())


def test_past_our_own_term_it_is_late():
    """Received on 16 September 2026: 20 working days end on 20 October."""
    desk = Desk()
    on_time, late = proposed(desk), proposed(desk)
    with at(date(2026, 10, 20)):
        services.approve_record_correction(on_time, by=desk.head)
    with at(date(2026, 10, 21)):
        services.approve_record_correction(late, by=desk.head)
    assert [fresh(on_time).late, fresh(late).late] == [False, True]


def test_the_head_finds_it_among_what_waits_and_the_page_shows_what_was_found():
    desk = Desk()
    case = proposed(desk)
    with at(FOUND):
        client = signed_in(desk.head)
        url = reverse("desk:case_approve_record_correction", args=[case.pk])
        assert url in client.get(reverse("desk:signing")).content.decode()
        page = client.get(url).content.decode()
        assert "房屋所有权证记载1997年" in page and "10月20日" in page
        assert "本机关已经更正" in client.post(url, {"preview": "1"}).content.decode()
    assert [each.to_approve for each in selectors.to_close_without_letter(Case.objects.all())] == [True]
    assert not Paper.objects.exists()
