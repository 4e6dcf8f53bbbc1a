"""How long identity data are kept after a case is closed: the one place where the years stand.

[I] A local rule, not the Regulation's: the schedule of the office's own filing plan. Ten and thirty years are
the two terms of the rules on office records (国家档案局令第8号 art. 7 [M]); an agency whose plan names others
changes them here. Figures and records stay for good; what ends is who the applicant was.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RetentionClass(StrEnum):
    ORDINARY = "ordinary"
    DISPUTED = "disputed"


@dataclass(frozen=True)
class RetentionTerm:
    """years: counted from the day the case was closed."""

    label: str
    years: int


TERMS = {
    RetentionClass.ORDINARY: RetentionTerm("一般申请", 10),
    RetentionClass.DISPUTED: RetentionTerm("有复议或者诉讼的申请", 30),
}


def class_of(*, disputed: bool) -> RetentionClass:
    return RetentionClass.DISPUTED if disputed else RetentionClass.ORDINARY


def kept_until(closed_on: date, kind: RetentionClass) -> date:
    """The last day of the term; 29 February ends on the 28th where there is none."""
    return _in_year(closed_on, closed_on.year + TERMS[kind].years)


def closed_before(today: date, kind: RetentionClass) -> date:
    """Cases closed before this day are past their term today."""
    return _in_year(today, today.year - TERMS[kind].years)


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)
