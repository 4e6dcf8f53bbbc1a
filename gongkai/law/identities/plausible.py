"""What is possible but not likely: suits against reviews (RC-15), leaps since last year (RC-22).

Warnings only. From which leap on one asks is ours [I]: the notice names no figure.
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.law.identities.finding import Cells, Figure, Finding, in_words
from gongkai.law.report_forms import Form

LEAP = 5  # times last year's figure, or a fifth of it
SMALLEST = 20  # below it, on both sides, a leap is chance
_DECIDED = ("upheld", "corrected", "other")


def suits_follow_reviews(cells: Cells, form: Form, last_year: Cells) -> Iterator[Finding]:
    """RC-15: pending cases come back in the next year; suits after review follow reviews that were decided.

    A suit is brought within 15 days of the review's decision (行政诉讼法 art. 45), so those new this year
    come from reviews decided this year or late in the last.
    """
    for block in form.table4.blocks:
        total, pending = cells.get(f"4.{block.id}.total"), last_year.get(f"4.{block.id}.pending")
        if total is not None and pending is not None and total < pending:
            yield Finding(
                "RC-15",
                "warning",
                f"4.{block.id}.total",
                total,
                pending,
                f"{block.label}本年总计{in_words(total)}件，少于上年尚未审结的{in_words(pending)}件；"
                "上年没有审结的，本年审结或者仍未审结都要计入",
            )
    yield from _suits_after_review(cells, last_year)


def _suits_after_review(cells: Cells, last_year: Cells) -> Iterator[Finding]:
    total, pending = cells.get("4.after_review.total"), last_year.get("4.after_review.pending")
    decided, before = _decided(cells), _decided(last_year)
    if total is None or pending is None or decided is None or before is None:
        return
    brought = total - pending
    if brought > decided + before:
        yield Finding(
            "RC-15",
            "warning",
            "4.after_review.total",
            brought,
            decided + before,
            f"复议后起诉的，减去上年未审结的{in_words(pending)}件，本年新起诉{in_words(brought)}件，"
            f"多于本年和上年办结的行政复议{in_words(decided + before)}件",
        )


def _decided(cells: Cells) -> Figure | None:
    figures = [cells.get(f"4.review.{column}") for column in _DECIDED]
    known = [figure for figure in figures if figure is not None]
    return sum(known) if len(known) == len(figures) else None


def no_leaps(cells: Cells, form: Form, last_year: Cells) -> Iterator[Finding]:
    """RC-22: a figure of table 2 more than five times last year's, or less than a fifth of it."""
    for address, cell in form.cells.items():
        if cell.table != "2" or cell.column.signed or cell.column.id == "items_last_year":
            continue
        now, before = cells.get(address), last_year.get(address)
        if now is None or before is None or max(now, before) < SMALLEST or min(now, before) < 0:
            continue
        if now > LEAP * before or now * LEAP < before:
            yield Finding(
                "RC-22",
                "warning",
                address,
                now,
                before,
                f"“{cell.row}”一行的“{cell.column.label}”是{in_words(now)}，上年是{in_words(before)}，"
                f"相差5倍以上；属实的，不用改",
            )
