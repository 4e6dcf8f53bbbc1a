"""The outbox, crashes, rebuilds, drift."""

from __future__ import annotations

import json
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
import tantivy
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from gongkai.search import index, selectors, services, updating
from gongkai.search.errors import IndexBehind, IndexMissing, OutsideTransaction, RebuildRunning
from gongkai.search.models import IndexChange
from gongkai.search.selectors import search
from gongkai.search.updating import Drift
from tests.search.builders import make_entry


def found(query: str = "") -> set[str]:
    return {hit.id for hit in search(query, size=500).hits}


def state_of_index() -> dict[str, bytes]:
    """What the index stores, by id."""
    searcher = index.opened(index.read_pointer()).searcher
    hits = searcher.search(tantivy.Query.all_query(), limit=500).hits
    stored = [bytes(searcher.doc(address)["entry"][0]) for _, address in hits]
    return {json.loads(entry)["id"]: entry for entry in stored}


@pytest.mark.django_db(transaction=True)
def test_nothing_is_queued_outside_a_transaction():
    with pytest.raises(OutsideTransaction):
        services.enqueue(make_entry())
    with pytest.raises(OutsideTransaction):
        services.enqueue_removal("publication:1")
    assert not IndexChange.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_leaves_no_change_and_no_gap(shelf):
    shelf.put(make_entry())
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        services.enqueue(make_entry())
        raise ZeroDivisionError
    shelf.put(make_entry())
    assert list(IndexChange.objects.values_list("number", flat=True)) == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_after_the_commit_the_index_holds_the_entry_without_being_asked(shelf):
    entry = make_entry()
    shelf.put(entry)
    assert index.read_pointer().position == 1
    assert state_of_index() == {entry.id: entry.as_bytes()}


@pytest.mark.django_db(transaction=True)
def test_an_index_that_cannot_be_written_does_not_fail_the_act(shelf, monkeypatch):
    def broken(*args):
        raise OSError("disk full")

    monkeypatch.setattr(updating, "_apply", broken)
    shelf.put(make_entry())
    assert IndexChange.objects.count() == 1


def test_a_process_killed_between_commit_and_index_is_caught_up_by_the_next_search(shelf):
    # inside the test's transaction nothing runs after commit, as after a kill
    entry = make_entry()
    shelf.put(entry)
    assert index.read_pointer().position == 0
    assert found() == {entry.id}
    assert index.read_pointer().position == 1


def test_a_process_killed_between_index_and_pointer_applies_changes_twice_without_harm(shelf):
    entry = make_entry("第一版")
    shelf.put(entry)
    before = index.read_pointer()
    services.update()
    index.write_pointer(before)
    changed = replace(entry, title="第二版")
    shelf.put(changed)
    assert services.update() == 2
    assert state_of_index() == {entry.id: changed.as_bytes()}


def test_the_last_change_of_an_entry_counts(shelf):
    entry, gone = make_entry("第一版"), make_entry()
    shelf.put(entry, gone, replace(entry, title="第二版"))
    shelf.remove(gone)
    assert found() == {entry.id}
    assert found("第二版") == {entry.id}


def test_without_an_index_a_search_says_so_and_shows_no_empty_list(shelf):
    shutil.rmtree(settings.INDEX_DIR)
    with pytest.raises(IndexMissing):
        search("电梯")
    with pytest.raises(IndexMissing):
        services.update()


def test_an_index_of_another_schema_counts_as_missing(shelf):
    index.write_pointer(replace(index.read_pointer(), schema=index.SCHEMA_VERSION + 1))
    with pytest.raises(IndexMissing):
        search("")


def test_a_pointer_that_cannot_be_read_counts_as_missing(shelf):
    (settings.INDEX_DIR / "current.json").write_text("{")
    with pytest.raises(IndexMissing):
        search("")


def test_an_index_whose_files_are_damaged_counts_as_missing(shelf):
    shelf.put(make_entry())
    services.rebuild()
    (settings.INDEX_DIR / index.read_pointer().folder / "meta.json").write_text("{")
    with pytest.raises(IndexMissing):
        search("")


def test_an_index_ahead_of_the_database_belongs_to_another_one(shelf):
    index.write_pointer(replace(index.read_pointer(), position=1000))
    with pytest.raises(IndexMissing):
        search("")


def test_an_index_too_far_behind_is_not_asked(shelf, monkeypatch):
    monkeypatch.setattr(selectors, "CATCH_UP", 2)
    shelf.put(*(make_entry() for _ in range(3)))
    with pytest.raises(IndexBehind) as refused:
        search("")
    assert refused.value.behind == 3
    assert str(refused.value).startswith("搜索暂时用不了，还有3处更新没有编进索引。不是没有结果")


def test_while_another_process_writes_a_search_waits_a_moment_and_then_says_it_is_behind(shelf, monkeypatch):
    monkeypatch.setattr(selectors, "PATIENCE", 0.05)
    shelf.put(make_entry())
    with index.exclusive():
        started = time.monotonic()
        with pytest.raises(IndexBehind):
            search("")
    assert time.monotonic() - started >= 0.05
    assert search("").total == 1


def test_only_one_process_writes(shelf):
    with index.exclusive(), pytest.raises(index.LockHeld):
        services.update()


def test_only_one_process_rebuilds(shelf):
    with index.exclusive("rebuild"), pytest.raises(RebuildRunning):
        services.rebuild()


def test_a_rebuild_gives_the_same_index_as_following_every_change(shelf):
    entries = [make_entry(f"电梯{n}", body=f"第{n}部电梯", agency_code="ab"[n % 2]) for n in range(12)]
    shelf.put(*entries)
    for entry in entries[::3]:
        shelf.put(replace(entry, title=f"{entry.title}（修改）"))
    for entry in entries[1::3]:
        shelf.remove(entry)
    followed = search("电梯", size=50)
    in_followed = state_of_index()
    assert services.rebuild() == len(shelf.entries)
    hits = search("电梯", size=50)
    assert state_of_index() == in_followed
    assert {hit.id for hit in hits.hits} == {hit.id for hit in followed.hits}
    assert (hits.total, hits.facets) == (followed.total, followed.facets)


def test_a_change_during_a_rebuild_is_in_the_new_index(shelf):
    first, late = make_entry(), make_entry()
    shelf.put(first)

    def progress(count: int) -> None:
        if late.id not in shelf.entries:
            shelf.put(late)

    services.rebuild(progress)
    assert found() == {first.id, late.id}


def test_a_rebuild_leaves_one_old_folder_at_most(shelf):
    for _ in range(3):
        services.rebuild()
    assert len([path for path in settings.INDEX_DIR.iterdir() if path.is_dir()]) == 2


def test_an_index_that_agrees_has_no_drift(shelf):
    shelf.put(make_entry(), make_entry())
    assert services.verify() == Drift(2, (), (), ())


def test_drift_names_what_is_missing_surplus_and_outdated(shelf):
    missing, surplus, outdated = make_entry(), make_entry(), make_entry()
    shelf.put(surplus, outdated)
    services.update()
    shelf.entries = {entry.id: entry for entry in (missing, replace(outdated, title="改过"))}
    drift = services.verify()
    assert drift == Drift(2, (missing.id,), (surplus.id,), (outdated.id,))
    assert not drift.none


def test_old_changes_are_pruned_and_a_node_that_missed_them_must_rebuild(shelf):
    shelf.put(make_entry(), make_entry(), make_entry())
    IndexChange.objects.update(at=timezone.now() - updating.KEPT - timedelta(days=1))
    assert services.prune() == 2
    with pytest.raises(IndexMissing):
        search("")
    services.rebuild()
    assert search("").total == 3


def test_the_pointer_is_replaced_in_one_step(shelf):
    pointer = index.read_pointer()
    index.write_pointer(pointer)
    assert json.loads((settings.INDEX_DIR / "current.json").read_text()) == {
        "folder": pointer.folder,
        "schema": index.SCHEMA_VERSION,
        "position": 0,
    }
    assert list(settings.INDEX_DIR.glob("current.*.json")) == []


@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_time_leave_no_gap(shelf):
    def write(_: int) -> None:
        try:
            with transaction.atomic():
                services.enqueue(make_entry())
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(12)))
    assert list(IndexChange.objects.values_list("number", flat=True)) == list(range(1, 13))
    assert search("").total == 12
