"""The public list of a year: which organs report, who published when, who is late, who did not (art. 49).

Eight questions, however many agencies.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Min
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.annual_report.deadlines import deadline_for
from gongkai.annual_report.membership import Membership, memberships
from gongkai.annual_report.models import MemberRule, Report
from gongkai.annual_report.selectors.outside import outside_units
from gongkai.law.report_deadlines import days_late

Key = tuple[int, str]  # agency, scope
PublishedYears = Mapping[Key, set[int]]


@dataclass(frozen=True)
class Publishing:
    """What one organ has published on a year, or a government on all of its organs.

    versions: public ones, the newest last; empty where nothing is public. due_on: the last day for that.
    membership: whether the government's sum counts it; None for a sum and for an organ that has gone.
    other_years: of which a report is public. is_recorded: whether the year is one of those published here; of
    one before, a report that is not here may well have been published elsewhere.
    """

    agency: Agency
    scope: str
    versions: tuple[Report, ...]
    due_on: date
    today: date
    is_recorded: bool = True
    membership: Membership | None = None
    other_years: tuple[int, ...] = ()

    @property
    def report(self) -> Report | None:
        """The version that holds."""
        return self.versions[-1] if self.versions else None

    @property
    def is_whole(self) -> bool:
        return self.scope == Report.Scope.WHOLE

    @property
    def name(self) -> str:
        return self.report.named if self.report else self.agency.name

    @property
    def is_vertical(self) -> bool:
        return self.membership is not None and self.membership.kind == MemberRule.Kind.VERTICAL

    @property
    def reason_left_out(self) -> str:
        """Why the government's sum does not count it; "" where it does."""
        return "" if self.membership is None or self.membership.counts else self.membership.reason

    @property
    def public_on(self) -> date | None:
        """When the first version became public; of one taken over from before nobody knows the day."""
        first = self.versions[0] if self.versions else None
        if first is None or first.source == Report.Source.IMPORTED or first.version > 1:
            return None
        return timezone.localtime(first.published_at).date() if first.published_at else None

    @property
    def late(self) -> int:
        """Days after the last one, until today where nothing is public; 0 where the day is not known."""
        if self.versions and self.public_on is None:
            return 0
        return days_late(self.due_on, self.public_on, today=self.today)

    @property
    def state(self) -> str:
        """in_time, late, taken_over (day not known), missing (its day is over), awaited or unrecorded."""
        if not self.versions and not self.is_recorded:
            return "unrecorded"
        if not self.versions:
            return "missing" if self.late else "awaited"
        if self.public_on is None:
            return "taken_over"
        return "late" if self.late else "in_time"


@dataclass(frozen=True)
class YearList:
    """rows: the government's sum first, then the organs in the order of the site.

    outside: units that report to the government with files; where they publish is not known here.
    """

    year: int
    rows: tuple[Publishing, ...]
    outside: tuple[str, ...] = ()

    def count(self, *states: str) -> int:
        return sum(row.state in states for row in self.rows)


def published_years() -> PublishedYears:
    """Of which years each organ's report is public. One question."""
    rows = Report.objects.filter(state=Report.State.PUBLISHED).order_by()
    found: dict[Key, set[int]] = {}
    for agency, scope, year in rows.values_list("agency", "scope", "year"):
        found.setdefault((agency, scope), set()).add(year)
    return found


def year_list(year: int, known: PublishedYears, *, today: date) -> YearList:
    """Every organ that reports on the year; public enterprises do not (art. 55). Seven questions.

    An organ that has gone since stays in the list with what it published.
    """
    top = Agency.objects.filter(parent__isnull=True).first()
    versions = _versions(year)
    whole = deadline_for(top, Report.Scope.WHOLE).public_by(year) if top else None
    expected: dict[Key, Membership | None] = {(top.pk, Report.Scope.WHOLE): None} if top else {}
    agencies = {top.pk: top} if top else {}
    for member in memberships(top, year) if top else ():
        agencies[member.agency.pk] = member.agency
        expected[member.agency.pk, Report.Scope.OWN] = member
    for key, reports in versions.items():
        agencies.setdefault(key[0], reports[0].agency)
        expected.setdefault(key, None)
    recorded = year >= _first_year_here(today)
    rows = [
        Publishing(
            agency=agencies[key[0]],
            scope=key[1],
            versions=tuple(versions.get(key, ())),
            due_on=_due(agencies[key[0]], key[1], year, whole),
            today=today,
            is_recorded=recorded,
            membership=member,
            other_years=tuple(sorted(known.get(key, set()) - {year}, reverse=True)),
        )
        for key, member in expected.items()
    ]
    first = top.pk if top else None
    outside = outside_units(top, year).values_list("name", flat=True) if top else ()
    return YearList(
        year, tuple(sorted(rows, key=lambda row: _place(row, first))), tuple(dict.fromkeys(outside))
    )


def _first_year_here(today: date) -> int:
    """The first year whose reports were published from here; last year where none was yet."""
    made = Report.objects.filter(state__in=Report.PUBLIC, source=Report.Source.DERIVED)
    return min(made.aggregate(first=Min("year"))["first"] or today.year, today.year - 1)


def _versions(year: int) -> dict[Key, list[Report]]:
    """The public versions of the year's reports, the newest last, without what they say."""
    public = Report.objects.filter(state__in=Report.PUBLIC, year=year).select_related("agency")
    found: dict[Key, list[Report]] = {}
    for report in public.defer("cells", "text", "members").order_by("version"):
        found.setdefault((report.agency_id, report.scope), []).append(report)
    return found


def _due(agency: Agency, scope: str, year: int, whole: date | None) -> date:
    """whole: the last day of every sum; asked once."""
    if scope == Report.Scope.WHOLE and whole is not None:
        return whole
    return deadline_for(agency, scope).public_by(year)


def _place(row: Publishing, top: int | None) -> tuple[bool, int, str, bool]:
    leads = row.is_whole and row.agency.pk == top
    return (not leads, row.agency.position, row.agency.code, not row.is_whole)
