"""What an applicant who has shown number and code may know of the case, beside its timeline and files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.agencies.calendars import working_calendar
from gongkai.cases.models import Case, CorrectionNotice, Decision, Inquiry
from gongkai.cases.selectors.clock import facts_of
from gongkai.cases.selectors.withdrawal import withdrawal_of
from gongkai.law.clock import Clock, Fact, FactKind, reply_clock
from gongkai.law.decisions import Outcome


@dataclass(frozen=True)
class Progress:
    """searched_on: day of the latest search. inquiries: of whom is not told, only when and of what kind."""

    correction: CorrectionNotice | None
    inquiries: tuple[Inquiry, ...]
    searched_on: date | None
    signed_on: date | None
    withdrawal: Decision | None = None

    @property
    def open_inquiry(self) -> Inquiry | None:
        return next((each for each in self.inquiries if each.ended_on is None), None)


_SHOWN = (
    *("agency__parent__parent", "correction", "reasons_request", "fee_notice"),
    *("passed_on__copy__agency", "came_from__case__agency"),
)


def followed_case(pk: int) -> Case | None:
    """A case whose number and code were shown before; checking that is the portal's."""
    return Case.objects.select_related(*_SHOWN).filter(pk=pk).first()


def progress_of(case: Case) -> Progress:
    searched = case.searches.order_by("-searched_on").values_list("searched_on", flat=True).first()
    letter = case.letters.exclude(signed_on=None).values_list("signed_on", flat=True).first()
    return Progress(
        correction=getattr(case, "correction", None),
        inquiries=tuple(case.inquiries.order_by("sent_on", "pk")),
        searched_on=searched,
        signed_on=letter,
        withdrawal=withdrawal_of(case),
    )


def clock_if_corrected(case: Case, on: date) -> Clock:
    """What the term would be, were the correction to come on that day. A notice of correction that was
    itself late starts nothing afresh."""
    facts = [fact.as_fact() for fact in facts_of(case)]
    return reply_clock([*facts, Fact(FactKind.CORRECTED, on)], working_calendar())


def withheld_by(case: Case) -> tuple[Outcome, ...]:
    """The grounds on which parts were withheld, as the reply tells them; empty for every other outcome."""
    if case.outcome != Outcome.G3 or case.replied_on is None:
        return ()
    details = case.decisions.filter(current=True).values_list("details", flat=True).first() or {}
    return tuple(Outcome(code) for code in details.get("withheld_by", ()) if code in Outcome.__members__)
