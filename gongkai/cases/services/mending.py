"""Putting right what went wrong: an entry made by mistake, and a reply that a review or court set aside."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.cases import rules
from gongkai.cases.models import Case, Paper
from gongkai.cases.paper_values import ended
from gongkai.cases.services.clock import append_fact, settle_clock
from gongkai.cases.services.outgoing import issue
from gongkai.cases.services.steps import locked, require_text, stop_if
from gongkai.law.clock import FactKind
from gongkai.law.wording import day_text
from gongkai.trail.services import record


@transaction.atomic
def cancel(case: Case, *, by: Officer, reason: str) -> Case:
    """Take back an entry made by mistake: typed twice, no application at all, meant for another desk.

    It counts in no figure from then on; its number stays used, and its day of receipt stays among the facts.
    """
    case = locked(case)
    stop_if(rules.refusal_to_cancel(case, by))
    reason = require_text("为什么撤销登记", reason)
    was = case.received_on
    paper = issue(case, Paper.Kind.CANCELLATION, by=by, values={"撤销理由": ended(reason)})
    case.received_on, case.cancelled_on = None, timezone.localdate()
    case.state = Case.State.CANCELLED
    case.save()
    record(
        case,
        "case_cancelled",
        agency=case.agency,
        by=by,
        reason=reason,
        received_on=was,
        number=paper.number,
    )
    return case


@transaction.atomic
def reopen(case: Case, *, by: Officer, on: date, basis: str) -> Case:
    """Handle a case anew after a lost review or suit. on: the day the decision or judgment came.

    The first decision stays the one the annual report counts; table 4 has the correction. A new decision and
    a new letter follow, with 20 working days from that day (法释〔2025〕8号 art. 11). Raises NothingToReopen.
    """
    case = locked(case)
    stop_if(rules.refusal_to_reopen(case, by))
    after = case.decided_on or case.received_on
    stop_if(
        rules.refusal_of_day(
            "收到决定或者判决的日期", on, today=timezone.localdate(), after=after, event="作出答复的"
        )
    )
    basis = require_text("根据哪一份决定或者判决", basis)
    case.decisions.filter(current=True).update(current=False)
    append_fact(case, FactKind.REOPENED, on, basis=basis, by=by)
    case.round += 1
    case.state = Case.State.IN_HAND
    case.closed_on = case.archived_on = None
    settle_clock(case)
    values = {"重新处理依据": basis.rstrip("。"), "新的答复期限": day_text(case.due_on)}
    paper = issue(case, Paper.Kind.REOPENING, by=by, values=values)
    record(
        case,
        "case_reopened",
        agency=case.agency,
        by=by,
        on=on,
        reason=basis,
        due_on=case.due_on,
        number=paper.number,
    )
    return case
