"""Agencies with frozen reports whose sum is known, for the tests of summing up."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.annual_report.models import Report
from gongkai.annual_report.selectors import content_of, fingerprint_of
from gongkai.law.report_forms import form_of_year
from tests.agencies.builders import make_agency

YEAR = 2026


def clean_cells(granted: int, fees: float = 0, year: int = YEAR) -> dict[str, int | float]:
    """A report without a fault: so many applications of natural persons, all granted in the year."""
    cells: dict[str, int | float] = dict.fromkeys(form_of_year(year).addresses, 0)
    for row in ("A", "C1", "C7"):
        cells[f"3.{row}.natural"] = cells[f"3.{row}.total"] = granted
    cells["2.8.fees.amount"] = fees
    return cells


def frozen(
    agency: Agency,
    cells: Mapping[str, int | float],
    *,
    state: str = Report.State.HANDED_IN,
    year: int = YEAR,
    scope: str = Report.Scope.OWN,
    version: int = 1,
) -> Report:
    """A report as its signature left it."""
    report = Report(
        agency=agency,
        agency_name=agency.name,
        year=year,
        scope=scope,
        version=version,
        correction_reason="更正" if version > 1 else "",
        form=form_of_year(year).key,
        state=state,
        cells=dict(cells),
        text={"1": "没有需要说明的事项。", "5": "没有需要说明的事项。", "6": "没有收取信息处理费。"},
        published_at=timezone.now() if state in Report.PUBLIC else None,
    )
    report.sha256 = fingerprint_of(content_of(report))
    report.save()
    return report


def departments(government: Agency, count: int) -> list[Agency]:
    return [
        make_agency(f"d{n:02}", parent=government, name=f"明河区第{n}局", short_name=f"{n}局")
        for n in range(1, count + 1)
    ]
