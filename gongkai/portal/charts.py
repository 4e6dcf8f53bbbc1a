"""Figures of a report as two charts, each printed with its table: how applications ended, and who applied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongkai.annual_report.derivation import Number
from gongkai.law.report_forms import COLUMNS, Form

Cells = Mapping[str, Number]


@dataclass(frozen=True)
class Chart:
    """rows: label, figure and share in words; their sum stands in the caption."""

    id: str
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def decisions(form: Form, cells: Cells, year: int) -> Chart | None:
    """The six groups of results of table 3. None where nothing was closed."""
    groups: dict[str, int] = {}
    for row in form.table3.rows:
        if row.level > 1 and row.id != "C7":
            label = _plain(row.group or row.label)
            groups[label] = groups.get(label, 0) + int(cells.get(f"3.{row.id}.total") or 0)
    total = sum(groups.values())
    caption = _("申请是怎样办结的（%(year)d年，%(total)d件）") % {"year": year, "total": total}
    return _chart("decisions", caption, (_("办理结果"), _("件"), _("占比")), groups)


def applicants(cells: Cells, year: int) -> Chart | None:
    """Who applied, by the six classes of table 3. None where nobody did."""
    classes = {
        column.label: int(cells.get(f"3.A.{column.id}") or 0) for column in COLUMNS if column.id != "total"
    }
    caption = _("谁提出了申请（%(year)d年，%(total)d件）") % {"year": year, "total": sum(classes.values())}
    return _chart("applicants", caption, (_("申请人"), _("件"), _("占比")), classes)


def _chart(name: str, caption: str, heads: Sequence[str], figures: Mapping[str, int]) -> Chart | None:
    total = sum(figures.values())
    if not total:
        return None
    rows = tuple((label, str(figure), percent(figure, total)) for label, figure in figures.items())
    return Chart(name, caption, tuple(heads), rows)


def percent(part: int, whole: int) -> str:
    """One decimal, never rounded up to 100% or down to 0% (98.2% is not 100%)."""
    if part == whole:
        return "100%"
    share = round(part * 100 / whole, 1)
    return f"{min(max(share, 0.1 if part else 0.0), 99.9):.1f}%"


def _plain(label: str) -> str:
    """（三）不予公开 → 不予公开; what stands in brackets behind it is left out."""
    return label.split("）", 1)[-1].split("（")[0]
