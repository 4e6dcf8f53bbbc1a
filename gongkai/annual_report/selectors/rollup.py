"""Why a government's sum may not be signed yet: who is late, whose report is faulty or of another form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongkai.annual_report.models import Report
from gongkai.annual_report.selectors.faults import Faults, faults_of
from gongkai.annual_report.selectors.hand_overs import unclaimed
from gongkai.annual_report.selectors.members import Member
from gongkai.annual_report.selectors.outside import (
    faults_outside,
    inside_as_well,
    missing_outside,
    outside_below,
)
from gongkai.law.report_forms import FORMS

NAMED = 8  # names in a sentence; the page lists all


def faults_of_members(members: Sequence[Member], year: int) -> dict[str, int]:
    """Member -> how many errors stand in its report without a reason; those without any are left out.

    That a report was made public late is none of them: it is in now, and nothing in it can mend the day.
    """
    found = faults_outside(members)
    for scope in Report.Scope:
        reports = [one.report for one in members if one.report and one.report.scope == scope]
        if reports:
            counted = faults_of({one.agency_id: one for one in reports}, year, scope)
            errors = {one.pk: _of_content(counted[one.agency_id]) for one in reports}
            found |= {m.name: errors[m.report.pk] for m in members if m.report and m.report.pk in errors}
    return {name: errors for name, errors in found.items() if errors}


def _of_content(faults: Faults) -> int:
    return faults.errors - faults.late


def obstacles(report: Report, members: Sequence[Member], faults: dict[str, int] | None = None) -> list[str]:
    """Sentences on what keeps the sum from being signed; empty once every member is in and clean."""
    faults = faults_of_members(members, report.year) if faults is None else faults
    return list(_obstacles(report, members, faults))


def _obstacles(report: Report, members: Sequence[Member], faults: dict[str, int]) -> Iterator[str]:
    if late := [one.name for one in members if one.is_late]:
        yield f"{len(late)}个单位还没有报送：{_names(late)}；催报，或者写明它不纳入汇总的依据"
    if faults:
        named = [f"{name}（{errors}处）" for name, errors in faults.items()]
        yield f"{len(faults)}个单位的报告有差错：{_names(named)}；退回修改，或者写明原因"
    other = [one.name for one in members if one.form and one.form != report.form]
    if other:
        form = FORMS[report.form].key
        yield f"{len(other)}个单位用的不是{form}年的格式：{_names(other)}；按本年度的格式重报"
    if missing := missing_outside(report, members):
        told = f"系统外的{len(missing)}个单位还没有报告：{_names(missing)}"
        yield f"{told}；把报告文件收进来，或者写明不再汇总的原因"
    if twice := inside_as_well(report, members):
        told = f"{len(twice)}个单位在本系统里自己报送，又从文件收了一份：{_names(twice)}"
        yield f"{told}；撤出文件的一份，否则加两遍"
    if below := outside_below(report, members):
        told = f"{len(below)}个下级政府还有系统外的单位，它的汇总没有公布：{_names(below)}"
        yield f"{told}；等它公布汇总，那些单位才加得进来"
    for one in unclaimed(report.agency, report.year):
        yield f"{one.agency.name}{one.words}；{one.ground}"
    if not members:
        yield "这一年没有一个单位纳入汇总；核对汇总办法"


def _names(names: Sequence[str]) -> str:
    more = f"等{len(names)}个" if len(names) > NAMED else ""
    return "、".join(names[:NAMED]) + more
