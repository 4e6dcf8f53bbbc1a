"""For programs: the content document itself, and one line a cell."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

from gongkai.annual_report.export.layout import printed
from gongkai.law.report_forms import FORMS

BOM = b"\xef\xbb\xbf"  # spreadsheet programs take the file for UTF-8


def to_json(document: Mapping[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def to_csv(document: Mapping[str, Any]) -> bytes:
    """Agency, year, address of the cell, its label in the form, figure; a blank cell has no figure."""
    form, sheet = FORMS[document["form"]], io.StringIO()
    rows = csv.writer(sheet)
    rows.writerow(["单位", "年度", "格的地址", "格的名称", "单位（计量）", "数字"])
    for address in form.addresses:
        cell, figure = form.cells[address], printed(document["cells"].get(address))
        rows.writerow(
            [document["agency"], document["year"], address, form.label(address), cell.column.unit, figure]
        )
    return BOM + sheet.getvalue().encode()
