"""A government's report as the sum of its agencies': begun, and who belongs to it decided."""

from __future__ import annotations

from django.db import transaction

from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.annual_report.errors import NotAGovernment, NotBelow, RuleYearsReversed
from gongkai.annual_report.models import MemberRule, Report
from gongkai.annual_report.selectors import newest
from gongkai.annual_report.services.workflow import said
from gongkai.law.report_forms import form_of_year
from gongkai.trail.services import record

GOVERNMENTS = (Agency.Kind.GOVERNMENT, Agency.Kind.TOWNSHIP)


@transaction.atomic
def open_whole(government: Agency, year: int, *, by: Officer) -> Report:
    """The sum of a government for a year (art. 49 para. 2); made on first use, then returned as it is.

    Its figures follow the frozen reports of the members until it is signed. Raises NotAGovernment.
    """
    by.require(Act.ROLL_UP, government)
    if government.kind not in GOVERNMENTS:
        raise NotAGovernment(government.name)
    if found := newest(government, year, Report.Scope.WHOLE):
        return found
    report, made = Report.objects.get_or_create(
        agency=government,
        year=year,
        scope=Report.Scope.WHOLE,
        version=1,
        defaults={"form": form_of_year(year).key},
    )
    if made:
        record(report, "report_opened", agency=government, by=by, year=year, scope=report.scope)
    return report


@transaction.atomic
def set_member_rule(
    government: Agency,
    agency: Agency,
    *,
    kind: str,
    from_year: int,
    to_year: int | None = None,
    reason: str,
    by: Officer,
) -> MemberRule:
    """Decide from which year on an agency counts in its government's report, or does not, and why.

    A signed report stays as it is. Raises NotBelow, RuleYearsReversed, SomethingMissing.
    """
    by.require(Act.ROLL_UP, government)
    if not agency.is_under(government):
        raise NotBelow(agency.name, government.name)
    if to_year is not None and to_year < from_year:
        raise RuleYearsReversed(from_year, to_year)
    rule = MemberRule.objects.create(
        agency=agency,
        kind=MemberRule.Kind(kind),
        from_year=from_year,
        to_year=to_year,
        reason=said("依据或者原因", reason),
        by=by.person,
    )
    record(
        rule,
        "member_rule_set",
        agency=government,
        by=by,
        member=agency.name,
        kind=rule.get_kind_display(),
        from_year=from_year,
        to_year=to_year,
        reason=rule.reason,
    )
    return rule
