"""The board of annual reports as its page shows it: counts on top, lists narrowed, acts beside each name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.annual_report.models import Report
from gongkai.annual_report.rules import Step, refusal_to
from gongkai.annual_report.selectors import BoardRow
from gongkai.trail.services import record
from gongkai.ui.pieces import Link
from gongkai.workbench.report_page import address_for, address_of
from gongkai.workbench.sheets import Value, workbook_of

S = Report.State
HEADS = (
    *(("单位", 30), ("状态", 18), ("报送", 12), ("期限", 12), ("迟报天数", 10)),
    *(("差错", 8), ("其中空格", 10), ("提醒", 8), ("核对的数字", 16)),
    *(("意见没有处理", 14), ("审核通过", 12), ("发布", 12), ("指纹", 66)),
)


def _state(*states: str) -> Callable[[BoardRow], bool]:
    return lambda row: row.report is not None and row.report.state in states


def _errors(row: BoardRow) -> int:
    return row.faults.errors if row.faults else 0


# key -> its label and which rows it holds; the first one holds all
LISTS: Mapping[str, tuple[str, Callable[[BoardRow], bool]]] = MappingProxyType(
    {
        "all": ("全部", lambda row: True),
        "missing": ("没有报送", lambda row: row.is_missing and row.is_expected),
        "late": ("迟报", lambda row: row.late > 0 and row.is_expected),
        "review": ("等审核", lambda row: _state(S.HANDED_IN)(row) and row.is_expected),
        "back": ("退回没有处理完", lambda row: _state(S.DRAFT)(row) and row.comments > 0),
        "faulty": ("已签有差错", lambda row: _errors(row) > 0 and row.faults.frozen),
        "unsigned": ("未签有差错", lambda row: _errors(row) > 0 and not row.faults.frozen),
        "published": ("已发布", _state(S.PUBLISHED)),
    }
)


@dataclass(frozen=True)
class Tab:
    label: str
    count: int
    url: str
    current: bool


@dataclass(frozen=True)
class Line:
    """row with the acts of this officer. kind: of the state's tag. basis: which figures were checked."""

    row: BoardRow
    url: str
    kind: str
    basis: str
    acts: tuple[Link, ...]
    remind: bool


def tabs_of(rows: Sequence[BoardRow], chosen: str, year: int) -> list[Tab]:
    return [
        Tab(label, sum(map(holds, rows)), f"?year={year}&list={key}", key == chosen)
        for key, (label, holds) in LISTS.items()
    ]


def narrowed(rows: Sequence[BoardRow], chosen: str) -> list[BoardRow]:
    return list(filter(LISTS[chosen][1], rows))


def lines_of(rows: Sequence[BoardRow], officer: Officer, year: int, today: date) -> list[Line]:
    return [
        Line(
            row,
            address_of("desk:report", row.agency, year),
            _kind(row),
            basis_of(row),
            _acts(row, officer, today),
            row.is_missing and row.is_expected,
        )
        for row in rows
    ]


def _kind(row: BoardRow) -> str:
    if row.is_missing:
        return "warning" if row.late and row.is_expected else "plain"
    return "done" if row.report and row.report.state in (S.ACCEPTED, S.PUBLISHED) else "open"


def _acts(row: BoardRow, officer: Officer, today: date) -> tuple[Link, ...]:
    if row.report is None:
        return ()
    return tuple(
        Link(step.label, address_for(row.report, f"desk:report_{step}"))
        for step in (Step.ACCEPT, Step.SEND_BACK)
        if refusal_to(step, row.report, officer, today=today) is None
    )


def basis_of(row: BoardRow) -> str:
    """Which figures were checked: those that were signed, or those the records give now."""
    if row.faults is None or not row.faults.frozen:
        return "现在的数字"
    imported = row.report is not None and row.report.source == Report.Source.IMPORTED
    return "收录的数字" if imported else "签发的数字"


@transaction.atomic
def exported(rows: Sequence[BoardRow], year: int, *, by: Officer) -> bytes:
    """The board as XLSX; every export is an act with its record."""
    record(by.agency, "report_board_exported", agency=by.agency, by=by, year=year, count=len(rows))
    return workbook_of(f"{year}年度报告", HEADS, map(_values, rows))


def _values(row: BoardRow) -> tuple[Value, ...]:
    report = row.report
    return (
        row.agency.name,
        row.state_label,
        row.handed_in_on,
        row.due_on,
        row.late,
        row.faults.errors if row.faults else None,
        row.faults.blanks if row.faults else None,
        row.faults.warnings if row.faults else None,
        basis_of(row),
        row.comments,
        timezone.localtime(report.accepted_at).date() if report and report.accepted_at else None,
        timezone.localtime(report.published_at).date() if report and report.published_at else None,
        report.sha256 if report else "",
    )


def board_url(year: int) -> str:
    return f"{reverse('desk:report_board')}?year={year}"
