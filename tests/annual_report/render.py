"""Write reports as other people write them, so that what was written can be compared with what is read.

A report here is cells by address; None is a blank cell.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping

import docx
import openpyxl
import typst

from gongkai.law.identities import Figure, in_words
from gongkai.law.report_forms import Block, Box, Form

Cells = Mapping[str, Figure | None]
# of each cell: (text, rowspan, colspan)
Grid = list[list[tuple[str, int, int]]]

NUMERALS = "一二三四五六"
PROSE = {
    1: "{year}年，{agency}认真贯彻落实《中华人民共和国政府信息公开条例》。",
    5: "公开内容的针对性还需增强，下一步将加强业务培训。",
    6: "{year}年度没有收取信息处理费。",
}


def written(figure: Figure | None) -> str:
    return "" if figure is None else in_words(figure)


def block_grid(form: Form, block: Block, cells: Cells) -> Grid:
    """One block of table 2 with its title and headings."""
    grid: Grid = [
        [(block.title, 1, len(block.columns) + 1)],
        [(block.first_heading, 1, 1), *((column.label, 1, 1) for column in block.columns)],
    ]
    for row in block.rows:
        figures = [(written(cells.get(block.address(row, column))), 1, 1) for column in block.columns]
        grid.append([(row.label, 1, 1), *figures])
    return grid


def table3_grid(form: Form, cells: Cells) -> Grid:
    table = form.table3
    grid: Grid = [[_plain(box) for box in boxes] for boxes in table.headings]
    for row in table.rows:
        figures = [(written(cells.get(table.address(row, column))), 1, 1) for column in table.columns]
        grid.append([*map(_plain, table.label_boxes[row.id]), *figures])
    return grid


def table4_grid(form: Form, cells: Cells) -> Grid:
    grid: Grid = [[_plain(box) for box in boxes] for boxes in form.table4.headings]
    addresses = [block.address(column) for block in form.table4.blocks for column in block.columns]
    grid.append([(written(cells.get(address)), 1, 1) for address in addresses])
    return grid


def _plain(box: Box) -> tuple[str, int, int]:
    return box.text, box.rowspan, box.colspan


def pieces(form: Form, cells: Cells, agency: str, year: int) -> Iterator[str | Grid]:
    """Title, headings, words and tables, from top to bottom."""
    yield f"{agency}{year}年政府信息公开工作年度报告"
    for number, title in enumerate(form.parts, start=1):
        yield f"{NUMERALS[number - 1]}、{title}"
        if number in PROSE:
            yield PROSE[number].format(year=year, agency=agency)
        elif number == 2:
            yield from (block_grid(form, block, cells) for block in form.table2)
        else:
            yield table3_grid(form, cells) if number == 3 else table4_grid(form, cells)


def as_html(form: Form, cells: Cells, agency: str = "清岚县人民政府", year: int = 2024) -> bytes:
    body = "".join(
        f"<p>{piece}</p>" if isinstance(piece, str) else _html_table(piece)
        for piece in pieces(form, cells, agency, year)
    )
    return f"<!doctype html><meta charset=utf-8><body><div>首页</div>{body}</body>".encode()


def _html_table(grid: Grid) -> str:
    rows = (
        "".join(f"<td rowspan={down} colspan={across}><p>{text}</p></td>" for text, down, across in row)
        for row in grid
    )
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def as_lines(form: Form, cells: Cells, agency: str = "清岚县人民政府", year: int = 2024) -> bytes:
    """One cell a line; a blank cell is an empty line."""
    lines: list[str] = []
    for piece in pieces(form, cells, agency, year):
        lines += [piece] if isinstance(piece, str) else [text for row in piece for text, _, _ in row]
    return "\n".join(lines).encode()


def as_separated(
    form: Form, cells: Cells, agency: str = "清岚县人民政府", year: int = 2024, separator: str = "\t"
) -> bytes:
    lines: list[str] = []
    for piece in pieces(form, cells, agency, year):
        if isinstance(piece, str):
            lines.append(piece)
        else:
            lines += [separator.join(text for text, _, _ in row) for row in piece]
    return "\n".join(lines).encode()


def as_docx(form: Form, cells: Cells, agency: str = "清岚县人民政府", year: int = 2024) -> bytes:
    document = docx.Document()
    for piece in pieces(form, cells, agency, year):
        if isinstance(piece, str):
            document.add_paragraph(piece)
            continue
        table = document.add_table(len(piece), _width(piece))
        places = [list(row.cells) for row in table.rows]
        for row, column, (text, down, across) in _placed(piece):
            cell = places[row][column]
            if down > 1 or across > 1:
                cell = cell.merge(places[row + down - 1][column + across - 1])
            cell.text = text
    return _saved(document)


def as_xlsx(form: Form, cells: Cells, agency: str = "清岚县人民政府", year: int = 2024) -> bytes:
    """Words and table 2 on the first sheet, tables 3 and 4 on the second; figures as numbers."""
    workbook = openpyxl.Workbook()
    first, second = workbook.active, workbook.create_sheet("表三表四")
    at = {first.title: 1, second.title: 1}
    for piece in pieces(form, cells, agency, year):
        if isinstance(piece, str):
            first.cell(at[first.title], 1, piece)
            at[first.title] += 1
            continue
        sheet = first if len(piece) < 5 and len(piece[0]) == 1 else second
        for row, column, (text, down, across) in _placed(piece):
            top, left = at[sheet.title] + row, column + 1
            sheet.cell(top, left, _number(text))
            if down > 1 or across > 1:
                sheet.merge_cells(
                    start_row=top, start_column=left, end_row=top + down - 1, end_column=left + across - 1
                )
        at[sheet.title] += len(piece) + 1
    return _saved(workbook)


def _number(text: str) -> str | int | float | None:
    if not text:
        return None
    try:
        return int(text) if text.lstrip("-").isdigit() else float(text)
    except ValueError:
        return text


def as_json(form: Form, cells: Cells, agency: str = "清岚县人民政府", year: int = 2024) -> bytes:
    whole = dict.fromkeys(form.addresses) | dict(cells)
    document = {
        "agency": agency,
        "year": year,
        "form": form.key,
        "cells": {a: f if f is None or isinstance(f, int) else float(f) for a, f in whole.items()},
        "text": {str(part): words.format(year=year, agency=agency) for part, words in PROSE.items()},
        "source": {"kind": "json", "sha256": ""},
    }
    return json.dumps(document, ensure_ascii=False).encode()


def as_pdf(
    form: Form, cells: Cells, agency: str = "清岚县人民政府", year: int = 2024, paper: str = "a4"
) -> bytes:
    """Ruled tables that run over page ends."""
    body = [f'#set page(paper: "{paper}")', "#set text(size: 8pt)"]
    body += [
        f"#{json.dumps(piece, ensure_ascii=False)}\n" if isinstance(piece, str) else _typst(piece)
        for piece in pieces(form, cells, agency, year)
    ]
    return typst.compile("\n\n".join(body).encode())


def _typst(grid: Grid) -> str:
    cells = ", ".join(
        f"table.cell(rowspan: {down}, colspan: {across})[#{json.dumps(text, ensure_ascii=False)}]"
        for row in grid
        for text, down, across in row
    )
    return f"#table(columns: {_width(grid)}, {cells})"


def _width(grid: Grid) -> int:
    return sum(across for _, _, across in grid[0])


def _placed(grid: Grid) -> Iterator[tuple[int, int, tuple[str, int, int]]]:
    """(row, column, cell): where each cell comes to stand among those that span."""
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(grid):
        column = 0
        for cell in row:
            while (at, column) in taken:
                column += 1
            taken |= {(at + down, column + across) for down in range(cell[1]) for across in range(cell[2])}
            yield at, column, cell


def _saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()
