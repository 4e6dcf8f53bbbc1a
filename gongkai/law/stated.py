"""A term someone states from their own papers: the days they name, as the facts the clock takes.

For whoever reckons without a recorded case: the public calculator and ``gongkai law due``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gongkai.law.facts import Fact, FactKind

Inquiry = tuple[date, date | None]
"""Day the inquiry went out, and the day the opinion came or its time lapsed; None while it is open."""


def stated_facts(
    received: date,
    *,
    corrected: date | None = None,
    paid: date | None = None,
    inquiries: Sequence[Inquiry] = (),
    extension: int = 0,
    extended_on: date | None = None,
) -> tuple[Fact, ...]:
    """The stated days as facts, not checked against one another: the clock does that.

    extension: working days. extended_on: without it the extension is taken as told on the day the term
    began, so always in time.
    """
    facts = [Fact(FactKind.RECEIVED, received)]
    facts += [Fact(FactKind.CORRECTED, corrected)] if corrected else []
    facts += [Fact(FactKind.FEE_PAID, paid)] if paid else []
    if extension:
        told = extended_on or max(fact.on for fact in facts)
        facts.append(Fact(FactKind.EXTENDED, told, extension))
    for number, (sent, ended) in enumerate(inquiries):
        facts.append(Fact(FactKind.INQUIRY_SENT, sent, ref=str(number)))
        if ended:
            facts.append(Fact(FactKind.INQUIRY_ENDED, ended, ref=str(number)))
    return tuple(facts)
