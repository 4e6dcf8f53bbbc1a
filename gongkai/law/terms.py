"""How long each step of an application may take: the figures, each beside its source.

Lives elsewhere: what moves the reply term (clock.py), remedies (remedies.py), working days (calendar.py).
All of these start the day after the event (《民法典》 art. 201 para. 1).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.law.calendar import WorkingCalendar
from gongkai.law.citations import COURT_RULES_2025, FEE_MEASURES, OGI, Citation


@dataclass(frozen=True)
class Term:
    """A term in working days."""

    working_days: int
    citation: Citation

    def due(self, start: date, calendar: WorkingCalendar) -> date:
        """Last day of the term; start itself is not counted."""
        return calendar.next_working_day(start, self.working_days)


REPLY = Term(20, Citation(OGI, 33, 2))
LONGEST_EXTENSION = Term(20, Citation(OGI, 33, 2))
CORRECTION_NOTICE = Term(7, Citation(OGI, 30))
THIRD_PARTY_OPINION = Term(15, Citation(OGI, 32))
AGENCY_OPINION = Term(15, Citation(OGI, 34))
PAYMENT = Term(20, Citation(FEE_MEASURES))
"""Counted from the day after receipt of the fee notice; one provincial source only [V], article not at hand
[M]."""
JUDGMENT = Term(20, Citation(COURT_RULES_2025, 11))

USUAL_CORRECTION = 15
"""Working days an applicant is generally given to correct: the model rule of Jiangsu, not the Regulation
[I]."""

RECORD_CORRECTION = Term(20, Citation(OGI, 41))
"""[I] The article sets no term for putting a record right. Ours, as long as that of a reply, so that none
lies longer than an application would."""

LONGEST_DEFERRAL = 60
"""Working days by which an answer may be put off where the reasons stated are reasonable (art. 35). [I] The
article says a reasonable time and no figure; this one is ours, so that a slip of the keyboard does not become
a year."""

SOON = 3
"""Working days before the due day from which it counts as soon: ours, not the law's."""


def correction_notice_due(received: date, calendar: WorkingCalendar) -> date:
    """Last day to ask, once and for all points, for a correction (art. 30)."""
    return CORRECTION_NOTICE.due(received, calendar)


def opinion_due(received: date, calendar: WorkingCalendar) -> date:
    """Last day of a third party's opinion (art. 32). No answer: the agency decides by itself.

    received: the day the third party received the letter. Where only its sending is known, pass that day.
    """
    return THIRD_PARTY_OPINION.due(received, calendar)


def agency_opinion_due(received: date, calendar: WorkingCalendar) -> date:
    """Last day of the opinion of an agency that took part in making the record (art. 34). No answer: it
    agrees."""
    return AGENCY_OPINION.due(received, calendar)


def record_correction_due(received: date, calendar: WorkingCalendar) -> date:
    """Last day, by our own rule, to tell what became of a request to correct one's own record (art. 41)."""
    return RECORD_CORRECTION.due(received, calendar)


def judgment_due(judgment_on: date, calendar: WorkingCalendar) -> date:
    """Last day to disclose after a judgment that orders it."""
    return JUDGMENT.due(judgment_on, calendar)


def payment_due(notice_received: date, calendar: WorkingCalendar) -> date:
    """Last day to pay the processing fee (国办函〔2020〕109号)."""
    return PAYMENT.due(notice_received, calendar)


def working_days_left(today: date, due: date, calendar: WorkingCalendar) -> int:
    """Working days from tomorrow to the due day; 0 on the due day, negative when late.

    Late is late: on the weekend after a Friday it is already -1, as it is on the Monday. Likewise 1 where
    the due day lies ahead without a working day between.
    """
    if today == due:
        return 0
    between = calendar.working_days_between(today, due)
    return min(between, -1) if today > due else max(between, 1)
