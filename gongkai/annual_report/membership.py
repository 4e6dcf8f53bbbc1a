"""Whose figures a government's report sums up, and who is left out for what reason.

Lives here: the agencies of this installation, year by year.
Lives elsewhere: which report each of them puts in (selectors/members.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from gongkai.agencies.models import Agency
from gongkai.agencies.selectors import agencies_under
from gongkai.annual_report.models import MemberRule

Kind = MemberRule.Kind


@dataclass(frozen=True)
class Membership:
    """kind: whether it counts. reason: what that rests on; "" where it counts as every agency does."""

    agency: Agency
    kind: MemberRule.Kind
    reason: str = ""

    @property
    def counts(self) -> bool:
        return self.kind == Kind.INCLUDED


def reporting_agencies(top: Agency, year: int) -> QuerySet[Agency]:
    """Those under an agency, itself included, that report on the year: they exist when it ends.

    Public enterprises do not report (art. 55 leaves them to rules of their own).
    """
    last = date(year, 12, 31)
    existing = Q(valid_to__isnull=True) | Q(valid_to__gte=last)
    return (
        agencies_under(top).filter(existing, valid_from__lte=last).exclude(kind=Agency.Kind.PUBLIC_ENTERPRISE)
    )


def memberships(government: Agency, year: int) -> list[Membership]:
    """Every agency that reports on the year, with whether the government's sum counts it. Two queries."""
    agencies = list(reporting_agencies(government, year))
    rules = _rules(agencies, year)
    return [_membership(agency, rules.get(agency.pk)) for agency in agencies]


def agencies_summed(government: Agency, year: int) -> list[Agency]:
    """Those that count, the government's own organ among them (30号 二(一))."""
    return [one.agency for one in memberships(government, year) if one.counts]


def left_out(government: Agency, year: int) -> list[Membership]:
    """Those that do not count, each with its reason, as part six has to say."""
    return [one for one in memberships(government, year) if not one.counts]


def _rules(agencies: list[Agency], year: int) -> dict[int, MemberRule]:
    """Agency -> the newest rule that covers the year."""
    covering = Q(to_year__isnull=True) | Q(to_year__gte=year)
    rows = MemberRule.objects.filter(covering, agency__in=[one.pk for one in agencies], from_year__lte=year)
    return {rule.agency_id: rule for rule in reversed(rows)}  # the newest comes first, and is set last


def _membership(agency: Agency, rule: MemberRule | None) -> Membership:
    if rule is not None:
        return Membership(agency, Kind(rule.kind), rule.reason)
    if agency.kind == Agency.Kind.VERTICAL or not agency.reports_to_government:
        return Membership(
            agency,
            Kind.VERTICAL,
            f"由{agency.superior_department or '上一级主管部门'}汇总（国办公开办函〔2021〕30号）",
        )
    return Membership(agency, Kind.INCLUDED)
