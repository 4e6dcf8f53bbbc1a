"""Cases whose retention term is over, for the head of the disclosure office to review."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from gongkai.agencies.models import Agency
from gongkai.cases.models import Case, Remedy, RetentionReview
from gongkai.cases.retention import RetentionClass, class_of, closed_before, kept_until


def retention_due(agency: Agency, *, today: date) -> QuerySet[Case]:
    """Closed, past the term of their class, not kept longer, identity data still there, no open remedy."""
    remedies = Remedy.objects.filter(case=OuterRef("pk"))
    longer = RetentionReview.objects.filter(
        case=OuterRef("pk"), kind=RetentionReview.Kind.KEEP, keep_until__gte=today
    )
    past = Q(closed_on__lt=closed_before(today, RetentionClass.DISPUTED)) | Q(
        ~Exists(remedies), closed_on__lt=closed_before(today, RetentionClass.ORDINARY)
    )
    open_erasures = RetentionReview.objects.filter(kind=RetentionReview.Kind.ERASE, ended_at=None)
    return (
        Case.objects.filter(past, agency=agency, identity__erased_on__isnull=True, identity__isnull=False)
        .exclude(Exists(longer))
        .exclude(Exists(remedies.filter(result=Remedy.Result.PENDING)))
        .annotate(disputed=Exists(remedies))
        .prefetch_related(
            Prefetch("retention_reviews", open_erasures.select_related("proposed_by"), "open_erasures")
        )
    )


def open_erasure(case: Case) -> RetentionReview | None:
    reviews = RetentionReview.objects.filter(case=case, kind=RetentionReview.Kind.ERASE, ended_at=None)
    return reviews.select_related("proposed_by").first()


def retained_until(case: Case) -> date | None:
    """Last day on which the identity data are kept; None while the case is not closed."""
    if case.closed_on is None:
        return None
    last = kept_until(case.closed_on, class_of(disputed=case.remedies.exists()))
    longer = case.retention_reviews.filter(kind=RetentionReview.Kind.KEEP).values_list(
        "keep_until", flat=True
    )
    return max([last, *longer])
