"""Marking what one was told as read."""

from __future__ import annotations

from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.cases.selectors.notices import notices_of


def mark_read(by: Officer, *, only: int | None = None) -> int:
    """Mark one notice, or all of them, as read. Nobody else's is touched. How many were unread before."""
    unread = notices_of(by).filter(read_at=None)
    if only is not None:
        unread = unread.filter(pk=only)
    return unread.update(read_at=timezone.now())
