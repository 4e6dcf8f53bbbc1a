"""The product's own JSON: what `report read --json` writes, and the document of a published report.

What has no place in it is named by its place, never passed over: a figure under an address that no form has
would be lost. Words in a cell are read as they are in any other file, for a report is checked here (RC-10).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from gongkai.annual_report.exchange.document import PARTS, SCHEMA
from gongkai.annual_report.exchange.pointers import Fault, pointer, unexpected
from gongkai.annual_report.exchange.schema import EARLIEST, LATEST
from gongkai.annual_report.exchange.soundness import faults_of_words
from gongkai.annual_report.reading.errors import DamagedFile, NoReport, WrongDocument
from gongkai.annual_report.reading.report import ReadReport, Source, Structure
from gongkai.law.identities import Figure
from gongkai.law.report_forms import FORMS

_KNOWN = frozenset(address for form in FORMS.values() for address in form.addresses)
_LONGEST = 10**15
_PLACES = 12  # after the point; a page would write out every nought of 1E-99999999


def read_json(content: bytes, name: str, source: Source) -> ReadReport:
    """Raises DamagedFile for what is no JSON, NoReport for JSON that holds no report, WrongDocument for one
    with something that cannot stand where it stands."""
    try:
        document = json.loads(content, parse_float=Decimal, parse_constant=_no_constant)
    except (ValueError, RecursionError) as fault:
        raise DamagedFile(name) from fault
    if not _is_ours(document):
        raise NoReport(name)
    if faults := list(_faults_of(document)):
        raise WrongDocument(name, faults)
    texts = {part: document.get("text", {}).get(part, "") for part in PARTS}
    written = document["cells"]
    if document["form"] is None:
        if not texts["1"]:
            raise NoReport(name)
        return _narrative(document, texts, source)
    if not written:
        raise NoReport(name)
    form = FORMS[document["form"]]
    cells: dict[str, Figure | None] = dict.fromkeys(form.addresses)
    cells |= {address: _figure(figure) for address, figure in written.items()}
    return ReadReport(
        agency=document.get("agency") or None,
        year=document.get("year"),
        form=form.key,
        cells=cells,
        raw=_raw(written),
        text=texts,
        source=source,
        structure=Structure(),
    )


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _is_ours(document: Any) -> bool:
    """By its fields: a form and cells, one of which may be missing or wrong, which is told then."""
    if not isinstance(document, dict) or not isinstance(document.get("cells"), dict):
        return False
    return "form" in document or not _KNOWN.isdisjoint(document["cells"])


def _faults_of(document: Mapping[str, Any]) -> Iterator[Fault]:
    if document.get("schema", SCHEMA) != SCHEMA:
        yield Fault("/schema", unexpected(f'"{SCHEMA}"，这里只读得了这一种', document["schema"]))
        return
    if "form" not in document:
        yield Fault("/form", "缺少这一项，要写明表格格式，没有统一表格的写null")
    elif document["form"] is not None and document["form"] not in list(FORMS):
        choices = "、".join(f'"{key}"' for key in FORMS)
        yield Fault("/form", unexpected(f"{choices}或者null", document["form"]))
    if isinstance(document.get("agency"), str):
        yield from faults_of_words(document["agency"], "agency")
    elif document.get("agency") is not None:
        yield Fault("/agency", unexpected("带引号的机关全称或者null", document["agency"]))
    if not _is_year(document.get("year")):
        yield Fault("/year", unexpected("不带引号的年份或者null", document["year"]))
    yield from _faults_of_cells(document["cells"], document.get("form"))
    yield from _faults_of_text(document.get("text", {}))


def _is_year(value: Any) -> bool:
    return value is None or (type(value) is int and EARLIEST <= value <= LATEST)


def _faults_of_cells(cells: Mapping[str, Any], form: Any) -> Iterator[Fault]:
    for address, value in cells.items():
        if address not in _KNOWN:
            yield Fault(pointer("cells", address), "格式里没有这个地址，数放错了地方，改成表上那一格的地址")
        elif form is None:
            yield Fault(pointer("cells", address), "没有统一表格的报告不能有格；有表格的，写明form")
        elif isinstance(value, bool | list | dict):
            yield Fault(pointer("cells", address), unexpected("数、照报告写的文字或者null", value))
        elif isinstance(value, str):
            yield from faults_of_words(value, "cells", address)


def _faults_of_text(text: Any) -> Iterator[Fault]:
    if not isinstance(text, dict):
        yield Fault("/text", unexpected("一个对象，1、5、6三个部分的文字", text))
        return
    for part, words in text.items():
        if part not in PARTS:
            yield Fault(pointer("text", part), f"格式里没有这一部分，文字只在{'、'.join(PARTS)}")
        else:
            yield from faults_of_words(words, "text", part)


def _narrative(document: Mapping[str, Any], texts: dict[str, str], source: Source) -> ReadReport:
    """A report of 2008 to 2018, as narrative.py gives it."""
    return ReadReport(
        agency=document.get("agency") or None,
        year=document.get("year"),
        form="",
        cells={},
        raw={},
        text=texts,
        source=source,
    )


def _figure(value: Any) -> Figure | None:
    """An int or Decimal; None for words and for what no report counts."""
    if type(value) is int:
        return value if -_LONGEST < value < _LONGEST else None
    if isinstance(value, Decimal) and value.is_finite() and -_LONGEST < value < _LONGEST:
        return _plain(value)
    return None


def _plain(value: Decimal) -> Figure | None:
    if value == value.to_integral_value():
        return int(value)
    short = round(value, _PLACES)
    return short.normalize() if short == value else None


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
