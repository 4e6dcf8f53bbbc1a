"""The relations between a report and the one of the year before (RC-07 to RC-09)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongkai.law.identities.finding import Cells, Figure, Finding, apart, in_words
from gongkai.law.report_forms import Form


@dataclass(frozen=True)
class Moved:
    """What came with a function from another agency, or went to it, between last year's report and this one.

    who: the other agency. ground: the document or rule. pieces: column of table 3 without the total, or an
    address of last year's report -> what is added here; negative where it went.
    """

    who: str
    ground: str
    pieces: Mapping[str, int]

    def of(self, column: str) -> int:
        """Pieces of one column; `total` is all of them."""
        if column == "total":
            return sum(pieces for key, pieces in self.pieces.items() if "." not in key)
        return self.pieces.get(column, 0)


NOTHING_MOVED: Sequence[Moved] = ()


def carried_over(
    cells: Cells, form: Form, last_year: Cells, moved: Sequence[Moved] = NOTHING_MOVED
) -> Iterator[Finding]:
    """RC-07: what this year took over is what last year handed on, with what moved since, in each column."""
    for column in form.table3.columns:
        taken, handed = cells.get(f"3.B.{column.id}"), last_year.get(f"3.D.{column.id}")
        if taken is None or handed is None:
            continue
        if steps := [(one, pieces) for one in moved if (pieces := one.of(column.id))]:
            expected = handed + sum(pieces for _, pieces in steps)
            if taken != expected:
                yield _moved_wrongly(column.id, column.label, taken, handed, expected, steps)
        elif taken != handed:
            yield Finding(
                "RC-07",
                "error",
                f"3.B.{column.id}",
                taken,
                handed,
                f"{column.label}一列，上年结转写的是{in_words(taken)}，上年报告的结转下年是{in_words(handed)}，"
                f"差{apart(taken, handed)}；机构划转、口径变化的，要写明原因",
            )


def _moved_wrongly(
    column: str,
    label: str,
    taken: Figure,
    handed: Figure,
    expected: Figure,
    steps: Sequence[tuple[Moved, int]],
) -> Finding:
    told = "，".join(
        f"{'加上由' if pieces > 0 else '减去交给'}{one.who}{'转来' if pieces > 0 else ''}的{abs(pieces)}件"
        f"（{one.ground}）"
        for one, pieces in steps
    )
    return Finding(
        "RC-07",
        "error",
        f"3.B.{column}",
        taken,
        expected,
        f"{label}一列，上年结转写的是{in_words(taken)}；上年报告的结转下年是{in_words(handed)}，{told}，"
        f"应是{in_words(expected)}，差{apart(taken, expected)}",
        advice="对照划转的登记核对：划转的件数登记有误的，由主管部门撤回重登；办件漏登、多登的，更正办件",
    )


def in_force(
    cells: Cells, form: Form, last_year: Cells, moved: Sequence[Moved] = NOTHING_MOVED
) -> Iterator[Finding]:
    """RC-08, 2021 form: in force last year, plus made, less repealed, is in force this year.

    What was in force at an agency merged into this one since counts as last year's.
    """
    for row, label in (("regulations", "规章"), ("normative", "行政规范性文件")):
        stated, before = cells.get(f"2.1.{row}.in_force"), last_year.get(f"2.1.{row}.in_force")
        made, repealed = cells.get(f"2.1.{row}.made"), cells.get(f"2.1.{row}.repealed")
        if stated is None or before is None or made is None or repealed is None:
            continue
        before += sum(one.pieces.get(f"2.1.{row}.in_force", 0) for one in moved)
        computed = before + made - repealed
        if computed != stated:
            yield Finding(
                "RC-08",
                "warning",
                f"2.1.{row}.in_force",
                stated,
                computed,
                f"{label}现行有效写的是{in_words(stated)}件；上年{in_words(before)}件，加制发{in_words(made)}件，"
                f"减废止{in_words(repealed)}件，是{in_words(computed)}件，差{apart(stated, computed)}件",
            )


def items(cells: Cells, form: Form, last_year: Cells) -> Iterator[Finding]:
    """RC-09, 2019 form: the items of last year are those last year started from, with last year's change."""
    for block in form.table2:
        for row in block.rows:
            stem = f"2.{block.item}.{row.id}"
            stated = cells.get(f"{stem}.items_last_year")
            before, change = last_year.get(f"{stem}.items_last_year"), last_year.get(f"{stem}.change")
            if stated is None or before is None or change is None:
                continue
            computed = before + change
            if computed == stated:
                continue
            yield Finding(
                "RC-09",
                "warning",
                f"{stem}.items_last_year",
                stated,
                computed,
                f"{row.label}的上一年项目数量写的是{in_words(stated)}项，"
                f"按上年报告应是{in_words(computed)}项，差{apart(stated, computed)}项",
            )
