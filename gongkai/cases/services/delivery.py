"""Recording that the letter reached the applicant. That ends the case."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.models import Person
from gongkai.agencies.officers import Officer
from gongkai.cases import rules
from gongkai.cases.models import Case, Letter, LetterService
from gongkai.cases.services.steps import locked, require_text, stop_if
from gongkai.law.service_of_letters import ServiceMethod, served_on
from gongkai.trail.services import record


@transaction.atomic
def serve_letter(
    letter: Letter, *, by: Officer, method: ServiceMethod, on: date, proof: str
) -> LetterService:
    """How and when the signed letter was served, and the proof kept of it.

    on: the day that fixes service for the method (signed for, posted, sent). Raises InTheFuture,
    BeforeTheFact for a day before the signature, NotThisStage.
    """
    case = locked(letter.case)
    stop_if(rules.refusal_to_serve_letter(case, by))
    letter = Letter.objects.get(pk=letter.pk)
    stop_if(
        rules.refusal_of_day(
            "送达日期", on, today=timezone.localdate(), after=letter.signed_on, event="签发答复书的"
        )
    )
    return record_service(
        case,
        letter,
        method=ServiceMethod(method),
        on=on,
        proof=require_text("送达凭证", proof),
        recorded_by=by.person,
        by=by,
    )


def record_service(
    case: Case,
    letter: Letter,
    *,
    method: ServiceMethod,
    on: date,
    proof: str,
    recorded_by: Person,
    by: Officer | None = None,
) -> LetterService:
    """Write the service down and close the case, inside the act it belongs to. by: None for the worker, which
    sent what ``recorded_by`` ordered."""
    served = served_on(method, handed_on=on, posted_on=on, sent_on=on)
    service = LetterService.objects.create(
        letter=letter,
        method=method.value,
        on=on,
        served_on=served,
        proof=proof,
        recorded_by=recorded_by,
        recorded_at=timezone.now(),
    )
    if case.round == 1 and case.replied_on is None:  # sent again, the reply keeps its day
        case.replied_on, case.late = served, served > case.due_on
    case.closed_on, case.state = timezone.localdate(), Case.State.CLOSED
    case.save()
    record(
        case,
        "letter_served",
        agency=case.agency,
        by=by,
        method_label=method.label,
        served_on=served,
        proof=service.proof,
    )
    return service
