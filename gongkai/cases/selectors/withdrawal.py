"""Applications that end without a reply letter: withdrawn by the applicant, or given up."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from gongkai.cases.details import PARTY
from gongkai.cases.models import Case, Decision, RecordCorrection
from gongkai.cases.selectors.reply import current_decision
from gongkai.law.decisions import DECISIONS, OTHERWISE, Outcome

WITHDRAWN = "申请人撤回"
"""The particular of decision O3 that says how the case ended."""


def withdrawal_of(case: Case) -> Decision | None:
    """The decision that stands, where it is the applicant's withdrawal, closed or not yet."""
    decision = current_decision(case)
    if decision is None or decision.outcome != Outcome.O3:
        return None
    return decision if decision.details.get("how_closed") == WITHDRAWN else None


def to_close_without_letter(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Those in hand whose decision needs no letter, so that only the head has to close them. By due day.

    Party information is told in a letter although its row of the report needs none.
    to_approve: whether it ends with a correction of the applicant's own record, which is told in a paper.
    """
    otherwise = [code.value for code, rule in DECISIONS.items() if rule.group == OTHERWISE]
    decided = Decision.objects.filter(case=OuterRef("pk"), current=True, outcome__in=otherwise).exclude(
        details__has_key=PARTY
    )
    corrections = RecordCorrection.objects.filter(
        decision__case=OuterRef("pk"), decision__current=True, approved_on=None
    )
    cases = cases.annotate(to_approve=Exists(corrections))
    return cases.filter(Exists(decided), state=Case.State.IN_HAND).order_by("due_on", "pk")
