"""Reports from outside the installation: who is waited for, which files came, what is wrong in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.selectors import agencies_under
from gongkai.annual_report.checking.reasons import explained
from gongkai.annual_report.models import OutsideReport, OutsideUnit, Report
from gongkai.annual_report.others.document import told
from gongkai.annual_report.reading import ReadReport, Source, Structure
from gongkai.annual_report.reading.fold import fold
from gongkai.annual_report.reading.numbers import looks_like
from gongkai.annual_report.selectors.members import LOWER, Member, exact
from gongkai.annual_report.selectors.reports import agencies_visible_to
from gongkai.law.identities import RULES, WITH_LAST_YEAR, Finding, in_words
from gongkai.law.report_forms import FORMS, PARTS

S = OutsideReport.State


def outside_reports_for(officer: Officer) -> QuerySet[OutsideReport]:
    """The files of the governments whose reports the officer sees."""
    rows = OutsideReport.objects.filter(government__in=agencies_visible_to(officer))
    return rows.select_related("government", "file", "read_by", "taken_in_by", "ended_by")


def outside_reports(government: Agency, year: int) -> QuerySet[OutsideReport]:
    """All of a year, the ones replaced and removed too, the newest of a unit first."""
    rows = OutsideReport.objects.filter(government=government, year=year)
    return rows.select_related("file", "read_by", "taken_in_by", "ended_by").order_by("name", "-pk")


def outside_units(government: Agency, year: int) -> QuerySet[OutsideUnit]:
    """Whose reports on the year are expected, in the order in which they were listed."""
    rows = OutsideUnit.objects.filter(_covering(year), government=government, from_year__lte=year)
    return rows.order_by("pk")


def _covering(year: int) -> Q:
    return Q(to_year__isnull=True) | Q(to_year__gte=year)


def missing_outside(report: Report, members: Iterable[Member]) -> list[str]:
    """Units that are expected and have no report this year. One query."""
    here = {fold(one.outside.name) for one in members if one.outside}
    names = outside_units(report.agency, report.year).values_list("name", flat=True)
    return [name for name in dict.fromkeys(names) if fold(name) not in here]


def inside_as_well(report: Report, members: Iterable[Member]) -> list[str]:
    """Those summed from a file whose name an agency of this installation bears: it joined later, and would
    count twice. At most two queries."""
    names = [one.outside.name for one in members if one.outside]
    inside = _agencies_by_name(report.agency, report.year) if names else {}
    return [name for name in names if fold(name) in inside]


def outside_below(report: Report, members: Iterable[Member]) -> list[str]:
    """Lower governments that have units outside and no public sum, without which nobody counts those.

    At most one query.
    """
    lower = {one.agency.pk: one.name for one in members if one.agency and _sums_later(one, report)}
    if not lower:
        return []
    rows = OutsideUnit.objects.filter(
        _covering(report.year), government__in=lower, from_year__lte=report.year
    )
    return list(dict.fromkeys(lower[pk] for pk in rows.order_by("pk").values_list("government", flat=True)))


def _sums_later(member: Member, report: Report) -> bool:
    """Whether it is a government below this one that has not put its sum in."""
    is_lower = member.agency is not None and member.agency.kind in LOWER
    puts_in_sum = member.report is not None and member.report.scope == Report.Scope.WHOLE
    return is_lower and member.agency != report.agency and not puts_in_sum


def taken_in(government: Agency, name: str, year: int) -> OutsideReport | None:
    """The one that counts for a unit."""
    rows = outside_reports(government, year).filter(state=S.TAKEN_IN)
    return next((one for one in rows if fold(one.name) == fold(name)), None)


def agency_named(government: Agency, year: int, name: str) -> Agency | None:
    """The agency of this installation that bears the name in the year; spaces and width do not matter."""
    return _agencies_by_name(government, year).get(fold(name))


def _agencies_by_name(government: Agency, year: int) -> dict[str, Agency]:
    """By full and short name, and by the one under which it signed its report on the year. Two queries."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gte=first)
    rows = {one.pk: one for one in agencies_under(government).filter(lasting, valid_from__lte=last)}
    signed = Report.objects.filter(agency__path__startswith=government.path, year=year).exclude(
        agency_name=""
    )
    found = {
        fold(name): rows[agency]
        for agency, name in signed.order_by().values_list("agency", "agency_name")
        if agency in rows
    }
    found |= {fold(one.short_name): one for one in reversed(rows.values())}
    return found | {fold(one.name): one for one in reversed(rows.values())}


def unclear_cells(outside: OutsideReport) -> dict[str, str]:
    """Address -> what the figure may be, of cells in which letters stand among digits."""
    written: Mapping[str, str] = outside.read.get("written", {})
    likely = {address: looks_like(raw) for address, raw in written.items()}
    known = FORMS[outside.form].cells
    return {address: figure for address, figure in likely.items() if figure and address in known}


def last_years_outside(outside: OutsideReport) -> OutsideReport | None:
    return taken_in(outside.government, outside.name, outside.year - 1) if outside.name else None


def findings_outside(outside: OutsideReport, before: OutsideReport | None) -> list[dict[str, Any]]:
    """What is wrong or doubtful in it, as others.document tells it, errors first.

    Found in the file when it was read, and beside the unit's own report on the year before as that stands
    now. An error for which a reason was written down is a doubt that holds it, where a reason is enough.
    """
    read = read_outside(outside)
    tied = [told(one, read) for one in explained(_beside_last_year(outside, before), read, {})]
    findings = [_with_reason(one, outside.explained) for one in [*outside.read.get("findings", []), *tied]]
    return sorted(findings, key=lambda one: one["severity"] != "error")


def reason_key(rule: str, address: str | None) -> str:
    return f"{rule} {address or ''}".strip()


def _with_reason(finding: dict[str, Any], reasons: Mapping[str, str]) -> dict[str, Any]:
    reason = reasons.get(reason_key(finding["rule"], finding["address"]))
    if not RULES[finding["rule"]].excusable:
        return finding
    return finding | {"severity": "warning", "reason": reason} if reason else finding


def _beside_last_year(outside: OutsideReport, before: OutsideReport | None) -> Iterator[Finding]:
    if before is None:
        return
    form = FORMS[outside.form]
    now = {address: figure for address, figure in _figures(outside).items() if figure is not None}
    for relation in WITH_LAST_YEAR:
        yield from relation(now, form, _figures(before))


def _figures(outside: OutsideReport) -> dict[str, Any]:
    return dict(exact([Member(outside.name, outside=outside)], outside.form)[outside.name])


def faults_outside(members: Iterable[Member]) -> dict[str, int]:
    """Member from outside -> errors that stand in its report without a reason. At most one query."""
    rows = {one.name: one.outside for one in members if one.outside}
    if not rows:
        return {}
    some = next(iter(rows.values()))
    before = OutsideReport.objects.filter(
        government=some.government_id, year=some.year - 1, state=S.TAKEN_IN
    ).select_related("file")
    last_year = {fold(one.name): one for one in before}
    return {
        name: sum(
            finding["severity"] == "error" for finding in findings_outside(row, last_year.get(fold(row.name)))
        )
        for name, row in rows.items()
    }


def document_outside(outside: OutsideReport) -> dict[str, Any]:
    """The file as others.document gives it, with the reasons and with what ties it to the year before."""
    before = last_years_outside(outside)
    last_year = before and {"file": before.file.name, "agency": before.name, "year": before.year}
    return {
        **outside.read,
        "cells": outside.cells,
        "text": outside.text,
        "findings": findings_outside(outside, before),
        "last_year": last_year,
    }


def same_figures(outside: OutsideReport, members: Iterable[Member]) -> list[str]:
    """Members whose report has the very same figures: perhaps one report in two files. A report on next to
    nothing is like many others and says nothing."""
    if not outside.cells.get("3.A.total"):
        return []
    addresses = FORMS[outside.form].addresses
    here = [outside.cells.get(address) for address in addresses]
    others = [one for one in members if one.form == outside.form and one.outside != outside]
    return [one.name for one in others if [one.cells.get(address) for address in addresses] == here]


def read_outside(outside: OutsideReport) -> ReadReport:
    """The file's report as the checks take it. A part nobody read is no fault of ours to judge."""
    figures = _figures(outside)
    return replace(
        _EMPTY,
        agency=outside.name,
        year=outside.year,
        form=outside.form,
        cells=figures,
        raw={address: "" if figure is None else in_words(figure) for address, figure in figures.items()},
        text=outside.text,
        source=Source("gongkai", outside.file.sha256),
    )


_EMPTY = ReadReport(
    agency=None,
    year=None,
    form="",
    cells={},
    raw={},
    text={},
    source=Source("gongkai", ""),
    structure=Structure(parts=tuple(range(1, len(PARTS) + 1))),
)
