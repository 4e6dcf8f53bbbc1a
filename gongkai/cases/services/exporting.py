"""Writing the register out. Every export is an act with its record; one with identities also one a case."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import IO, Any

from django.db import transaction

from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.cases import rules
from gongkai.cases.models import Case
from gongkai.cases.register.written import csv_pieces, json_pieces, xlsx_file
from gongkai.cases.selectors.exported import (
    CHUNK,
    HEADINGS,
    IDENTITY_HEADINGS,
    cases_to_export,
    identity_row,
    register_row,
    whole_case,
)
from gongkai.cases.services.steps import stop_if
from gongkai.trail.services import record, record_many

SHEET = "登记簿"


class Form(StrEnum):
    XLSX = "xlsx"
    CSV = "csv"
    JSONL = "jsonl"


def export_register(
    agency: Agency, form: Form, *, by: Officer, with_identity: bool = False
) -> Iterator[bytes] | IO[bytes]:
    """The register of all cases: pieces of bytes, or for XLSX an open file.

    with_identity: who applied, for those who may see it; the look is recorded for every case before the
    first byte goes out, and JSON lines never have it. Raises NotAllowed.
    """
    with_identity = with_identity and form is not Form.JSONL
    _record(agency, form, by, with_identity)
    if form is Form.JSONL:
        return json_pieces(_whole(agency))
    headings = (*HEADINGS, *IDENTITY_HEADINGS) if with_identity else HEADINGS
    rows = _rows(agency, with_identity)
    return csv_pieces(headings, rows) if form is Form.CSV else xlsx_file(SHEET, headings, rows)


@transaction.atomic
def _record(agency: Agency, form: Form, by: Officer, with_identity: bool) -> None:
    stop_if(rules.refusal_to_export(agency, by, with_identity=with_identity))
    cases = Case.objects.filter(agency=agency)
    record(
        agency,
        "register_exported",
        agency=agency,
        by=by,
        source=form.value.upper(),
        count=cases.count(),
        with_identity=with_identity,
    )
    last = 0
    while with_identity and (chunk := list(cases.filter(pk__gt=last).order_by("pk").only("number")[:CHUNK])):
        record_many([(case, {}) for case in chunk], "identity_viewed", agency=agency, by=by)
        last = chunk[-1].pk


def _rows(agency: Agency, with_identity: bool) -> Iterator[list[Any]]:
    for chunk in cases_to_export(agency, with_identity=with_identity):
        for case in chunk:
            row = register_row(case)
            yield [*row, *identity_row(case)] if with_identity else row


def _whole(agency: Agency) -> Iterator[dict[str, Any]]:
    for chunk in cases_to_export(agency):
        yield from map(whole_case, chunk)
