"""Days that do not count because an opinion is being asked (arts. 32-34): the working out of art. 33 para. 3.

[I] The article says only that the time needed is not counted. By analogy with art. 201 of the Civil Code the
day the inquiry goes out still counts; the days after it, up to and including the day the opinion came or its
time lapsed, do not. Inquiries that overlap exclude a day once. A referral to the secrecy authority (art. 17
para. 3) is not named in art. 33 and stops nothing here; the term may be extended for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.law.calendar import WorkingCalendar
from gongkai.law.errors import ImpossibleFacts
from gongkai.law.facts import Fact, FactKind
from gongkai.law.terms import opinion_due
from gongkai.law.wording import day_text


@dataclass(frozen=True)
class Pause:
    """sent: still counts. ended: the last day that does not count. open: the end is the latest possible
    one."""

    sent: date
    ended: date
    open: bool = False

    def __contains__(self, day: date) -> bool:
        return self.sent < day <= self.ended


def pauses(
    facts: Sequence[Fact], calendar: WorkingCalendar, open_until: date | None = None
) -> tuple[Pause, ...]:
    """The inquiries of a case, in the order they were sent. facts: in order.

    open_until: last day an inquiry without an end can run, where the caller knows it (15 working days after
    the letter was signed for); otherwise 15 working days after it was sent. Raises LawError for an end
    without a start.
    """
    running: list[Fact] = []
    found: list[Pause] = []
    for fact in facts:
        if fact.kind is FactKind.INQUIRY_SENT:
            running.append(fact)
        elif fact.kind is FactKind.INQUIRY_ENDED:
            found.append(Pause(_take_matching(running, fact).on, fact.on))
    for sent in running:
        latest = open_until or opinion_due(sent.on, calendar)
        found.append(Pause(sent.on, max(latest, sent.on), open=True))
    return tuple(sorted(found, key=lambda pause: (pause.sent, pause.ended)))


def _take_matching(running: list[Fact], end: Fact) -> Fact:
    for place, sent in enumerate(running):
        if not end.ref or sent.ref == end.ref:
            return running.pop(place)
    raise ImpossibleFacts(
        f"征求意见登记在{day_text(end.on)}结束，此前没有发出的征求意见书：结束不能早于发出（第三十三条第三款）。"
    )
