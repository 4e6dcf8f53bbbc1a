"""A government's report is the sum of its agencies' (RC-24), cell by cell, with who put in what.

Money is printed rounded, so sums of printed amounts may be off by what rounding explains and no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from gongkai.law.identities.finding import Cells, Figure, Finding, Share, apart, in_words
from gongkai.law.report_forms import Form
from gongkai.law.report_forms.model import Cell

Members = Mapping[str, Cells]
"""Agency -> the cells of its report, for all agencies in scope."""

_PLACES = {"万元": 4, "元": 2}  # amounts are kept to the yuan or the fen


def rolled_up(members: Members, form: Form) -> dict[str, Figure | None]:
    """The sum of each cell of the form. None where a member's cell is blank: a sum with a hole is no sum."""
    sums: dict[str, Figure | None] = {}
    for address in form.addresses:
        figures = [cells.get(address) for cells in members.values()]
        known = [figure for figure in figures if figure is not None]
        sums[address] = sum(known) if known and len(known) == len(figures) else None
    return sums


def sums_agree(total: Cells, members: Members, form: Form) -> Iterator[Finding]:
    """RC-24: each cell of the government's report is the sum of its members' cells.

    A cell blank in the total or in every member is not judged; a member's blank is named as a suspect.
    """
    for address, cell in form.cells.items():
        stated = total.get(address)
        figures = {agency: cells.get(address) for agency, cells in members.items()}
        known = [figure for figure in figures.values() if figure is not None]
        if stated is None or not known:
            continue
        computed: Figure = sum(known)
        more, allowed = stated - computed, tolerance(cell, stated, known)
        if more > allowed or -more > allowed:
            yield _differs(cell, stated, computed, figures)


def tolerance(cell: Cell, stated: Figure, figures: list[Figure]) -> Decimal:
    """How far a sum of printed amounts may be off: half a unit of the last place, for each of them.

    0 for counts, and for amounts that none of them prints with decimals.
    """
    if not cell.column.decimal:
        return Decimal(0)
    places = max(_places(figure) for figure in (stated, *figures))
    if not places:
        return Decimal(0)
    if places >= _PLACES[cell.column.unit]:
        return Decimal(1).scaleb(-_PLACES[cell.column.unit]) / 2
    return Decimal(1).scaleb(-places) / 2 * (len(figures) + 1)


def _places(figure: Figure) -> int:
    exponent = figure.as_tuple().exponent if isinstance(figure, Decimal) else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _differs(cell: Cell, stated: Figure, computed: Figure, figures: Mapping[str, Figure | None]) -> Finding:
    shares = tuple(
        Share(agency, figure, _suspect(figure, stated - computed)) for agency, figure in figures.items()
    )
    suspects = [f"{share.agency}{share.suspect}" for share in shares if share.suspect]
    named = f"；{'，'.join(suspects[:3])}" if suspects else ""
    return Finding(
        "RC-24",
        "error",
        cell.address,
        stated,
        computed,
        f"“{cell.row}”一行的“{cell.column.label}”，汇总写的是{in_words(stated)}，{len(figures)}个单位相加是"
        f"{in_words(computed)}，差{apart(stated, computed)}{named}",
        shares=shares,
    )


def _suspect(figure: Figure | None, more: Figure) -> str:
    """more: by how much the total exceeds the sum of its members."""
    if figure is None:
        return "这一格是空的"
    if figure and figure == -more:
        return f"报的正好是{in_words(figure)}，可能没有汇总进来"
    if figure and figure == more:
        return f"报的正好是{in_words(figure)}，可能汇总了两次"
    return ""


def members_changed(counted: Members, now: Members, form: Form) -> dict[str, tuple[Share, ...]]:
    """Address -> the agencies whose cell is another than the one that was summed; figure: as it is now.

    counted: the members' cells as the roll-up took them. An agency that came or went differs in every cell.
    """
    changed: dict[str, tuple[Share, ...]] = {}
    for address in form.addresses:
        differing = [
            Share(agency, new, f"汇总时是{in_words(old)}" if old is not None else "汇总时没有")
            for agency in sorted({*counted, *now})
            if (old := counted.get(agency, {}).get(address)) != (new := now.get(agency, {}).get(address))
        ]
        if differing:
            changed[address] = tuple(differing)
    return changed
