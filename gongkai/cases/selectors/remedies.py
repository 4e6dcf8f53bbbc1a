"""Reconsiderations and suits: whose, what is due of us next, and the timetable of one."""

from __future__ import annotations

from datetime import date

from django.db.models import Case as When_
from django.db.models import DateField, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from gongkai.agencies.calendars import working_calendar
from gongkai.agencies.officers import Officer
from gongkai.cases.models import CaseDocument, Remedy
from gongkai.cases.selectors.queue import cases_for
from gongkai.law.calendar import WorkingCalendar
from gongkai.law.remedy_timetable import RemedyDay, RemedyFacts, Route, next_of_ours, timetable

NOTHING_DUE = date.max  # what stands for "no day of ours" where lists are ordered by it


def remedies_for(officer: Officer) -> QuerySet[Remedy]:
    """Those of the cases the officer sees."""
    return Remedy.objects.filter(case__in=cases_for(officer))


def by_next_day(remedies: QuerySet[Remedy], *, today: date) -> QuerySet[Remedy]:
    """With ``order_on``: our next day; a hearing that is over and nothing to do stand at the end."""
    past_hearing = When(next_step="hearing", next_on__lt=today, then=Value(NOTHING_DUE))
    order = When_(past_hearing, default=Coalesce(F("next_on"), Value(NOTHING_DUE)), output_field=DateField())
    return remedies.annotate(order_on=order)


def in_course(remedies: QuerySet[Remedy], tab: str) -> QuerySet[Remedy]:
    """open: not concluded, or with something ordered that is not done. done: the others. all."""
    found = remedies.select_related("case__agency", "case__holder")
    unfinished = Q(result=Remedy.Result.PENDING) | (~Q(ordered="") & Q(carried_out_on__isnull=True))
    if tab == "open":
        return found.filter(unfinished)
    return found.exclude(unfinished) if tab == "done" else found


def remedies_due(remedies: QuerySet[Remedy], *, last: date) -> QuerySet[Remedy]:
    """With a day of ours to keep by ``last``, overdue ones included; hearings are not counted as overdue."""
    return remedies.filter(next_on__lte=last).exclude(next_step="hearing").order_by("next_on", "pk")


def facts_of_remedy(remedy: Remedy) -> RemedyFacts:
    case, review = remedy.case, remedy.review
    return RemedyFacts(
        route=Route(remedy.route),
        filed_on=remedy.filed_on,
        simple=remedy.procedure == Remedy.Procedure.SIMPLE,
        known_on=case.replied_on,
        reply_due=case.due_on if case.replied_on is None else None,
        review_received_on=(review.decision_received_on or review.concluded_on) if review else None,
        copy_received_on=remedy.copy_received_on,
        answered_on=remedy.answered_on,
        accepted_on=remedy.accepted_on,
        extended_days=remedy.extended_days,
        hearing_on=remedy.hearing_on,
        concluded_on=remedy.concluded_on,
        decision_received_on=remedy.decision_received_on,
        ordered=bool(remedy.ordered),
        ordered_working_days=remedy.ordered_working_days,
        ordered_until=remedy.ordered_until,
        carried_out_on=remedy.carried_out_on,
    )


def timetable_of(remedy: Remedy, calendar: WorkingCalendar | None = None) -> tuple[RemedyDay, ...]:
    return timetable(facts_of_remedy(remedy), calendar or working_calendar())


def next_day_of(remedy: Remedy, calendar: WorkingCalendar | None = None) -> RemedyDay | None:
    return next_of_ours(facts_of_remedy(remedy), calendar or working_calendar())


def papers_of(remedy: Remedy) -> QuerySet[CaseDocument]:
    return (
        CaseDocument.objects.filter(remedy_paper__remedy=remedy)
        .select_related("original", "remedy_paper")
        .order_by("pk")
    )
