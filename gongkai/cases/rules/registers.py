"""Importing and exporting the register of an agency."""

from __future__ import annotations

from gongkai.agencies.errors import Refusal
from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases.errors_register import AlreadyImported
from gongkai.cases.models import ImportRun


def refusal_to_import(agency: Agency, officer: Officer) -> Refusal | None:
    return officer.refusal(Act.IMPORT_CASES, agency)


def refusal_to_import_again(agency: Agency, sha256: str) -> Refusal | None:
    """sha256: of the file. The same file twice would be the same cases twice."""
    done = ImportRun.objects.filter(agency=agency, sha256=sha256, state=ImportRun.State.DONE)
    earlier = done.only("ended_at", "total").first()
    return AlreadyImported(earlier.ended_at, earlier.total) if earlier else None


def refusal_to_export(agency: Agency, officer: Officer, *, with_identity: bool = False) -> Refusal | None:
    if refusal := officer.refusal(Act.EXPORT_CASES, agency):
        return refusal
    return officer.refusal(Act.VIEW_IDENTITY, agency) if with_identity else None
