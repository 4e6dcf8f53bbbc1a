"""All years of reports as one file: packed piece by piece, each report held against its fingerprint."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import IO

from django.db import transaction

from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.annual_report.errors import ArchiveUnsound, NothingToArchive
from gongkai.annual_report.exchange import Archived, files_of, fingerprint_of
from gongkai.annual_report.selectors import (
    agencies_visible_to,
    archived_agencies,
    archived_reports,
)
from gongkai.documents.archives import pack
from gongkai.trail.services import record


@dataclass(frozen=True)
class Packed:
    """file: the archive at its beginning, for the caller to close. size: bytes; sha256: of the archive."""

    file: IO[bytes]
    reports: int
    size: int
    sha256: str


def pack_archive(agencies: Collection[Agency] | None = None) -> Packed:
    """Every public version of these agencies' reports, of all where none are named.

    Raises ArchiveUnsound where a stored report no longer has its fingerprint; it names them all.
    """
    checked = _Checked()
    file = pack(files_of(checked.those_of(archived_reports(agencies)), archived_agencies(agencies)))
    if checked.changed:
        file.close()
        raise ArchiveUnsound(checked.changed)
    digest, size = hashlib.file_digest(file, "sha256"), file.tell()
    file.seek(0)
    return Packed(file, checked.count, size, digest.hexdigest())


def take_archive(*, by: Officer) -> Packed:
    """The archive of the agencies whose reports the officer sees: the own one, for a supervisor all below.

    What left, and its fingerprint, is in the trail. Packing takes seconds and holds no lock.
    Raises NotAllowed, NothingToArchive, ArchiveUnsound.
    """
    by.require(Act.VIEW_REPORTS)
    agencies = agencies_visible_to(by)
    packed = pack_archive(agencies)
    if not packed.reports:
        packed.file.close()
        raise NothingToArchive()
    told = {"count": packed.reports, "agencies": len(agencies), "sha256": packed.sha256}
    with transaction.atomic():
        record(by.agency, "reports_archived", agency=by.agency, by=by, **told)
    return packed


class _Checked:
    """Counts what goes by, and keeps the names of what is no longer what was signed."""

    def __init__(self) -> None:
        self.count = 0
        self.changed: list[str] = []

    def those_of(self, reports: Iterator[Archived]) -> Iterator[Archived]:
        for one in reports:
            self.count += 1
            if fingerprint_of(one.content) != one.sha256:
                self.changed.append(one.named)
            yield one
