"""Every public report with what another installation needs to have it again."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual_report.exchange import Archived
from gongkai.annual_report.exchange.archive import MOMENTS
from gongkai.annual_report.models import Report
from gongkai.annual_report.selectors.content import content_of


def archived_reports() -> Iterator[Archived]:
    """By year, agency, scope and version; corrected versions too. One query, however many reports."""
    public = Report.objects.filter(state__in=Report.PUBLIC).select_related("agency")
    for report in public.order_by("year", "agency__code", "scope", "version").iterator(chunk_size=500):
        yield Archived(
            content=content_of(report),
            sha256=report.sha256,
            source=report.source,
            members=report.members,
            moments={name: getattr(report, name) for name in MOMENTS},
        )
