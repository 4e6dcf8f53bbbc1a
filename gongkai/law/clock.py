"""When an application must be answered, and the day-by-day proof of it (arts. 30-35, fee measures).

Three mechanisms, kept apart: a correction or a payment starts the term afresh; an inquiry takes days out of
it; an extension or a deferral makes it longer. A lost review or suit opens a round of its own.
A due date is always worked out from the facts, never stored as a fact.

Lives here: which facts move the term, the conclusion. Lives elsewhere: the facts (facts.py), the days taken
out (pauses.py), the proof day by day (proof.py), the figures (terms.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal

from gongkai.law.calendar import ONE_DAY, WorkingCalendar
from gongkai.law.citations import OGI
from gongkai.law.errors import ExtensionTooLong
from gongkai.law.facts import Fact, FactKind, in_order
from gongkai.law.pauses import Pause, pauses
from gongkai.law.proof import COUNTING, DEFERRAL, Longer, Part, Step, equation, walk, with_notes
from gongkai.law.terms import LONGEST_EXTENSION, REPLY, SOON, correction_notice_due, working_days_left
from gongkai.law.wording import day_text, short_day_text

__all__ = ["Clock", "Fact", "FactKind", "Part", "Step", "due_state", "reply_clock", "working_days_left"]


@dataclass(frozen=True)
class Course:
    """Where the term stands after the facts so far. started_by: what the term counts from."""

    started_on: date
    started_by: FactKind
    extension: int = 0
    extended_on: date | None = None
    deferral: int = 0
    deferred_on: date | None = None
    correction_pending: bool = False
    payment_pending: bool = False
    corrections: int = 0
    notes: tuple[str, ...] = ()

    @property
    def term(self) -> int:
        """Working days in all so far."""
        return REPLY.working_days + self.extension + self.deferral


@dataclass(frozen=True)
class Clock:
    """The conclusion from the facts of one case; steps and parts are worked out when asked for.

    due: last day in time; the latest possible one while an inquiry is open.
    original_due: 20 working days from started_on, without pauses and extension: what was late before them
    stays
        visible. A correction or payment moves it, as the law starts the term afresh.
    extension_until: end of the first 20 counted days (pauses in it): the last day to tell of an extension.
    term: working days in all, 20 plus extensions and a deferral.
    notes: sentences on facts without effect, such as a late extension.
    """

    due: date
    original_due: date
    extension_until: date
    provisional: bool
    term: int
    received_on: date
    course: Course
    paused: bool
    pauses: tuple[Pause, ...]
    facts: tuple[Fact, ...]
    notes: tuple[str, ...]
    calendar: WorkingCalendar = field(repr=False, compare=False)

    @property
    def started_on(self) -> date:
        """Latest of received, corrected, paid: counting starts the day after."""
        return self.course.started_on

    @property
    def started_by(self) -> FactKind:
        return self.course.started_by

    @property
    def awaiting(self) -> FactKind | None:
        """CORRECTED or FEE_PAID while the applicant's move is awaited; due is what holds if none comes."""
        if self.course.correction_pending:
            return FactKind.CORRECTED
        return FactKind.FEE_PAID if self.course.payment_pending else None

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Every day from started_on to due."""
        terms = (REPLY.working_days, REPLY.working_days + self.course.extension)
        days = walk(self.started_on, self.started_by, self.due, self.pauses, self.calendar, terms)
        return with_notes(days, self.facts)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The equation: start + term + stopped + extension = due."""
        course = self.course
        longer = [Longer("延长", course.extension, course.extended_on, COUNTING)]
        longer.append(Longer("延迟", course.deferral, course.deferred_on, DEFERRAL))
        return equation(self.started_by, longer, self.steps)


def reply_clock(facts: Sequence[Fact], calendar: WorkingCalendar, *, open_until: date | None = None) -> Clock:
    """Work out the reply term from the recorded facts, in any order.

    open_until: last day an inquiry still open can run, if known; see pauses.pauses.
    Raises LawError where the facts contradict one another, ExtensionTooLong past 20 working days in all.
    """
    ordered = in_order(facts)
    calendar.check(ordered[0].on)
    granted = sum(fact.working_days for fact in this_round(ordered) if fact.kind is FactKind.EXTENDED)
    if granted > LONGEST_EXTENSION.working_days:
        raise ExtensionTooLong(granted, LONGEST_EXTENSION.working_days)
    stops = pauses(ordered, calendar, open_until)
    course = _course(ordered, stops, calendar)
    due = last_day(course.started_on, course.term, stops, calendar)
    return Clock(
        due=due,
        original_due=REPLY.due(course.started_on, calendar),
        extension_until=last_day(course.started_on, REPLY.working_days, stops, calendar),
        provisional=not calendar.announced(course.started_on, due),
        term=course.term,
        received_on=ordered[0].on,
        course=course,
        paused=any(stop.open for stop in stops),
        pauses=stops,
        facts=ordered,
        notes=(*_note_on_act(ordered[0].on), *course.notes),
        calendar=calendar,
    )


def this_round(facts: Sequence[Fact]) -> Sequence[Fact]:
    """The facts since the case was last reopened; all of them where it never was. facts: in order."""
    reopened = [place for place, fact in enumerate(facts) if fact.kind is FactKind.REOPENED]
    return facts[reopened[-1] :] if reopened else facts


def last_day(start: date, working_days: int, stops: Sequence[Pause], calendar: WorkingCalendar) -> date:
    """Last day of a term of so many counted days; start is not counted, nor is a day in a pause."""
    day = start
    while working_days:
        day += ONE_DAY
        if calendar.is_working(day) and not any(day in stop for stop in stops):
            working_days -= 1
    return day


def _course(facts: Sequence[Fact], stops: Sequence[Pause], calendar: WorkingCalendar) -> Course:
    course = Course(facts[0].on, FactKind.RECEIVED)
    for fact in facts:
        if fact.kind is FactKind.CORRECTION_REQUIRED:
            course = _correction_required(course, fact, facts[0].on, calendar)
        elif fact.kind is FactKind.CORRECTED:
            course = _corrected(course, fact, facts)
        elif fact.kind is FactKind.FEE_NOTICED:
            course = _fee_noticed(course, fact, last_day(course.started_on, course.term, stops, calendar))
        elif fact.kind is FactKind.FEE_PAID:
            course = _fee_paid(course, fact, facts)
        elif fact.kind is FactKind.EXTENDED:
            course = _extended(course, fact, last_day(course.started_on, REPLY.working_days, stops, calendar))
        elif fact.kind is FactKind.DEFERRED:
            course = _deferred(course, fact, last_day(course.started_on, course.term, stops, calendar))
        elif fact.kind is FactKind.REOPENED:
            course = _reopened(course, fact)
    return course


def _correction_required(course: Course, fact: Fact, received: date, calendar: WorkingCalendar) -> Course:
    """[I] Only the first notice, given within 7 working days, can start the term afresh (art. 30: once).

    The Regulation does not say what a late or second notice does; taking it as without effect keeps a fault
    of the agency from giving the agency time.
    """
    latest = correction_notice_due(received, calendar)
    if fact.on > latest:
        why = f"补正告知书{short_day_text(fact.on)}发出，晚于{short_day_text(latest)}的7个工作日"
    elif course.corrections:
        why = f"补正告知书{short_day_text(fact.on)}再次发出，补正应当一次告知"
    else:
        return replace(course, correction_pending=True, corrections=1)
    note = f"{why}，期限不重新起算（第三十条）。"
    return replace(course, corrections=course.corrections + 1, notes=(*course.notes, note))


def _corrected(course: Course, fact: Fact, facts: Sequence[Fact]) -> Course:
    """Art. 30, 33: the term runs afresh from receipt of the corrected application, if a valid notice asked
    for it.

    A correction without any recorded notice counts: the applicant completed the application unasked.
    """
    asked = any(earlier.kind is FactKind.CORRECTION_REQUIRED for earlier in facts)
    if asked and not course.correction_pending:
        return course
    return replace(course, started_on=fact.on, started_by=fact.kind, correction_pending=False)


def _fee_noticed(course: Course, fact: Fact, end: date) -> Course:
    """[I] The notice must go out inside the term (国办函〔2020〕109号). What a late one does is not said:
    taken without effect, like a late correction notice, so that a reply already late stays late."""
    if fact.on <= end:
        return replace(course, payment_pending=True)
    note = (
        f"收费通知{short_day_text(fact.on)}发出，答复期限{short_day_text(end)}已届满，期限不重新起算"
        "（国办函〔2020〕109号）。"
    )
    return replace(course, notes=(*course.notes, note))


def _fee_paid(course: Course, fact: Fact, facts: Sequence[Fact]) -> Course:
    """The term runs afresh from payment, if a notice in time asked for it. A payment without any recorded
    notice counts."""
    asked = any(earlier.kind is FactKind.FEE_NOTICED for earlier in facts)
    if asked and not course.payment_pending:
        return course
    return replace(course, started_on=fact.on, started_by=fact.kind, payment_pending=False)


def _reopened(course: Course, fact: Fact) -> Course:
    """A lost suit gives 20 working days from the judgment (法释〔2025〕8号 art. 11). [I] A review
    decision that names no term of its own is taken likewise. What the first round granted is used up with
    it."""
    return Course(fact.on, fact.kind, corrections=course.corrections, notes=course.notes)


def _extended(course: Course, fact: Fact, latest: date) -> Course:
    """Art. 33 para. 2: told inside the first 20 days, or it does not count and lateness stays what it is."""
    if fact.on <= latest:
        return replace(course, extension=course.extension + fact.working_days, extended_on=fact.on)
    note = (
        f"延长{fact.working_days}个工作日在{short_day_text(fact.on)}告知，法定20个工作日{short_day_text(latest)}已届满，"
        "不计入期限（第三十三条第二款）。"
    )
    return replace(course, notes=(*course.notes, note))


def _deferred(course: Course, fact: Fact, latest: date) -> Course:
    """Art. 35: the reasons are reasonable, the answer cannot come in the term of art. 33, a later one is set
    and told.

    [I] The article names no last day to tell of it. Told after the term has run out it is taken without
    effect, like a late extension: lateness that is there stays what it is.
    """
    if fact.on <= latest:
        return replace(course, deferral=course.deferral + fact.working_days, deferred_on=fact.on)
    note = (
        f"延迟{fact.working_days}个工作日在{short_day_text(fact.on)}告知，答复期限{short_day_text(latest)}已届满，"
        "不计入期限（第三十五条）。"
    )
    return replace(course, notes=(*course.notes, note))


def _note_on_act(received: date) -> tuple[str, ...]:
    if OGI.in_force(received):
        return ()
    since = day_text(OGI.in_force_from)
    return (f"收到之日早于{since}，当时的条例规定15个工作日；这里按现行条例的20个工作日推算。",)


DueState = Literal["far", "soon", "today", "late"]


def due_state(today: date, due: date | Clock, calendar: WorkingCalendar) -> DueState:
    """far, soon (1 to 3 working days left), today or late. What a pause or an awaited move changes is not
    said."""
    left = working_days_left(today, due.due if isinstance(due, Clock) else due, calendar)
    if left < 0:
        return "late"
    if left == 0:
        return "today"
    return "soon" if left <= SOON else "far"
