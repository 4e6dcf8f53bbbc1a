"""Workbooks: all visible sheets, in their order, with merged cells."""

from __future__ import annotations

import io
from typing import Any

import python_calamine

from gongkai.annual_report.reading.errors import DamagedFile
from gongkai.annual_report.reading.material import Line, Material, Row
from gongkai.annual_report.reading.runs import one_cell_a_line

_MOST_ROWS, _MOST_COLUMNS = 5_000, 200  # a report has a hundred rows; more is a formatting accident


def read_xlsx(content: bytes, name: str) -> Material:
    """Raises DamagedFile."""
    material = Material()
    try:
        workbook = python_calamine.CalamineWorkbook.from_object(io.BytesIO(content))
        shown = [sheet.name for sheet in workbook.sheets_metadata if _is_shown(sheet)]
        for number, sheet_name in enumerate(shown, start=1):
            _read_sheet(workbook.get_sheet_by_name(sheet_name), number, material)
    except Exception as fault:  # the parser's own errors and those of zip and XML below it
        raise DamagedFile(name) from fault
    material.lines = one_cell_a_line(material.lines)
    return material


def _is_shown(sheet: Any) -> bool:
    return bool(sheet.visible == python_calamine.SheetVisibleEnum.Visible)


def _read_sheet(sheet: Any, number: int, material: Material) -> None:
    covered = {
        (row, column)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        for row in range(top, min(bottom, top + _MOST_ROWS) + 1)
        for column in range(left, min(right, left + _MOST_COLUMNS) + 1)
        if (row, column) != (top, left)
    }
    for at, values in enumerate(sheet.to_python(skip_empty_area=False, nrows=_MOST_ROWS)):
        cells: list[str | None] = [
            None if (at, place) in covered else _written(value)
            for place, value in enumerate(values[:_MOST_COLUMNS])
        ]
        if any(cells):
            material.rows.append(Row(cells, number, True))
            words = [cell for cell in cells if cell]
            if len(words) == 1:
                material.lines += [Line(line.strip()) for line in words[0].split("\n") if line.strip()]


def _written(value: object) -> str:
    """A cell as one would type it: 95, not 95.0."""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value).strip()
