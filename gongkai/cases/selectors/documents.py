"""The files of one case, and those of them its applicant may have."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from gongkai.cases.models import Case, CaseDocument
from gongkai.law.decisions import DECISIONS, GRANTED, PARTLY, Outcome


def documents_of(case: Case) -> QuerySet[CaseDocument]:
    return CaseDocument.objects.filter(case=case).select_related("original", "added_by").order_by("pk")


def documents_for_applicant(case: Case) -> QuerySet[CaseDocument]:
    """The signed letter and what was attached to it, once served; nothing before, nothing of another case."""
    sent = Q(kind=CaseDocument.Kind.LETTER)
    if case.outcome and is_provided(case.outcome):
        sent |= Q(kind=CaseDocument.Kind.REPLY_ATTACHMENT, taken_back=None)
    mine = documents_of(case).filter(sent)
    return mine if case.replied_on else mine.none()


def reply_attachments(case: Case, outcome: str) -> QuerySet[CaseDocument]:
    """What goes out with a reply of this outcome. Files attached before the decision was changed to a refusal
    stay in the case."""
    attached = documents_of(case).filter(kind=CaseDocument.Kind.REPLY_ATTACHMENT, taken_back=None)
    return attached if is_provided(outcome) else attached.none()


def is_provided(outcome: str) -> bool:
    """Whether information is given, in whole or in part."""
    return DECISIONS[Outcome(outcome)].group in (GRANTED, PARTLY)
