"""The relations that hold within one report: columns, rows and totals (RC-01 to RC-06).

A figure that is missing takes its relation out: nothing is computed from a blank.
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.law.identities.finding import Cells, Figure, Finding, apart, in_words
from gongkai.law.report_forms import Form

_GROUPS_RC04 = {"review": "RC-04", "direct": "RC-05", "after_review": "RC-06"}


def _figures(cells: Cells, addresses: list[str]) -> list[Figure] | None:
    """All the figures, or None if one of them is missing."""
    found = [figure for address in addresses if (figure := cells.get(address)) is not None]
    return found if len(found) == len(addresses) else None


def rows_counted_as_other(cells: Cells, form: Form) -> list[str]:
    """Rows of 其他处理 in use: those of the form, or the single row that some 2021 reports still print."""
    own = [row.id for row in form.table3.rows if row.id.startswith("C6")]
    columns = [column.id for column in form.table3.columns]
    if any(cells.get(f"3.{row}.{column}") is not None for row in own for column in columns):
        return own
    return ["C6"] if any(f"3.C6.{column}" in cells for column in columns) else own


def carried_through(cells: Cells, form: Form) -> Iterator[Finding]:
    """RC-01: what came in equals what went out and what stays, in each column. Printed on the form."""
    for column in form.table3.columns:
        figures = _figures(cells, [f"3.{row}.{column.id}" for row in ("A", "B", "C7", "D")])
        if figures is None:
            continue
        received, carried, closed, forward = figures
        came_in, went_out = received + carried, closed + forward
        if came_in != went_out:
            yield Finding(
                "RC-01",
                "error",
                f"3.D.{column.id}",
                forward,
                came_in - closed,
                f"{column.label}一列，收进来的和办出去的对不上：新收{in_words(received)}加结转{in_words(carried)}是"
                f"{in_words(came_in)}，办结{in_words(closed)}加结转下年{in_words(forward)}是{in_words(went_out)}，"
                f"差{apart(came_in, went_out)}（第一项加第二项等于第三项加第四项）",
                cells=tuple(f"3.{row}.{column.id}" for row in ("A", "B", "C7", "D")),
            )


def results_add_up(cells: Cells, form: Form) -> Iterator[Finding]:
    """RC-02: the results of the year add up to （七）总计, in each column."""
    otherwise = rows_counted_as_other(cells, form)
    results = [
        row.id for row in form.table3.rows if row.level > 1 and row.id != "C7" and not row.id.startswith("C6")
    ]
    for column in form.table3.columns:
        parts = _figures(cells, [f"3.{row}.{column.id}" for row in (*results, *otherwise)])
        total = cells.get(f"3.C7.{column.id}")
        if parts is None or total is None or (computed := sum(parts)) == total:
            continue
        yield Finding(
            "RC-02",
            "error",
            f"3.C7.{column.id}",
            total,
            computed,
            f"{column.label}一列，各项办理结果相加是{in_words(computed)}，“（七）总计”写的是{in_words(total)}，"
            f"差{apart(computed, total)}",
            cells=tuple(f"3.{row}.{column.id}" for row in (*results, *otherwise, "C7")),
        )


def applicants_add_up(cells: Cells, form: Form) -> Iterator[Finding]:
    """RC-03: the classes of applicants add up to the total, in each row."""
    rows = [(row.id, row.label) for row in form.table3.rows]
    if not any(row == "C6" for row, _ in rows):
        rows.append(("C6", "（六）其他处理"))  # printed by some 2021 reports; no figures, no relation
    classes = [column.id for column in form.table3.columns[:-1]]
    for row, label in rows:
        parts = _figures(cells, [f"3.{row}.{column}" for column in classes])
        total = cells.get(f"3.{row}.total")
        if parts is None or total is None or (computed := sum(parts)) == total:
            continue
        yield Finding(
            "RC-03",
            "error",
            f"3.{row}.total",
            total,
            computed,
            f"“{label}”一行，各类申请人相加是{in_words(computed)}，总计写的是{in_words(total)}，"
            f"差{apart(computed, total)}",
            cells=tuple(f"3.{row}.{column}" for column in (*classes, "total")),
        )


def disputes_add_up(cells: Cells, form: Form) -> Iterator[Finding]:
    """RC-04, RC-05, RC-06: the results, with those still pending, add up to the total of each kind."""
    for block in form.table4.blocks:
        parts = _figures(cells, [block.address(column) for column in block.columns[:-1]])
        total = cells.get(f"4.{block.id}.total")
        if parts is None or total is None or (computed := sum(parts)) == total:
            continue
        yield Finding(
            _GROUPS_RC04[block.id],
            "error",
            f"4.{block.id}.total",
            total,
            computed,
            f"{block.label}的维持、纠正、其他结果和尚未审结相加是{in_words(computed)}，总计写的是{in_words(total)}，"
            f"差{apart(computed, total)}",
            cells=tuple(block.address(column) for column in block.columns),
        )
