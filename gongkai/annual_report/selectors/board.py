"""The reports of a year over all agencies under a supervising office: who handed in when, what is wrong.

Seven queries, however many agencies; one less while no report is signed or sent back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.annual_report.deadlines import deadline_for
from gongkai.annual_report.models import Explanation, Report
from gongkai.annual_report.rules import unsettled_of
from gongkai.annual_report.selectors.cells import cells_of
from gongkai.annual_report.selectors.findings import corpus_of, findings_beside
from gongkai.annual_report.selectors.texts import text_of
from gongkai.law.report_deadlines import days_late

S = Report.State


@dataclass(frozen=True)
class BoardRow:
    """report: the newest version, None where nobody has begun. handed_in_on: of the first version handed in.

    late: days after the last one, until today where nothing was handed in. errors, warnings: None while the
    figures still move. comments: not settled yet. due_on: the last day for handing in.
    """

    agency: Agency
    report: Report | None
    due_on: date
    handed_in_on: date | None
    late: int
    errors: int | None
    warnings: int | None
    comments: int

    @property
    def is_missing(self) -> bool:
        """Nothing was handed in, or it is back with the agency."""
        return self.handed_in_on is None

    @property
    def is_expected(self) -> bool:
        """Whether it is handed in here; a vertical organ reports to its own superior."""
        return self.agency.reports_to_government

    @property
    def state_label(self) -> str:
        if self.report is None:
            return "没有开始"
        if self.report.state == S.DRAFT and self.comments:
            return "退回修改"
        label = self.report.get_state_display()
        return f"{label}（第{self.report.version}版）" if self.report.version > 1 else label


def board(agencies: Iterable[Agency], year: int, *, today: date) -> list[BoardRow]:
    """One row an agency, in the order given."""
    agencies = list(agencies)
    versions = _versions(agencies, year)
    newest = {pk: rows[-1] for pk, rows in versions.items()}
    faults = faults_of(newest.values(), year)
    return [_row(agency, versions[agency.pk], year, faults, today) for agency in agencies]


def _row(
    agency: Agency,
    versions: Sequence[Report],
    year: int,
    faults: Mapping[int, tuple[int, int]],
    today: date,
) -> BoardRow:
    report = versions[-1] if versions else None
    due = deadline_for(agency).last_day(year)
    handed_in = _handed_in(versions)
    errors, warnings = faults.get(report.pk, (None, None)) if report else (None, None)
    return BoardRow(
        agency=agency,
        report=report,
        due_on=due,
        handed_in_on=handed_in,
        late=days_late(due, handed_in, today=today),
        errors=errors,
        warnings=warnings,
        comments=len(unsettled_of(report)) if report else 0,
    )


def _versions(agencies: Sequence[Agency], year: int) -> dict[int, list[Report]]:
    """Agency -> its own reports of the year, the newest last."""
    rows = Report.objects.filter(agency__in=agencies, year=year, scope=Report.Scope.OWN)
    found: dict[int, list[Report]] = defaultdict(list)
    for report in rows.select_related("agency").prefetch_related("comments").order_by("version"):
        found[report.agency_id].append(report)
    return found


def _handed_in(versions: Sequence[Report]) -> date | None:
    """The day of the first signature; of a report taken over from before, the day it was made public."""
    moments = [one.signed_at or one.published_at for one in versions if one.signed_at or one.published_at]
    return timezone.localtime(min(moments)).date() if moments else None


def faults_of(
    reports: Iterable[Report], year: int, scope: str = Report.Scope.OWN
) -> dict[int, tuple[int, int]]:
    """Frozen report -> how many errors stand without a reason, and how many doubts."""
    frozen = [report for report in reports if not report.is_live]
    explained = defaultdict(set)
    reasons = Explanation.objects.filter(report__in=[one.pk for one in frozen])
    for report, rule, address in reasons.values_list("report", "rule", "address"):
        explained[report].add((rule, address))
    before, others = _year_before(frozen, year, scope), corpus_of(year)
    found = {}
    for report in frozen:
        cells = cells_of(report)
        findings = findings_beside(report, cells, text_of(report), before.get(report.agency_id), others)
        errors = sum(
            one.severity == "error" and (one.rule, one.address or "") not in explained[report.pk]
            for one in findings
        )
        found[report.pk] = (errors, len(findings) - errors)
    return found


def _year_before(reports: Sequence[Report], year: int, scope: str) -> dict[int, Report]:
    published = Report.objects.filter(
        agency__in=[one.agency_id for one in reports],
        year=year - 1,
        scope=scope,
        state=S.PUBLISHED,
    )
    return {one.agency_id: one for one in published.select_related("agency")}
