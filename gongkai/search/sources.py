"""Where a rebuild takes its entries from. The rooms that own them register themselves when they start."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gongkai.search.entries import Entry

Source = Callable[[], Iterator[Entry]]
_sources: dict[str, Source] = {}


def register(kind: str, entries: Source) -> None:
    """entries: yields every entry of the kind that is public now, without holding all of them in memory."""
    _sources[kind] = entries


def all_entries() -> Iterator[Entry]:
    for entries in _sources.values():
        yield from entries()
