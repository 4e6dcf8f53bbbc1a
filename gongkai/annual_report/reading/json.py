"""The product's own JSON, as `report read --json` writes it: read back to the same cells."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from gongkai.annual_report.reading.errors import DamagedFile, NoReport
from gongkai.annual_report.reading.report import ReadReport, Source, Structure
from gongkai.law.identities import Figure
from gongkai.law.report_forms import FORMS

_TEXTS = ("1", "5", "6")
_KNOWN = frozenset(address for form in FORMS.values() for address in form.addresses)
_LONGEST = 10**15


def read_json(content: bytes, name: str, source: Source) -> ReadReport:
    """Raises DamagedFile for what is no JSON, NoReport for JSON that holds no report."""
    try:
        document = json.loads(content, parse_float=Decimal)
    except (ValueError, RecursionError) as fault:
        raise DamagedFile(name) from fault
    if not isinstance(document, dict) or not isinstance(document.get("cells"), dict):
        raise NoReport(name)
    texts = _texts(document.get("text"))
    if document.get("form", "") is None and texts["1"]:
        return _narrative(document, texts, source)
    form = FORMS.get(str(document.get("form")))
    written = {address: figure for address, figure in document["cells"].items() if address in _KNOWN}
    if form is None or not written:
        raise NoReport(name)
    cells: dict[str, Figure | None] = dict.fromkeys(form.addresses)
    cells |= {address: _figure(figure) for address, figure in written.items()}
    return ReadReport(
        agency=_words(document.get("agency")),
        year=_year(document),
        form=form.key,
        cells=cells,
        raw=_raw(written),
        text=texts,
        source=source,
        structure=Structure(),
    )


def _narrative(document: dict[str, Any], texts: dict[str, str], source: Source) -> ReadReport:
    """A report of 2008 to 2018, as narrative.py gives it."""
    return ReadReport(
        agency=_words(document.get("agency")),
        year=_year(document),
        form="",
        cells={},
        raw={},
        text=texts,
        source=source,
    )


def _year(document: dict[str, Any]) -> int | None:
    return document["year"] if type(document.get("year")) is int else None


def _figure(value: Any) -> Figure | None:
    """An int or Decimal; None for anything else, for infinities and for what no report counts."""
    if type(value) is int:
        return value if abs(value) < _LONGEST else None
    if isinstance(value, Decimal) and value.is_finite() and abs(value) < _LONGEST:
        return int(value) if value == value.to_integral_value() else value
    return None


def _raw(written: Mapping[str, Any]) -> dict[str, str]:
    """Cells as written. A row of nulls alone stands for a row that the file did not have."""
    rows: dict[str, bool] = {}
    for address, value in written.items():
        row = address.rpartition(".")[0]
        rows[row] = rows.get(row, False) or value is not None
    return {
        address: "" if value is None else str(value)
        for address, value in written.items()
        if rows[address.rpartition(".")[0]]
    }


def _texts(written: Any) -> dict[str, str]:
    given = written if isinstance(written, dict) else {}
    return {part: _words(given.get(part)) or "" for part in _TEXTS}


def _words(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None
