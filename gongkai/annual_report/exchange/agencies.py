"""What an archive says of the agencies in it, enough to create them where they are missing.

Public facts alone, those that stand on the site: no people, no accounts. An agency refers to others by code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.annual_report.exchange.pointers import Fault, in_one_sentence, pointer, unexpected
from gongkai.annual_report.exchange.schema import CODE
from gongkai.annual_report.exchange.soundness import Unsound, faults_of_keys, faults_of_words

WORDS = (
    *("name", "short_name", "number_word", "kind", "superior_government", "superior_department", "court"),
    *("address", "phone", "fax", "email", "postcode", "hours"),
)
DATES = ("valid_from", "valid_to")
OTHERS = ("parent", "successor")
FIELDS = ("code", *OTHERS, *DATES, "reports_to_government", "position", *WORDS)
_NEVER_EMPTY = frozenset({"name", "short_name", "number_word", "kind"})
_LAST_PLACE = 32767


@dataclass(frozen=True)
class ArchivedAgency:
    """parent, successor: codes, both in the archive too. facts: the other fields of an agency, by name."""

    code: str
    parent: str | None
    successor: str | None
    facts: Mapping[str, Any]


def agency_row(agency: ArchivedAgency) -> dict[str, Any]:
    row: dict[str, Any] = {"code": agency.code, "parent": agency.parent, "successor": agency.successor}
    for name, value in agency.facts.items():
        row[name] = value.isoformat() if isinstance(value, date) else value
    return {name: row[name] for name in FIELDS}


def read_agencies(rows: Any, file: str) -> list[ArchivedAgency]:
    """The agencies of an archive's list, those above first. Raises Unsound."""
    if not isinstance(rows, list):
        raise _refused(file, [Fault("/agencies", unexpected("一个列表", rows))])
    faults = [fault for place, row in enumerate(rows) for fault in _faults_of(row, place)]
    if faults:
        raise _refused(file, faults)
    if faults := list(_faults_between(rows)):
        raise _refused(file, faults)
    return _from_the_top([_agency(row) for row in rows], file)


def _agency(row: Mapping[str, Any]) -> ArchivedAgency:
    facts = {name: row[name] for name in ("reports_to_government", "position", *WORDS)}
    for name in DATES:
        facts[name] = date.fromisoformat(row[name]) if row[name] is not None else None
    return ArchivedAgency(row["code"], row["parent"], row["successor"], facts)


def _faults_of(row: Any, place: int) -> Iterator[Fault]:
    at = ("agencies", place)
    if not isinstance(row, dict):
        yield Fault(pointer(*at), unexpected("一个对象", row))
        return
    if faults := list(faults_of_keys(row, FIELDS, "一项", *map(str, at))):
        yield from faults
        return
    for name in WORDS:
        yield from faults_of_words(row[name], *at, name, least=1 if name in _NEVER_EMPTY else 0)
    for name in ("code", *OTHERS):
        if not _is_code(row[name], optional=name != "code"):
            yield Fault(pointer(*at, name), unexpected("单位的代码", row[name]))
    for name in DATES:
        if not _is_day(row[name], optional=name == "valid_to"):
            yield Fault(pointer(*at, name), unexpected("2026-01-30这样的日期", row[name]))
    if type(row["reports_to_government"]) is not bool:
        yield Fault(
            pointer(*at, "reports_to_government"), unexpected("true或者false", row["reports_to_government"])
        )
    if type(row["position"]) is not int or not 0 <= row["position"] <= _LAST_PLACE:
        yield Fault(pointer(*at, "position"), unexpected(f"0到{_LAST_PLACE}的整数", row["position"]))


def _is_code(value: Any, *, optional: bool) -> bool:
    if value is None:
        return optional
    return isinstance(value, str) and re.fullmatch(CODE.strip("^$"), value) is not None


def _is_day(value: Any, *, optional: bool) -> bool:
    if value is None:
        return optional
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _faults_between(rows: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    known: set[str] = set()
    for place, row in enumerate(rows):
        if row["code"] in known:
            yield Fault(pointer("agencies", place, "code"), f"“{row['code']}”前面已经有了，只能有一个")
        known.add(row["code"])
    for place, row in enumerate(rows):
        for name in OTHERS:
            if row[name] is not None and row[name] not in known:
                yield Fault(pointer("agencies", place, name), f"“{row[name]}”不在这个列表里，要补上这个单位")


def _from_the_top(agencies: Iterable[ArchivedAgency], file: str) -> list[ArchivedAgency]:
    """Each after the one it stands under."""
    ordered: dict[str, ArchivedAgency] = {}
    left = list(agencies)
    while left:
        ready = [one for one in left if one.parent is None or one.parent in ordered]
        if not ready:
            names = "、".join(one.code for one in left)
            raise _refused(file, [Fault("/agencies", f"{names}互为上级，绕成了圈，要改正parent")])
        ordered |= {one.code: one for one in ready}
        left = [one for one in left if one.code not in ordered]
    return list(ordered.values())


def _refused(file: str, faults: Sequence[Fault]) -> Unsound:
    return Unsound(f"档案目录“{file}”写的单位不对：{in_one_sentence(faults)}。请提供档案的单位重新做一份")
