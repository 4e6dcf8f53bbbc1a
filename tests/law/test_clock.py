"""The clock against a naive walk that knows nothing of it: one day after the other, with a counter."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.law.calendar import published_calendar
from gongkai.law.clock import Fact, FactKind, Part, due_state, reply_clock
from gongkai.law.errors import ImpossibleFacts
from gongkai.law.terms import (
    agency_opinion_due,
    correction_notice_due,
    judgment_due,
    opinion_due,
    payment_due,
    working_days_left,
)

CALENDAR = published_calendar()
HISTORIES = 2500 if os.environ.get("CI") == "true" else 300


@dataclass(frozen=True)
class History:
    """What happened, in offsets of days from receipt; None where it did not."""

    received: date
    asked: int | None
    corrected: int | None
    fee: tuple[int, int] | None
    inquiries: tuple[tuple[int, int | None], ...]
    extensions: tuple[tuple[int, int], ...]
    deferrals: tuple[tuple[int, int], ...] = ()

    def day(self, offset: int) -> date:
        return self.received + timedelta(days=offset)

    def facts(self) -> list[Fact]:
        found = [Fact(FactKind.RECEIVED, self.received)]
        if self.asked is not None:
            found.append(Fact(FactKind.CORRECTION_REQUIRED, self.day(self.asked)))
        if self.corrected is not None:
            found.append(Fact(FactKind.CORRECTED, self.day(self.corrected)))
        if self.fee:
            found.append(Fact(FactKind.FEE_NOTICED, self.day(self.fee[0])))
            found.append(Fact(FactKind.FEE_PAID, self.day(self.fee[1])))
        for number, (sent, ended) in enumerate(self.inquiries):
            found.append(Fact(FactKind.INQUIRY_SENT, self.day(sent), ref=str(number)))
            if ended is not None:
                found.append(Fact(FactKind.INQUIRY_ENDED, self.day(ended), ref=str(number)))
        found += [Fact(FactKind.EXTENDED, self.day(on), n) for on, n in self.extensions]
        found += [Fact(FactKind.DEFERRED, self.day(on), n) for on, n in self.deferrals]
        return found[::-1]  # the order in which facts were recorded must not matter


@st.composite
def histories(draw: st.DrawFn) -> History:
    offset = st.integers(0, 45)
    asked = draw(st.none() | st.integers(0, 14))
    corrected = None
    if draw(st.booleans()):
        corrected = (asked or 0) + draw(st.integers(0, 20))
    noticed = draw(st.none() | offset)
    inquiries = draw(st.lists(st.tuples(offset, st.none() | st.integers(0, 30)), max_size=3))
    extensions = draw(st.lists(st.tuples(offset, st.integers(1, 10)), max_size=2))
    deferrals = draw(st.lists(st.tuples(st.integers(0, 80), st.integers(1, 30)), max_size=2))
    return History(
        received=draw(st.dates(date(2007, 1, 1), date(2027, 12, 31))),
        asked=asked,
        corrected=corrected,
        fee=None if noticed is None else (noticed, noticed + draw(st.integers(0, 28))),
        inquiries=tuple((sent, None if length is None else sent + length) for sent, length in inquiries),
        extensions=tuple(extensions),
        deferrals=tuple(deferrals),
    )


def naive_due(history: History) -> date:
    """Walk day by day. Every day may stop, count, restart the counter or add to the term, in that order."""

    def working_days_after(offset: int, n: int) -> int:
        while n:
            offset += 1
            n -= CALENDAR.is_working(history.day(offset))
        return offset

    stopped: set[int] = set()
    for sent, ended in history.inquiries:
        stopped.update(range(sent + 1, (working_days_after(sent, 15) if ended is None else ended) + 1))
    restarts: set[int] = set()
    if history.corrected is not None and (history.asked is None or history.asked <= working_days_after(0, 7)):
        restarts.add(history.corrected)
    counted, term, offset, over, late = 0, 20, 0, False, False
    while True:
        counted += offset > 0 and offset not in stopped and CALENDAR.is_working(history.day(offset))
        if offset in restarts:
            counted, over, late = 0, False, False
        if history.fee and offset == history.fee[0] and not late:
            restarts.add(history.fee[1])  # the notice came inside the term
            if offset == history.fee[1]:
                counted, over = 0, False
        if not over:
            term += sum(n for on, n in history.extensions if on == offset)
        if not late:
            term += sum(n for on, n in history.deferrals if on == offset)  # told inside the term
        if counted == term and not any(offset < again for again in restarts):
            return history.day(offset)
        # an extension still counts on the 20th day itself, not after it
        over, late = over or counted >= 20, late or counted >= term
        offset += 1


@settings(max_examples=HISTORIES, deadline=None)
@given(histories())
def test_the_due_date_is_where_a_naive_walk_ends(history):
    clock = reply_clock(history.facts(), CALENDAR)
    assert clock.due == naive_due(history)


@settings(max_examples=HISTORIES // 3, deadline=None)
@given(histories())
def test_the_proof_walks_every_day_and_counts_exactly_the_term(history):
    clock = reply_clock(history.facts(), CALENDAR)
    days = (clock.due - clock.started_on).days + 1
    assert [step.on for step in clock.steps] == [clock.started_on + timedelta(days=n) for n in range(days)]
    assert [step.ordinal for step in clock.steps if step.counts] == list(range(1, clock.term + 1))
    assert clock.steps[-1].kind == "due"
    assert clock.original_due <= clock.extension_until <= clock.due
    stopped = sum(step.kind == "paused" for step in clock.steps)
    assert [part.figure for part in clock.parts if part.figure.startswith("停表")] == (
        [f"停表{stopped}个工作日"] if stopped else []
    )


def test_the_equation_says_start_term_pause_extension_and_due_day():
    # the case of the officers' guide: 12 working days of inquiry over the National Day holiday, then 15 more
    facts = [
        Fact(FactKind.RECEIVED, date(2026, 9, 16)),
        Fact(FactKind.INQUIRY_SENT, date(2026, 9, 28)),
        Fact(FactKind.INQUIRY_ENDED, date(2026, 10, 20)),
        Fact(FactKind.EXTENDED, date(2026, 11, 4), 15),
    ]
    clock = reply_clock(facts, CALENDAR)
    law = "《政府信息公开条例》"
    assert clock.parts == (
        Part("收到", "9月16日", f"{law}第三十一条", "start"),
        Part("第三十三条第二款", "20个工作日", f"{law}第三十三条第二款"),
        Part("征求意见", "停表12个工作日", f"{law}第三十三条第三款"),
        Part("11月4日告知", "延长15个工作日", f"{law}第三十三条第二款"),
        Part("第35日", "11月26日", "", "equals"),
    )
    assert clock.extension_until == date(2026, 11, 5)


def test_each_kind_of_day_says_why_it_counts_or_not():
    facts = [
        Fact(FactKind.RECEIVED, date(2026, 9, 16)),
        Fact(FactKind.INQUIRY_SENT, date(2026, 9, 28)),
        Fact(FactKind.INQUIRY_ENDED, date(2026, 10, 20)),
    ]
    steps = {step.on: step for step in reply_clock(facts, CALENDAR).steps}
    said = {day: (steps[day].kind, steps[day].mark, steps[day].why) for day in steps}
    assert said[date(2026, 9, 16)] == ("start", "收到", "收到，当日不计")
    assert said[date(2026, 9, 17)] == ("counted", "", "工作日，计入第1日")
    assert said[date(2026, 9, 19)] == ("off", "休", "周六")
    assert said[date(2026, 9, 20)] == ("counted", "", "国庆节调休上班，计入第3日")
    assert said[date(2026, 9, 25)] == ("off", "中秋", "中秋节放假")
    assert said[date(2026, 10, 10)] == ("paused", "停", "征求意见停表，不计（国庆节调休上班）")
    assert said[date(2026, 11, 5)] == ("due", "", "工作日，计入第20日，答复期限届满")
    assert steps[date(2026, 9, 28)].notes == (
        "9月28日发出征求意见书，当日仍算，次日停表（第三十三条第三款）",
    )
    assert steps[date(2026, 9, 20)].make_up is True


def test_days_left_and_the_state_turn_over_on_the_due_day():
    due = date(2026, 3, 30)  # a Monday
    asked = [date(2026, 3, d) for d in (24, 25, 29, 30, 31)] + [date(2026, 4, 6), date(2026, 4, 7)]
    left = [(working_days_left(day, due, CALENDAR), due_state(day, due, CALENDAR)) for day in asked]
    assert left == [
        (4, "far"),
        (3, "soon"),
        (1, "soon"),
        (0, "today"),
        (-1, "late"),
        (-4, "late"),
        (-5, "late"),
    ]


def test_the_weekend_after_a_friday_due_day_is_late():
    assert working_days_left(date(2026, 3, 28), date(2026, 3, 27), CALENDAR) == -1
    assert due_state(date(2026, 3, 28), date(2026, 3, 27), CALENDAR) == "late"


def test_other_terms_count_their_working_days_from_the_next_day():
    start = date(2026, 3, 2)
    assert correction_notice_due(start, CALENDAR) == date(2026, 3, 11)
    assert opinion_due(start, CALENDAR) == date(2026, 3, 23)
    assert agency_opinion_due(start, CALENDAR) == date(2026, 3, 23)
    assert judgment_due(start, CALENDAR) == date(2026, 3, 30)
    assert payment_due(start, CALENDAR) == date(2026, 3, 30)


def test_when_two_inquiries_run_a_reference_says_which_one_ended():
    def open_end(ref: str) -> date:
        facts = [
            Fact(FactKind.RECEIVED, date(2026, 3, 2)),
            Fact(FactKind.INQUIRY_SENT, date(2026, 3, 3), ref="first"),
            Fact(FactKind.INQUIRY_SENT, date(2026, 3, 10), ref="second"),
            Fact(FactKind.INQUIRY_ENDED, date(2026, 3, 12), ref=ref),
        ]
        return next(pause.ended for pause in reply_clock(facts, CALENDAR).pauses if pause.open)

    assert open_end("second") == date(2026, 3, 24)  # 15 working days after 3 March
    assert open_end("first") == date(2026, 3, 31)  # 15 working days after 10 March
    assert open_end("") == date(2026, 3, 31)  # without a reference the earlier one is taken as ended


def test_a_notice_that_comes_later_moves_the_due_date_and_ends_the_doubt():
    before = CALENDAR.restrict(range(2007, 2026))
    facts = [Fact(FactKind.RECEIVED, date(2026, 1, 30))]
    # without the notice of 2026 the Spring Festival is not known: 20 plain weekdays
    assert [(c.due, c.provisional) for c in (reply_clock(facts, before), reply_clock(facts, CALENDAR))] == [
        (date(2026, 2, 27), True),
        (date(2026, 3, 5), False),
    ]


def test_a_fee_notice_after_the_term_does_not_start_it_afresh():
    """Received on Monday 2 March 2026: 20 working days end on 30 March."""
    facts = [Fact(FactKind.RECEIVED, date(2026, 3, 2)), Fact(FactKind.FEE_PAID, date(2026, 4, 1))]
    in_time = reply_clock([*facts, Fact(FactKind.FEE_NOTICED, date(2026, 3, 30))], CALENDAR)
    late = reply_clock([*facts, Fact(FactKind.FEE_NOTICED, date(2026, 3, 31))], CALENDAR)
    assert (in_time.started_on, in_time.notes) == (date(2026, 4, 1), ())
    assert (late.due, late.started_on, late.awaiting) == (date(2026, 3, 30), date(2026, 3, 2), None)
    assert late.notes == (
        "收费通知3月31日发出，答复期限3月30日已届满，期限不重新起算（国办函〔2020〕109号）。",
    )


def test_a_deferral_adds_its_days_to_the_term_and_leaves_the_first_date_in_sight():
    """Received on Wednesday 16 September 2026: the 20th working day is 20 October, the 30th 3 November."""
    facts = [
        Fact(FactKind.RECEIVED, date(2026, 9, 16)),
        Fact(FactKind.DEFERRED, date(2026, 10, 19), 10),
    ]
    clock = reply_clock(facts, CALENDAR)
    assert (clock.original_due, clock.due, clock.term) == (date(2026, 10, 20), date(2026, 11, 3), 30)
    law = "《政府信息公开条例》"
    assert clock.parts == (
        Part("收到", "9月16日", f"{law}第三十一条", "start"),
        Part("第三十三条第二款", "20个工作日", f"{law}第三十三条第二款"),
        Part("10月19日告知", "延迟10个工作日", f"{law}第三十五条"),
        Part("第30日", "11月3日", "", "equals"),
    )
    steps = {step.on: step for step in clock.steps}
    assert (steps[date(2026, 10, 21)].why, steps[date(2026, 10, 21)].citation) == (
        "工作日，延迟答复，计入第21日",
        f"{law}第三十五条",
    )
    assert steps[date(2026, 10, 19)].notes == ("10月19日告知延迟10个工作日答复（第三十五条）",)


def test_a_deferral_comes_after_an_extension_in_the_proof():
    facts = [
        Fact(FactKind.RECEIVED, date(2026, 9, 16)),
        Fact(FactKind.EXTENDED, date(2026, 10, 19), 5),  # 27 October
        Fact(FactKind.DEFERRED, date(2026, 10, 27), 5),  # 3 November
    ]
    steps = {step.on: step.why for step in reply_clock(facts, CALENDAR).steps}
    assert steps[date(2026, 10, 27)] == "工作日，延长期限，计入第25日"
    assert steps[date(2026, 10, 28)] == "工作日，延迟答复，计入第26日"
    assert steps[date(2026, 11, 3)] == "工作日，延迟答复，计入第30日，答复期限届满"


def test_a_deferral_told_after_the_term_hides_no_lateness():
    facts = [
        Fact(FactKind.RECEIVED, date(2026, 9, 16)),
        Fact(FactKind.DEFERRED, date(2026, 10, 21), 10),
    ]
    clock = reply_clock(facts, CALENDAR)
    assert clock.due == date(2026, 10, 20)
    assert clock.notes == (
        "延迟10个工作日在10月21日告知，答复期限10月20日已届满，不计入期限（第三十五条）。",
    )


def test_a_deferral_of_no_day_is_refused():
    with pytest.raises(ImpossibleFacts, match="至少为1（第三十五条）"):
        reply_clock(
            [Fact(FactKind.RECEIVED, date(2026, 9, 16)), Fact(FactKind.DEFERRED, date(2026, 9, 17))], CALENDAR
        )
