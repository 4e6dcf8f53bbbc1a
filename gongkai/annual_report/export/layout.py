"""The report as it is printed: title, six parts, words and tables, from top to bottom.

A table is rows of boxes with their spans, as the official form prints them; a box covers what it spans.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gongkai.law.report_forms import FORMS, Block, Form
from gongkai.law.report_forms import Box as FormBox

NUMERALS = "一二三四五六"
Figure = int | float | Decimal | None


@dataclass(frozen=True)
class Box:
    """figure: the number behind the text, for programs that count with it; None for words and blanks."""

    text: str
    rowspan: int = 1
    colspan: int = 1
    figure: Figure = None
    is_head: bool = True


@dataclass(frozen=True)
class Title:
    text: str


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Grid:
    """table: 2, 3 or 4. label: what it holds, for a reader who does not see it."""

    table: int
    label: str
    rows: tuple[tuple[Box, ...], ...]

    @property
    def width(self) -> int:
        return sum(box.colspan for box in self.rows[0])

    def placed(self) -> Iterator[tuple[int, int, Box]]:
        """Row, column, box: where each comes to stand among those that span."""
        taken: set[tuple[int, int]] = set()
        for at, row in enumerate(self.rows):
            column = 0
            for box in row:
                while (at, column) in taken:
                    column += 1
                taken |= {(at + d, column + a) for d in range(box.rowspan) for a in range(box.colspan)}
                yield at, column, box


Piece = Title | Heading | Paragraph | Grid


def title_of(document: Mapping[str, Any]) -> str:
    return f"{document['agency']}{document['year']}年政府信息公开工作年度报告"


def pieces_of(document: Mapping[str, Any]) -> Iterator[Piece]:
    """document: agency, year, form, cells (address -> figure or None) and text (part -> lines).

    is_draft: where figures still move.
    """
    form, cells, text = FORMS[document["form"]], document["cells"], document["text"]
    yield Title(title_of(document))
    if document.get("scope") == "whole":
        yield Paragraph("（本级政府汇总）")
    if document.get("is_draft"):
        yield Paragraph("（草稿，没有签发，数字还会变。）")
    if reason := document.get("correction_reason"):
        yield Paragraph(f"（第{document['version']}版，更正公布：{reason}）")
    for number, part in enumerate(form.parts, start=1):
        yield Heading(f"{NUMERALS[number - 1]}、{part}")
        if number in (2, 3, 4):
            yield from _tables(form, number, cells)
        else:
            yield from (Paragraph(line) for line in text.get(str(number), "").split("\n") if line.strip())


def _tables(form: Form, number: int, cells: Mapping[str, Figure]) -> Iterator[Grid]:
    if number == 2:
        yield from (_block(block, cells) for block in form.table2)
    elif number == 3:
        yield _table3(form, cells)
    else:
        yield _table4(form, cells)


def _block(block: Block, cells: Mapping[str, Figure]) -> Grid:
    rows = [
        (Box(block.title, colspan=len(block.columns) + 1),),
        (Box(block.first_heading), *(Box(column.label) for column in block.columns)),
    ]
    for row in block.rows:
        figures = (_figure(cells.get(block.address(row, column))) for column in block.columns)
        rows.append((Box(row.label), *figures))
    return Grid(2, block.title, tuple(rows))


def _table3(form: Form, cells: Mapping[str, Figure]) -> Grid:
    table = form.table3
    rows = [tuple(map(_head, boxes)) for boxes in table.headings]
    for row in table.rows:
        figures = (_figure(cells.get(table.address(row, column))) for column in table.columns)
        rows.append((*map(_head, table.label_boxes[row.id]), *figures))
    return Grid(3, form.parts[2], tuple(rows))


def _table4(form: Form, cells: Mapping[str, Figure]) -> Grid:
    rows = [tuple(map(_head, boxes)) for boxes in form.table4.headings]
    addresses = [block.address(column) for block in form.table4.blocks for column in block.columns]
    rows.append(tuple(_figure(cells.get(address)) for address in addresses))
    return Grid(4, form.parts[3], tuple(rows))


def _head(box: FormBox) -> Box:
    return Box(box.text, box.rowspan, box.colspan)


def _figure(figure: Figure) -> Box:
    return Box(printed(figure), figure=figure, is_head=False)


def printed(figure: Figure) -> str:
    """0 is printed, a blank stays blank, an amount without needless places."""
    if figure is None:
        return ""
    return str(figure) if isinstance(figure, int) else f"{Decimal(str(figure)).normalize():f}"
