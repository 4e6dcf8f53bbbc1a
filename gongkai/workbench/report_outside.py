"""Reports from outside as their pages show them: who is waited for, which files came, one file in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse

from gongkai.agencies.models import Agency
from gongkai.annual_report import selectors
from gongkai.annual_report.models import OutsideReport, OutsideUnit
from gongkai.annual_report.reading.fold import fold
from gongkai.annual_report.rules import refusal_to_excuse
from gongkai.annual_report.selectors import Member
from gongkai.trail.selectors import records_of
from gongkai.ui.pieces import Entry, Fact, FindingMark, Link
from gongkai.ui.report_check.shown import Shown, shown
from gongkai.ui.wording import cn_day
from gongkai.workbench.act_words import ACT_WORDS, details_in_words
from gongkai.workbench.report_page import address_of

S = OutsideReport.State
TAGS = {S.READ: "pending", S.TAKEN_IN: "done", S.REPLACED: "plain", S.REMOVED: "plain"}


def outside_url(name: str, outside: OutsideReport, **query: str) -> str:
    url = reverse(f"desk:{name}", args=[outside.year, outside.pk])
    return f"{url}?{urlencode(query)}" if query else url


def add_url(year: int, unit: str = "") -> str:
    url = reverse("desk:report_outside_add", args=[year])
    return f"{url}?{urlencode({'unit': unit})}" if unit else url


@dataclass(frozen=True)
class UnitLine:
    """A unit that is waited for. outside: the report that counts, None while none does. kind, state: of its
    tag. errors: None while there is no report to check."""

    unit: OutsideUnit
    outside: OutsideReport | None
    kind: str
    state: str
    errors: int | None
    act: Link

    @property
    def received(self) -> object:
        return self.outside.cells.get("3.A.total") if self.outside else None

    @property
    def decided(self) -> object:
        return self.outside.cells.get("3.C7.total") if self.outside else None


def unit_lines(
    government: Agency, year: int, rows: Sequence[OutsideReport], faults: dict[str, int], *, may: bool
) -> list[UnitLine]:
    """Missing ones first. may: whether the officer sums up."""
    counted = {fold(one.name): one for one in rows if one.counts}
    waiting = {fold(one.name): one for one in rows if one.state == S.READ}
    lines = []
    for unit in selectors.outside_units(government, year):
        outside, read = counted.get(fold(unit.name)), waiting.get(fold(unit.name))
        lines.append(_unit_line(unit, year, outside, read, faults, may=may))
    return sorted(lines, key=lambda line: (line.outside is not None, not line.errors))


def _unit_line(
    unit: OutsideUnit,
    year: int,
    outside: OutsideReport | None,
    read: OutsideReport | None,
    faults: dict[str, int],
    *,
    may: bool,
) -> UnitLine:
    if outside is not None:
        errors = faults.get(outside.name, 0)
        see = Link("看报告", outside_url("report_outside_report", outside))
        return UnitLine(unit, outside, "error" if errors else "done", "已收进来", errors, see)
    if read is not None:
        look = Link("核对确认" if may else "看文件", outside_url("report_outside_report", read))
        return UnitLine(unit, None, "pending", "文件等确认", None, look)
    return UnitLine(unit, None, "warning", "没有报告", None, Link("收进来", add_url(year, unit.name)))


@dataclass(frozen=True)
class OutsidePage:
    """One file in full. marks: findings with the way to write a reason. links: acts of its state."""

    result: Shown
    marks: Sequence[FindingMark]
    facts: Sequence[Fact]
    history: Sequence[Entry]
    doubts: Sequence[str]
    kind: str


def outside_page(
    outside: OutsideReport, members: Sequence[Member], *, may: bool, selected: str = ""
) -> OutsidePage:
    """may: whether the officer sums up for the government. selected: a cell to show."""
    document = selectors.document_outside(outside)
    result = shown(document, selected=selected)
    explains = may and outside.counts
    return OutsidePage(
        result=result,
        marks=[
            replace(mark, act=_explain(outside, finding)) if explains else mark
            for mark, finding in zip(result.marks, document["findings"], strict=True)
        ],
        facts=_facts(outside),
        history=[_entry(record) for record in records_of(outside).order_by("-sequence")],
        doubts=_doubts(outside, members),
        kind=TAGS[S(outside.state)],
    )


def _explain(outside: OutsideReport, finding: dict) -> Link | None:
    """Where a reason lets an error stand."""
    if finding["severity"] != "error" or refusal_to_excuse(finding["rule"], finding["advice"]):
        return None
    query = {"rule": finding["rule"], "address": finding["address"] or ""}
    return Link("写明原因", outside_url("report_outside_explain", outside, **query))


def _facts(outside: OutsideReport) -> list[Fact]:
    file = outside.file
    facts = [
        Fact("文件", file.name, url=outside_url("report_outside_file", outside)),
        Fact("文件的指纹", file.sha256),
        Fact("读入", outside.read_by.name, note=cn_day(outside.read_at, "year")),
    ]
    if outside.taken_in_at and outside.taken_in_by:
        facts.append(Fact("收进来", outside.taken_in_by.name, note=cn_day(outside.taken_in_at, "year")))
    if outside.confirmed:
        told = "，".join(f"{address}填{figure}" for address, figure in outside.confirmed.items())
        facts.append(Fact("对照原件填上的", told))
    if outside.ended_at and outside.ended_by:
        facts.append(
            Fact(outside.get_state_display(), outside.ended_by.name, note=cn_day(outside.ended_at, "year"))
        )
        facts.append(Fact("原因", outside.end_reason))
    return facts


def _doubts(outside: OutsideReport, members: Sequence[Member]) -> list[str]:
    """What a person should look at before the file counts; of one that is done with nothing is asked."""
    if outside.state not in (S.READ, S.TAKEN_IN):
        return []
    told = outside.read.get("agency") or ""
    doubts = []
    if told and outside.name and fold(told) != fold(outside.name):
        doubts.append(f"文件里写的是“{told}”，和“{outside.name}”不一样；核对是不是选错了文件。")
    if same := selectors.same_figures(outside, members):
        doubts.append(f"所有的数字和{'、'.join(same)}的报告完全一样；核对是不是同一份报告收了两遍。")
    return doubts


def _entry(record) -> Entry:
    told = {key: value for key, value in record.details.items() if key not in ("year", "unit")}
    return Entry(
        at=record.at,
        title=ACT_WORDS.get(record.act, record.act),
        detail=details_in_words(told),
        by=record.actor_label,
    )


def inside_link(agency: Agency, year: int) -> Link:
    """To the report of an agency whose name a file bears."""
    return Link(f"看{agency.short_name}{year}年度的报告", address_of("desk:report", agency, year))
