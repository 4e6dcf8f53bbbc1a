"""Published reports to set beside each other, and what the records say of their punctuality."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from gongkai.agencies.models import Agency
from gongkai.annual_report.comparing import Side
from gongkai.annual_report.hand_overs import held_in, standing_at
from gongkai.annual_report.models import HandOver, Report
from gongkai.annual_report.selectors.findings import as_figures, moved_for
from gongkai.annual_report.selectors.reports import published_reports
from gongkai.cases.models import Case
from gongkai.cases.selectors.statistics import punctuality_of_each
from gongkai.law.identities import Moved
from gongkai.law.report_forms import FORMS


def published_over_the_years(agency: Agency, scope: str = Report.Scope.OWN) -> dict[int, Report]:
    """Year -> the version that holds, the oldest year first. One question."""
    reports = _figures_only().filter(agency=agency, scope=scope)
    return {report.year: report for report in reports.order_by("year")}


def published_in_year(year: int, codes: Collection[str]) -> dict[str, Report]:
    """Code of the agency -> its own report on the year, in the order of the site. One question."""
    reports = _figures_only().filter(year=year, scope=Report.Scope.OWN, agency__code__in=codes)
    return {report.agency.code: report for report in reports}


def agencies_by_year() -> dict[int, list[Agency]]:
    """Year, newest first -> agencies with a published report of their own, in the order of the site."""
    found: dict[int, list[Agency]] = {}
    for report in _figures_only().defer("cells").filter(scope=Report.Scope.OWN):
        found.setdefault(report.year, []).append(report.agency)
    return found


def moved_with_functions(agency: Agency, scope: str, reports: Collection[Report]) -> dict[int, list[Moved]]:
    """Year of a report -> open applications that came with a function since the year before, less those that
    went, as it stood when the report was signed.

    One question for an agency's own reports; for the sums of a government a few a report.
    """
    if scope == Report.Scope.WHOLE:
        return {report.year: moved_for(report) for report in reports}
    found: dict[int, list[Moved]] = {}
    stood = reduce(or_, (Q(year=one.year) & standing_at(one.signed_at) for one in reports))
    rows = HandOver.objects.filter(stood, Q(giver=agency) | Q(taker=agency)).order_by("year", "pk")
    for row in rows.select_related("giver", "taker"):
        came = row.taker_id == agency.pk
        pieces = row.cells if came else {column: -number for column, number in row.cells.items()}
        moved = Moved(row.giver.name if came else row.taker.name, row.reason, pieces)
        found.setdefault(row.year, []).append(moved)
    return found


def side_of(report: Report, name: str) -> Side:
    return Side(name, FORMS[report.form], as_figures(report.cells))


def punctuality_beside(reports: Sequence[Report]) -> dict[int, tuple[int, int]]:
    """Place in the sequence -> answered in the year, and late, as the records stand now.

    All of one year. Those taken over are left out, since their cases are not here. Two questions.
    """
    here = {place: report for place, report in enumerate(reports) if report.source == Report.Source.DERIVED}
    if not here:
        return {}
    agencies = [report.agency_id for report in here.values()]
    held = held_in(reports[0].year)
    counted = punctuality_of_each(Case.objects.filter(held.where(agencies)), reports[0].year, held)
    return {place: counted[one.agency_id] for place, one in here.items() if one.agency_id in counted}


def _figures_only() -> QuerySet[Report]:
    return published_reports().defer("text", "members")
