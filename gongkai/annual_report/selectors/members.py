"""What a government's sum is made of: each member with the report it puts in, and the sum.

Five queries, however many members.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from gongkai.agencies.models import Agency
from gongkai.annual_report.entered import Number, plain
from gongkai.annual_report.membership import agencies_summed
from gongkai.annual_report.models import OutsideReport, Report
from gongkai.law.identities import Cells, Share, rolled_up
from gongkai.law.report_forms import FORMS

S = Report.State
COUNTED = (S.HANDED_IN, S.ACCEPTED, S.PUBLISHED)  # frozen, and not replaced by a corrected version
LOWER = (Agency.Kind.GOVERNMENT, Agency.Kind.TOWNSHIP)  # may have summed up those below themselves


@dataclass(frozen=True)
class Member:
    """One that is summed up, with the frozen report it puts in.

    agency: None for one outside this installation, whose report came as a file. report, outside: one of them,
    or neither while it is late. form: of that report.
    """

    name: str
    agency: Agency | None = None
    report: Report | None = None
    outside: OutsideReport | None = None

    @property
    def is_late(self) -> bool:
        return self.report is None and self.outside is None

    @property
    def form(self) -> str:
        return self.report.form if self.report else self.outside.form if self.outside else ""

    @property
    def cells(self) -> Mapping[str, Number]:
        return self.report.cells if self.report else self.outside.cells if self.outside else {}

    def as_stored(self) -> dict[str, object]:
        """How a frozen sum remembers it."""
        if self.report:
            kept: dict[str, object] = {"code": self.report.agency.code, "scope": self.report.scope}
            return kept | {
                "name": self.name,
                "version": self.report.version,
                "sha256": self.report.sha256,
            }
        return {"name": self.name, "sha256": self.outside.fingerprint if self.outside else ""}


def members_of(report: Report) -> list[Member]:
    """The members of a sum in the order of the site, those outside last."""
    inside = inside_members(report.agency, report.year)
    rows = OutsideReport.objects.filter(
        government=report.agency_id, year=report.year, state=OutsideReport.State.TAKEN_IN
    )
    return _told_apart(inside + [Member(one.name, outside=one) for one in rows.select_related("file")])


def _told_apart(members: list[Member]) -> list[Member]:
    """Two of one name keep two names, since a sum is told by the names of what it is made of."""
    names = Counter(one.name for one in members)
    return [
        replace(one, name=f"{one.name}（{one.agency.code if one.agency else '本系统以外'}）")
        if names[one.name] > 1
        else one
        for one in members
    ]


def inside_members(government: Agency, year: int) -> list[Member]:
    """The agencies of this installation; a lower government that published its sum puts that in instead."""
    agencies = agencies_summed(government, year)
    own, wholes = _frozen(agencies, year)
    lower = {
        one.pk: wholes[one.pk]
        for one in agencies
        if one.pk != government.pk and one.kind in LOWER and one.pk in wholes
    }
    paths = {one.pk: one.path for one in agencies if one.pk in lower}
    return [
        Member(one.name, one, lower.get(one.pk) or own.get(one.pk))
        for one in agencies
        if not any(one.path.startswith(path) and one.pk != pk for pk, path in paths.items())
    ]


def _frozen(agencies: Collection[Agency], year: int) -> tuple[dict[int, Report], dict[int, Report]]:
    """Agency -> its own report that counts; agency -> the published sum of its government."""
    rows = Report.objects.filter(agency__in=[one.pk for one in agencies], year=year, state__in=COUNTED)
    own: dict[int, Report] = {}
    wholes: dict[int, Report] = {}
    for report in rows.select_related("agency").order_by("version"):
        if report.scope == Report.Scope.OWN:
            own[report.agency_id] = report
        elif report.state == S.PUBLISHED:
            wholes[report.agency_id] = report
    return own, wholes


def summed_cells(report: Report, members: Iterable[Member] | None = None) -> dict[str, Number]:
    """The sum of the reports that are there; who is late does not count, who used another form neither."""
    counted = members_of(report) if members is None else members
    sums = rolled_up(exact(counted, report.form), FORMS[report.form])
    return {address: None if figure is None else plain(figure) for address, figure in sums.items()}


def exact(members: Iterable[Member], form: str) -> dict[str, Cells]:
    """Member -> its cells as the law counts them: amounts exact, not floating."""
    return {
        f"{one.name}": {
            address: Decimal(str(value)) if isinstance(value, float) else value
            for address, value in one.cells.items()
        }
        for one in members
        if one.form == form
    }


def shares_of(report: Report, address: str, members: Iterable[Member]) -> list[tuple[Member, Share]]:
    """What each member puts into a cell, the largest share first; of one that is late nothing is known."""
    figures = exact(members, report.form)
    shares = [(one, Share(one.name, figures.get(one.name, {}).get(address))) for one in members]
    return sorted(shares, key=lambda pair: -(pair[1].figure or 0))


def changed_members(report: Report, members: Iterable[Member]) -> list[str]:
    """Of a frozen sum: whose report is another now than the one that was summed, in words.

    An agency is known by its code, for it may have another name since.
    """
    counted = {one.get("code") or one["name"]: one for one in report.members}
    stored = [one.as_stored() for one in members if not one.is_late]
    now = {one.get("code") or one["name"]: one for one in stored}
    came = [f"{one['name']}后来才有报告" for key, one in now.items() if key not in counted]
    went = [f"{one['name']}的报告已经退回或者不再汇总" for key, one in counted.items() if key not in now]
    other = [
        f"{one['name']}的报告换了一版"
        for key, one in now.items()
        if key in counted and counted[key]["sha256"] != one["sha256"]
    ]
    return [*other, *came, *went]
