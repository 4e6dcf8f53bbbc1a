"""Check a report that was read: its figures (gongkai.law.identities), its layout, its dates, its words.

A rule that lacks its input is left out and named by left_out(); nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gongkai.annual_report.checking.dates import years_agree
from gongkai.annual_report.checking.layout import (
    blank_tables,
    edition_fits,
    fees_reported,
    parts_complete,
    rows_complete,
    words_in_cells,
)
from gongkai.annual_report.checking.prose import words_agree
from gongkai.annual_report.reading.numbers import is_blank
from gongkai.annual_report.reading.report import ReadReport
from gongkai.law.identities import RULES, Cells, Finding, check_cells
from gongkai.law.report_forms import FORMS

CHECKS: tuple[Callable[[ReadReport], Iterator[Finding]], ...] = (
    words_in_cells,
    rows_complete,
    fees_reported,
    words_agree,
    years_agree,
    parts_complete,
    edition_fits,
)

_NOT_YET = {"RC-15", "RC-17", "RC-22"}  # plausibility only; no rule of ours tells right from wrong
_REASONS = {
    "last year": "没有上年报告",
    "cases": "只能在办件系统里核对",
    "other reports": "没有各单位、各年度的报告",
    "rule-making power": "不知道机关有没有规章制定权",
    "nothing": "没有可以核对的数",
}


class NotLastYear(ValueError):
    """The report given as last year's is on another year."""

    def __init__(self, year: int, other: int) -> None:
        super().__init__(f"上年报告应是{year - 1}年度的，给的是{other}年度的")


def check_report(read: ReadReport, last_year: ReadReport | None = None) -> list[Finding]:
    """All findings, by rule. last_year: the report on the year before; raises NotLastYear for another one."""
    if last_year is not None and None not in (read.year, last_year.year):
        _refuse_other_year(read.year or 0, last_year.year or 0)
    before = _judged(last_year) if last_year is not None else None
    found = check_cells(_judged(read), FORMS[read.form], before)
    for check in CHECKS:
        found += check(read)
    return sorted(found, key=lambda finding: finding.rule)


def _refuse_other_year(year: int, other: int) -> None:
    if other != year - 1:
        raise NotLastYear(year, other)


def _judged(read: ReadReport) -> Cells:
    """Figures and blanks. Of words in cells words_in_cells speaks, of absent rows rows_complete."""
    empty = blank_tables(read)
    return {
        address: read.cells.get(address)
        for address, raw in read.raw.items()
        if address[0] not in empty and (read.cells.get(address) is not None or is_blank(raw))
    }


def left_out(read: ReadReport, last_year: ReadReport | None = None) -> dict[str, str]:
    """Rules that were not checked, and why, as a reader is told."""
    reasons = {}
    for rule in RULES.values():
        if read.form not in rule.forms:
            reasons[rule.id] = f"只用于{rule.forms[0]}年的格式"
        elif rule.id in _NOT_YET:
            reasons[rule.id] = "要由人判断"
        elif rule.needs == "last year" and last_year is not None:
            continue
        elif rule.needs in _REASONS:
            reasons[rule.id] = _REASONS[rule.needs]
    return reasons


__all__ = ["NotLastYear", "check_report", "left_out"]
