"""The receipt the applicant is given: number, day of receipt, last day of the reply (art. 31)."""

from __future__ import annotations

from django.db import transaction

from gongkai.agencies.officers import Officer
from gongkai.cases import paper_values, rules
from gongkai.cases.models import Case, Paper
from gongkai.cases.services.outgoing import issue
from gongkai.cases.services.steps import locked, stop_if
from gongkai.trail.services import record


@transaction.atomic
def issue_receipt(case: Case, *, by: Officer) -> Paper:
    """Once a case, when the day of receipt is fixed. Raises ReceiptOnlyOnce, NotThisStage, NotAllowed."""
    case = locked(case)
    stop_if(rules.refusal_to_issue_receipt(case, by))
    paper = issue(case, Paper.Kind.RECEIPT, by=by, values=paper_values.receipt(case))
    record(case, "receipt_issued", agency=case.agency, by=by, number=paper.number)
    return paper
