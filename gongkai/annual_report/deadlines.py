"""The last days of our own reports: which kind of organ an agency is, and what the law says of that kind."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.models import Agency
from gongkai.agencies.selectors import installation
from gongkai.annual_report.membership import membership_of
from gongkai.annual_report.models import Report
from gongkai.law.report_deadlines import (
    DEADLINES,
    Deadline,
    Reporter,
    level_of_region,
    whole_deadline,
)

_REPORTERS = {
    Agency.Kind.GOVERNMENT: Reporter.GOVERNMENT_ORGAN,
    Agency.Kind.TOWNSHIP: Reporter.TOWNSHIP,
    Agency.Kind.VERTICAL: Reporter.VERTICAL,
}


def deadline_for(agency: Agency, scope: str = Report.Scope.OWN) -> Deadline:
    """The deadline of the agency's own report, or of the sum of its government."""
    if scope == Report.Scope.WHOLE:
        site = installation()
        return whole_deadline(level_of_region(site.region_code if site else ""))
    return DEADLINES[_REPORTERS.get(Agency.Kind(agency.kind), Reporter.DEPARTMENT)]


def last_day(report: Report) -> date:
    """The last day for handing the report in."""
    return deadline_for(report.agency, report.scope).last_day(report.year)


def is_reviewed_here(report: Report) -> bool:
    """Whether a supervising office of this installation reviews it before it is public.

    A sum goes up to another government; what the government's sum does not count, by its kind or by a rule,
    is reviewed by its own superior.
    """
    return report.scope == Report.Scope.OWN and membership_of(report.agency, report.year).counts
