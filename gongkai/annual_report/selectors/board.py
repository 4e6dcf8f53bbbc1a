"""The reports of a year over all agencies under a supervising office: who handed in when, what is wrong.

Twenty-six queries at most, however many agencies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.annual_report.deadlines import deadline_for
from gongkai.annual_report.membership import Membership, memberships_of
from gongkai.annual_report.models import Report
from gongkai.annual_report.rules import unsettled_of
from gongkai.annual_report.selectors.faults import Faults, faults_of
from gongkai.law.report_deadlines import days_late

S = Report.State


@dataclass(frozen=True)
class BoardRow:
    """report: the newest version, None where nobody has begun. handed_in_on: of the first version handed in.

    late: days after the last one, until today where nothing was handed in. faults: of what was signed, else
    of what it would say now; None where nobody asked. comments: not settled yet. due_on: the last day for
    handing in.
    """

    agency: Agency
    report: Report | None
    due_on: date
    handed_in_on: date | None
    late: int
    faults: Faults | None
    comments: int
    membership: Membership

    @property
    def is_missing(self) -> bool:
        """Nothing was handed in, or it is back with the agency."""
        return self.handed_in_on is None

    @property
    def is_expected(self) -> bool:
        """Whether it is handed in here; what the sum does not count, by kind or rule, goes elsewhere."""
        return self.membership.counts

    @property
    def state_label(self) -> str:
        if self.report is None:
            return "没有开始"
        if self.report.state == S.DRAFT and self.comments:
            return "退回修改"
        label = self.report.get_state_display()
        return f"{label}（第{self.report.version}版）" if self.report.version > 1 else label


def board(agencies: Iterable[Agency], year: int, *, today: date, checked: bool = True) -> list[BoardRow]:
    """One row an agency, in the order given. checked: whether to count what is wrong with each report."""
    known = memberships_of(agencies, year)
    versions = _versions([one.agency for one in known], year)
    newest = {
        one.agency.pk: versions[one.agency.pk][-1] if one.agency.pk in versions else None for one in known
    }
    faults = faults_of(newest, year) if checked else {}
    return [
        _row(one, versions.get(one.agency.pk, []), year, faults.get(one.agency.pk), today) for one in known
    ]


def _row(
    membership: Membership,
    versions: Sequence[Report],
    year: int,
    faults: Faults | None,
    today: date,
) -> BoardRow:
    agency, report = membership.agency, versions[-1] if versions else None
    due = deadline_for(agency).last_day(year)
    handed_in = _handed_in(versions)
    return BoardRow(
        agency=agency,
        report=report,
        due_on=due,
        handed_in_on=handed_in,
        late=days_late(due, handed_in, today=today),
        faults=faults,
        comments=len(unsettled_of(report)) if report else 0,
        membership=membership,
    )


def _versions(agencies: Sequence[Agency], year: int) -> dict[int, list[Report]]:
    """Agency -> its own reports of the year, the newest last, each with the agency given."""
    here = {one.pk: one for one in agencies}
    rows = Report.objects.filter(agency__in=agencies, year=year, scope=Report.Scope.OWN)
    found: dict[int, list[Report]] = defaultdict(list)
    for report in rows.prefetch_related("comments").order_by("version"):
        report.agency = here[report.agency_id]  # with its rules, which decide who reviews it
        found[report.agency_id].append(report)
    return found


def _handed_in(versions: Sequence[Report]) -> date | None:
    """The day of the first signature; of a report taken over from before, the day it was made public."""
    moments = [one.signed_at or one.published_at for one in versions if one.signed_at or one.published_at]
    return timezone.localtime(min(moments)).date() if moments else None
