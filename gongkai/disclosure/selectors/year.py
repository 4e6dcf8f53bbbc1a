"""What became public in a year, as the annual report tells it in words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from gongkai.disclosure.choices import Kind, State
from gongkai.disclosure.models import Publication, SecrecyReview


@dataclass(frozen=True)
class YearOfPublications:
    """published: public now and made so in the year; of these interpretations and from_applications
    (art. 44).

    columns: how many columns got any of them. secrecy_reviews, withdrawn: done in the year.
    """

    published: int
    interpretations: int
    from_applications: int
    columns: int
    withdrawn: int
    secrecy_reviews: int


def year_of_publications(agency_ids: Collection[int], year: int) -> YearOfPublications:
    """Of these agencies together; a column that several of them filled counts once. Two questions."""
    counts = Publication.objects.filter(agency__in=agency_ids).aggregate(**_counts(year))
    return YearOfPublications(**counts, secrecy_reviews=_reviews(agency_ids, year).count())


def publications_of_each(agency_ids: Collection[int], year: int) -> dict[int, YearOfPublications]:
    """Agency key -> its own, for every one of them. Two questions."""
    rows = Publication.objects.filter(agency__in=agency_ids).order_by().values("agency")
    counts = {row.pop("agency"): row for row in rows.annotate(**_counts(year))}
    reviews = _reviews(agency_ids, year).order_by().values_list("publication__agency").annotate(Count("pk"))
    reviewed = dict(reviews)
    nothing = dict.fromkeys(_counts(year), 0)
    return {
        pk: YearOfPublications(**counts.get(pk, nothing), secrecy_reviews=reviewed.get(pk, 0))
        for pk in agency_ids
    }


def _counts(year: int) -> dict[str, Count]:
    first, after = _span(year)
    public = Q(state=State.PUBLISHED, published_at__gte=first, published_at__lt=after)
    return {
        "published": Count("pk", filter=public),
        "interpretations": Count("pk", filter=public & Q(kind=Kind.INTERPRETATION)),
        "from_applications": Count("pk", filter=public & Q(from_application=True)),
        "columns": Count("column", filter=public, distinct=True),
        "withdrawn": Count("pk", filter=Q(withdrawn_at__gte=first, withdrawn_at__lt=after)),
    }


def _reviews(agency_ids: Collection[int], year: int) -> QuerySet[SecrecyReview]:
    first, after = _span(year)
    return SecrecyReview.objects.filter(publication__agency__in=agency_ids, at__gte=first, at__lt=after)


def _span(year: int) -> tuple[datetime, datetime]:
    """From the first moment of the year until that of the next one."""
    first, after = (
        timezone.make_aware(datetime.combine(date(each, 1, 1), time())) for each in (year, year + 1)
    )
    return first, after
