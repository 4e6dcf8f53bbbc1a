"""Every public report with what another installation needs to have it again."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import Count, Max, Min, QuerySet

from gongkai.agencies.models import Agency
from gongkai.annual_report.exchange import Archived, ArchivedAgency
from gongkai.annual_report.exchange.agencies import DATES, WORDS
from gongkai.annual_report.exchange.archive import MOMENTS
from gongkai.annual_report.models import Report
from gongkai.annual_report.selectors.content import content_of

Agencies = Collection[Agency]
AT_ONCE = 500  # reports in memory; fewer than the parameters a statement may have


@dataclass(frozen=True)
class Extent:
    """What an archive would hold. first, last: years, None where there is nothing."""

    reports: int
    agencies: int
    first: int | None
    last: int | None


def archived_reports(agencies: Agencies | None = None) -> Iterator[Archived]:
    """By year, agency, scope and version; corrected versions too. A query for each 500 reports.

    agencies: whose reports; all where none are named. Sorted here and not by the database, for two databases
    order words in two ways, and the same reports are to give the same bytes.
    """
    keys = sorted(_public(agencies).values_list("year", "agency__code", "scope", "version", "pk"))
    for at in range(0, len(keys), AT_ONCE):
        chosen = [key[-1] for key in keys[at : at + AT_ONCE]]
        found = Report.objects.select_related("agency").in_bulk(chosen)
        yield from (_archived_report(found[pk]) for pk in chosen)


def _archived_report(report: Report) -> Archived:
    return Archived(
        content=content_of(report),
        sha256=report.sha256,
        source=report.source,
        members=report.members,
        moments={name: getattr(report, name) for name in MOMENTS},
    )


def archived_agencies(agencies: Agencies | None = None) -> list[ArchivedAgency]:
    """Those with a public report, whatever they stand under, and who took over from one of them."""
    wanted = _codes(Agency.objects.filter(reports__in=_public(agencies)).distinct())
    found: dict[str, Agency] = {}
    while missing := wanted - found.keys():
        rows = Agency.objects.filter(code__in=missing).select_related("parent", "successor")
        found |= {row.code: row for row in rows}
        wanted |= _codes(row.successor for row in rows if row.successor)
    return [_archived(row) for row in sorted(found.values(), key=lambda one: one.path)]


def archive_extent(agencies: Agencies | None = None) -> Extent:
    told = _public(agencies).aggregate(
        reports=Count("pk"), agencies=Count("agency", distinct=True), first=Min("year"), last=Max("year")
    )
    return Extent(**told)


def _public(agencies: Agencies | None) -> QuerySet[Report]:
    public = Report.objects.filter(state__in=Report.PUBLIC)
    return public if agencies is None else public.filter(agency__in=[one.pk for one in agencies])


def _codes(agencies) -> set[str]:
    """Of the agencies and of all above them."""
    return {code for one in agencies for code in one.path.split("/") if code}


def _archived(agency: Agency) -> ArchivedAgency:
    kept = ("reports_to_government", "position", *DATES, *WORDS)
    return ArchivedAgency(
        code=agency.code,
        parent=agency.parent.code if agency.parent else None,
        successor=agency.successor.code if agency.successor else None,
        facts={name: getattr(agency, name) for name in kept},
    )
