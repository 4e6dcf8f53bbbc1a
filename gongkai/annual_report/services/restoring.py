"""Taking reports in from an archive of another installation, or of this one before it was set up anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from gongkai.agencies.models import Agency
from gongkai.annual_report.entries import entry
from gongkai.annual_report.errors import AgenciesMissing, OtherReportHere
from gongkai.annual_report.exchange import Archive, Archived
from gongkai.annual_report.models import Report
from gongkai.annual_report.services.restoring_agencies import create_agencies
from gongkai.search.services import enqueue, enqueue_removal
from gongkai.trail.services import record

Key = tuple[int, int, str]  # agency, year, scope


@dataclass(frozen=True)
class Restored:
    """new: versions that were taken in. known: those that were here already, unchanged.

    created: the agencies that were missing, by name. renamed: those that have another name here than in the
    archive, in words.
    """

    new: int
    known: int
    created: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()


@transaction.atomic
def restore_archive(archive: Archive, *, create_missing: bool = False, under: str = "") -> Restored:
    """Have every archived version here with its fingerprint, all or none.

    The newest of a year is the one that holds, the others are the corrected ones.
    Taken in twice changes nothing.

    Agencies are known by their code; one that has another name now keeps the old one in its reports.
    create_missing: agencies that are not here are created by what the archive says of them, those without
    another above them under the agency with the code `under`.

    Raises AgenciesMissing, OtherReportHere, and what create_agencies raises.
    """
    archived = archive.reports
    created = create_agencies(archive.agencies, under=under) if create_missing else []
    agencies = _agencies(archived)
    new = [one for one in archived if not _is_here(one, agencies[one.content["agency_code"]])]
    taken = [_take_in(one, agencies[one.content["agency_code"]]) for one in new]
    for key in sorted({(one.agency_id, one.year, one.scope) for one in taken}):
        _let_newest_hold(key)
    return Restored(
        new=len(new),
        known=len(archived) - len(new),
        created=tuple(str(agency) for agency in created),
        renamed=_renamed(archive, agencies),
    )


def _renamed(archive: Archive, agencies: Mapping[str, Agency]) -> tuple[str, ...]:
    """Whose name here is neither the one they had in the archive nor one they ever reported under."""
    names: dict[str, set[str]] = {}
    for one in archive.reports:
        names.setdefault(one.content["agency_code"], set()).add(one.content["agency"])
    for known in archive.agencies:
        names.setdefault(known.code, set()).add(known.facts["name"])
    return tuple(
        f"{code}在档案里是“{'”“'.join(sorted(names[code]))}”，在这里是“{agency.name}”"
        for code, agency in agencies.items()
        if agency.name not in names[code]
    )


def _agencies(archived: Sequence[Archived]) -> dict[str, Agency]:
    named = {one.content["agency_code"]: one.content["agency"] for one in archived}
    here = {agency.code: agency for agency in Agency.objects.filter(code__in=named)}
    if missing := [f"{name}（{code}）" for code, name in named.items() if code not in here]:
        raise AgenciesMissing(missing)
    return here


def _is_here(one: Archived, agency: Agency) -> bool:
    where = {field: one.content[field] for field in ("year", "scope", "version")}
    found = Report.objects.select_for_update().filter(agency=agency, **where).first()
    if found is None:
        return False
    if not found.is_public or found.sha256 != one.sha256:
        raise OtherReportHere(agency.name, found.year, found.version)
    return True


def _take_in(one: Archived, agency: Agency) -> Report:
    fields = ("year", "form", "scope", "version", "correction_reason", "cells", "text")
    report = Report.objects.create(
        agency=agency,
        agency_name=one.content["agency"],
        state=Report.State.SUPERSEDED,  # until it is known which version is the newest
        source=one.source,
        members=one.members,
        sha256=one.sha256,
        **{field: one.content[field] for field in fields},
        **one.moments,
    )
    details = {"year": report.year, "version": report.version, "sha256": report.sha256}
    record(report, "report_restored", agency=agency, by=None, **details)
    return report


def _let_newest_hold(key: Key) -> None:
    agency, year, scope = key
    public = Report.objects.select_for_update(of=("self",)).select_related("agency")
    versions = list(
        public.filter(agency=agency, year=year, scope=scope, state__in=Report.PUBLIC).order_by("-version")
    )
    newest, *earlier = versions
    for each in earlier:  # first, for only one of a year may be published
        if each.is_published:
            each.state = Report.State.SUPERSEDED
            each.save(update_fields=["state"])
            enqueue_removal(entry(each).id)
    if not newest.is_published:
        newest.state = Report.State.PUBLISHED
        newest.save(update_fields=["state"])
        enqueue(entry(newest))
