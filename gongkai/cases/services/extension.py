"""More time to reply, on the authority of the head of the disclosure office (art. 33 para. 2)."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.cases import paper_values, rules
from gongkai.cases.models import Case, Paper
from gongkai.cases.selectors.clock import clock_of
from gongkai.cases.services.clock import append_fact, settle_clock
from gongkai.cases.services.outgoing import issue
from gongkai.cases.services.steps import locked, require_text, stop_if
from gongkai.law.clock import FactKind
from gongkai.trail.services import record


@transaction.atomic
def extend(case: Case, *, by: Officer, working_days: int, reason: str) -> Case:
    """Extend the term and tell the applicant, today.

    working_days: 1 to what is left of 20 in all. Raises ExtensionTooLate after the first 20 working days,
    ExtensionUsedUp, ExtensionOutOfRange, NotAllowed.
    """
    case = locked(case)
    today = timezone.localdate()
    stop_if(rules.refusal_to_extend_by(case, by, working_days, today=today))
    reason = require_text("延期的理由", reason)
    append_fact(case, FactKind.EXTENDED, today, basis=reason, by=by, working_days=working_days)
    settle_clock(case)
    values = paper_values.extension(working_days, reason, clock_of(case))
    paper = issue(case, Paper.Kind.EXTENSION, by=by, values=values)
    record(
        case,
        "reply_term_extended",
        agency=case.agency,
        by=by,
        working_days=working_days,
        reason=reason,
        due_on=case.due_on,
        paper=paper.number,
    )
    return case
