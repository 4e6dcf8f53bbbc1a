"""The three tables of the annual report as the form prints them, with what stands in and at each cell.

Takes the form as data (gongkai.law.report_forms) and the cells by address; decides nothing about figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import lcm

from gongkai.law.report_forms import Block, Box, Form
from gongkai.ui.pieces import FindingMark

Figure = int | Decimal | float | None
UrlFor = Callable[[str], str]

# Seven columns fit a phone only with short heads; the full ones stay in the table for wider screens.
SHORT_HEADS = {
    "natural": "自然人",
    "enterprise": "企业",
    "research": "科研",
    "welfare": "公益",
    "legal": "法律",
    "other": "其他",
    "total": "总计",
}


@dataclass(frozen=True)
class FormCell:
    """One figure. `marks`: findings to print in it; `state`: bad, part, warn or empty.

    `headers`: ids of its head cells, where a table of blocks with heads of their own has to name them.
    """

    address: str
    value: Figure
    head: str
    url: str = ""
    marks: tuple[FindingMark, ...] = ()
    state: str = ""
    selected: bool = False
    is_total: bool = False
    span: int = 1
    headers: str = ""

    @property
    def text(self) -> str:
        """The figure as printed: 0 is printed, a blank stays blank."""
        return (
            ""
            if self.value is None
            else f"{self.value:f}"
            if isinstance(self.value, Decimal)
            else str(self.value)
        )

    @property
    def is_zero(self) -> bool:
        return self.value is not None and not self.value


@dataclass(frozen=True)
class FormRow:
    """Label boxes, left to right, and the figures. `level` as in the form: 1 item, 2 result, 3 in a group."""

    labels: tuple[Box, ...]
    cells: tuple[FormCell, ...]
    level: int = 1
    strong: bool = False


@dataclass(frozen=True)
class Section:
    """One block of table 2. `id`: its title cell has it; head `n` adds -cn, row `n` -rn, counted from 0."""

    id: str
    title: str
    heads: tuple[Box, ...]
    rows: tuple[FormRow, ...]
    width: int = 0


@dataclass(frozen=True)
class FormTable3:
    note: str
    headings: tuple[tuple[Box, ...], ...]
    short_heads: tuple[str, ...]
    rows: tuple[FormRow, ...]


@dataclass(frozen=True)
class FormTable4:
    headings: tuple[tuple[Box, ...], ...]
    cells: tuple[FormCell, ...]
    short_heads: tuple[str, ...]
    rows: tuple[FormRow, ...]


@dataclass(frozen=True)
class StatutoryTables:
    """What ui/form_table2.html, form_table3.html and form_table4.html take."""

    table2: tuple[Section, ...]
    table3: FormTable3
    table4: FormTable4


def statutory_tables(
    form: Form,
    figures: Mapping[str, Figure],
    *,
    findings: Sequence[FindingMark] = (),
    url_for: UrlFor | None = None,
    selected: str = "",
) -> StatutoryTables:
    """Prepare the tables. `url_for(address)`: where a figure leads, or empty; `selected`: an address."""
    sheet = _Sheet(figures, findings, url_for, selected)
    return StatutoryTables(_table2(form, sheet), _table3(form, sheet), _table4(form, sheet))


class _Sheet:
    """Figures and findings by address."""

    def __init__(
        self,
        figures: Mapping[str, Figure],
        findings: Sequence[FindingMark],
        url_for: UrlFor | None,
        selected: str,
    ) -> None:
        self.figures = figures
        self.findings = findings
        self.url_for = url_for
        self.selected = selected
        errors = [finding for finding in findings if finding.severity == "error"]
        self.named = Counter(address for finding in errors for address in set(finding.addresses))

    def cell(
        self, address: str, head: str, *, is_total: bool = False, span: int = 1, headers: str = ""
    ) -> FormCell:
        here = tuple(finding for finding in self.findings if address in finding.addresses)
        return FormCell(
            address=address,
            value=self.figures.get(address),
            head=head,
            url=self.url_for(address) if self.url_for else "",
            marks=tuple(finding for finding in here if self._marked(finding, address)),
            state=self._state(here, address),
            selected=address == self.selected,
            is_total=is_total,
            span=span,
            headers=headers,
        )

    def _is_culprit(self, finding: FindingMark, address: str) -> bool:
        """Two errors that share a cell point to it; one that shares none points to its first address."""
        shared = [each for each in finding.addresses if self.named[each] > 1]
        return address in shared or (not shared and finding.addresses[0] == address)

    def _marked(self, finding: FindingMark, address: str) -> bool:
        return (
            finding.addresses[0] == address
            if finding.severity == "warning"
            else self._is_culprit(finding, address)
        )

    def _state(self, here: tuple[FindingMark, ...], address: str) -> str:
        errors = [finding for finding in here if finding.severity == "error"]
        if any(self._is_culprit(finding, address) for finding in errors):
            return "bad"
        return "part" if errors else "warn" if here else ""


def _table2(form: Form, sheet: _Sheet) -> tuple[Section, ...]:
    width = lcm(*(len(block.columns) for block in form.table2))
    return tuple(_section2(block, sheet, width) for block in form.table2)


def _section2(block: Block, sheet: _Sheet, width: int) -> Section:
    name, span = f"t2-{block.item}", width // len(block.columns)
    rows = tuple(
        FormRow(
            (Box(row.label),),
            tuple(
                sheet.cell(
                    block.address(row, column),
                    column.label,
                    span=span,
                    headers=f"{name} {name}-c{across} {name}-r{down}",
                )
                for across, column in enumerate(block.columns, start=1)
            ),
        )
        for down, row in enumerate(block.rows)
    )
    heads = (Box(block.first_heading), *(Box(column.label, colspan=span) for column in block.columns))
    return Section(name, block.title, heads, rows, width + 1)


def _table3(form: Form, sheet: _Sheet) -> FormTable3:
    table = form.table3
    rows = tuple(
        FormRow(
            table.label_boxes[row.id],
            tuple(
                sheet.cell(table.address(row, column), column.label, is_total=column.id == "total")
                for column in table.columns
            ),
            row.level,
            row.level == 1 or row.id == "C7",
        )
        for row in table.rows
    )
    short = tuple(SHORT_HEADS.get(column.id, column.label) for column in table.columns)
    return FormTable3(table.note, table.headings, short, rows)


def _table4(form: Form, sheet: _Sheet) -> FormTable4:
    rows = tuple(
        FormRow(
            (Box(block.label),),
            tuple(
                sheet.cell(block.address(column), column.label, is_total=column.id == "total")
                for column in block.columns
            ),
        )
        for block in form.table4.blocks
    )
    short = tuple(column.label for column in form.table4.blocks[0].columns)
    return FormTable4(form.table4.headings, tuple(cell for row in rows for cell in row.cells), short, rows)
