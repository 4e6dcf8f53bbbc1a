"""Putting changes into the outbox, and asking the index to follow it once they are committed."""

from __future__ import annotations

import logging

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from gongkai.search.entries import Entry
from gongkai.search.errors import IndexMissing, OutsideTransaction
from gongkai.search.index import LockHeld
from gongkai.search.models import Feed, IndexChange
from gongkai.search.updating import prune, rebuild, update, verify

log = logging.getLogger(__name__)


def enqueue(entry: Entry) -> None:
    """Have the entry found as it is now, once the caller's transaction is committed.

    Call it last in an act: it takes the outbox's one lock, which every writer waits for.
    Raises OutsideTransaction.
    """
    _append(entry.id, IndexChange.Action.PUT, entry.as_json())


def enqueue_removal(entry_id: str) -> None:
    """Have the entry found no more, once the caller's transaction is committed. Raises OutsideTransaction."""
    _append(entry_id, IndexChange.Action.REMOVE, None)


def _append(entry_id: str, action: str, entry: dict | None) -> None:
    if not connection.in_atomic_block:
        raise OutsideTransaction("a change of the index is written inside the transaction of its act")
    IndexChange.objects.create(
        number=_next_number(), at=timezone.now(), entry_id=entry_id, action=action, entry=entry
    )
    transaction.on_commit(_follow, robust=True)


def _next_number() -> int:
    if not Feed.objects.filter(pk=1).update(last=F("last") + 1):
        Feed.objects.bulk_create(
            [Feed(pk=1)], ignore_conflicts=True
        )  # two first writers: one row, both go on
        Feed.objects.filter(pk=1).update(last=F("last") + 1)
    return Feed.objects.values_list("last", flat=True).get(pk=1)


def _follow() -> None:
    """Bring this node's index up to date. What fails here the next search catches up; the act is done."""
    try:
        update()
    except (LockHeld, IndexMissing):
        return  # another process is at it, or there is nothing yet that could be brought up to date
    except Exception:
        log.exception("index_update_failed")


__all__ = ["enqueue", "enqueue_removal", "prune", "rebuild", "update", "verify"]
