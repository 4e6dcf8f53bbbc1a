"""Live figures as the writing page offers them: by subject, each with its value now and what to put in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.annual_report.drafting.tokens import CHANGE, RECORDS, SUMS, Figures, LiveFigure
from gongkai.annual_report.models import Report
from gongkai.workbench.report_page import address_for, cell_url

_APPLICATIONS = ("按期答复", "逾期答复")
_FEES = ("收费通知", "通知金额", "实收金额")
_FIRST = ("3.A.total", "3.B.total", "3.C7.total", "3.D.total", "3.A.natural")
_OF_PART = {
    "1": ("申请", "办理结果", "主动公开", "复议和诉讼", "收费"),
    "5": ("申请", "复议和诉讼", "办理结果"),
    "6": ("收费", "申请"),
}


@dataclass(frozen=True)
class FigureGroup:
    name: str
    figures: Sequence[LiveFigure]


def groups_for(part: str, figures: Figures) -> list[FigureGroup]:
    """Those a part is likely to need, the likeliest group first; a figure without a value is not offered."""
    found: dict[str, list[LiveFigure]] = {name: [] for name in _OF_PART[part]}
    for figure in figures.offered():
        group = _group_of(figure.name)
        if group in found:
            found[group].append(figure)
    return [FigureGroup(name, sorted(of_it, key=_rank)) for name, of_it in found.items() if of_it]


def _rank(figure: LiveFigure) -> int:
    """The totals of the year first, then as the report has them."""
    return _FIRST.index(figure.name) if figure.name in _FIRST else len(_FIRST)


def _group_of(name: str) -> str:
    address = name.removeprefix(CHANGE).strip()
    if name in _FEES or address.startswith("2.8"):
        return "收费"
    if address.startswith("4.") or name.startswith("行政诉讼"):
        return "复议和诉讼"
    if address.startswith("2.") or (name in RECORDS and name not in _APPLICATIONS):
        return "主动公开"
    if address in _FIRST or name in _APPLICATIONS or name in ("单位申请", "按期答复率"):
        return "申请"
    return "办理结果"


def figure_url(report: Report, figure: LiveFigure) -> str:
    """Where a live figure opens: its cell with the records behind it, its table, or nowhere."""
    if figure.address:
        return cell_url(report, figure.address)
    if figure.name in SUMS:
        return f"{address_for(report, 'desk:report')}#h-{SUMS[figure.name].table}"
    return ""
