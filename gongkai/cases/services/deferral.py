"""A later answer where many applications have reasonable reasons (art. 35), on the head's authority."""

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
def defer(case: Case, *, by: Officer, working_days: int, reason: str) -> Case:
    """Set a later day to answer and tell the applicant, today; the original day stays in sight.

    working_days: 1 to LONGEST_DEFERRAL, on top of the term as it stands. Raises NoReasonableReasons before
    reasons were stated and found reasonable, DeferredOnce, DeferralTooLate, DeferralOutOfRange, NotAllowed.
    """
    case = locked(case)
    today = timezone.localdate()
    stop_if(rules.refusal_to_defer_by(case, by, working_days, today=today))
    reason = require_text("为什么不能在法定期限内答复", reason)
    append_fact(case, FactKind.DEFERRED, today, basis=reason, by=by, working_days=working_days)
    settle_clock(case)
    values = paper_values.deferral(working_days, reason, clock_of(case))
    paper = issue(case, Paper.Kind.DEFERRAL, by=by, values=values)
    record(
        case,
        "reply_deferred",
        agency=case.agency,
        by=by,
        working_days=working_days,
        reason=reason,
        due_on=case.due_on,
        original_due_on=case.original_due_on,
        paper=paper.number,
    )
    return case
