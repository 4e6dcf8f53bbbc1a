"""Why a government's sum may not be signed yet: who is late, whose report is faulty or of another form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongkai.annual_report.checking import check_report
from gongkai.annual_report.models import OutsideReport, Report
from gongkai.annual_report.reading import ReadReport, Source, Structure
from gongkai.annual_report.selectors.faults import faults_of
from gongkai.annual_report.selectors.members import Member, exact
from gongkai.law.identities import in_words
from gongkai.law.report_forms import FORMS, PARTS

NAMED = 8  # names in a sentence; the page lists all


def faults_of_members(members: Sequence[Member], year: int) -> dict[str, int]:
    """Member -> how many errors stand in its report without a reason; those without any are left out."""
    found = {one.name: outside_faults(one.outside) for one in members if one.outside}
    for scope in Report.Scope:
        reports = [one.report for one in members if one.report and one.report.scope == scope]
        if reports:
            counted = faults_of({one.agency_id: one for one in reports}, year, scope)
            errors = {one.pk: counted[one.agency_id].errors for one in reports}
            found |= {m.name: errors[m.report.pk] for m in members if m.report and m.report.pk in errors}
    return {name: errors for name, errors in found.items() if errors}


def outside_faults(outside: OutsideReport) -> int:
    return sum(one.severity == "error" for one in check_report(read_outside(outside)))


def read_outside(outside: OutsideReport) -> ReadReport:
    """The file's report as the checks take it. A part nobody read is no fault of ours to judge."""
    figures = exact([Member(outside.name, outside=outside)], outside.form)[outside.name]
    return ReadReport(
        agency=outside.name,
        year=outside.year,
        form=outside.form,
        cells=figures,
        raw={address: "" if figure is None else in_words(figure) for address, figure in figures.items()},
        text=outside.text,
        source=Source("gongkai", outside.file.sha256),
        structure=Structure(parts=tuple(range(1, len(PARTS) + 1))),
    )


def missing_outside(report: Report) -> list[str]:
    """Units outside that were summed up last year and have no report this year."""
    rows = OutsideReport.objects.filter(
        government=report.agency_id, year__in=(report.year - 1, report.year)
    ).values_list("name", "year")
    this_year = {name for name, year in rows if year == report.year}
    return [name for name, year in rows if year < report.year and name not in this_year]


def obstacles(report: Report, members: Sequence[Member], faults: dict[str, int] | None = None) -> list[str]:
    """Sentences on what keeps the sum from being signed; empty once every member is in and clean."""
    faults = faults_of_members(members, report.year) if faults is None else faults
    return list(_obstacles(report, members, faults))


def _obstacles(report: Report, members: Sequence[Member], faults: dict[str, int]) -> Iterator[str]:
    if late := [one.name for one in members if one.is_late]:
        yield f"{len(late)}个单位还没有报送：{_names(late)}；催报，或者写明它不纳入汇总的依据"
    if faults:
        named = [f"{name}（{errors}处）" for name, errors in faults.items()]
        yield f"{len(faults)}个单位的报告有差错：{_names(named)}；退回修改，或者由单位写明原因"
    other = [one.name for one in members if one.form and one.form != report.form]
    if other:
        form = FORMS[report.form].key
        yield f"{len(other)}个单位用的不是{form}年的格式：{_names(other)}；按本年度的格式重报"
    if missing := missing_outside(report):
        yield f"上年汇总的{_names(missing)}今年还没有报告；把报告文件收进来"
    if not members:
        yield "这一年没有一个单位纳入汇总；核对汇总办法"


def _names(names: Sequence[str]) -> str:
    more = f"等{len(names)}个" if len(names) > NAMED else ""
    return "、".join(names[:NAMED]) + more
