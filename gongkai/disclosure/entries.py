"""What the search index is told of a publication."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from gongkai.disclosure.choices import Validity
from gongkai.disclosure.clean_html import text_of
from gongkai.disclosure.models import PUBLIC, Publication
from gongkai.search.entries import Entry

KIND = "publication"
ORIGIN = "application"
"""Of an entry whose text was first given to an applicant (art. 44)."""


def address_of(publication: Publication) -> str:
    """The public address. Fixed by the project's contracts, so the index need not know the faces above it."""
    return f"/p/{publication.address}/"


def entry_id(publication: Publication) -> str:
    return f"{KIND}:{publication.pk}"


def entry_of(publication: Publication) -> Entry:
    body = "\n".join(part for part in (publication.summary, text_of(publication.body)) if part)
    with_validity = publication.validity != Validity.NOT_APPLICABLE
    return Entry(
        id=entry_id(publication),
        kind=KIND,
        title=publication.title,
        body=body,
        url=address_of(publication),
        agency_code=publication.agency.code,
        agency_name=publication.agency.short_name,
        category=publication.get_kind_display(),
        published_at=publication.published_at,
        year=timezone.localtime(publication.published_at).year,
        subject=publication.get_subject_display(),
        document_number=publication.document_number,
        index_number=publication.index_number,
        validity=publication.validity if with_validity else "",
        origin=ORIGIN if publication.from_application else "",
    )


def entries() -> Iterator[Entry]:
    """Every public publication, for a rebuild; read in pieces, oldest first."""
    public = Publication.objects.filter(PUBLIC).select_related("agency").order_by("pk")
    for publication in public.iterator(chunk_size=1000):
        yield entry_of(publication)
