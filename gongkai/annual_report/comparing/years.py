"""One agency's reports of several years: every row of tables 2, 3 and 4, older years first.

Reports on 2019 and 2020 have the trial form, with other rows. A row that one form does not have is absent
there. The trial form has one row for 其他处理 where the form of 2021 has three; their sum is set beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.annual_report.comparing.lines import Line, Side, merged
from gongkai.law.report_forms import FORMS, Form
from gongkai.law.report_forms.shared_tables import OTHERWISE

_OTHERWISE_2019 = "C6"  # the one row for which the form of 2021 has three


@dataclass(frozen=True)
class Group:
    """Lines under one head. title: "" where they stand under none."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Part:
    """One table of the report. number: of the part of the report it stands in, 2 to 4."""

    number: int
    title: str
    groups: tuple[Group, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for group in self.groups for line in group.lines)


def parts_beside(sides: Sequence[Side], column: str = "total") -> tuple[Part, ...]:
    """The three tables of one report or more, the oldest first. column: of table 3, as in the form."""
    newest = sides[-1].form
    return (
        Part(2, newest.parts[1], tuple(_table2(sides))),
        Part(3, newest.parts[2], (Group("", tuple(_table3(sides, column))),)),
        Part(4, newest.parts[3], tuple(_table4(sides))),
    )


def _forms(sides: Sequence[Side]) -> list[Form]:
    """The newest side's form, then the other, where both are among them."""
    keys = dict.fromkeys(side.form.key for side in reversed(sides))
    return [FORMS[key] for key in keys]


def _table2(sides: Sequence[Side]) -> Iterator[Group]:
    forms = _forms(sides)
    blocks = {block.item: block.title for form in reversed(forms) for block in form.table2}
    for item in merged([block.item for block in form.table2] for form in forms):
        stem = f"2.{item}."
        rows = ([row for row in form.rows if row.startswith(stem)] for form in forms)
        lines = [
            _cell_line(sides, forms, address)
            for row in merged(rows)
            for address in merged(form.rows.get(row, ()) for form in forms)
        ]
        yield Group(blocks[item], tuple(lines))


def _cell_line(sides: Sequence[Side], forms: Sequence[Form], address: str) -> Line:
    holding = [form.cells[address] for form in forms if address in form.cells]
    labels = [f"{cell.row}：{cell.column.label}" for cell in holding]
    other = labels[-1] if labels[-1] != labels[0] else ""
    entries = tuple(side.entry(address) for side in sides)
    return Line(labels[0], entries, unit=holding[0].column.unit, other_label=other)


def _table3(sides: Sequence[Side], column: str) -> Iterator[Line]:
    forms = _forms(sides)
    rows = {row.id: row for form in reversed(forms) for row in form.table3.rows}
    order = merged([row.id for row in form.table3.rows] for form in forms)
    members = _groups(forms)
    for each in order:
        row = rows[each]
        if each == _OTHERWISE_2019 and len(forms) > 1:
            continue  # it is the sum of the group, which is a line of its own
        if row.group is not None and members[row.group][0] == each:
            yield _sum_line(sides, row.group, members[row.group], column)
        entries = tuple(side.entry(f"3.{each}.{column}") for side in sides)
        yield Line(row.label, entries, level=row.level, strong=row.level == 1 or each == "C7")


def _groups(forms: Sequence[Form]) -> dict[str, list[str]]:
    """Label of a group of results -> its rows, the form's own order."""
    found: dict[str, list[str]] = {}
    for form in forms:
        for row in form.table3.rows:
            if row.group is not None and row.id not in found.setdefault(row.group, []):
                found[row.group].append(row.id)
    return found


def _sum_line(sides: Sequence[Side], label: str, rows: Sequence[str], column: str) -> Line:
    every = [*rows, _OTHERWISE_2019] if label == OTHERWISE else rows
    addresses = [f"3.{row}.{column}" for row in every]
    return Line(label, tuple(side.summed(addresses) for side in sides), level=2, is_sum=True)


def _table4(sides: Sequence[Side]) -> Iterator[Group]:
    for block in sides[-1].form.table4.blocks:
        lines = [
            Line(
                column.label,
                tuple(side.entry(block.address(column)) for side in sides),
                strong=column.id == "total",
            )
            for column in block.columns
        ]
        yield Group(block.label, tuple(lines))
