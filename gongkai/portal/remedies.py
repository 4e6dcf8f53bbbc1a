"""What an applicant can do about a reply, or about none: each way with its body and its last day.

The figures are those of gongkai.law.remedies. A day counts from the day of reply; who got it later counts
from then, and the page says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from gongkai.cases.models import Case
from gongkai.cases.selectors.applicant import withheld_by
from gongkai.law.calendar import WorkingCalendar
from gongkai.law.decisions import Outcome
from gongkai.law.remedies import (
    REMEDY_TERMS,
    review_body,
    review_first,
    review_until,
    suit_until,
    suit_until_without_reply,
)
from gongkai.ui.wording import cn_day


@dataclass(frozen=True)
class Way:
    """body: whom to turn to, a proper name. until: in words; citation: the articles."""

    label: str
    body: str
    until: str
    citation: str


def ways(case: Case, today: date, calendar: WorkingCalendar) -> tuple[Way, ...]:
    """The remedies that are open or were: none while the reply is not due yet."""
    if case.replied_on and case.outcome:
        return _after_reply(case, today, calendar)
    if case.is_open and case.due_on and case.due_on < today:
        last = suit_until_without_reply(case.due_on, calendar)
        return (Way(_("对不答复提起行政诉讼"), case.agency.court, _last(last, today), _sources("R09")),)
    return ()


def _after_reply(case: Case, today: date, calendar: WorkingCalendar) -> tuple[Way, ...]:
    replied, outcome = case.replied_on, Outcome(case.outcome)
    first = review_first(outcome, replied, withheld_by=withheld_by(case))
    review = Way(
        _("先申请行政复议") if first else _("申请行政复议"),
        review_body(case.agency.as_organ()),
        _last(review_until(replied, calendar), today),
        _sources("R03" if first else "R02"),
    )
    if first:
        suit = Way(
            _("对复议决定不服，再提起行政诉讼"),
            case.agency.court,
            _("收到复议决定书之日起%(days)d日内") % {"days": REMEDY_TERMS["R08"].period.count},
            _sources("R08"),
        )
    else:
        suit = Way(
            _("或者直接提起行政诉讼"),
            case.agency.court,
            _last(suit_until(replied, calendar), today),
            _sources("R07"),
        )
    return (review, suit)


def _last(day: date, today: date) -> str:
    words = {"day": cn_day(day, "full")}
    return (_("%(day)s已经过了") if day < today else _("最迟%(day)s")) % words


def _sources(code: str) -> str:
    """The act once, then its further articles."""
    told, last = "", None
    for citation in REMEDY_TERMS[code].citations:
        told += ("、" if told else "") + (citation.short if citation.act == last else str(citation))
        last = citation.act
    return told
