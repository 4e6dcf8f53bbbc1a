"""Published reports as entries of the search."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual_report.models import Report
from gongkai.annual_report.selectors import TEXT_PARTS, published_reports
from gongkai.search.entries import Entry


def entry(report: Report) -> Entry:
    return Entry(
        id=f"report:{report.pk}",
        kind="report",
        title=str(report),
        body="\n".join(report.text.get(part, "") for part in TEXT_PARTS),
        url=f"/reports/{report.agency.code}/{report.year}/"
        + ("whole/" if report.scope == Report.Scope.WHOLE else ""),
        agency_code=report.agency.code,
        agency_name=report.agency.short_name,
        category="年度报告",
        published_at=report.published_at,
        year=report.year,
    )


def entries() -> Iterator[Entry]:
    for report in published_reports().iterator(chunk_size=500):
        yield entry(report)
