"""The index on disk: its schema, the pointer that says which folder is the present one, and who may write.

INDEX_DIR holds one folder for each build and ``current.json``, replaced in one step: folder, schema version
and the number of the last change it holds. A reader that has the pointer has an index at least that far.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock

import tantivy
from django.conf import settings

from gongkai.search.analysis import fold, grams, key, number_terms, words
from gongkai.search.entries import FACETS, Entry
from gongkai.search.errors import IndexMissing

SCHEMA_VERSION = 2  # a change of schema or analysis gets a new number; older indexes are then rebuilt
UPDATE_HEAP = 20_000_000  # bytes; tantivy asks for at least 15 MB a thread
REBUILD_HEAP = 128_000_000
SPACED, RAW = "spaced", "raw"
INDEXED_BODY = 60_000  # characters; what stands behind them in a very long text is not found


@dataclass(frozen=True)
class Pointer:
    folder: str
    schema: int
    position: int


class LockHeld(Exception):
    """Another process writes to the index now."""


def folder() -> Path:
    return Path(settings.INDEX_DIR)


def read_pointer() -> Pointer:
    """Raises IndexMissing where there is no index or it is of another schema."""
    try:
        pointer = Pointer(**json.loads((folder() / "current.json").read_text()))
    except (FileNotFoundError, ValueError, TypeError):
        raise IndexMissing from None
    if pointer.schema != SCHEMA_VERSION or not (folder() / pointer.folder).is_dir():
        raise IndexMissing
    return pointer


def write_pointer(pointer: Pointer) -> None:
    """Replace the pointer in one step, after what it points to is on disk."""
    new = folder() / f"current.{os.getpid()}.json"
    with new.open("w") as file:
        json.dump(asdict(pointer), file)
        file.flush()
        os.fsync(file.fileno())
    new.replace(folder() / "current.json")


@contextmanager
def exclusive(name: str = "write", *, wait: float = 0.0) -> Iterator[None]:
    """Hold a lock that ends with the process at the latest. wait: seconds. Raises LockHeld."""
    folder().mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + wait
    with (folder() / f"{name}.lock").open("w") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise LockHeld from None
                time.sleep(0.02)
        yield


def build_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", tokenizer_name=RAW, index_option="basic")
    builder.add_text_field("kind", tokenizer_name=RAW, index_option="basic")
    for facet in FACETS:
        builder.add_text_field(facet, fast=True, tokenizer_name=RAW, index_option="basic")
    builder.add_integer_field("published", fast=True)  # microseconds since 1970
    builder.add_text_field("title_key", tokenizer_name=RAW, index_option="basic")
    builder.add_text_field("own_numbers", tokenizer_name=SPACED, index_option="basic")
    builder.add_text_field("numbers", tokenizer_name=SPACED, index_option="basic")
    builder.add_text_field("title", tokenizer_name=SPACED, index_option="freq")
    builder.add_text_field("title_grams", tokenizer_name=SPACED, index_option="basic")
    builder.add_text_field("body", tokenizer_name=SPACED, index_option="freq")
    builder.add_text_field("grams", tokenizer_name=SPACED, index_option="basic")
    builder.add_bytes_field("entry", stored=True)
    return builder.build()


def open_index(path: Path) -> tantivy.Index:
    """Open or create. The caller has made the folder."""
    index = tantivy.Index(build_schema(), path=str(path))
    spaced = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(SPACED, spaced)
    index.config_reader("manual", 0)
    return index


def document(entry: Entry) -> tantivy.Document:
    title, text = fold(entry.title), fold(entry.body[:INDEXED_BODY])
    around = fold(" ".join((entry.agency_name, entry.category, entry.document_number, entry.index_number)))
    own = number_terms(fold(f"{entry.document_number} {entry.index_number}"))
    fields = {
        "id": entry.id,
        "kind": entry.kind,
        "agency": entry.agency_code,
        "category": entry.category,
        "subject": entry.subject,
        "year": str(entry.year),
        "validity": entry.validity,
        "published": microseconds(entry),
        "title_key": key(title),
        "own_numbers": " ".join(own),
        "numbers": " ".join(own | number_terms(title) | number_terms(text)),
        "title": " ".join(words(title)),
        "title_grams": " ".join(grams(title) | {run for run in title if run.isalnum()}),
        "body": " ".join(words(f"{around} {text}")),
        "grams": " ".join(grams(f"{title} | {around} | {text}")),
        "entry": entry.as_bytes(),
    }
    return tantivy.Document(**{name: value for name, value in fields.items() if value != ""})


def microseconds(entry: Entry) -> int:
    return round(entry.published_at.timestamp() * 1_000_000)


@dataclass(frozen=True)
class Opened:
    """An index as one process holds it, no older than the pointer it was opened for."""

    pointer: Pointer
    index: tantivy.Index
    searcher: tantivy.Searcher


_held: dict[Path, Opened] = {}  # one at most: the build this process answers from
_opening = Lock()


def opened(pointer: Pointer) -> Opened:
    """This process's view at the pointer; opened once a build, reloaded once a position.

    Raises OSError or ValueError where the files cannot be read.
    """
    path = folder() / pointer.folder
    with _opening:
        have = _held.get(path)
        if have is not None and have.pointer == pointer:
            return have
        index = have.index if have else open_index(path)
        index.reload()
        _held.clear()
        _held[path] = Opened(pointer, index, index.searcher())
        return _held[path]


def remove_builds_except(keep: set[str]) -> None:
    """Folders of earlier builds. Readers that still have one open keep its files until they let go."""
    for path in folder().iterdir():
        if path.is_dir() and path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)
