"""Deciding what is answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.cases import rules
from gongkai.cases.details import details_of, findings_of
from gongkai.cases.errors import NotADecision, TextMissing
from gongkai.cases.models import Case, Decision
from gongkai.cases.services.steps import locked, require_text, stop_if
from gongkai.law.decisions import DECISIONS, Outcome
from gongkai.trail.services import record


@transaction.atomic
def decide(
    case: Case,
    *,
    by: Officer,
    outcome: str,
    grounds: str,
    details: Mapping[str, Any] | None = None,
) -> Decision:
    """Propose the decision. It becomes the agency's when the letter is signed, and can be changed till then.

    details: see ``gongkai.cases.details``. Raises MissingEvidence with what the file lacks, NotADecision,
    NotThisStage, CorrectionStillOpen, CorrectionAnswered, TextMissing.
    """
    case = locked(case)
    if outcome not in Outcome.__members__:
        raise NotADecision(str(outcome))
    code, details = Outcome(outcome), dict(details or {})
    stop_if(rules.refusal_to_decide_as(case, by, code, today=timezone.localdate(), details=details))
    grounds = require_text("理由", grounds)
    for what, told in ((code, details), *((each.outcome, each.details) for each in findings_of(details))):
        for detail in details_of(what):
            if detail.required and not told.get(detail.key):
                raise TextMissing(detail.label)
    decision = put_forward(case, code, grounds=grounds, details=details, by=by)
    law = DECISIONS[code]
    record(
        case,
        "decision_proposed",
        agency=case.agency,
        by=by,
        outcome=code.value,
        label=law.label,
        group=law.group,
    )
    return decision


def put_forward(
    case: Case, code: Outcome, *, grounds: str, details: Mapping[str, Any], by: Officer | None
) -> Decision:
    """Make this the decision that stands. The rules have been asked, the case is locked; the act records.

    by: None where it follows from the applicant's own act.
    """
    case.decisions.filter(current=True).update(current=False)
    decision = Decision.objects.create(
        case=case,
        outcome=code.value,
        grounds=grounds,
        details=dict(details),
        decided_by=by.person if by else None,
        decided_on=timezone.localdate(),
    )
    if case.state != Case.State.IN_HAND:
        case.state = Case.State.IN_HAND
        case.save(update_fields=["state"])
    return decision


@transaction.atomic
def close_without_letter(case: Case, *, by: Officer, reason: str) -> Case:
    """End a case of （六）其他处理 without a reply letter: withdrawn, or given up by the applicant.

    By whoever may sign letters. Raises NeedsLetter for every other decision.
    """
    case = locked(case)
    stop_if(rules.refusal_to_close_without_letter(case, by))
    reason = require_text("不发答复书的理由", reason)
    decision = case.decisions.get(current=True)
    end_without_letter(case, decision, due_on=case.due_on)
    record(
        case,
        "case_closed_without_letter",
        agency=case.agency,
        by=by,
        label=decision.label,
        reason=reason,
    )
    return case


def end_without_letter(case: Case, decision: Decision, *, due_on: date) -> None:
    """The case is closed today with this decision. The rules have been asked, the case is locked; the act
    records. due_on: the last day on which that is in time."""
    today = timezone.localdate()
    if case.round == 1:
        case.outcome, case.decided_on = decision.outcome, today
        # given up by the applicant's silence, an application ends when it ends: nobody was kept waiting
        case.late = decision.outcome == Outcome.O3 and today > due_on
    case.closed_on = today
    case.state = Case.State.CLOSED
    case.save()
