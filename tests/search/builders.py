"""Entries for the tests of the index, and a source that holds them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

from django.db import transaction

from gongkai.search import services, sources
from gongkai.search.entries import Entry

FIRST = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)  # 9:30 in the morning of a Monday in Shanghai
_numbers = count(1)


def make_entry(title: str = "", **fields) -> Entry:
    """An entry with an id of its own; each is an hour younger than the one before."""
    number = next(_numbers)
    entry = Entry(
        id=f"publication:{number}",
        kind="publication",
        title=title or f"第{number}号通告",
        body="",
        url=f"/p/{number}/",
        agency_code="zj",
        agency_name="区住建局",
        category="通知公告",
        published_at=FIRST + timedelta(hours=number),
        year=2026,
    )
    return replace(entry, **fields)


class Shelf:
    """Stands for a room that owns entries: what it holds, a rebuild finds; what it changes, it tells."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}

    def put(self, *entries: Entry) -> None:
        with transaction.atomic():
            for entry in entries:
                self.entries[entry.id] = entry
                services.enqueue(entry)

    def remove(self, entry: Entry) -> None:
        with transaction.atomic():
            del self.entries[entry.id]
            services.enqueue_removal(entry.id)

    def __iter__(self):
        return iter(self.entries.values())


def take_over_sources(monkeypatch) -> Shelf:
    """Make a shelf the only source, for one test."""
    shelf = Shelf()
    monkeypatch.setattr(sources, "_sources", {"publication": lambda: iter(shelf)})
    return shelf
