"""Reconsideration and litigation about a case, from filing to result and what it orders."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.cases import rules
from gongkai.cases.errors import TextMissing
from gongkai.cases.errors_remedies import NothingRecorded
from gongkai.cases.models import Case, CaseDocument, Remedy, RemedyPaper
from gongkai.cases.selectors.remedies import next_day_of, timetable_of
from gongkai.cases.services.material import keep
from gongkai.cases.services.steps import locked, require_text, stop_if
from gongkai.trail.services import record

Files = Sequence[tuple[str, bytes]]


@transaction.atomic
def file_remedy(
    case: Case,
    *,
    by: Officer,
    route: str,
    filed_on: date,
    body: str,
    reference: str = "",
    procedure: str = Remedy.Procedure.ORDINARY,
    copy_received_on: date | None = None,
    review: Remedy | None = None,
    files: Files = (),
) -> Remedy:
    """body: the reviewing body or court. It counts as pending in table 4 until concluded.

    review: of a suit after reconsideration; where none is named and the case had exactly one, that one.
    copy_received_on: starts our term to answer; may be recorded later. Raises WrongReview.
    """
    case = locked(case)
    stop_if(rules.refusal_to_file_remedy(case, by))
    stop_if(_refusal_of_day("提起日期", filed_on, after=case.received_on, event="收到申请的"))
    stop_if(rules.refusal_of_review(case, route, review))
    if copy_received_on:
        stop_if(_refusal_of_day("收到副本的日期", copy_received_on, after=filed_on, event="提起的"))
    remedy = Remedy(
        case=case,
        route=Remedy.Route(route),
        review=review or _only_review(case, route),
        filed_on=filed_on,
        body=require_text("受理的复议机关或者法院", body),
        reference=reference.strip(),
        procedure=Remedy.Procedure(procedure),
        copy_received_on=copy_received_on,
        recorded_by=by.person,
    )
    settle_timetable(remedy)
    remedy.save()
    _keep_papers(remedy, RemedyPaper.Part.COPY, files, by)
    _record(
        remedy,
        "remedy_filed",
        by,
        body=remedy.body,
        filed_on=filed_on,
        **_said(copy_received_on=copy_received_on, next_on=remedy.next_on),
    )
    return remedy


@transaction.atomic
def record_remedy_copy(
    remedy: Remedy, *, by: Officer, received_on: date, procedure: str, reference: str = "", files: Files = ()
) -> Remedy:
    """The copy of the application or complaint came; from here our term to answer runs."""
    remedy = _locked(remedy)
    stop_if(rules.refusal_to_record_copy(remedy, by))
    stop_if(_refusal_of_day("收到副本的日期", received_on, after=remedy.filed_on, event="提起的"))
    remedy.copy_received_on, remedy.procedure = received_on, Remedy.Procedure(procedure)
    remedy.reference = reference.strip() or remedy.reference
    _settled(remedy)
    _keep_papers(remedy, RemedyPaper.Part.COPY, files, by)
    _record(remedy, "remedy_copy_received", by, on=received_on, next_on=remedy.next_on)
    return remedy


@transaction.atomic
def record_remedy_answer(
    remedy: Remedy, *, by: Officer, answered_on: date, proof: str, files: Files = ()
) -> Remedy:
    """Our written answer with the evidence was handed in. A late one is recorded as late, never refused."""
    remedy = _locked(remedy)
    stop_if(rules.refusal_to_record_answer(remedy, by))
    stop_if(_refusal_of_day("提交日期", answered_on, after=remedy.copy_received_on, event="收到副本的"))
    due = next(day for day in timetable_of(remedy) if day.key == "answer")
    remedy.answered_on = answered_on
    _settled(remedy)
    _keep_papers(remedy, RemedyPaper.Part.ANSWER, files, by)
    _record(
        remedy,
        "remedy_answered",
        by,
        on=answered_on,
        due_on=due.by,
        late=answered_on > due.by,
        proof=require_text("提交的凭证", proof),
    )
    return remedy


@transaction.atomic
def record_remedy_course(
    remedy: Remedy,
    *,
    by: Officer,
    accepted_on: date | None = None,
    reference: str = "",
    extended_days: int = 0,
    hearing_on: date | None = None,
) -> Remedy:
    """What the reviewing body or court tells of its own course; what is left out stays as it was.

    hearing_on may lie ahead. extended_days: 0 to 30, of a reconsideration. Raises NoSuchExtension.
    """
    remedy = _locked(remedy)
    stop_if(rules.refusal_to_record_course(remedy, by))
    told = _said(
        accepted_on=accepted_on,
        reference=reference.strip(),
        extended_days=extended_days,
        hearing_on=hearing_on,
    )
    if not told:
        raise NothingRecorded()
    stop_if(rules.refusal_of_extension(remedy, extended_days))
    if accepted_on:
        stop_if(_refusal_of_day("受理日期", accepted_on, after=remedy.filed_on, event="提起的"))
    for name, value in told.items():
        setattr(remedy, name, value)
    _settled(remedy)
    _record(remedy, "remedy_course_recorded", by, **told)
    return remedy


@transaction.atomic
def conclude_remedy(
    remedy: Remedy,
    *,
    by: Officer,
    result: str,
    concluded_on: date,
    received_on: date | None = None,
    text: str = "",
    ordered: str = "",
    ordered_working_days: int | None = None,
    ordered_until: date | None = None,
    files: Files = (),
) -> Remedy:
    """result: upheld, corrected or other. Raises RemedyConcluded for a second result.

    received_on: the day the decision reached us, from which what is ordered is counted. ordered: what we are
    to do, within so many working days or until a day; without either 20 working days (law).
    """
    remedy = _locked(remedy)
    stop_if(rules.refusal_to_conclude_remedy(remedy, by))
    stop_if(_refusal_of_day("审结日期", concluded_on, after=remedy.filed_on, event="提起的"))
    if received_on:
        stop_if(_refusal_of_day("收到决定的日期", received_on, after=concluded_on, event="审结的"))
    if result == Remedy.Result.PENDING:
        raise TextMissing("审结的结果")
    if (ordered_working_days or ordered_until) and not ordered.strip():
        raise TextMissing("决定要我方做什么")
    remedy.result, remedy.concluded_on = Remedy.Result(result), concluded_on
    remedy.decision_received_on, remedy.result_text = received_on, text.strip()
    remedy.ordered = ordered.strip()
    remedy.ordered_working_days, remedy.ordered_until = ordered_working_days, ordered_until
    _settled(remedy)
    _keep_papers(remedy, RemedyPaper.Part.DECISION, files, by)
    _record(
        remedy,
        "remedy_concluded",
        by,
        result_label=remedy.get_result_display(),
        concluded_on=concluded_on,
        **_said(decision_received_on=received_on, next_on=remedy.next_on),
    )
    return remedy


@transaction.atomic
def withdraw_remedy(remedy: Remedy, *, by: Officer, on: date, text: str) -> Remedy:
    """The applicant withdrew and it was ended: other result in table 4. text: how that was told to us."""
    remedy = _locked(remedy)
    stop_if(rules.refusal_to_withdraw_remedy(remedy, by))
    stop_if(_refusal_of_day("终止日期", on, after=remedy.filed_on, event="提起的"))
    remedy.result, remedy.concluded_on, remedy.withdrawn = Remedy.Result.OTHER, on, True
    remedy.result_text = require_text("终止的依据", text)
    _settled(remedy)
    _record(remedy, "remedy_withdrawn", by, on=on)
    return remedy


@transaction.atomic
def record_carried_out(remedy: Remedy, *, by: Officer, on: date, text: str) -> Remedy:
    """What the decision ordered is done. text: how, and the number of the new reply where there is one."""
    remedy = _locked(remedy)
    stop_if(rules.refusal_to_carry_out(remedy, by))
    stop_if(_refusal_of_day("履行日期", on, after=remedy.concluded_on, event="审结的"))
    due = next(day for day in timetable_of(remedy) if day.key == "carry_out")
    remedy.carried_out_on = on
    _settled(remedy)
    _record(
        remedy,
        "remedy_carried_out",
        by,
        on=on,
        due_on=due.by,
        late=on > due.by,
        text=require_text("怎样履行的", text),
    )
    return remedy


def settle_timetable(remedy: Remedy) -> None:
    """Work out our next day from the facts. Not saved here."""
    following = next_day_of(remedy)
    remedy.next_step = following.key if following else ""
    remedy.next_on = following.by if following else None


@transaction.atomic
def resettle_remedies() -> int:
    """Work out again the next days that depend on a calendar, after a new one was loaded. How many moved."""
    moved = 0
    for remedy in Remedy.objects.filter(next_on__isnull=False).select_related("case", "review"):
        before = remedy.next_on
        settle_timetable(remedy)
        if remedy.next_on != before:
            remedy.save(update_fields=["next_step", "next_on"])
            moved += 1
    return moved


def _locked(remedy: Remedy) -> Remedy:
    """The remedy as it is now; its case is locked, as for every act on a case."""
    case = locked(remedy.case)
    remedy = Remedy.objects.select_related("review").get(pk=remedy.pk)
    remedy.case = case
    return remedy


def _settled(remedy: Remedy) -> None:
    settle_timetable(remedy)
    remedy.save()


def _only_review(case: Case, route: str) -> Remedy | None:
    if route != Remedy.Route.AFTER_REVIEW:
        return None
    reviews = list(case.remedies.filter(route=Remedy.Route.REVIEW)[:2])
    return reviews[0] if len(reviews) == 1 else None


def _refusal_of_day(what: str, on: date, *, after: date | None, event: str):
    return rules.refusal_of_day(what, on, today=timezone.localdate(), after=after, event=event)


def _keep_papers(remedy: Remedy, part: RemedyPaper.Part, files: Files, by: Officer) -> None:
    for name, content in files:
        document = keep(remedy.case, CaseDocument.Kind.REMEDY, name, content, by)
        RemedyPaper.objects.create(remedy=remedy, document=document, part=part)


def _said(**values) -> dict:
    """Only what was given: a record does not hold blanks."""
    return {name: value for name, value in values.items() if value}


def _record(remedy: Remedy, act: str, by: Officer, **details) -> None:
    case = remedy.case
    details["route_label"] = remedy.get_route_display()
    record(case, act, agency=case.agency, by=by, remedy=remedy.pk, **details)
