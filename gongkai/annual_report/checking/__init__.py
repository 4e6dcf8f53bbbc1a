"""Check a report: its figures (gongkai.law.identities), its layout, its dates, its words.

The same rules for a report read from a file and for one of ours. A rule that lacks its input is left out and
named by left_out(); nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from gongkai.annual_report.checking.alike import Corpus, alike
from gongkai.annual_report.checking.dates import published_in_time, years_agree
from gongkai.annual_report.checking.fees import fees_kept_apart, fees_reported
from gongkai.annual_report.checking.layout import (
    blank_tables,
    edition_fits,
    part_one_is_short,
    parts_complete,
    rows_complete,
    words_in_cells,
)
from gongkai.annual_report.checking.prose import carried_through, claims_in, words_agree
from gongkai.annual_report.checking.reasons import Reasons, explained
from gongkai.annual_report.reading.numbers import is_blank
from gongkai.annual_report.reading.report import ReadReport
from gongkai.law.citations import OGI_2007
from gongkai.law.identities import RULES, Cells, Finding, Moved, check_cells
from gongkai.law.identities.years import carried_over
from gongkai.law.report_forms import FORMS

CHECKS: tuple[Callable[[ReadReport], Iterator[Finding]], ...] = (
    words_in_cells,
    rows_complete,
    fees_reported,
    fees_kept_apart,
    years_agree,
    parts_complete,
    edition_fits,
    part_one_is_short,
)

_ON_PROSE = frozenset({"RC-17", "RC-19", "RC-22"})  # what can be asked of a report without tables

_REASONS = {
    "last year": "没有上年报告",
    "cases": "只能在办件系统里核对",
    "members": "汇总时才核对",
    "rule-making power": "不知道机关有没有规章制定权",
}

# Decree 492 bound reports on 2008 to 2018. By its number alone: its articles are not among our sources.
_FIRST_REGULATION = f"{OGI_2007}（{OGI_2007.number}）"


@dataclass(frozen=True)
class Beside:
    """What is at hand beside the report. What is not known is None, and its rule is left out.

    rule_power: may the agency make rules (规章)? published_on, due: the day it was made public, and the last
    day for it (art. 49). others: reports of other agencies, for alike words. reasons: what was written down
    about findings. moved: what came from other agencies, or went to them, since last year's report.
    founded: the agency did not exist last year, so that nothing but what moved was carried over to it.
    """

    rule_power: bool | None = None
    published_on: date | None = None
    due: date | None = None
    others: Corpus | None = None
    reasons: Reasons = field(default_factory=dict)
    moved: Sequence[Moved] = ()
    founded: bool = False


_NOTHING = Beside()


class NotLastYear(ValueError):
    """The report given as last year's is on another year."""

    def __init__(self, year: int, other: int) -> None:
        super().__init__(f"上年报告应是{year - 1}年度的，给的是{other}年度的")


def check_report(
    read: ReadReport, last_year: ReadReport | None = None, beside: Beside = _NOTHING
) -> list[Finding]:
    """All findings, by rule. last_year: the report on the year before; raises NotLastYear for another one."""
    if last_year is not None and None not in (read.year, last_year.year):
        _refuse_other_year(read.year or 0, last_year.year or 0)
    if read.is_narrative:
        return _narrative_findings(read, last_year, beside)
    tabled = last_year if last_year is not None and not last_year.is_narrative else None
    before = judged(tabled) if tabled is not None else None
    form = FORMS[read.form]
    found = check_cells(judged(read), form, before, rule_power=beside.rule_power, moved=beside.moved)
    if before is None and beside.founded and beside.moved:
        nothing = {f"3.D.{column.id}": 0 for column in form.table3.columns}
        found += carried_over(judged(read), form, nothing, beside.moved)
    for check in CHECKS:
        found += check(read)
    found += words_agree(read, tabled)
    found += published_in_time(read.year, beside.published_on, beside.due)
    found += alike(read, last_year, beside.others)
    cited = map(_measured, found) if read.form != "2021" else found
    told = explained(cited, read, beside.reasons, moved_is_known=bool(beside.moved))
    return sorted(told, key=lambda finding: finding.rule)


def _narrative_findings(read: ReadReport, last_year: ReadReport | None, beside: Beside) -> list[Finding]:
    """Of a report without tables: years, what came in against what went out, likeness.

    Without a table to hold them against, numbers that do not go up are a doubt only.
    """
    found = [*years_agree(read), *published_in_time(read.year, beside.published_on, beside.due)]
    found += [
        replace(one, severity="warning", message=f"{one.message}；这一年没有统一表格可以对照，拿不准")
        for one in carried_through(*claims_in(read))
    ]
    found = [replace(one, citation=_FIRST_REGULATION) for one in found]
    found += map(_measured, alike(read, last_year, beside.others))
    return sorted(found, key=lambda finding: finding.rule)


def _measured(finding: Finding) -> Finding:
    """Leaps and likeness (RC-22) are named by the notice of 2021, which an older report was not bound by."""
    return (
        replace(finding, citation=f"参照{RULES[finding.rule].source}") if finding.rule == "RC-22" else finding
    )


def _refuse_other_year(year: int, other: int) -> None:
    if other != year - 1:
        raise NotLastYear(year, other)


def judged(read: ReadReport) -> Cells:
    """Figures and blanks. Of words in cells words_in_cells speaks, of absent rows rows_complete."""
    empty = blank_tables(read)
    return {
        address: read.cells.get(address)
        for address, raw in read.raw.items()
        if address[0] not in empty and (read.cells.get(address) is not None or is_blank(raw))
    }


def left_out(
    read: ReadReport, last_year: ReadReport | None = None, beside: Beside = _NOTHING
) -> dict[str, str]:
    """Rules that were not checked, and why, as a reader is told."""
    if read.is_narrative:
        return _left_out_of_narrative(last_year, beside)
    at_hand = {
        "last year": last_year is not None and not last_year.is_narrative,
        "rule-making power": beside.rule_power is not None,
        "cells": True,
        "report": True,
    }
    reasons = {}
    for rule in RULES.values():
        if read.form not in rule.forms:
            reasons[rule.id] = f"只用于{rule.forms[0]}年的格式"
        elif rule.id == "RC-22" and beside.others is not None and last_year is None:
            reasons[rule.id] = "没有上年报告，只比了各机关的文字"
        elif not at_hand.get(rule.needs, False):
            reasons[rule.id] = _REASONS[rule.needs]
    return reasons


def _left_out_of_narrative(last_year: ReadReport | None, beside: Beside) -> dict[str, str]:
    reasons = {rule: "2018年度以前没有统一表格，只读了文字" for rule in RULES if rule not in _ON_PROSE}
    if last_year is None and beside.others is None:
        reasons["RC-22"] = _REASONS["last year"]
    return reasons


__all__ = ["Beside", "Corpus", "NotLastYear", "check_report", "judged", "left_out"]
