"""Writing down why a case was late."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.cases import rules
from gongkai.cases.models import Case, LatenessReason
from gongkai.cases.services.steps import locked, require_text, stop_if
from gongkai.trail.services import record


@transaction.atomic
def explain_lateness(case: Case, *, by: Officer, category: str, text: str) -> LatenessReason:
    """category: of LatenessReason.Category. Raises NotLate, NotThisStage, NotAllowed, TextMissing."""
    case = locked(case)
    stop_if(rules.refusal_to_explain_lateness(case, by, today=timezone.localdate()))
    reason = LatenessReason.objects.create(
        case=case,
        category=LatenessReason.Category(category),
        text=require_text("逾期的原因", text),
        by=by.person,
        at=timezone.now(),
    )
    label = reason.get_category_display()
    record(case, "lateness_explained", agency=case.agency, by=by, label=label, reason=reason.text)
    return reason
