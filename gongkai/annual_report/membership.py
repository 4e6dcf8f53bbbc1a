"""Whose figures a government's report sums up, and who is left out for what reason.

Lives here: the agencies of this installation, year by year.
Lives elsewhere: which report each of them puts in (selectors/members.py); what moved between them
(hand_overs.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery, prefetch_related_objects

from gongkai.agencies.models import Agency
from gongkai.annual_report.hand_overs import absorbed_by
from gongkai.annual_report.models import MemberRule, Report

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

    @property
    def label(self) -> str:
        """In a few words why nothing is handed in here; "" where it counts."""
        return "" if self.counts else Kind(self.kind).label


def reporting_on(year: int) -> QuerySet[Agency]:
    """Every agency with a report of its own on the year: it existed for a part of it at least (decision 21).

    One abolished within the year reports on its months, unless a hand-over says that another reports them.
    Public enterprises do not report (art. 55 leaves them to rules of their own).
    """
    existing = Q(valid_to__isnull=True) | Q(valid_to__gte=date(year, 1, 1))
    return Agency.objects.filter(existing, ~absorbed_by(year), valid_from__lte=date(year, 12, 31)).exclude(
        kind=Agency.Kind.PUBLIC_ENTERPRISE
    )


def reporting_agencies(top: Agency, year: int) -> QuerySet[Agency]:
    """Those under an agency, itself included, that report on the year."""
    return reporting_on(year).filter(path__startswith=top.path)


def memberships(government: Agency, year: int) -> list[Membership]:
    """Every agency that reports on the year, with whether the government's sum counts it. Two queries."""
    return memberships_of(reporting_agencies(government, year), year)


def memberships_of(agencies: Iterable[Agency], year: int) -> list[Membership]:
    """The same for these agencies, in their order. One query beside theirs."""
    agencies = list(agencies)
    prefetch_related_objects(agencies, "member_rules")
    return [membership_of(agency, year) for agency in agencies]


def membership_of(agency: Agency, year: int) -> Membership:
    """Whether its government's sum counts it. One query, once for an agency read from the database."""
    prefetch_related_objects([agency], "member_rules")
    rules = (rule for rule in agency.member_rules.all() if _covers(rule, year))  # the newest comes first
    return _membership(agency, next(rules, None))


def with_rule(reports: QuerySet[Report]) -> QuerySet[Report]:
    """Reports with `member_rule`, the kind of the newest rule that covers their year, for `counted`."""
    covering = Q(to_year__isnull=True) | Q(to_year__gte=OuterRef("year"))
    rules = MemberRule.objects.filter(covering, agency=OuterRef("agency"), from_year__lte=OuterRef("year"))
    return reports.annotate(member_rule=Subquery(rules.order_by("-from_year", "-pk").values("kind")[:1]))


def counted() -> Q:
    """What membership_of says, in SQL: reports that their government's sum counts."""
    by_nature = Q(agency__reports_to_government=True) & ~Q(agency__kind=Agency.Kind.VERTICAL)
    return Q(member_rule=Kind.INCLUDED) | (Q(member_rule__isnull=True) & by_nature)


def agencies_summed(government: Agency, year: int) -> list[Agency]:
    """Those that count, the government's own organ among them (30号 二(一))."""
    return [one.agency for one in memberships(government, year) if one.counts]


def left_out(government: Agency, year: int) -> list[Membership]:
    """Those that do not count, each with its reason, as part six has to say."""
    return [one for one in memberships(government, year) if not one.counts]


def _covers(rule: MemberRule, year: int) -> bool:
    return rule.from_year <= year and (rule.to_year is None or rule.to_year >= year)


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
