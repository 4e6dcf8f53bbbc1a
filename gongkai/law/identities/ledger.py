"""The report against its cases: each cell is what the records count (RC-18), each case counts once (RC-23).

On plain values: whoever has cases (gongkai.cases.figures) counts them and asks here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongkai.law.identities.counts import cell_of
from gongkai.law.identities.finding import Cells, Finding, apart, in_words
from gongkai.law.report_forms import Form


@dataclass(frozen=True)
class CountedCase:
    """number: the case's; rows: those of table 3 in which its decisions of the year stand (`C2`, `C36`)."""

    number: str
    rows: tuple[str, ...]


def ledger_agrees(cells: Cells, counted: Cells, form: Form) -> Iterator[Finding]:
    """RC-18: cells of tables 3 and 4 as reported, and as the records count them. Missing ones are not
    judged."""
    for address, figure in counted.items():
        stated = cells.get(address)
        if address[0] not in "34" or figure is None or stated is None or stated == figure:
            continue
        cell = cell_of(form, address)
        where = address if cell is None else f"“{cell.row}”一行的“{cell.column.label}”"
        yield Finding(
            "RC-18",
            "error",
            address,
            stated,
            figure,
            f"{where}写的是{in_words(stated)}，办件记录里有{in_words(figure)}件，差{apart(stated, figure)}件",
        )


def counted_once(cases: Iterable[CountedCase], form: Form) -> Iterator[Finding]:
    """RC-23: a case decided apart (区分处理) counts as partial disclosure and nowhere else."""
    labels = {row.id: row.label for row in form.table3.rows}
    for case in cases:
        others = [row for row in dict.fromkeys(case.rows) if row != "C2"]
        if "C2" in case.rows and others:
            named = "、".join(f"“{labels.get(row, row)}”" for row in others)
            yield Finding(
                "RC-23",
                "error",
                "3.C2.total",
                case.number,
                None,
                f"{case.number}号申请区分处理，已计入“部分公开”，又计入{named}；区分处理的只计部分公开",
                cells=tuple(f"3.{row}.total" for row in ("C2", *others)),
            )
