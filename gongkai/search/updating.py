"""Bringing the index up to date with the outbox, building it anew, and comparing it with the database."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import tantivy
from django.utils import timezone

from gongkai.search import index, sources
from gongkai.search.entries import Entry
from gongkai.search.errors import IndexMissing, RebuildRunning
from gongkai.search.models import Feed, IndexChange

BATCH = 500  # changes between two commits of the index
KEPT = timedelta(days=30)  # a node that was away for longer builds its index anew

Progress = Callable[[int], None]


def last_change() -> int:
    """How far the outbox goes; 0 before the first change."""
    return Feed.objects.filter(pk=1).values_list("last", flat=True).first() or 0


def update(*, wait: float = 0.0) -> int:
    """Apply what is in the outbox and not in the index yet; returns how many changes that were.

    A crash between the index's commit and the pointer only means that changes are applied twice.
    wait: seconds for another process that is writing. Raises LockHeld, IndexMissing.
    """
    applied = 0
    with index.exclusive(wait=wait):
        pointer = index.read_pointer()
        opened = None
        while changes := list(IndexChange.objects.filter(number__gt=pointer.position)[:BATCH]):
            if changes[0].number != pointer.position + 1:  # pruned: the way from here to there is lost
                raise IndexMissing
            opened = opened or index.open_index(index.folder() / pointer.folder)
            _apply(opened, changes)
            pointer = replace(pointer, position=changes[-1].number)
            index.write_pointer(pointer)
            applied += len(changes)
    return applied


def _apply(opened: tantivy.Index, changes: list[IndexChange]) -> None:
    writer = opened.writer(heap_size=index.UPDATE_HEAP, num_threads=1)
    for change in {change.entry_id: change for change in changes}.values():  # the last one of each entry
        writer.delete_documents_by_term("id", change.entry_id)
        if change.action == IndexChange.Action.PUT:
            writer.add_document(index.document(Entry.from_json(change.entry)))
    writer.commit()
    writer.wait_merging_threads()


def rebuild(progress: Progress | None = None) -> int:
    """Build a new index from the sources and put it in the place of the old one; returns the entries in it.

    Searches go on in the old one meanwhile. Changes committed while it runs are applied on top, twice if
    need be. progress: called with the entries so far. Raises RebuildRunning.
    """
    try:
        with index.exclusive("rebuild"):
            return _rebuild(progress)
    except index.LockHeld:
        raise RebuildRunning from None


def _rebuild(progress: Progress | None) -> int:
    old = _present_folder()
    index.remove_builds_except({old} if old else set())
    name = uuid.uuid4().hex
    path = index.folder() / name
    path.mkdir()
    start = last_change()
    writer = index.open_index(path).writer(heap_size=index.REBUILD_HEAP, num_threads=2)
    count = 0
    for count, entry in enumerate(sources.all_entries(), start=1):
        writer.add_document(index.document(entry))
        if progress and count % 100 == 0:
            progress(count)
    writer.commit()
    writer.wait_merging_threads()
    with index.exclusive(wait=60):
        index.write_pointer(index.Pointer(name, index.SCHEMA_VERSION, start))
    update(wait=60)
    if progress:
        progress(count)
    return count


def _present_folder() -> str:
    try:
        return index.read_pointer().folder
    except IndexMissing:
        return ""


@dataclass(frozen=True)
class Drift:
    """Ids in which index and database differ: not in the index, in it without reason, in it with old text."""

    entries: int
    missing: tuple[str, ...]
    surplus: tuple[str, ...]
    outdated: tuple[str, ...]

    @property
    def none(self) -> bool:
        return not (self.missing or self.surplus or self.outdated)


def verify(progress: Progress | None = None) -> Drift:
    """Compare every entry of the sources with the index, after catching up.

    Raises IndexMissing, LockHeld.
    """
    update(wait=60)
    held = _held()
    missing, outdated = [], []
    count = 0
    for count, entry in enumerate(sources.all_entries(), start=1):
        fingerprint = held.pop(entry.id, None)
        if fingerprint is None:
            missing.append(entry.id)
        elif fingerprint != _fingerprint(entry.as_bytes()):
            outdated.append(entry.id)
        if progress and count % 100 == 0:
            progress(count)
    return Drift(count, tuple(missing), tuple(sorted(held)), tuple(outdated))


def _held() -> dict[str, bytes]:
    """id -> fingerprint of all that the index holds."""
    searcher = index.opened(index.read_pointer()).searcher
    if not searcher.num_docs:
        return {}
    found = searcher.search(tantivy.Query.all_query(), limit=searcher.num_docs, count=False)
    stored = (bytes(searcher.doc(address)["entry"][0]) for _, address in found.hits)
    return {json.loads(entry)["id"]: _fingerprint(entry) for entry in stored}


def _fingerprint(entry: bytes) -> bytes:
    return hashlib.blake2b(entry, digest_size=8).digest()


def prune() -> int:
    """Remove changes older than KEPT from the outbox; the last one stays, so that the feed has no gap."""
    old = IndexChange.objects.filter(at__lt=timezone.now() - KEPT, number__lt=last_change())
    return old.delete()[0]
