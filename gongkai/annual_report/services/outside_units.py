"""The list of units outside the installation whose reports a government's sum waits for."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.annual_report.errors import NotAGovernment, RuleYearsReversed
from gongkai.annual_report.errors.outside import NameIsInside, UnitEnded, UnitListed, UnitStillCounts
from gongkai.annual_report.models import OutsideReport, OutsideUnit
from gongkai.annual_report.reading.fold import fold
from gongkai.annual_report.selectors.outside import agency_named
from gongkai.annual_report.services.rolling_up import GOVERNMENTS
from gongkai.annual_report.services.workflow import said
from gongkai.trail.services import record


@transaction.atomic
def expect_outside(
    government: Agency,
    *,
    name: str,
    from_year: int,
    to_year: int | None = None,
    reason: str,
    by: Officer,
) -> OutsideUnit:
    """Wait for a unit's report from a year on, so that none is forgotten.

    Raises NotAGovernment, RuleYearsReversed, NameIsInside, UnitListed, SomethingMissing.
    """
    by.require(Act.ROLL_UP, government)
    if government.kind not in GOVERNMENTS:
        raise NotAGovernment(government.name)
    if to_year is not None and to_year < from_year:
        raise RuleYearsReversed(from_year, to_year)
    name, reason = said("单位的名称", name), said("依据或者原因", reason)
    if agency := agency_named(government, from_year, name):
        raise NameIsInside(agency)
    if listed := _listed(government, name, from_year, to_year):
        raise UnitListed(listed.name, listed.years)
    return _list(government, name, from_year, to_year, reason, by)


def expect(government: Agency, name: str, *, from_year: int, reason: str, by: Officer) -> None:
    """The same by the way, where the unit is not on the list for that year yet."""
    if _listed(government, name, from_year, from_year):
        return
    later = OutsideUnit.objects.filter(government=government, from_year__gt=from_year)
    followed = any(fold(one.name) == fold(name) for one in later)
    _list(government, name, from_year, from_year if followed else None, reason, by)


@transaction.atomic
def end_outside(unit: OutsideUnit, *, to_year: int, reason: str, by: Officer) -> OutsideUnit:
    """Wait no longer; to_year: the last one that is summed.

    Raises UnitEnded, RuleYearsReversed, UnitStillCounts, SomethingMissing.
    """
    by.require(Act.ROLL_UP, unit.government)
    unit = OutsideUnit.objects.select_for_update(of=("self",)).select_related("government").get(pk=unit.pk)
    if unit.to_year is not None:
        raise UnitEnded(unit.name, unit.to_year)
    if to_year < unit.from_year:
        raise RuleYearsReversed(unit.from_year, to_year)
    if last := _last_counted(unit, to_year):
        raise UnitStillCounts(unit.name, last)
    unit.to_year, unit.end_reason = to_year, said("不再汇总的原因", reason)
    unit.save()
    told = {"unit": unit.name, "to_year": to_year, "reason": unit.end_reason}
    record(unit, "outside_unit_ended", agency=unit.government, by=by, **told)
    return unit


def _last_counted(unit: OutsideUnit, after: int) -> int | None:
    """The last year after this one on which a report of the unit counts."""
    rows = OutsideReport.objects.filter(
        government=unit.government, year__gt=after, state=OutsideReport.State.TAKEN_IN
    )
    years = [year for name, year in rows.values_list("name", "year") if fold(name) == fold(unit.name)]
    return max(years, default=None)


def _listed(government: Agency, name: str, from_year: int, to_year: int | None) -> OutsideUnit | None:
    """The line of this name whose years meet these."""
    meets = Q(to_year__isnull=True) | Q(to_year__gte=from_year)
    rows = OutsideUnit.objects.filter(meets, government=government)
    if to_year is not None:
        rows = rows.filter(from_year__lte=to_year)
    return next((one for one in rows if fold(one.name) == fold(name)), None)


def _list(
    government: Agency, name: str, from_year: int, to_year: int | None, reason: str, by: Officer
) -> OutsideUnit:
    unit = OutsideUnit.objects.create(
        government=government,
        name=name,
        from_year=from_year,
        to_year=to_year,
        reason=reason,
        end_reason=reason if to_year is not None else "",
        by=by.person,
    )
    told = {"unit": name, "from_year": from_year, "to_year": to_year, "reason": reason}
    record(unit, "outside_unit_expected", agency=government, by=by, **told)
    return unit
