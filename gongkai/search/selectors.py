"""Asking the index. It answers from the state of the last committed change, or says that it cannot."""

from __future__ import annotations

import json
import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from threading import Lock

import tantivy

from gongkai.search import index
from gongkai.search.entries import FACETS, Filters, Hit, Results
from gongkai.search.errors import IndexBehind, IndexMissing, SearchUnavailable
from gongkai.search.highlighting import highlight, snippet
from gongkai.search.queries import Builder, Wanted
from gongkai.search.updating import last_change, update

CATCH_UP = 500  # changes a search applies itself before it answers
PATIENCE = 1.0  # seconds a search waits for another process that is applying them
DEEPEST = 10_000  # hits one can page to; beyond, narrow the question
VALUES = 500  # values counted a facet
REMEMBERED = 256  # facet counts kept by one process


def search(
    query: str = "",
    *,
    filters: Filters | None = None,
    offset: int = 0,
    size: int = 20,
    newest_first: bool = False,
) -> Results:
    """One page of hits with facet counts. Without a query: all that fits the filters, the newest first.

    Where nothing holds all the words, entries that hold at least half of them, marked ``partial``.
    Raises IndexMissing or IndexBehind.
    """
    started = time.perf_counter()
    opened, filters, wanted = current(), filters or Filters(), Wanted(query)
    offset = max(0, min(offset, DEEPEST))
    by_day = newest_first or wanted.is_empty
    if query.strip() and wanted.is_empty:  # only punctuation: nothing can hold it
        return Results(0, (), {facet: {} for facet in FACETS}, offset)
    partial = False
    total, addresses = _page(opened, wanted, filters, offset, size, by_day=by_day)
    if not total and wanted.can_be_partial:
        total, addresses = _page(opened, wanted, filters, offset, size, by_day=by_day, partial=True)
        partial = bool(total)
    hits = tuple(_hit(opened.searcher.doc(address), wanted) for address in addresses)
    more = offset + size < min(total, DEEPEST)
    return Results(
        total=total,
        hits=hits,
        facets=_facets(opened, wanted, filters, partial=partial),
        offset=offset,
        next_offset=offset + size if more else None,
        previous_offset=max(0, offset - size) if offset else None,
        partial=partial,
        took_ms=round((time.perf_counter() - started) * 1000, 2),
    )


def facet_counts(filters: Filters) -> tuple[int, Mapping[str, Mapping[str, int]]]:
    """How long the list within the filters is, and how long it would be with each value of each facet.

    Raises IndexMissing or IndexBehind.
    """
    opened, everything = current(), Wanted("")
    total, _ = _page(opened, everything, filters, 0, 1, by_day=True)
    return total, _facets(opened, everything, filters, partial=False)


def content_version() -> int:
    """A number that grows with every change of what the public may read: the key of cached pages."""
    return last_change()


def current() -> index.Opened:
    """The index, caught up with the outbox. Raises IndexMissing or IndexBehind."""
    pointer = index.read_pointer()
    last = last_change()
    if pointer.position > last:  # built for another database, or this one was restored from before
        raise IndexMissing
    if pointer.position < last:
        pointer = _caught_up(pointer, last)
    try:
        return index.opened(pointer)
    except (OSError, ValueError):  # a rebuild has removed the folder since the pointer was read
        return _opened_anew()


def _opened_anew() -> index.Opened:
    try:
        return index.opened(index.read_pointer())
    except (OSError, ValueError):
        raise IndexMissing from None


def _caught_up(pointer: index.Pointer, last: int) -> index.Pointer:
    if last - pointer.position > CATCH_UP:
        raise IndexBehind(last - pointer.position)
    try:
        update(wait=PATIENCE)
    except index.LockHeld:
        pass  # the other process may have done enough meanwhile
    except (OSError, ValueError):  # the index cannot be written
        raise IndexBehind(last - pointer.position) from None
    pointer = index.read_pointer()
    if pointer.position < last:
        raise IndexBehind(last - pointer.position)
    return pointer


def _page(
    opened: index.Opened,
    wanted: Wanted,
    filters: Filters,
    offset: int,
    size: int,
    *,
    by_day: bool,
    partial: bool = False,
) -> tuple[int, list[tantivy.DocAddress]]:
    query = Builder(opened.index.schema).matching(wanted, filters, partial=partial)
    order = {"order_by_field": "published"} if by_day else {}
    found = opened.searcher.search(query, limit=size, offset=offset, count=True, **order)
    return found.count, [address for _, address in found.hits]


def _hit(document: tantivy.Document, wanted: Wanted) -> Hit:
    entry = json.loads(bytes(document["entry"][0]))
    body = entry.pop("body")
    entry["published_at"] = datetime.fromisoformat(entry["published_at"])
    title_html = highlight(entry["title"], wanted.marks)
    return Hit(**entry, title_html=title_html, snippet_html=snippet(body, wanted.marks))


_remembered: OrderedDict[tuple, Mapping[str, Mapping[str, int]]] = OrderedDict()
_remembering = Lock()


def _facets(
    opened: index.Opened, wanted: Wanted, filters: Filters, *, partial: bool
) -> Mapping[str, Mapping[str, int]]:
    """Counts for one state of the index do not change, so the last questions' are kept."""
    asked = (opened.pointer, wanted.folded, filters, partial)
    with _remembering:
        if asked in _remembered:
            _remembered.move_to_end(asked)
            return _remembered[asked]
    counted = _count_facets(opened, wanted, filters, partial=partial)
    with _remembering:
        _remembered[asked] = counted
        while len(_remembered) > REMEMBERED:
            _remembered.popitem(last=False)
    return counted


def _count_facets(
    opened: index.Opened, wanted: Wanted, filters: Filters, *, partial: bool
) -> Mapping[str, Mapping[str, int]]:
    """A facet in which something is chosen is counted as if nothing were, the others within all filters."""
    chosen = asdict(filters)
    free = [facet for facet in FACETS if not chosen[facet]]
    counts = _counted(opened, wanted, filters, free, partial=partial)
    for facet in FACETS:
        if facet not in free:
            counts |= _counted(opened, wanted, filters.without(facet), [facet], partial=partial)
    return {facet: counts[facet] for facet in FACETS}


def _counted(
    opened: index.Opened, wanted: Wanted, filters: Filters, facets: list[str], *, partial: bool
) -> dict[str, dict[str, int]]:
    if not facets:
        return {}
    query = Builder(opened.index.schema).matching(wanted, filters, partial=partial)
    asked = {facet: {"terms": {"field": facet, "size": VALUES}} for facet in facets}
    found = opened.searcher.aggregate(query, asked)
    return {
        facet: {bucket["key"]: bucket["doc_count"] for bucket in found[facet]["buckets"]} for facet in facets
    }


__all__ = ["SearchUnavailable", "content_version", "facet_counts", "search"]
