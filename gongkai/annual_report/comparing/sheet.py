"""A comparison as CSV, figures as programs read them: — where the form has no cell, empty where blank."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from gongkai.annual_report.comparing.agencies import KeyFigures
from gongkai.annual_report.comparing.lines import MINUS, Entry, Line
from gongkai.annual_report.comparing.years import Part
from gongkai.annual_report.export.flat import BOM


def years_csv(parts: Iterable[Part], names: Sequence[str]) -> bytes:
    """names: heads of the years. The change is that of the last year against the one before."""
    changes = [f"{names[-1]}比{names[-2]}增减", "增减幅度"] if len(names) > 1 else []
    rows = [["部分", "项目", "内容", "计量单位", *names, *changes]]
    rows += [
        [part.title, group.title, _label(line), line.unit, *_figures(line), *_change(line)]
        for part in parts
        for group in part.groups
        for line in group.lines
    ]
    return _written(rows)


def agencies_csv(figures: Iterable[KeyFigures], names: Sequence[str]) -> bytes:
    """names: of the agencies."""
    rows = [["项目", "内容", "计量单位", *names]]
    rows += [
        [group.title, _label(line), line.unit, *_figures(line)] for group in figures for line in group.lines
    ]
    return _written(rows)


def _label(line: Line) -> str:
    return f"{line.label}（合计）" if line.is_sum and line.unit else line.label


def _figures(line: Line) -> list[str]:
    return [_plain(entry) for entry in line.entries]


def _plain(entry: Entry) -> str:
    return "" if entry.is_blank else entry.text


def _change(line: Line) -> list[str]:
    if len(line.entries) < 2:
        return []
    change = line.change
    return [each.replace(MINUS, "-") for each in (change.text, change.share)] if change else ["", ""]


def _written(rows: Iterable[Sequence[str]]) -> bytes:
    sheet = io.StringIO()
    csv.writer(sheet).writerows(rows)
    return BOM + sheet.getvalue().encode()
