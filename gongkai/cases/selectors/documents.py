"""The files of one case, and those of them its applicant may have."""

from __future__ import annotations

from django.db.models import Exists, Q, QuerySet

from gongkai.cases.models import Case, CaseDocument, Letter, LetterService, Paper
from gongkai.law.decisions import DECISIONS, GRANTED, PARTLY


def documents_of(case: Case) -> QuerySet[CaseDocument]:
    return CaseDocument.objects.filter(case=case).select_related("original", "added_by").order_by("pk")


def paper_of(case: Case, kind: str) -> Paper | None:
    """The first paper of this kind that went out."""
    return next((each for each in case.papers.all() if each.kind == kind), None)


def documents_for_applicant(case: Case) -> QuerySet[CaseDocument]:
    """Notices from the day they were made; letters and what was attached to them once served. Nothing of
    another case."""
    served = _served(case)
    files = served.values("docx").union(served.exclude(pdf=None).values("pdf"))
    given = Exists(served.filter(decision__outcome__in=PROVIDED))
    return documents_of(case).filter(
        Q(kind=CaseDocument.Kind.NOTICE)
        | Q(kind=CaseDocument.Kind.LETTER, original__in=files)
        | Q(given, kind=CaseDocument.Kind.REPLY_ATTACHMENT, taken_back=None)
    )


def _served(case: Case) -> QuerySet[Letter]:
    """Replies that reached the applicant and did not come back."""
    standing = LetterService.objects.filter(bounced_on=None).values("letter")
    return Letter.objects.filter(case=case, pk__in=standing)


def reply_attachments(case: Case, outcome: str) -> QuerySet[CaseDocument]:
    """What goes out with a reply of this outcome. Files attached before the decision was changed to a refusal
    stay in the case."""
    attached = documents_of(case).filter(kind=CaseDocument.Kind.REPLY_ATTACHMENT, taken_back=None)
    return attached if is_provided(outcome) else attached.none()


PROVIDED = [code.value for code, law in DECISIONS.items() if law.group in (GRANTED, PARTLY)]


def is_provided(outcome: str) -> bool:
    """Whether information is given, in whole or in part."""
    return outcome in PROVIDED
