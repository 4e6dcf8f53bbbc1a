"""Reconsideration and litigation about a case, from filing to result."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.cases import rules
from gongkai.cases.errors import TextMissing
from gongkai.cases.models import Case, Remedy
from gongkai.cases.services.steps import locked, require_text, stop_if
from gongkai.trail.services import record


@transaction.atomic
def file_remedy(case: Case, *, by: Officer, route: str, filed_on: date, body: str) -> Remedy:
    """body: the reviewing body or court. It counts as pending in table 4 until concluded."""
    case = locked(case)
    stop_if(rules.refusal_to_file_remedy(case, by))
    stop_if(
        rules.refusal_of_day(
            "提起日期", filed_on, today=timezone.localdate(), after=case.received_on, event="收到申请的"
        )
    )
    remedy = Remedy.objects.create(
        case=case,
        route=Remedy.Route(route),
        filed_on=filed_on,
        body=require_text("受理的复议机关或者法院", body),
        recorded_by=by.person,
    )
    record(
        case,
        "remedy_filed",
        agency=case.agency,
        by=by,
        route_label=remedy.get_route_display(),
        body=remedy.body,
        filed_on=filed_on,
    )
    return remedy


@transaction.atomic
def conclude_remedy(remedy: Remedy, *, by: Officer, result: str, concluded_on: date) -> Remedy:
    """result: upheld, corrected or other. Raises RemedyConcluded for a second result."""
    case = locked(remedy.case)
    remedy = Remedy.objects.select_related("case__agency").get(pk=remedy.pk)
    stop_if(rules.refusal_to_conclude_remedy(remedy, by))
    stop_if(
        rules.refusal_of_day(
            "审结日期", concluded_on, today=timezone.localdate(), after=remedy.filed_on, event="提起的"
        )
    )
    if result == Remedy.Result.PENDING:
        raise TextMissing("审结的结果")
    remedy.result, remedy.concluded_on = Remedy.Result(result), concluded_on
    remedy.save()
    record(
        case,
        "remedy_concluded",
        agency=case.agency,
        by=by,
        route_label=remedy.get_route_display(),
        result_label=remedy.get_result_display(),
        concluded_on=concluded_on,
    )
    return remedy
