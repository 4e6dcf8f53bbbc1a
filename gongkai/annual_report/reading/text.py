"""Plain text: one cell a line, or the cells of a row in one line between tabs or bars."""

from __future__ import annotations

import re

from gongkai.annual_report.reading.encoding import decoded
from gongkai.annual_report.reading.material import Line, Material, Row
from gongkai.annual_report.reading.runs import one_cell_a_line

_RULE = re.compile(r"[\s|+:=-]*[-=]{3,}[\s|+:=-]*")  # the line under the headings of a table in Markdown
_BLANK_CELL = re.compile(r"[\xa0\u3000\u200b]+")


def read_text(content: bytes, name: str) -> Material:
    written = decoded(content, name).replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n")
    material = Material()
    lines = written.split("\n")
    framed = _bars_frame_rows(lines)
    gap = 0
    for line in lines:
        if _BLANK_CELL.fullmatch(line.strip(" ")) is not None and gap == 0:
            material.lines.append(Line("", gap))  # a cell that holds a non-breaking space
            continue
        if not line.strip():
            gap += 1
            continue
        if (cells := _cells(line, framed)) is not None:
            material.rows += [Row(cells, 1)] if cells else []
        else:
            material.rows.append(Row([line.strip()]))
            material.lines.append(Line(line.strip(), gap))
        gap = 0
    material.lines = one_cell_a_line(material.lines)
    return material


def _bars_frame_rows(lines: list[str]) -> bool:
    """Do bars stand around the rows too, as in Markdown? By most rows: one may begin with a blank cell."""
    with_bars = [line.strip() for line in lines if _bars(line)]
    return 2 * sum(line[0] in "|｜" for line in with_bars) > len(with_bars)


def _bars(line: str) -> bool:
    return "|" in line or "｜" in line


def _cells(line: str, framed: bool) -> list[str | None] | None:
    """The cells of a line with tabs or bars; None for a line of words, [] for the rule under headings."""
    if _RULE.fullmatch(line) is not None:
        return []
    if "\t" in line.strip("\t") or (line.endswith("\t") and line.strip()):
        return [cell.strip() for cell in line.split("\t")]
    if not _bars(line):
        return None
    bare = line.strip().replace("｜", "|")
    if framed:
        bare = bare.removeprefix("|").removesuffix("|")
    return [cell.strip() for cell in bare.split("|")]
