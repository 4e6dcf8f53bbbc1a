"""Whether stored files and their rows agree: each original whole, nothing in storage without a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from gongkai.documents.errors import FingerprintBroken
from gongkai.documents.models import Original
from gongkai.documents.services import content_of

SETTLED = timedelta(hours=1)  # after so long no act is still under way that could give a file its row


@dataclass(frozen=True)
class Broken:
    original: int
    name: str
    why: str


@dataclass(frozen=True)
class Files:
    """orphans: names in storage that no row knows, left over where an act ended halfway."""

    originals: int
    broken: tuple[Broken, ...]
    orphans: tuple[str, ...]


def check_originals() -> Files:
    """Read every original against its fingerprint, and look for bytes without a row."""
    broken: list[Broken] = []
    count = 0
    for original in Original.objects.filter(erased_on=None).order_by("pk").iterator(chunk_size=500):
        count += 1
        try:
            content_of(original)
        except FingerprintBroken:
            why = "内容与指纹不符" if default_storage.exists(original.storage_name) else "文件不在了"
            broken.append(Broken(original.pk, original.name, why))
    return Files(count, tuple(broken), tuple(sorted(_orphans())))


def remove_orphans(*, now: datetime | None = None) -> int:
    """Delete what no row knows, unless it is so fresh that an act may still be writing its row. How many."""
    before = (now or timezone.now()) - SETTLED
    stale = [name for name in _orphans() if default_storage.get_modified_time(name) < before]
    for name in stale:
        default_storage.delete(name)
    return len(stale)


def _orphans() -> Iterator[str]:
    """Folder by folder, of which there are 65,536 at most, so that no list grows with the installation."""
    for folder in _folders("", depth=2):
        names = set(default_storage.listdir(folder)[1])
        if not names:
            continue
        kept = Original.objects.filter(sha256__in=names, erased_on=None).values_list("sha256", flat=True)
        yield from (f"{folder}/{name}" for name in names - set(kept))


def _folders(above: str, *, depth: int) -> Iterator[str]:
    if not depth:
        yield above
        return
    try:
        below = default_storage.listdir(above)[0]
    except FileNotFoundError:  # nothing was ever stored
        return
    for name in below:
        yield from _folders(f"{above}/{name}" if above else name, depth=depth - 1)
