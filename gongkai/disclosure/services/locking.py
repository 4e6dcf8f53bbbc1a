"""How every act begins: the row, locked."""

from __future__ import annotations

from django.utils import timezone

from gongkai.disclosure.choices import State
from gongkai.disclosure.models import Publication


def locked(publication: Publication) -> Publication:
    rows = Publication.objects.select_for_update(of=("self",)).select_related("agency", "column")
    return rows.get(pk=publication.pk)


def move(publication: Publication, state: State) -> None:
    """Set the state and since when; the caller saves."""
    publication.state = state
    publication.state_at = timezone.now()
