"""What a single figure must be: there, whole, not negative (RC-10); not above its own total (RC-09);
none for rules of those who may make none (RC-12)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gongkai.law.identities.finding import Cells, Figure, Finding, in_words
from gongkai.law.report_forms import FORMS, Form
from gongkai.law.report_forms.model import Cell


def cell_of(form: Form, address: str) -> Cell | None:
    """The cell on this form, or on the edition whose row was printed instead; None for a foreign address."""
    if address in form.cells:
        return form.cells[address]
    return next((other.cells[address] for other in FORMS.values() if address in other.cells), None)


def counts(cells: Cells, form: Form) -> Iterator[Finding]:
    """RC-10: every cell at hand holds a whole number of at least 0 (money may have decimals).

    An address that is not in `cells` is not judged; one with None is a blank.
    """
    for address, figure in cells.items():
        cell = cell_of(form, address)
        if cell is not None and (fault := _fault(figure, cell)) is not None:
            yield Finding(
                "RC-10", "error", address, figure, None, f"“{cell.row}”一行的“{cell.column.label}”{fault}"
            )


def _fault(figure: Figure | None, cell: Cell) -> str | None:
    if figure is None:
        return "是空的，没有的应填0"
    if figure < 0 and not cell.column.signed:
        return f"是{in_words(figure)}，不应小于0"
    if not cell.column.decimal and isinstance(figure, Decimal) and figure != figure.to_integral_value():
        return f"是{in_words(figure)}，应是整数"
    return None


def published_within_total(cells: Cells, form: Form) -> Iterator[Finding]:
    """RC-09, 2019 form: what was newly made public is part of all that is public."""
    for row, label in (("regulations", "规章"), ("normative", "规范性文件")):
        new, total = cells.get(f"2.1.{row}.newly_public"), cells.get(f"2.1.{row}.public_total")
        if new is not None and total is not None and new > total:
            yield Finding(
                "RC-09",
                "warning",
                f"2.1.{row}.newly_public",
                new,
                total,
                f"{label}本年新公开{in_words(new)}件，多于对外公开总数{in_words(total)}件",
            )


def no_rules_without_power(cells: Cells, form: Form) -> Iterator[Finding]:
    """RC-12, for an agency without the power to make rules (规章): the row holds 0.

    The power lies with departments of the State Council, provinces, cities with districts and autonomous
    prefectures (立法法 arts. 91, 93).
    """
    for address, cell in form.cells.items():
        figure = cells.get(address)
        if address.startswith("2.1.regulations.") and figure:
            yield Finding(
                "RC-12",
                "error",
                address,
                figure,
                0,
                f"本机关没有规章制定权，“规章”一行的“{cell.column.label}”应填0，写的是{in_words(figure)}",
            )
