"""The applicant's own acts: a correction starts the term afresh, a withdrawal lies before the head."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.agencies.errors import Refusal
from gongkai.cases import rules, services
from gongkai.cases.acts import acts_for
from gongkai.cases.errors import (
    AlreadyAnswered,
    AlreadyWithdrawn,
    CorrectionOver,
    NoCorrectionAwaited,
    NotConfirmedYet,
    TextMissing,
)
from gongkai.cases.models import Case, Letter
from gongkai.cases.selectors import clock_of, current_decision, timeline, to_close_without_letter
from gongkai.law.decisions import Outcome
from gongkai.trail.models import Record
from tests.cases.factories import NAME, WISH, Desk, at, fresh, person

RECEIVED = date(2026, 11, 2)  # a Monday
ASKED, SENT, UNTIL = date(2026, 11, 5), date(2026, 11, 15), date(2026, 11, 27)  # SENT is a Sunday
pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def asked(desk) -> Case:
    case = desk.received(RECEIVED)
    with at(ASKED):
        services.require_correction(case, by=desk.officer, points="写明停车场的名称。", until=UNTIL)
    return fresh(case)


def test_a_correction_counts_from_the_day_it_is_sent_also_on_a_sunday(asked):
    # Sent on Sunday 15 November 2026. Counted: 16 to 20, 23 to 27, 30 November to 4, 7 to 11 December
    with at(SENT):
        notice = services.correct_by_applicant(asked, text="湖东片区2号停车场。")
    case = fresh(asked)
    assert (notice.answered_on, notice.answer) == (SENT, "湖东片区2号停车场。")
    assert (case.state, case.due_on, clock_of(case).started_on) == ("in_hand", date(2026, 12, 11), SENT)


def test_the_trail_says_the_applicant_sent_it_and_who_that_is_stands_nowhere(asked):
    with at(SENT):
        services.correct_by_applicant(asked, text="2号停车场", files=[(f"{NAME}的说明.txt", b"1")])
    record = Record.objects.get(act="correction_received")
    assert (record.actor, record.actor_label) == (None, "申请人")
    kept = fresh(asked).documents.get(kind="correction")
    assert (kept.original.name, kept.added_by) == ("＊＊的说明.txt", None)


def test_on_the_last_day_it_is_in_time_and_the_day_after_the_page_says_what_to_do(asked):
    with at(UNTIL, hour=23):
        assert rules.refusal_to_correct(asked, today=UNTIL) is None
    with at(date(2026, 11, 28)), pytest.raises(CorrectionOver, match="11月27日，已经过了"):
        services.correct_by_applicant(asked, text="2号停车场")


def test_a_correction_is_sent_once_and_only_where_one_was_asked_for(desk, asked):
    with at(SENT):
        services.correct_by_applicant(asked, text="2号停车场")
        with pytest.raises(NoCorrectionAwaited):
            services.correct_by_applicant(asked, text="还有一句")
        with pytest.raises(NoCorrectionAwaited):
            services.correct_by_applicant(desk.received(RECEIVED), text="没有人问")


def test_an_empty_correction_is_refused(asked):
    with at(SENT), pytest.raises(TextMissing):
        services.correct_by_applicant(asked, text="  ")
    assert fresh(asked).state == Case.State.AWAITING_CORRECTION


def test_what_the_officer_takes_in_by_hand_leaves_the_same_facts(desk, asked):
    other = desk.received(RECEIVED)
    with at(ASKED):
        services.require_correction(other, by=desk.officer, points="写明停车场的名称。", until=UNTIL)
    with at(SENT):
        services.correct_by_applicant(asked, text="2号停车场")
        services.record_correction(fresh(other), by=desk.officer, on=SENT, text="2号停车场")
    told = [[(fact.kind, fact.on, fact.basis) for fact in case.clock_facts.all()] for case in (asked, other)]
    assert told[0] == told[1]


def test_a_withdrawal_is_on_file_in_words_and_proposes_to_close(desk, asked):
    with at(SENT):
        services.withdraw(asked)
    case = fresh(asked)
    decision = current_decision(case)
    assert (decision.outcome, decision.details, decision.decided_by) == (
        "O3",
        {"how_closed": "申请人撤回"},
        None,
    )
    paper = case.evidence.get(key="closing_paper")
    assert paper.text == "申请人2026年11月15日10:00凭申请编号和查询码在网上申请撤回"
    entry = timeline(case)[0]
    assert (entry.text, entry.actor) == ("申请人在网上申请撤回，等公开工作机构负责人办结", "申请人")


def test_after_a_withdrawal_closing_is_what_the_head_is_offered_first(desk):
    case = desk.received(RECEIVED)
    with at(SENT):
        services.withdraw(case)
        offered = acts_for(fresh(case), desk.head, SENT).allowed
        assert (offered[0].key, offered[0].primary) == ("close_without_letter", True)
        services.close_without_letter(fresh(case), by=desk.head, reason="申请人撤回")
    closed = fresh(case)
    assert (closed.state, closed.outcome, closed.replied_on) == ("closed", "O3", None)


def test_a_letter_waiting_for_signature_goes_back(desk):
    letter = desk.submitted(on=RECEIVED)
    with at(SENT):
        services.withdraw(letter.case)
        case = fresh(letter.case)
        assert (case.state, case.letters.get().state) == ("in_hand", Letter.State.RETURNED)
        with pytest.raises(Refusal):  # it answers a decision that no longer stands
            services.submit_letter(case.letters.get(), by=desk.officer)


def test_nothing_is_withdrawn_before_both_sides_have_confirmed(desk):
    with at(RECEIVED):
        case = services.submit(desk.agency, applicant=person(), **WISH).case
        with pytest.raises(NotConfirmedYet, match=desk.agency.phone):
            services.withdraw(case)


@pytest.mark.parametrize("answered", ["signed", "served"])
def test_nothing_is_withdrawn_once_the_decision_is_signed(desk, answered):
    made = getattr(desk, answered)(on=RECEIVED)
    case = made if isinstance(made, Case) else made.case
    with at(SENT), pytest.raises(AlreadyAnswered):
        services.withdraw(fresh(case))


def test_a_second_withdrawal_and_a_correction_after_one_are_refused(asked):
    with at(SENT):
        services.withdraw(asked)
        with pytest.raises(AlreadyWithdrawn, match="11月15日"):
            services.withdraw(fresh(asked))
        with pytest.raises(AlreadyWithdrawn):
            services.correct_by_applicant(fresh(asked), text="2号停车场")


def test_where_the_officer_decides_otherwise_after_a_telephone_call_it_can_be_withdrawn_anew(desk):
    case = desk.received(RECEIVED)
    with at(SENT):
        services.withdraw(case)
    case = desk.decided(Outcome.G2, on=SENT, case=fresh(case))
    assert rules.refusal_to_withdraw(case) is None


def test_what_waits_for_the_head_to_close_is_listed_until_it_is_closed(desk):
    case, other = desk.received(RECEIVED), desk.received(RECEIVED)
    with at(SENT):
        services.withdraw(case)
        assert list(to_close_without_letter(Case.objects.all())) == [case]
        services.close_without_letter(fresh(case), by=desk.head, reason="申请人撤回")
        assert not to_close_without_letter(Case.objects.all()).exists()
    assert fresh(other).state == Case.State.IN_HAND
