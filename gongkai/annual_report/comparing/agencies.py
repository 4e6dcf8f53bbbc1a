"""Several agencies in one year: the figures by which they are told apart, each with the cell it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongkai.annual_report.comparing.lines import Entry, Line, Side
from gongkai.annual_report.drafting.tokens import percent
from gongkai.law.report_forms import Form
from gongkai.law.report_forms.shared_tables import NOT_AVAILABLE, NOT_PROCESSED, OTHERWISE, REFUSED

Punctuality = Mapping[int, tuple[int, int]]
"""Place of a side -> how many were answered in the year and how many of them late, as the records stand."""


@dataclass(frozen=True)
class KeyFigures:
    """Lines under one head."""

    title: str
    lines: tuple[Line, ...]


def key_figures(sides: Sequence[Side], punctuality: Punctuality) -> tuple[KeyFigures, ...]:
    """Applications, disputes and normative documents. Shares are worked out here, all else is printed so."""
    return (
        KeyFigures(_("申请"), tuple(_applications(sides, punctuality))),
        KeyFigures(_("行政复议、行政诉讼"), tuple(_disputes(sides))),
        KeyFigures(_("规范性文件"), tuple(_documents(sides))),
    )


def _applications(sides: Sequence[Side], punctuality: Punctuality) -> Iterator[Line]:
    yield _line(_("本年新收"), sides, "3.A.total")
    yield _line(_("上年结转"), sides, "3.B.total")
    yield _line(_("予以公开"), sides, "3.C1.total", level=2)
    yield _line(_("部分公开"), sides, "3.C2.total", level=2)
    groups = (
        (REFUSED, _("不予公开")),
        (NOT_AVAILABLE, _("无法提供")),
        (NOT_PROCESSED, _("不予处理")),
        (OTHERWISE, _("其他处理")),
    )
    for group, label in groups:
        entries = tuple(side.summed(_cells_of(side.form, group)) for side in sides)
        yield Line(label, entries, level=2, is_sum=True)
    yield _line(_("办结总计"), sides, "3.C7.total", strong=True)
    yield Line(_("予以公开和部分公开的占比"), tuple(map(_disclosed, sides)), unit="", is_sum=True)
    on_time = tuple(_on_time(punctuality.get(place)) for place in range(len(sides)))
    yield Line(_("法定期限内答复的占比"), on_time, unit="", is_sum=True)
    yield _line(_("结转下年度"), sides, "3.D.total", strong=True)


def _cells_of(form: Form, group: str) -> list[str]:
    """The total cells of a group of results; the trial form has one row of that name for 其他处理."""
    rows = [row.id for row in form.table3.rows if group in (row.group, row.label)]
    return [f"3.{row}.total" for row in rows]


def _disclosed(side: Side) -> Entry:
    closed, disclosed = side.entry("3.C7.total").figure, side.summed(["3.C1.total", "3.C2.total"])
    if not closed or disclosed.figure is None:
        return Entry(None)
    return Entry(disclosed.figure, disclosed.address, words=percent(disclosed.figure, closed))


def _on_time(counted: tuple[int, int] | None) -> Entry:
    """Absent where the report was taken over, whose cases are not here, and where nothing was answered."""
    if counted is None or not counted[0]:
        return Entry(None)
    answered, late = counted
    return Entry(answered - late, words=percent(answered - late, answered))


def _disputes(sides: Sequence[Side]) -> Iterator[Line]:
    yield _line(_("行政复议"), sides, "4.review.total", strong=True)
    yield _line(_("其中结果纠正"), sides, "4.review.corrected", level=2)
    for column, label, level in (("total", _("行政诉讼"), 1), ("corrected", _("其中结果纠正"), 2)):
        addresses = [f"4.direct.{column}", f"4.after_review.{column}"]
        entries = tuple(side.summed(addresses) for side in sides)
        yield Line(label, entries, level=level, is_sum=True, strong=level == 1)


def _documents(sides: Sequence[Side]) -> Iterator[Line]:
    """The rows either form has; the trial form counts what is public, the later one what is in force."""
    labels = (
        ("made", _("本年制发")),
        ("repealed", _("本年废止")),
        ("in_force", _("现行有效")),
        ("newly_public", _("本年新公开")),
        ("public_total", _("对外公开总数")),
    )
    for column, label in labels:
        line = _line(label, sides, f"2.1.normative.{column}")
        if not all(entry.is_absent for entry in line.entries):
            yield line


def _line(label: str, sides: Sequence[Side], address: str, *, level: int = 1, strong: bool = False) -> Line:
    return Line(label, tuple(side.entry(address) for side in sides), level=level, strong=strong)
