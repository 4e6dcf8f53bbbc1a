"""What has to be entered in table 2: the figure, its months, who entered it, and whence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongkai.agencies.models import Agency
from gongkai.annual_report.derivation import derived_cells, to_enter
from gongkai.annual_report.entered import WHOLE_YEAR, Number, entries_of, is_monthly, missing_months, plain
from gongkai.annual_report.models import Report, YearlyFigure
from gongkai.annual_report.selectors.hand_overs import merged_within
from gongkai.law.report_forms import form_of_year
from gongkai.ui.pieces import Link
from gongkai.workbench.report_page import address_for, address_of


@dataclass(frozen=True)
class EntryLine:
    """value: of the year, None while missing. how: 全年, 按月 or nothing yet. newest: the last entry.

    files: what the figures were read from, each once, newest first.
    """

    label: str
    unit: str
    value: Number
    how: str
    missing: str
    newest: YearlyFigure | None
    files: Sequence[Link]
    months: Link | None
    withdraw: Link | None


def lines_of(report: Report) -> Sequence[EntryLine]:
    """One line a figure, in the order of the form."""
    form = form_of_year(report.year)
    cells = derived_cells(report.agency, report.year)
    entries = entries_of(report.agency, report.year)
    lines = []
    for address in to_enter(report.agency, report.year):
        kept = entries.get(address, {})
        whole = WHOLE_YEAR in kept
        missing = "、".join(_spans(missing_months(kept)))
        lines.append(
            EntryLine(
                label=form.label(address),
                unit=form.cells[address].column.unit,
                value=cells[address],
                how="" if not kept else "全年" if whole else f"按月，{len(kept)}个月",
                missing=f"缺{missing}" if missing else "" if kept else "还没有填报",
                newest=max(kept.values(), key=lambda one: one.entered_at) if kept else None,
                files=files_of(report.agency, report.year, kept.values()),
                months=_link("按月填报", report, "desk:report_months", address)
                if is_monthly(address) and not whole
                else None,
                withdraw=_link("撤掉", report, "desk:report_figures_withdraw", address) if kept else None,
            )
        )
    return lines


@dataclass(frozen=True)
class Merged:
    """An agency whose year this one reports. entered: what it had entered, in words; its figures belong into
    those entered here."""

    agency: Agency
    entered: Sequence[str]


def merged_of(report: Report) -> Sequence[Merged]:
    """Two queries, and one for each agency that was merged within the year."""
    form, year = form_of_year(report.year), report.year
    found = []
    for agency in merged_within(report.agency, year):
        entries = entries_of(agency, year)
        told = [
            _told(form.label(a), entries[a], form.cells[a].column.unit) for a in form.cells if a in entries
        ]
        found.append(Merged(agency, told))
    return found


def _told(label: str, kept: Mapping[int, YearlyFigure], unit: str) -> str:
    """行政许可·本年处理决定数量：1—3月12件."""
    months = "全年" if WHOLE_YEAR in kept else "、".join(_spans(sorted(kept)))
    return f"{label}：{months}{plain(sum(one.value for one in kept.values()))}{unit}"


def files_of(agency: Agency, year: int, figures: Iterable[YearlyFigure]) -> list[Link]:
    """The papers these figures were read from, each once, newest first; a file told apart by its content."""
    found: dict[str, Link] = {}
    for one in sorted(figures, key=lambda each: each.entered_at, reverse=True):
        if one.source_file and one.source_file.sha256 not in found:
            url = address_of("desk:report_source", agency, year, one.pk)
            found[one.source_file.sha256] = Link(one.source_file.name, url)
    return list(found.values())


def _spans(months: Sequence[int]) -> Iterator[str]:
    """1月, 4—12月: months in a row told together."""
    row: list[int] = []
    for month in [*months, 0]:
        if row and month != row[-1] + 1:
            yield f"{row[0]}月" if len(row) == 1 else f"{row[0]}—{row[-1]}月"
            row = []
        row.append(month)


def _link(label: str, report: Report, name: str, address: str) -> Link:
    return Link(label, address_for(report, name, cell=address))
