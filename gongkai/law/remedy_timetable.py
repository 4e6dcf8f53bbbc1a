"""The days of one reconsideration or suit: the applicant's, ours, and those of who decides.

Lives here: a remedy's timetable from its facts, and which of its days is ours to keep next.
Lives elsewhere: where a reply can be attacked, and the terms R01-R09 themselves (remedies.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.law.calendar import WorkingCalendar
from gongkai.law.citations import COURT_RULES_2025, LITIGATION_LAW, REVIEW_LAW, Citation
from gongkai.law.errors import LawError
from gongkai.law.periods import Period, Unit
from gongkai.law.remedies import (
    DECISION_IN_SIMPLE_PROCEDURE,
    REMEDY_TERMS,
    RESPONSE_IN_SIMPLE_PROCEDURE,
    REVIEW_EXTENSION,
    RemedyTerm,
)
from gongkai.law.terms import JUDGMENT

SUIT_ANSWER = Period(15, Unit.DAYS)
SUIT_ANSWER_BY = Citation(LITIGATION_LAW, 67)
SUIT_DECISION = Period(6, Unit.MONTHS)
SUIT_DECISION_BY = Citation(LITIGATION_LAW, 81)
SUIT_DECISION_SIMPLE = Period(45, Unit.DAYS)
SUIT_DECISION_SIMPLE_BY = Citation(LITIGATION_LAW, 83)
APPEAL = Period(15, Unit.DAYS)
APPEAL_BY = Citation(LITIGATION_LAW, 85)
"""Arts. 67, 81, 83 and 85 are [M]: from general knowledge, the wording was not at hand. Art. 85 gives 15 days
against a judgment and 10 against an order; the day shown is that of a judgment."""

CO_DEFENDANT_BY = Citation(LITIGATION_LAW, 26, 2)
"""Reconsideration that upholds: organ and reviewing body are sued together; a changed act is the body's."""

CARRIED_OUT_BY = Citation(REVIEW_LAW, 77)
"""A reconsideration decision is carried out within its own term. Where it names none, the 20 working days of
a judgment (法释〔2025〕8号 art. 11) are taken for it too [I]."""


class Route(StrEnum):
    """The rows of table 4 of the annual report."""

    REVIEW = "review"
    DIRECT = "direct"
    AFTER_REVIEW = "after_review"


class Whose(StrEnum):
    OURS = "ours"
    THEIRS = "theirs"  # the reviewing body's or the court's
    APPLICANTS = "applicants"
    BOTH = "both"


class ExtensionTooLongForReview(LawError):
    def __init__(self, asked: int) -> None:
        super().__init__(
            f"复议决定延长{asked}日，超过最多{REVIEW_EXTENSION}（《行政复议法》第六十二条第一款）。"
        )


@dataclass(frozen=True)
class RemedyFacts:
    """What happened to one remedy so far.

    known_on: the day the applicant had the reply; None where none came, then reply_due is the day its term
    ended. review_received_on: of a suit after reconsideration, the day its decision was received.
    copy_received_on: the day we got the copy of the application or complaint. extended_days: 0 to 30, of a
    reconsideration. concluded_on: day of the decision; decision_received_on: the day we got it.
    ordered: something is to be done; within so many working days of receipt, or until a day.
    """

    route: Route
    filed_on: date
    simple: bool = False
    known_on: date | None = None
    reply_due: date | None = None
    review_received_on: date | None = None
    copy_received_on: date | None = None
    answered_on: date | None = None
    accepted_on: date | None = None
    extended_days: int = 0
    hearing_on: date | None = None
    concluded_on: date | None = None
    decision_received_on: date | None = None
    ordered: bool = False
    ordered_working_days: int | None = None
    ordered_until: date | None = None
    carried_out_on: date | None = None


@dataclass(frozen=True)
class RemedyDay:
    """One line of the timetable. by: the last day; done_on: when it was done. provisional: runs into a year
    without a holiday notice."""

    key: str
    label: str
    whose: Whose
    term: str
    by: date
    citations: tuple[Citation, ...]
    done_on: date | None = None
    provisional: bool = False
    note: str = ""

    @property
    def late(self) -> bool:
        return self.done_on is not None and self.done_on > self.by


def filing_due(facts: RemedyFacts, calendar: WorkingCalendar) -> tuple[RemedyTerm, date, date] | None:
    """The applicant's term, the day it starts from and its last day; None where that day is not on record.

    Reconsideration 60 days (R02) and direct suit 6 months (R07) from the reply, or a suit 6 months after the
    term ended without one (R09); 15 days after the reconsideration decision (R08). [I] Reconsideration for
    want of a reply is counted from the end of the reply term as well (行政复议法实施条例 art. 16 [M]).
    """
    if facts.route is Route.AFTER_REVIEW:
        code, start = "R08", facts.review_received_on
    elif facts.route is Route.REVIEW:
        code, start = "R02", facts.known_on or facts.reply_due
    else:
        code, start = ("R07", facts.known_on) if facts.known_on else ("R09", facts.reply_due)
    term = REMEDY_TERMS[code]
    if start is None or term.period is None:
        return None
    return term, start, term.period.end(start, calendar)


def answer_term(route: Route, *, simple: bool = False) -> tuple[Period, tuple[Citation, ...]]:
    """How long we have to answer with evidence, from receipt of the copy: 10 working days, 5 in the simple
    procedure (R05); in a suit 15 days, in either procedure."""
    if route is not Route.REVIEW:
        return SUIT_ANSWER, (SUIT_ANSWER_BY,)
    term = REMEDY_TERMS["R05"]
    if simple or term.period is None:
        return RESPONSE_IN_SIMPLE_PROCEDURE, (Citation(REVIEW_LAW, 54), Citation(REVIEW_LAW, 88))
    return term.period, (Citation(REVIEW_LAW, 48), Citation(REVIEW_LAW, 88))


def answer_due(
    route: Route, copy_received_on: date, calendar: WorkingCalendar, *, simple: bool = False
) -> date:
    """Last day of our answer and evidence."""
    return answer_term(route, simple=simple)[0].end(copy_received_on, calendar)


def decision_due(
    route: Route,
    accepted_on: date,
    calendar: WorkingCalendar,
    *,
    simple: bool = False,
    extended_days: int = 0,
) -> date:
    """Last day of the reviewing body's decision or the court's first judgment, from acceptance (立案).

    Reconsideration 60 days, 30 in the simple procedure, up to 30 more in the ordinary one (R06); a suit 6
    months, 45 days in the simple procedure. Raises ExtensionTooLongForReview.
    """
    if route is not Route.REVIEW:
        return (SUIT_DECISION_SIMPLE if simple else SUIT_DECISION).end(accepted_on, calendar)
    if simple:
        return DECISION_IN_SIMPLE_PROCEDURE.end(accepted_on, calendar)
    if not 0 <= extended_days <= REVIEW_EXTENSION.count:
        raise ExtensionTooLongForReview(extended_days)
    base = REMEDY_TERMS["R06"].period or Period(60, Unit.DAYS)
    return Period(base.count + extended_days, Unit.DAYS).end(accepted_on, calendar)


def carry_out_due(
    decision_received_on: date,
    calendar: WorkingCalendar,
    *,
    working_days: int | None = None,
    until: date | None = None,
) -> date:
    """Last day to do what was ordered: the day or the working days the decision names, else 20 working days
    (法释〔2025〕8号 art. 11; for a reconsideration decision [I])."""
    if until:
        return until
    return calendar.next_working_day(decision_received_on, working_days or JUDGMENT.working_days)


def timetable(facts: RemedyFacts, calendar: WorkingCalendar) -> tuple[RemedyDay, ...]:
    """Every day of this remedy that can be told from the facts, in the order of the procedure."""
    return tuple(_days(facts, calendar))


def next_of_ours(facts: RemedyFacts, calendar: WorkingCalendar) -> RemedyDay | None:
    """The first of our own days not kept yet; None while we wait for others or all is done."""
    ours = [day for day in timetable(facts, calendar) if day.whose is Whose.OURS and day.done_on is None]
    return min(ours, key=lambda day: day.by, default=None)


def _days(facts: RemedyFacts, calendar: WorkingCalendar) -> Iterator[RemedyDay]:
    suit = facts.route is not Route.REVIEW
    if found := filing_due(facts, calendar):
        term, start, last = found
        yield _day(
            "file",
            "申请人提起",
            Whose.APPLICANTS,
            str(term.period),
            start,
            last,
            term.citations,
            calendar,
            facts.filed_on,
        )
    if facts.copy_received_on:
        period, by = answer_term(facts.route, simple=facts.simple)
        last = period.end(facts.copy_received_on, calendar)
        label = "我方提交答辩状和证据" if suit else "我方提交书面答复和证据"
        done = facts.answered_on or facts.concluded_on  # after the decision nothing is left to answer
        yield _day("answer", label, Whose.OURS, str(period), facts.copy_received_on, last, by, calendar, done)
    if facts.hearing_on:
        yield RemedyDay(
            "hearing",
            "开庭" if suit else "听取意见或者听证",
            Whose.OURS,
            "",
            facts.hearing_on,
            (),
            facts.concluded_on,
        )
    if facts.accepted_on:
        yield _decision(facts, facts.accepted_on, calendar)
    if facts.concluded_on:
        yield from _afterwards(facts, facts.decision_received_on or facts.concluded_on, calendar)


def _decision(facts: RemedyFacts, accepted_on: date, calendar: WorkingCalendar) -> RemedyDay:
    last = decision_due(
        facts.route, accepted_on, calendar, simple=facts.simple, extended_days=facts.extended_days
    )
    if facts.route is Route.REVIEW:
        base = DECISION_IN_SIMPLE_PROCEDURE if facts.simple else REMEDY_TERMS["R06"].period
        more = f"，延长{facts.extended_days}日" if facts.extended_days and not facts.simple else ""
        label, term, by = "复议机关作出决定", f"{base}{more}", (Citation(REVIEW_LAW, 62),)
    elif facts.simple:
        label, term, by = "法院作出一审判决", str(SUIT_DECISION_SIMPLE), (SUIT_DECISION_SIMPLE_BY,)
    else:
        label, term, by = "法院作出一审判决", str(SUIT_DECISION), (SUIT_DECISION_BY,)
    return _day("decision", label, Whose.THEIRS, term, accepted_on, last, by, calendar, facts.concluded_on)


def _afterwards(facts: RemedyFacts, received: date, calendar: WorkingCalendar) -> Iterator[RemedyDay]:
    if facts.ordered:
        last = carry_out_due(
            received, calendar, working_days=facts.ordered_working_days, until=facts.ordered_until
        )
        own = facts.ordered_working_days or facts.ordered_until
        suit = facts.route is not Route.REVIEW
        by = (Citation(COURT_RULES_2025, 11),) if suit else (CARRIED_OUT_BY,)
        term = "" if facts.ordered_until else f"{facts.ordered_working_days or JUDGMENT.working_days}个工作日"
        note = "" if own or suit else "决定没有写明期限，按20个工作日掌握"
        yield _day(
            "carry_out",
            "我方履行",
            Whose.OURS,
            term,
            received,
            last,
            by,
            calendar,
            facts.carried_out_on,
            note,
        )
    if facts.route is Route.REVIEW:
        term_after = REMEDY_TERMS["R08"]
        if term_after.period:
            last = term_after.period.end(received, calendar)
            yield _day(
                "sue",
                "申请人不服复议决定起诉",
                Whose.APPLICANTS,
                str(term_after.period),
                received,
                last,
                term_after.citations,
                calendar,
                note="从申请人收到决定书起算，这里按我方收到之日",
            )
    else:
        last = APPEAL.end(received, calendar)
        yield _day(
            "appeal",
            "当事人不服一审判决上诉",
            Whose.BOTH,
            str(APPEAL),
            received,
            last,
            (APPEAL_BY,),
            calendar,
            note="从各自收到判决书起算，这里按我方收到之日",
        )


def _day(
    key: str,
    label: str,
    whose: Whose,
    term: str,
    start: date,
    by: date,
    citations: tuple[Citation, ...],
    calendar: WorkingCalendar,
    done_on: date | None = None,
    note: str = "",
) -> RemedyDay:
    provisional = not calendar.announced(start, by)
    return RemedyDay(key, label, whose, term, by, citations, done_on, provisional, note)
