"""Reconsideration and litigation: their own dates, what is to be done next, and the cells of table 4."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from gongkai.agencies.errors import NotAllowed, Refusal
from gongkai.agencies.roles import Role
from gongkai.cases import figures, selectors, services
from gongkai.cases.models import CaseDocument, Remedy, RemedyPaper
from gongkai.cases.remedy_acts import remedy_acts_for
from gongkai.trail.selectors import records_of
from tests.agencies.builders import make_officer
from tests.cases.factories import Desk, at

FILED = date(2026, 9, 18)
COPY = date(2026, 9, 21)  # a Monday: ten working days later is 12 October
BODY = "明河区人民政府"


@pytest.fixture
def desk(db) -> Desk:
    return Desk()


def _filed(desk: Desk, on: date = COPY, **changes) -> Remedy:
    case = desk.served()
    with at(on):
        given = {"route": "review", "filed_on": FILED, "body": BODY, "copy_received_on": COPY} | changes
        return services.file_remedy(case, by=desk.officer, **given)


def test_our_next_day_follows_from_the_copy(desk):
    remedy = _filed(desk)
    assert (remedy.next_step, remedy.next_on) == ("answer", date(2026, 10, 12))


def test_the_simple_procedure_leaves_five_working_days(desk):
    remedy = _filed(desk, copy_received_on=None)
    assert (remedy.next_step, remedy.next_on) == ("", None)
    with at(COPY):
        remedy = services.record_remedy_copy(
            remedy, by=desk.officer, received_on=COPY, procedure="simple", reference="明府复〔2026〕8号"
        )
    assert (remedy.next_on, remedy.reference) == (date(2026, 9, 29), "明府复〔2026〕8号")


def test_the_acts_follow_the_course_and_say_why_not(desk):
    remedy = _filed(desk, copy_received_on=None)
    acts = remedy_acts_for(remedy, desk.officer)
    assert [each.key for each in acts.allowed] == ["copy", "course", "conclude", "withdraw"]
    assert [(each.key, each.reason) for each in acts.refused] == [
        ("answer", "还没有登记收到申请书或者起诉状副本，答复期限从收到副本起算，先登记收到副本")
    ]
    with at(COPY):
        remedy = services.record_remedy_copy(remedy, by=desk.officer, received_on=COPY, procedure="ordinary")
    acts = remedy_acts_for(remedy, desk.officer)
    assert (acts.allowed[0].key, acts.allowed[0].primary) == ("answer", True)
    assert [(each.key, each.reason) for each in acts.refused] == [("copy", "已登记9月21日收到副本")]


def test_a_late_answer_is_recorded_as_late(desk):
    remedy = _filed(desk)
    late = date(2026, 10, 13)
    with at(late):
        services.record_remedy_answer(
            remedy, by=desk.officer, answered_on=late, proof="签收单", files=[("答复书.txt", "答复".encode())]
        )
    newest = selectors.timeline(remedy.case)[0]
    assert (newest.text, newest.sub) == ("行政复议：10月13日提交答复和证据，晚于10月12日", "签收单")
    paper = RemedyPaper.objects.get(remedy=remedy)
    assert (paper.part, paper.document.kind) == ("answer", CaseDocument.Kind.REMEDY)


def test_a_decision_that_orders_something_makes_the_next_day(desk):
    remedy = _filed(desk)
    with at(date(2026, 11, 3)):
        remedy = services.conclude_remedy(
            remedy,
            by=desk.officer,
            result="corrected",
            concluded_on=date(2026, 10, 30),
            received_on=date(2026, 11, 2),
            text="撤销答复，责令重新作出",
            ordered="重新作出答复",
            ordered_working_days=15,
        )
        # 3 to 6, 9 to 13, 16 to 20 and 23 November
        assert (remedy.next_step, remedy.next_on) == ("carry_out", date(2026, 11, 23))
        assert not remedy.is_open
    with at(date(2026, 11, 24)):
        remedy = services.record_carried_out(
            remedy, by=desk.officer, on=date(2026, 11, 24), text="重新作出答复"
        )
    assert (remedy.next_step, remedy.next_on) == ("", None)
    record = records_of(remedy.case).last()
    assert (record.act, record.details["late"]) == ("remedy_carried_out", True)


def test_a_suit_after_review_is_linked_to_it_and_counts_in_its_own_row(desk):
    review = _filed(desk)
    with at(date(2026, 11, 20)):
        services.conclude_remedy(
            review, by=desk.officer, result="upheld", concluded_on=date(2026, 11, 2), text="维持"
        )
        suit = services.file_remedy(
            review.case,
            by=desk.officer,
            route="after_review",
            filed_on=date(2026, 11, 16),
            body="明河区人民法院",
        )
        assert (suit.review, suit.co_defendant) == (review, BODY)
        services.conclude_remedy(
            suit, by=desk.officer, result="corrected", concluded_on=date(2026, 11, 20), text="撤销"
        )
    assert figures.cells_table4([desk.agency.pk], 2026) == {
        ("review", "upheld"): 1,
        ("review", "total"): 1,
        ("after_review", "corrected"): 1,
        ("after_review", "total"): 1,
    }


def test_a_reviewing_body_that_changed_the_reply_is_no_co_defendant(desk):
    review = _filed(desk)
    with at(date(2026, 11, 20)):
        services.conclude_remedy(
            review, by=desk.officer, result="corrected", concluded_on=date(2026, 11, 2), text="变更"
        )
        suit = services.file_remedy(
            review.case, by=desk.officer, route="after_review", filed_on=date(2026, 11, 16), body="法院"
        )
    assert suit.co_defendant == ""


def test_a_review_of_another_case_is_refused(desk):
    review, other = _filed(desk), desk.served()
    with at(COPY), pytest.raises(Refusal, match="要是这一件申请的行政复议"):
        services.file_remedy(
            other, by=desk.officer, route="after_review", filed_on=FILED, body="法院", review=review
        )


def test_a_withdrawal_ends_it_as_another_result(desk):
    remedy = _filed(desk)
    with at(date(2026, 10, 9)):
        remedy = services.withdraw_remedy(
            remedy, by=desk.officer, on=date(2026, 10, 9), text="复议终止决定书"
        )
        assert (remedy.result, remedy.withdrawn, remedy.next_on) == ("other", True, None)
        with pytest.raises(Refusal, match="已在10月9日登记审结"):
            services.record_remedy_answer(remedy, by=desk.officer, answered_on=COPY, proof="签收单")
    assert figures.cells_table4([desk.agency.pk], 2026) == {("review", "other"): 1, ("review", "total"): 1}


def test_the_course_moves_the_decision_and_names_a_hearing(desk):
    remedy = _filed(desk)
    with at(COPY):
        services.record_remedy_answer(remedy, by=desk.officer, answered_on=COPY, proof="签收单")
        remedy = services.record_remedy_course(
            remedy, by=desk.officer, accepted_on=COPY, extended_days=30, hearing_on=date(2026, 10, 20)
        )
        with pytest.raises(Refusal, match="至少填一项"):
            services.record_remedy_course(remedy, by=desk.officer)
        with pytest.raises(Refusal, match="延长31日不行，最多延长30日"):
            services.record_remedy_course(remedy, by=desk.officer, extended_days=31)
    assert (remedy.next_step, remedy.next_on) == ("hearing", date(2026, 10, 20))
    days = {day.key: day.by for day in selectors.timetable_of(remedy)}
    assert days["decision"] == date(2026, 12, 21)  # 90 days: 20 December is a Sunday


def test_a_suit_has_no_extension_to_record(desk):
    suit = _filed(desk, route="direct")
    with at(COPY), pytest.raises(Refusal, match="只有普通程序的行政复议可以延长"):
        services.record_remedy_course(suit, by=desk.officer, extended_days=10)


def test_our_next_day_stands_first_and_a_hearing_that_is_over_last(desk):
    waits, soon = _filed(desk, copy_received_on=None), _filed(desk)
    heard = _filed(desk)
    with at(date(2026, 10, 9)):
        services.record_remedy_answer(heard, by=desk.officer, answered_on=COPY, proof="签收单")
        services.record_remedy_course(heard, by=desk.officer, hearing_on=date(2026, 10, 8))
    found = selectors.remedies_for(desk.officer)
    ordered = selectors.by_next_day(found, today=date(2026, 10, 9)).order_by("order_on", "pk")
    assert list(ordered) == [soon, waits, heard]
    assert list(selectors.remedies_due(found, last=date(2026, 10, 12))) == [soon]


def test_only_who_handles_cases_records_a_course(desk):
    remedy = _filed(desk)
    reader = make_officer(desk.agency, Role.READ_ONLY)
    with at(COPY), pytest.raises(NotAllowed):
        services.withdraw_remedy(remedy, by=reader, on=COPY, text="终止")


@pytest.mark.parametrize(
    "wrong",
    [
        {"extended_days": 31},
        {"route": "direct", "extended_days": 1},
        {"answered_on": date(2026, 9, 20)},  # before the copy
        {"copy_received_on": None, "answered_on": COPY},
        {"decision_received_on": COPY},  # without a decision
        {"withdrawn": True},
        {"ordered": "公开", "result": "pending"},
        {"ordered_working_days": 5},
        {"carried_out_on": COPY},
    ],
)
def test_the_database_refuses_a_course_that_cannot_be(desk, wrong):
    remedy = _filed(desk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Remedy.objects.filter(pk=remedy.pk).update(**wrong)


def test_a_suit_names_a_review_only_after_one(desk):
    review = _filed(desk)
    direct = _filed(desk, route="direct")
    with pytest.raises(IntegrityError), transaction.atomic():
        Remedy.objects.filter(pk=direct.pk).update(review=review)
