"""The files of one case, and those of them its applicant may have."""

from __future__ import annotations

from django.db.models import QuerySet

from gongkai.cases.models import Case, CaseDocument

_SENT = (CaseDocument.Kind.LETTER, CaseDocument.Kind.REPLY_ATTACHMENT)


def documents_of(case: Case) -> QuerySet[CaseDocument]:
    return CaseDocument.objects.filter(case=case).select_related("original", "added_by").order_by("pk")


def documents_for_applicant(case: Case) -> QuerySet[CaseDocument]:
    """The signed letter and what was attached to it, once served; nothing before, nothing of another case."""
    mine = documents_of(case).filter(kind__in=_SENT)
    return mine if case.replied_on else mine.none()
