"""What acts do to the reply term, every day worked out by hand on the 2026 notice.

Off in the autumn of 2026: 25-27 September, 1-7 October; worked: Sunday 20 September, Saturday 10 October.
"""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from gongkai.cases import selectors, services
from gongkai.cases.errors import (
    CorrectionOnlyOnce,
    CorrectionTooLate,
    ExtensionOutOfRange,
    ExtensionTooLate,
    ExtensionUsedUp,
    FactsStand,
    NoOpenInquiry,
    SilenceTooEarly,
    WhichInquiry,
)
from gongkai.cases.models import Case, ClockFact
from gongkai.law.calendar import published_calendar
from gongkai.law.receipt import Channel
from gongkai.trail.selectors import records_of
from tests.cases.factories import RECEIVED, WISH, Desk, at, fresh, person

pytestmark = pytest.mark.django_db
S = Case.State


def inquire(desk: Desk, case: Case, on: date, to: str = "停车场经营企业"):
    with at(on):
        return services.send_inquiry(case, by=desk.officer, to=to, matter="能否公开", on=on)


def opinion(desk: Desk, case: Case, on: date, answer: str = "partial", **which):
    with at(on):
        return services.record_opinion(case, by=desk.officer, on=on, answer=answer, text="部分同意", **which)


def test_the_example_of_the_design_falls_due_on_26_november():
    # received 16 September; asked 28 September to 20 October: 29, 30 September, 8-10, 12-16, 19, 20 October
    # are 12 working days out; 15 more on 4 November
    desk = Desk()
    case = desk.received()
    inquire(desk, case, date(2026, 9, 28))
    assert (fresh(case).state, fresh(case).paused) == (S.AWAITING_OPINION, True)
    opinion(desk, case, date(2026, 10, 20))
    assert (fresh(case).due_on, fresh(case).paused) == (date(2026, 11, 5), False)
    with at(date(2026, 11, 4)):
        case = services.extend(case, by=desk.head, working_days=15, reason="共214页，需要逐页判断")
    assert (case.due_on, case.original_due_on) == (date(2026, 11, 26), date(2026, 10, 20))
    clock = selectors.clock_of(case)
    assert (clock.due, clock.term, clock.steps[-1].ordinal) == (date(2026, 11, 26), 35, 35)


def test_while_an_inquiry_is_open_the_due_day_is_the_latest_possible_one():
    # 15 working days after Monday 28 September: 29, 30, 8, 9, 10, 12-16, 19-23 October; from 26 October the
    # 9th to 20th day run: 26-30 October, 2-6 and 9-10 November
    desk = Desk()
    case = desk.received()
    inquire(desk, case, date(2026, 9, 28))
    assert fresh(case).due_on == date(2026, 11, 10)


def test_a_corrected_application_starts_the_term_afresh():
    desk = Desk()
    case = desk.received()
    with at(date(2026, 9, 22)):
        services.require_correction(case, by=desk.officer, points="写明年份", until=date(2026, 10, 15))
    assert fresh(case).state == S.AWAITING_CORRECTION
    with at(date(2026, 10, 12)):
        services.record_correction(case, by=desk.officer, on=date(2026, 10, 12), text="2024年至2025年")
    case = fresh(case)
    # from Tuesday 13 October: 4 days that week, 5, 5, 5, and Monday 9 November is the 20th
    assert (case.state, case.due_on) == (S.IN_HAND, date(2026, 11, 9))


def test_a_correction_may_be_asked_until_the_seventh_working_day_and_once_only():
    # 17, 18, 20 (worked Sunday), 21, 22, 23, 24 September
    desk = Desk()
    case, late = desk.received(), desk.received()
    with at(date(2026, 9, 24)):
        services.require_correction(case, by=desk.officer, points="写明年份", until=date(2026, 9, 30))
    with at(date(2026, 9, 28)):
        with pytest.raises(CorrectionTooLate, match="9月24日已过（第三十条）"):
            services.require_correction(late, by=desk.officer, points="写明年份", until=date(2026, 10, 9))
        services.record_correction(case, by=desk.officer, on=date(2026, 9, 28), text="2025年")
        with pytest.raises(CorrectionOnlyOnce, match="9月24日已经告知过"):
            services.require_correction(case, by=desk.officer, points="再补", until=date(2026, 10, 9))


def test_an_extension_is_refused_after_the_first_term_and_beyond_twenty_days():
    desk = Desk()
    case, late = desk.received(), desk.received()
    with at(date(2026, 10, 20)):  # the last day
        services.extend(case, by=desk.head, working_days=12, reason="页数多")
        with pytest.raises(ExtensionOutOfRange, match="还可以延长1至8个工作日"):
            services.extend(case, by=desk.head, working_days=9, reason="页数多")
        with pytest.raises(ExtensionOutOfRange):
            services.extend(case, by=desk.head, working_days=0, reason="页数多")
        services.extend(case, by=desk.head, working_days=8, reason="页数多")
        with pytest.raises(ExtensionUsedUp, match="已经延长20个工作日"):
            services.extend(case, by=desk.head, working_days=1, reason="页数多")
    with at(date(2026, 10, 21)), pytest.raises(ExtensionTooLate, match="10月20日已届满"):
        services.extend(late, by=desk.head, working_days=5, reason="页数多")
    # 20 more working days after 20 October: 21-23, 26-30, 2-6, 9-13, 16, 17 November
    assert (fresh(case).due_on, fresh(late).due_on) == (date(2026, 11, 17), date(2026, 10, 20))


def test_two_inquiries_at_once_take_a_day_out_once_and_the_answer_names_its_own():
    desk = Desk()
    case = desk.received()
    first = inquire(desk, case, date(2026, 9, 17), "甲公司")
    second = inquire(desk, case, date(2026, 9, 21), "乙公司")
    with at(date(2026, 9, 22)), pytest.raises(WhichInquiry, match="有2份征求意见书"):
        services.record_opinion(case, by=desk.officer, on=date(2026, 9, 22), answer="consent", text="")
    opinion(desk, case, date(2026, 9, 22), "consent", inquiry=second)
    assert fresh(case).state == S.AWAITING_OPINION
    opinion(desk, case, date(2026, 9, 23), "consent", inquiry=first)
    # 18, 20, 21, 22, 23 September are out: five working days
    assert (fresh(case).state, fresh(case).due_on) == (S.IN_HAND, date(2026, 10, 27))
    with at(date(2026, 9, 24)), pytest.raises(Exception, match="登记意见要在"):
        services.record_opinion(case, by=desk.officer, on=date(2026, 9, 24), answer="consent", text="")


def test_silence_is_recorded_once_the_fifteen_working_days_are_over():
    desk = Desk()
    case = desk.received()
    inquire(desk, case, date(2026, 9, 28))  # the 15th working day is 23 October
    with pytest.raises(SilenceTooEarly, match="到10月23日为止"):
        opinion(desk, case, date(2026, 10, 22), "silence")
    opinion(desk, case, date(2026, 10, 23), "silence")
    assert fresh(case).due_on == date(2026, 11, 10)


def test_an_answer_to_an_inquiry_of_another_case_is_refused():
    desk = Desk()
    case, other = desk.received(), desk.received()
    inquire(desk, case, RECEIVED)
    foreign = inquire(desk, other, RECEIVED)
    with pytest.raises(NoOpenInquiry):
        opinion(desk, case, RECEIVED, inquiry=foreign)


@pytest.mark.parametrize(
    ("channel", "stated"),
    [
        (Channel.IN_PERSON, {"handed_on": RECEIVED}),
        (Channel.ORAL, {"handed_on": RECEIVED}),
        (Channel.POST_SIGNED, {"signed_on": RECEIVED, "tracking_number": "EX260916001CN"}),
        (Channel.POST_PLAIN, {"confirmed_on": RECEIVED}),
        (Channel.EMAIL, {"confirmed_on": RECEIVED}),
        (Channel.FAX, {"confirmed_on": RECEIVED}),
    ],
)
def test_the_day_of_receipt_follows_the_channel_not_the_typing(channel, stated):
    desk = Desk()
    with at(date(2026, 9, 18)):
        case = services.register(
            desk.agency, by=desk.officer, channel=channel, applicant=person(), **stated, **WISH
        ).case
    assert (case.received_on, case.due_on, case.keyed_by) == (
        RECEIVED,
        date(2026, 10, 20),
        desk.officer.person,
    )


def test_a_plain_letter_waits_for_confirmation_and_a_signed_one_must_say_when():
    desk = Desk()
    with at(date(2026, 9, 17)):
        waiting = services.register(
            desk.agency,
            by=desk.officer,
            channel=Channel.POST_PLAIN,
            applicant=person(),
            came_on=RECEIVED,
            **WISH,
        ).case
        assert waiting.state == S.AWAITING_CONFIRMATION
        confirmed = services.confirm_receipt(waiting, by=desk.officer, confirmed_on=RECEIVED)
        assert confirmed.received_on == RECEIVED
        with pytest.raises(ValueError, match="签收之日为收到申请之日"):
            services.register(
                desk.agency, by=desk.officer, channel=Channel.POST_SIGNED, applicant=person(), **WISH
            )


def test_an_application_sent_online_is_not_confirmed_before_it_was_sent():
    desk = Desk()
    with at(RECEIVED):
        case = services.submit(desk.agency, applicant=person(), **WISH).case
        with pytest.raises(Exception, match="早于提交申请的9月16日"):
            services.confirm_receipt(case, by=desk.officer, confirmed_on=date(2026, 9, 15))


def test_a_wrong_day_of_receipt_is_superseded_and_stays_on_record():
    desk = Desk()
    case = desk.received()
    wrong = ClockFact.objects.get()
    with at(date(2026, 9, 18)):
        right = services.correct_fact(wrong, by=desk.head, on=date(2026, 9, 15), reason="收发章是15日")
        with pytest.raises(Exception, match="更正最新的那一条"):
            services.correct_fact(wrong, by=desk.head, on=date(2026, 9, 14), reason="再改")
    case = fresh(case)
    assert (case.received_on, case.due_on) == (date(2026, 9, 15), date(2026, 10, 19))
    assert (selectors.facts_of(case), ClockFact.objects.count()) == ([right], 2)


def test_facts_that_contradict_one_another_undo_the_act():
    desk = Desk()
    case = desk.received()
    inquire(desk, case, date(2026, 9, 18))
    received = ClockFact.objects.get(kind="received")
    with at(date(2026, 9, 21)), pytest.raises(ValueError, match="早于收到申请之日"):
        services.correct_fact(received, by=desk.head, on=date(2026, 9, 20), reason="试")
    assert (fresh(case).received_on, ClockFact.objects.count()) == (RECEIVED, 2)


def test_facts_are_neither_changed_nor_removed():
    desk = Desk()
    desk.received()
    fact = ClockFact.objects.get()
    for attempt in (fact.save, fact.delete, ClockFact.objects.all().delete):
        with pytest.raises(FactsStand), transaction.atomic():
            attempt()
    with pytest.raises(FactsStand):
        ClockFact.objects.update(on=RECEIVED)


def test_a_new_holiday_notice_moves_open_cases_and_leaves_a_record():
    # Before the notice only 1-3 October are known to be off: 17, 18, 21-25, 28-30 September, 5-9, 12-16
    # October. The notice moves the 20th working day to 20 October.
    desk = Desk()
    case = desk.received()
    closed = desk.served()
    before = published_calendar().restrict([2025])
    assert [each.number for each in services.recompute_due_dates(check=False, calendar=before)] == [
        case.number
    ] * 3
    case = fresh(case)
    assert (case.due_on, case.original_due_on, case.due_provisional) == (
        date(2026, 10, 16),
        date(2026, 10, 16),
        True,
    )
    found = services.recompute_due_dates(check=True)
    assert [(each.field, each.stored, each.computed) for each in found] == [
        ("original_due_on", date(2026, 10, 16), date(2026, 10, 20)),
        ("due_on", date(2026, 10, 16), date(2026, 10, 20)),
        ("due_provisional", True, False),
    ]
    assert fresh(case).due_on == date(2026, 10, 16)  # only checked
    assert services.recompute_due_dates(check=False) == found
    assert (fresh(case).due_on, services.recompute_due_dates(check=True)) == (date(2026, 10, 20), [])
    assert [record.act for record in records_of(case)][-2:] == ["due_date_recomputed"] * 2
    assert fresh(closed).due_on == date(2026, 10, 20)


def test_time_let_pass_after_the_fifteen_days_of_an_opinion_counts_for_the_agency():
    """Sent on Wednesday 16 September 2026; 25 to 27 September and 1 to 7 October are off, 20 September and
    10 October worked: the 15th working day after is 13 October, the 20th after that 10 November."""
    desk = Desk()
    silent, late, prompt = desk.received(), desk.received(), desk.received()
    lapsed = date(2026, 10, 13)
    for case, on, answer in ((silent, date(2026, 12, 1), "silence"), (late, date(2026, 12, 1), "consent")):
        with at(RECEIVED):
            services.send_inquiry(case, by=desk.officer, to="企业", matter="能否公开", on=RECEIVED)
        with at(on):
            services.record_opinion(case, by=desk.officer, on=on, answer=answer, text="")
    with at(RECEIVED):
        services.send_inquiry(prompt, by=desk.officer, to="企业", matter="能否公开", on=RECEIVED)
    with at(lapsed):
        services.record_opinion(prompt, by=desk.officer, on=lapsed, answer="silence", text="")
    due = {fresh(case).due_on for case in (silent, late, prompt)}
    assert due == {date(2026, 11, 10)}
    assert late.inquiries.get().ended_on == date(2026, 12, 1)
