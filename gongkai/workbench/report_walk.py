"""The walk through the six parts of a report: how far each is, and where it is worked on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongkai.annual_report import derivation
from gongkai.annual_report.derivation import Number
from gongkai.annual_report.models import Report
from gongkai.annual_report.selectors import TEXT_PARTS
from gongkai.law.identities import Finding
from gongkai.law.report_forms import FORMS, PARTS
from gongkai.law.wording import numeral
from gongkai.ui.pieces import FindingMark
from gongkai.workbench.report_page import address_for

SHORT = ("总体情况", "主动公开", "申请办理", "复议诉讼", "问题改进", "其他事项")


@dataclass(frozen=True)
class WalkStep:
    """kind: done, open (nothing there yet), error or warning. short: the heading as it fits into the bar."""

    part: str
    short: str
    state: str
    kind: str
    url: str

    @property
    def numbered(self) -> str:
        return heading_of(self.part)

    @property
    def short_numbered(self) -> str:
        return f"{numeral(int(self.part))}、{self.short}"


def heading_of(part: str) -> str:
    """一、总体情况, as the form prints it."""
    return f"{numeral(int(part))}、{PARTS[int(part) - 1]}"


def walk_of(
    report: Report,
    cells: Mapping[str, Number],
    texts: Mapping[str, str],
    findings: Sequence[Finding],
    marks: Sequence[FindingMark],
) -> list[WalkStep]:
    """texts: part -> how it reads. marks: of the findings; an explained error counts as a warning there."""
    wrong: dict[tuple[str, str], int] = {}
    for finding, mark in zip(findings, marks, strict=True):
        key = (part_of(finding), mark.severity)
        wrong[key] = wrong.get(key, 0) + 1
    return [
        _step(report, str(number), cells, texts, wrong.get((str(number), "error"), 0), wrong)
        for number in range(1, len(PARTS) + 1)
    ]


def part_of(finding: Finding) -> str:
    """The part a finding is mended in: of its words, or of its table; "" for the whole report."""
    if finding.place:
        return finding.place.part
    return finding.address[0] if finding.address else ""


def url_of_part(report: Report, part: str) -> str:
    """Words have a page of their own; tables stand on the page of the report."""
    if part in TEXT_PARTS:
        return address_for(report, "desk:report_text", part)
    return f"{address_for(report, 'desk:report')}#h-{part}"


def _step(
    report: Report,
    part: str,
    cells: Mapping[str, Number],
    texts: Mapping[str, str],
    errors: int,
    wrong: Mapping[tuple[str, str], int],
) -> WalkStep:
    kind, state = _standing(report, part, cells, texts)
    warnings = wrong.get((part, "warning"), 0)
    if part == "2":
        errors -= len(_blanks(report, cells))  # each of them is an error too, and told already
    if errors > 0:
        kind, state = "error", f"{state}，{errors}处差错"
    elif warnings:
        kind, state = "open" if kind == "open" else "warning", f"{state}，{warnings}处提醒"
    return WalkStep(part, SHORT[int(part) - 1], state, kind, url_of_part(report, part))


def _standing(
    report: Report, part: str, cells: Mapping[str, Number], texts: Mapping[str, str]
) -> tuple[str, str]:
    if part in TEXT_PARTS:
        text = texts.get(part, "")
        return ("done", f"{len(text)}字") if text else ("open", "还没有写")
    if part == "2":
        blanks = len(_blanks(report, cells))
        return ("open", f"还空{blanks}格") if blanks else ("done", "填全了")
    return "done", "由记录得出"


def _blanks(report: Report, cells: Mapping[str, Number]) -> list[str]:
    return [each for each in derivation.enterable(FORMS[report.form]) if cells.get(each) is None]
