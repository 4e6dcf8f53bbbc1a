"""What was merged into another application waits for that one's reply."""

from __future__ import annotations

from gongkai.agencies.errors import Refusal
from gongkai.cases.errors_joint import LeadNotAnswered
from gongkai.cases.models import Case, CaseTie


def refusal_while_lead_is_open(case: Case) -> Refusal | None:
    """What is merged into another application is closed once that one's reply is signed, not before."""
    tie = (
        CaseTie.objects.filter(case=case, kind=CaseTie.Kind.MERGED, left_at=None).select_related("to").first()
    )
    return LeadNotAnswered(tie.to.number) if tie and tie.to.decided_on is None else None
