"""Paging by key: a page begins after or before a row, never at a count of rows, so depth costs nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q, QuerySet

from gongkai.disclosure.models import Publication

_MARK = re.compile(r"([np])(-?\d{1,18})\.(\d{1,18})\.(\d{1,9})")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Page:
    """Rows from the newest to the oldest. next, previous: marks for the ``page`` parameter, None at the ends.

    first: the place of the first row in the whole list, from 1; 0 where there are no rows.
    """

    rows: tuple[Publication, ...]
    first: int
    next: str | None
    previous: str | None

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1 if self.rows else 0


@dataclass(frozen=True)
class _Place:
    forward: bool
    published_at: datetime
    pk: int
    first: int


def page_of(rows: QuerySet[Publication], mark: str, *, size: int) -> Page:
    """The page a mark leads to; the first page for an empty mark or one that cannot be read."""
    place = _read(mark)
    if place is None:
        return _forward(rows.order_by("-published_at", "-pk"), size, first=1, has_previous=False)
    same_or = Q(published_at=place.published_at)
    if place.forward:
        rest = rows.filter(published_at__lte=place.published_at)
        rest = rest.exclude(same_or & Q(pk__gte=place.pk))
        return _forward(rest.order_by("-published_at", "-pk"), size, first=place.first, has_previous=True)
    rest = rows.filter(published_at__gte=place.published_at).exclude(same_or & Q(pk__lte=place.pk))
    return _backward(rest.order_by("published_at", "pk"), size, first=place.first)


def _forward(rows: QuerySet[Publication], size: int, *, first: int, has_previous: bool) -> Page:
    found = list(rows[: size + 1])
    shown = tuple(found[:size])
    following = _mark("n", shown[-1], first + size) if len(found) > size else None
    preceding = _mark("p", shown[0], max(1, first - size)) if has_previous and shown else None
    return Page(shown, first if shown else 0, following, preceding)


def _backward(rows: QuerySet[Publication], size: int, *, first: int) -> Page:
    found = list(rows[: size + 1])
    shown = tuple(reversed(found[:size]))
    more = len(found) > size
    first = first if more else 1  # at the front the count is known for certain
    preceding = _mark("p", shown[0], max(1, first - size)) if more else None
    following = _mark("n", shown[-1], first + len(shown)) if shown else None
    return Page(shown, first if shown else 0, following, preceding)


def _mark(direction: str, row: Publication, first: int) -> str:
    microseconds = (row.published_at - _EPOCH) // timedelta(microseconds=1)
    return f"{direction}{microseconds}.{row.pk}.{first}"


def _read(mark: str) -> _Place | None:
    match = _MARK.fullmatch(mark)
    if match is None:
        return None
    direction, microseconds, pk, first = match.groups()
    try:
        published_at = _EPOCH + timedelta(microseconds=int(microseconds))
    except OverflowError:
        return None
    return _Place(direction == "n", published_at, int(pk), max(1, int(first)))
