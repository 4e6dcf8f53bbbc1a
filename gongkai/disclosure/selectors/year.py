"""What became public in a year, as the annual report tells it in words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, Q
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
    """Two questions for any number of agencies."""
    first, after = (
        timezone.make_aware(datetime.combine(date(each, 1, 1), time())) for each in (year, year + 1)
    )
    public = Q(state=State.PUBLISHED, published_at__gte=first, published_at__lt=after)
    counts = Publication.objects.filter(agency__in=agency_ids).aggregate(
        published=Count("pk", filter=public),
        interpretations=Count("pk", filter=public & Q(kind=Kind.INTERPRETATION)),
        from_applications=Count("pk", filter=public & Q(from_application=True)),
        columns=Count("column", filter=public, distinct=True),
        withdrawn=Count("pk", filter=Q(withdrawn_at__gte=first, withdrawn_at__lt=after)),
    )
    reviews = SecrecyReview.objects.filter(
        publication__agency__in=agency_ids, at__gte=first, at__lt=after
    ).count()
    return YearOfPublications(**counts, secrecy_reviews=reviews)
