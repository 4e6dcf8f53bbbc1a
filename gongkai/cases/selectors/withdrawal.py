"""Whether the applicant has asked for the application to be withdrawn."""

from __future__ import annotations

from gongkai.cases.models import Case, Decision
from gongkai.cases.selectors.reply import current_decision
from gongkai.law.decisions import Outcome

WITHDRAWN = "申请人撤回"
"""The particular of decision O3 that says how the case ended."""


def withdrawal_of(case: Case) -> Decision | None:
    """The decision that stands, where it is the applicant's withdrawal, closed or not yet."""
    decision = current_decision(case)
    if decision is None or decision.outcome != Outcome.O3:
        return None
    return decision if decision.details.get("how_closed") == WITHDRAWN else None
