"""Figures of a report as charts, each printed with its table, for the public page and the working page.

How applications ended, who applied, five years beside each other, how many were answered in time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongkai.annual_report.derivation import Number
from gongkai.annual_report.drafting.tokens import percent
from gongkai.annual_report.models import Report
from gongkai.annual_report.records import punctuality_of
from gongkai.annual_report.selectors import cells_of, earlier_reports
from gongkai.law.report_forms import COLUMNS, FORMS, Form

Cells = Mapping[str, Number]
YEARS = 5  # years of the trend, the report's own included


@dataclass(frozen=True)
class Chart:
    """What ui/chart.html takes. rows: label and figures. share: the last column is one and is not drawn."""

    id: str
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: str = "bars"
    share: bool = True
    unit: str = "件"


def charts_of(report: Report, cells: Cells | None = None) -> list[Chart]:
    """The charts a report has figures for, in the order in which they are read. Two questions."""
    cells = cells_of(report) if cells is None else cells
    before = {one.year: one.cells for one in earlier_reports(report, YEARS - 1)}
    answered, late = punctuality_of(report)
    charts = (
        decisions(FORMS[report.form], cells, report.year),
        applicants(cells, report.year),
        trend(before | {report.year: cells}),
        on_time(answered, late, report.year),
    )
    return [chart for chart in charts if chart is not None]


def decisions(form: Form, cells: Cells, year: int) -> Chart | None:
    """The six groups of results of table 3. None where nothing was closed."""
    groups: dict[str, int] = {}
    for row in form.table3.rows:
        if row.level > 1 and row.id != "C7":
            label = _plain(row.group or row.label)
            groups[label] = groups.get(label, 0) + _count(cells, f"3.{row.id}.total")
    total = sum(groups.values())
    caption = _("申请是怎样办结的（%(year)d年，%(total)d件）") % {"year": year, "total": total}
    return _shares("decisions", caption, (_("办理结果"), _("件"), _("占比")), groups)


def applicants(cells: Cells, year: int) -> Chart | None:
    """Who applied, by the six classes of table 3. None where nobody did."""
    classes = {column.label: _count(cells, f"3.A.{column.id}") for column in COLUMNS if column.id != "total"}
    caption = _("谁提出了申请（%(year)d年，%(total)d件）") % {"year": year, "total": sum(classes.values())}
    return _shares("applicants", caption, (_("申请人"), _("件"), _("占比")), classes)


def trend(by_year: Mapping[int, Cells]) -> Chart | None:
    """Received and closed, year by year, as the reports have it. None for a single year."""
    years = sorted(by_year)
    if len(years) < 2:
        return None
    rows = tuple(
        (str(year), *(str(_count(by_year[year], address)) for address in ("3.A.total", "3.C7.total")))
        for year in years
    )
    caption = _("历年申请（%(first)d年至%(last)d年）") % {"first": years[0], "last": years[-1]}
    return Chart("trend", caption, (_("年度"), _("新收"), _("办结")), rows, kind="pairs", share=False)


def on_time(answered: int, late: int, year: int) -> Chart | None:
    """Answered within the term and after it, as the records stand now. None where nothing was answered."""
    caption = _("答复是否按期（%(year)d年，%(total)d件，按现在的记录）") % {"year": year, "total": answered}
    parts = {_("法定期限内答复"): answered - late, _("超过法定期限答复"): late}
    return _shares("on-time", caption, (_("答复"), _("件"), _("占比")), parts)


def _shares(name: str, caption: str, heads: Sequence[str], figures: Mapping[str, int]) -> Chart | None:
    total = sum(figures.values())
    if not total:
        return None
    rows = tuple((label, str(figure), percent(figure, total)) for label, figure in figures.items())
    return Chart(name, caption, tuple(heads), rows)


def _count(cells: Cells, address: str) -> int:
    return int(cells.get(address) or 0)


def _plain(label: str) -> str:
    """（三）不予公开 → 不予公开; what stands in brackets behind it is left out."""
    return label.split("）", 1)[-1].split("（")[0]
