"""What a comparison is made of: reports side by side, lines of figures, and how a figure changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongkai.law.identities import Figure, in_words
from gongkai.law.report_forms import Form

ABSENT = "—"
"""Printed where the form has no such cell; never 0."""

BLANK = "未填"
"""Printed where the form has the cell and the report left it empty."""

MINUS = "−"


@dataclass(frozen=True)
class Side:
    """One report that is compared. name: what heads its column. cells: by address, amounts exact."""

    name: str
    form: Form
    cells: Mapping[str, Figure | None]

    def entry(self, address: str) -> Entry:
        return Entry(self.cells.get(address), address if address in self.form.cells else "")

    def summed(self, addresses: Collection[str]) -> Entry:
        """The sum of cells; blank where one of them is, absent where the form has none of them."""
        here = [address for address in addresses if address in self.form.cells]
        figures = [self.cells.get(address) for address in here]
        known = [figure for figure in figures if figure is not None]
        if not here or len(known) < len(here):
            return Entry(None, here[0] if here else "")
        return Entry(sum(known, start=0), here[0])


@dataclass(frozen=True)
class Entry:
    """One figure. address: where it stands in its report, of a sum the first cell; "" where there is none.

    words: what is printed in place of the figure, such as a share.
    """

    figure: Figure | None
    address: str = ""
    words: str = ""

    @property
    def is_absent(self) -> bool:
        return not self.address and not self.words

    @property
    def is_blank(self) -> bool:
        return bool(self.address) and self.figure is None and not self.words

    @property
    def is_zero(self) -> bool:
        return self.figure == 0 and not self.words

    @property
    def text(self) -> str:
        if self.words:
            return self.words
        if self.figure is None:
            return BLANK if self.address else ABSENT
        return in_words(self.figure)


@dataclass(frozen=True)
class Change:
    """From one figure to a later one. share: "" where the earlier one is no base for a share."""

    difference: Figure
    share: str

    @property
    def text(self) -> str:
        """+3, −2 or 0."""
        return signed(self.difference)


@dataclass(frozen=True)
class Line:
    """One row of a comparison.

    level: as in the form, 1 item, 2 result, 3 in a group. is_sum: added up here, not a cell of the form.
    other_label: how the other edition of the form calls the same cell; "" where it does not differ.
    """

    label: str
    entries: tuple[Entry, ...]
    unit: str = "件"
    level: int = 1
    is_sum: bool = False
    strong: bool = False
    other_label: str = ""

    @property
    def unit_to_say(self) -> str:
        """Where it is not pieces, and not in the label already."""
        return "" if self.unit == "件" or f"单位：{self.unit}" in self.label else self.unit

    @property
    def change(self) -> Change | None:
        """Of the last side against the one before; None where one of the two has no figure."""
        if len(self.entries) < 2:
            return None
        before, after = (entry.figure for entry in self.entries[-2:])
        return None if before is None or after is None else Change(after - before, growth(before, after))


def signed(figure: Figure) -> str:
    if figure == 0:
        return "0"
    return f"{'+' if figure > 0 else MINUS}{in_words(abs(figure))}"


def growth(before: Figure, after: Figure) -> str:
    """+12.5%, −50%, 0%; "" where there was nothing to grow from. What changed is never rounded to 0."""
    if before <= 0:
        return ""
    share = Decimal(after - before) * 100 / Decimal(before)
    if not share:
        return "0%"
    shown = max(round(abs(share), 1), Decimal("0.1"))
    return f"{'+' if share > 0 else MINUS}{in_words(shown)}%"


def merged(orders: Iterable[Sequence[str]]) -> list[str]:
    """All of them in one order: what only a later one has stands behind what stands before it there."""
    both: list[str] = []
    for order in orders:
        place = 0
        for each in order:
            if each not in both:
                both.insert(place, each)
            place = both.index(each) + 1
    return both
