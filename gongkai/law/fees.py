"""The processing fee (信息处理费): art. 42 and 《政府信息公开信息处理费管理办法》 (国办函〔2020〕109号).

Providing on application is free. Where number or frequency clearly exceed what is reasonable the agency may
charge, by items or by pages, never both for one application; both are progressive by bands. Amounts are
whole yuan.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.law.citations import FEE_MEASURES, OGI, Citation
from gongkai.law.errors import LawError

MAY_CHARGE = Citation(OGI, 42)
TARIFF = Citation(FEE_MEASURES)
LARGEST_COUNT = 1_000_000  # beyond any real month; a larger figure is a slip of the keyboard

FREE_ITEMS, FIRST_CHARGED_ITEMS = 10, 30
ITEM_STEP = 100  # yuan: rate of items 11-30, and what each later band adds
ITEM_BAND = 10  # items in each band above 30
PAGE_BANDS: tuple[tuple[int, int | None, int], ...] = (
    (1, 30, 0),
    (31, 100, 10),
    (101, 200, 20),
    (201, None, 40),
)


@dataclass(frozen=True)
class Band:
    """first, last: the band's limits, last None where open. count: how many fall in it. rate, amount:
    yuan."""

    first: int
    last: int | None
    count: int
    rate: int
    amount: int


@dataclass(frozen=True)
class Fee:
    """amount: yuan in all. bands: those reached, in order; none where nothing was counted."""

    amount: int
    bands: tuple[Band, ...]


def fee_by_items(n: int) -> Fee:
    """Fee for n applications of one applicant in one calendar month, cumulative.

    1-10 free, 11-30 100 yuan each, then bands of ten, each 100 dearer; [I] the band 31-40 is read as 200.
    An application that holds several matters may be counted as several (art. 4 of the measures).
    """
    return _progressive(n, _item_bands(), "件")


def fee_by_pages(n: int) -> Fee:
    """Fee for n pages (one side of A4 or smaller) given for one application; not added up over
    applications."""
    return _progressive(n, iter(PAGE_BANDS), "页")


def item_rate(nth: int) -> int:
    """What the n-th application of the month costs by itself, in yuan."""
    if nth <= FREE_ITEMS:
        return 0
    return ITEM_STEP * (1 + max(0, -(-(nth - FIRST_CHARGED_ITEMS) // ITEM_BAND)))


def _item_bands() -> Iterator[tuple[int, int | None, int]]:
    yield 1, FREE_ITEMS, 0
    yield FREE_ITEMS + 1, FIRST_CHARGED_ITEMS, ITEM_STEP
    first = FIRST_CHARGED_ITEMS + 1
    while True:
        yield first, first + ITEM_BAND - 1, item_rate(first)
        first += ITEM_BAND


def _progressive(n: int, bands: Iterator[tuple[int, int | None, int]], unit: str) -> Fee:
    if n < 0:
        raise LawError(f"数量是{n}{unit}，不能少于0（《政府信息公开信息处理费管理办法》）。")
    if n > LARGEST_COUNT:
        raise LawError(f"数量是{n}{unit}，超过{LARGEST_COUNT}{unit}，核对后再算。")
    reached: list[Band] = []
    for first, last, rate in bands:
        if first > n:
            break
        count = min(n, last or n) - first + 1
        reached.append(Band(first, last, count, rate, count * rate))
    return Fee(sum(band.amount for band in reached), tuple(reached))


def fee_for_items(n: int, here: int = 1) -> Fee:
    """What one application costs as the last of n in the month, counted as ``here`` of them.

    The bands are those its own share falls into. Raises LawError where it holds more than the month does.
    """
    if not 1 <= here <= n:
        raise LawError(
            f"本件计{here}件，本月连同本件{n}件；本件至少1件，不能多于本月（国办函〔2020〕109号）。"
        )
    whole, before = fee_by_items(n), fee_by_items(n - here)
    earlier = {band.first: band for band in before.bands}
    bands = []
    for band in whole.bands:
        done = earlier[band.first].count if band.first in earlier else 0
        if count := band.count - done:
            bands.append(Band(band.first + done, band.last, count, band.rate, count * band.rate))
    return Fee(whole.amount - before.amount, tuple(bands))
