"""One application with several matters becomes several cases: one day, one term, one applicant, one code."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.cases import figures, selectors, services
from gongkai.cases.errors import IdentityErased
from gongkai.cases.errors_split import (
    AlreadySplit,
    FeeAlreadyNoticed,
    IsAPart,
    StillWaiting,
    TiedToOthers,
    TooFewMatters,
    TooManyMatters,
)
from gongkai.cases.models import Case, CaseSplit, Identity, IdentityProof, Notice, Paper
from gongkai.cases.selectors.related import same_applicant
from gongkai.cases.selectors.tie import split_family
from gongkai.cases.services import Matter
from gongkai.cases.services.identity import applicant_of, read_identity_proof
from gongkai.law.receipt import Channel
from tests.cases.factories import NAME, RECEIVED, WISH, Desk, at, fresh, person
from tests.cases.test_joint import joined, led, neighbour
from tests.workbench.world import PNG

pytestmark = pytest.mark.django_db
MATTERS = (
    Matter("停车场特许经营协议", "湖东片区停车场特许经营协议全文"),
    Matter("停车场考核结果", "2025年停车场履约考核结果"),
    Matter("停车场收费标准", "现行收费标准的批准文件"),
)


def split(desk: Desk, case: Case, matters=MATTERS, on: date = RECEIVED) -> list[Case]:
    with at(on):
        return services.split(case, by=desk.officer, matters=matters, reason="协议、考核和收费是三件事")


def test_every_matter_is_a_case_received_on_the_same_day_with_the_same_term():
    desk = Desk()
    case = desk.received()
    second, third = split(desk, case)
    whole = fresh(case)
    # 16 September 2026 is a Wednesday; 20 working days of the 2026 notice end on 20 October
    assert {each.due_on for each in (whole, second, third)} == {date(2026, 10, 20)}
    assert {each.received_on for each in (whole, second, third)} == {RECEIVED}
    assert [each.serial for each in (whole, second, third)] == [1, 2, 3]
    assert [each.title for each in (whole, second, third)] == [matter.title for matter in MATTERS]
    assert second.description == MATTERS[1].description
    same = ("channel", "wanted_form", "delivery", "applicant_class", "applicant_mark", "holder", "state")
    assert {tuple(getattr(each, name) for name in same) for each in (whole, second, third)} == {
        tuple(getattr(case, name) for name in same)
    }


def test_what_the_applicant_wrote_is_kept_whole_and_the_texts_are_marked_anew():
    desk = Desk()
    case = desk.received()
    second, _ = split(desk, case)
    kept = CaseSplit.objects.get()
    assert (kept.title, kept.description, kept.count) == (WISH["title"], WISH["description"], 3)
    marks = {fresh(case).text_mark, second.text_mark, case.text_mark}
    assert len(marks) == 3 and "" not in marks


def test_the_clock_of_a_part_carries_the_correction_and_the_extension_of_the_whole():
    desk = Desk()
    case = desk.received()
    with at(date(2026, 9, 18)):
        services.require_correction(case, by=desk.officer, points="写明是哪几件", until=date(2026, 9, 30))
    with at(date(2026, 9, 28)):
        services.record_correction(case, by=desk.officer, on=date(2026, 9, 28), text="三件", files=[])
        services.extend(case, by=desk.head, working_days=5, reason="页数多")
        second, third = split(desk, fresh(case), on=date(2026, 9, 28))
    whole = fresh(case)
    # from 28 September afresh: 20 working days skip 1-7 October and count Saturday 10 October, plus 5
    clocks = {(each.original_due_on, each.due_on) for each in (whole, second, third)}
    assert len(clocks) == 1
    assert clocks.pop() == (whole.original_due_on, whole.due_on)
    assert second.correction.answered_on == date(2026, 9, 28)
    assert all(fact.basis.startswith(f"分自{case.number}：") for fact in second.clock_facts.all())


def test_the_applicant_is_sealed_under_a_key_of_each_case_pictures_too():
    desk = Desk()
    case = desk.received(identity_files=[("证件.png", PNG)])
    second, third = split(desk, case)
    assert [applicant_of(each) for each in (case, second, third)] == [person()] * 3
    keys = {bytes(key) for key in Identity.objects.values_list("wrapped_key", flat=True)}
    assert len(keys) == 3
    with at(RECEIVED):
        shown = read_identity_proof(IdentityProof.objects.get(case=second), by=desk.officer)
    assert shown.content == PNG
    assert NAME not in str(Case.objects.values_list())


def test_one_code_opens_all_and_no_new_one_is_given_out():
    desk = Desk()
    with at(RECEIVED):
        sent = services.submit(desk.agency, applicant=person(), **WISH)
        case = services.confirm_receipt(sent.case, by=desk.officer, confirmed_on=RECEIVED)
    second, third = split(desk, case)
    for each in (case, second, third):
        assert selectors.follow(each.number, sent.query_code) == each
        assert selectors.follow(each.number, "AAAA-AAAA") is None
    assert split_family(third.pk) == split_family(case.pk) == [case, second, third]
    assert split_family(neighbour(desk).pk) == []
    assert not Notice.objects.filter(text__contains=sent.query_code).exists()


def test_another_cases_code_does_not_open_a_part():
    desk = Desk()
    with at(RECEIVED):
        other = services.submit(desk.agency, applicant=person(), **WISH)
    second, _ = split(desk, desk.received())
    assert selectors.follow(second.number, other.query_code) is None


def test_the_applicant_is_told_by_a_paper_that_names_every_number():
    desk = Desk()
    case = desk.received()
    second, third = split(desk, case)
    paper = Paper.objects.get(kind="split")
    text = "".join(paper.paragraphs)
    assert "分为3件" in text and second.number in text and third.number in text
    assert WISH["title"] in text and "原来的查询码" in text
    assert Notice.objects.filter(case=case, kind="case_split").exists()
    assert not Notice.objects.filter(case=second).exists()


def test_every_part_counts_in_the_month_and_in_the_report():
    desk = Desk()
    case = desk.received()
    second, third = split(desk, case)
    assert [same_applicant(each).in_month for each in (fresh(case), second, third)] == [1, 2, 3]
    cells = figures.cells_table3([desk.agency.pk], 2026)
    assert (cells["A", "natural"], cells["A", "total"]) == (3, 3)


def test_what_was_proposed_for_the_whole_no_longer_stands():
    desk = Desk()
    case = fresh(desk.drafted().case)
    split(desk, case)
    assert selectors.current_decision(fresh(case)) is None
    with at(RECEIVED), pytest.raises(Exception, match="还没有作出处理决定"):
        services.submit_letter(selectors.reply_letter(case), by=desk.officer)


def test_each_part_is_answered_by_itself():
    desk = Desk()
    second, _ = split(desk, desk.received())
    letter = desk.signed(case=second)
    body = "".join(letter.paragraphs)
    assert second.number in body and MATTERS[1].description in body


def test_a_part_is_not_split_again_nor_the_whole():
    desk = Desk()
    case = desk.received()
    second, _ = split(desk, case)
    with pytest.raises(IsAPart, match=case.number):
        split(desk, second)
    with pytest.raises(AlreadySplit, match="不能撤销"):
        split(desk, fresh(case))


def test_nothing_is_split_while_something_is_awaited_or_a_fee_was_noticed():
    desk = Desk()
    paid, asked = desk.received(), desk.received()
    with at(RECEIVED):
        services.notice_fee(paid, by=desk.head, unit="pages", count=68, how="代收银行")
        services.record_payment(paid, by=desk.officer, on=RECEIVED, amount=380, voucher="0001")
        services.send_inquiry(asked, by=desk.officer, to="企业", matter="能否公开", on=RECEIVED)
    with pytest.raises(FeeAlreadyNoticed):
        split(desk, fresh(paid))
    with pytest.raises(Exception, match="现在是“征求意见”"):
        split(desk, fresh(asked))
    with at(RECEIVED):
        services.add_evidence(asked, by=desk.officer, key="closing_paper", text="撤回书")
        services.decide(asked, by=desk.officer, outcome="O3", grounds="撤回", details={"how_closed": "撤回"})
    with pytest.raises(StillWaiting):
        split(desk, fresh(asked))


def test_what_is_answered_with_others_leaves_first():
    desk = Desk()
    lead, other = led(desk), neighbour(desk)
    joined(desk, lead, other)
    for case in (lead, other):
        with pytest.raises(TiedToOthers):
            split(desk, fresh(case))


def test_too_few_and_too_many_matters_are_refused_and_leave_no_number():
    desk = Desk()
    case = desk.received()
    for matters in (MATTERS[:1], (*MATTERS[:1], Matter(" ", "x"))):
        with pytest.raises(TooFewMatters):
            split(desk, case, matters)
    with pytest.raises(TooManyMatters, match="最多分成20件"):
        split(desk, case, [Matter(f"第{n}件", "内容") for n in range(21)])
    assert Case.objects.count() == 1
    assert desk.received().serial == 2


def test_an_erased_applicant_cannot_be_sealed_anew():
    desk = Desk()
    case = desk.received()
    Identity.objects.filter(case=case).update(wrapped_key=None, erased_on=RECEIVED)
    with pytest.raises(IdentityErased):
        split(desk, case)
    assert Case.objects.count() == 1


def test_parts_of_an_application_by_post_keep_its_proof():
    desk = Desk()
    with at(RECEIVED):
        case = services.register(
            desk.agency,
            by=desk.officer,
            channel=Channel.POST_SIGNED,
            applicant=person(),
            signed_on=RECEIVED,
            tracking_number="EA123456789CN",
            **WISH,
        ).case
    second, _ = split(desk, case)
    assert second.receipt.tracking_number == "EA123456789CN"
    assert second.receipt.came_on == RECEIVED
