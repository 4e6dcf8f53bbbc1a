"""How papers reached whom they are for, and what came back."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.calendars import working_calendar
from gongkai.agencies.officers import Officer
from gongkai.cases import rules
from gongkai.cases.models import Case, LetterService, Paper, PaperService
from gongkai.cases.services.steps import locked, require_text, stop_if
from gongkai.law.service_of_letters import ServiceMethod
from gongkai.law.terms import payment_due
from gongkai.trail.services import record


@transaction.atomic
def serve_paper(paper: Paper, *, by: Officer, method: str, on: date, proof: str) -> PaperService:
    """Proof that a paper was served. A fee notice's time to pay counts from there. Raises AlreadyServed."""
    case = locked(paper.case)
    paper = Paper.objects.select_related("case__agency").get(pk=paper.pk)
    stop_if(rules.refusal_to_serve_paper(paper, by))
    stop_if(
        rules.refusal_of_day(
            "送达日期", on, today=timezone.localdate(), after=paper.issued_on, event="发出的"
        )
    )
    method = ServiceMethod(method)
    served = PaperService.objects.create(
        paper=paper,
        method=method.value,
        on=on,
        proof=require_text("送达凭证", proof),
        recorded_by=by.person,
        recorded_at=timezone.now(),
    )
    if paper.kind == Paper.Kind.FEE:
        notice = case.fee_notice
        notice.received_on, notice.until = on, payment_due(on, working_calendar())
        notice.save()
    record(
        case,
        "paper_served",
        agency=case.agency,
        by=by,
        kind_label=paper.get_kind_display(),
        number=paper.number,
        method_label=method.label,
        on=on,
        proof=served.proof,
        to_applicant=paper.to_applicant,
    )
    return served


@transaction.atomic
def bounce_paper(paper: Paper, *, by: Officer, on: date, reason: str) -> PaperService:
    """A paper came back undelivered; it waits for another attempt. Raises NotServedYet."""
    case = locked(paper.case)
    stop_if(rules.refusal_to_bounce_paper(paper, by))
    standing = paper.services.get(bounced_on=None)
    _came_back(standing, on, reason)
    record(
        case,
        "paper_bounced",
        agency=case.agency,
        by=by,
        kind_label=paper.get_kind_display(),
        number=paper.number,
        on=on,
        reason=standing.bounce_reason,
    )
    return standing


@transaction.atomic
def record_bounce(case: Case, *, by: Officer, on: date, reason: str) -> Case:
    """The reply came back: the case returns to the officer, to be served another way.

    [I] No text read says what a returned letter does to the day of the reply. Whoever posted it replied in
    time; the day stays, and the record of the next attempt stands beside it.
    """
    case = locked(case)
    stop_if(rules.refusal_to_record_bounce(case, by))
    standing = LetterService.objects.get(letter__case=case, letter__round=case.round, bounced_on=None)
    _came_back(standing, on, reason)
    case.state, case.closed_on = Case.State.AWAITING_SERVICE, None
    case.save(update_fields=["state", "closed_on"])
    record(case, "letter_bounced", agency=case.agency, by=by, on=on, reason=standing.bounce_reason)
    return case


def _came_back(standing: PaperService | LetterService, on: date, reason: str) -> None:
    stop_if(
        rules.refusal_of_day("退回日期", on, today=timezone.localdate(), after=standing.on, event="送达的")
    )
    standing.bounced_on, standing.bounce_reason = on, require_text("为什么退回", reason)
    standing.save(update_fields=["bounced_on", "bounce_reason"])
