"""From the document of a checked file (annual_report.others.document) to what templates print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gongkai.annual_report.others.document import errors_of
from gongkai.law.identities import RULES
from gongkai.law.report_forms import FORMS, PARTS, Form
from gongkai.ui.marked import Run, runs_of
from gongkai.ui.pieces import FindingMark, Link
from gongkai.ui.statutory import StatutoryTables, statutory_tables

RuleName = tuple[str, str]
_NUMERALS = "一二三四五六"
_PASSAGES = 3  # passages shown of a text that is alike; the sheet has them all
_LONGEST = 60  # characters of each


@dataclass(frozen=True)
class Words:
    """A part made of words. paragraphs: lists of runs; empty where nothing was read."""

    part: str
    heading: str
    paragraphs: list[list[Run]]


@dataclass(frozen=True)
class Shown:
    """cells: figures read; unread: cells with words that are no figure. passed: number and name of each rule.

    left_out: reason and rules; skipped: how many these are.
    """

    file: str
    agency: str
    year: int | None
    form: str
    last_year: Mapping[str, Any] | None
    marks: Sequence[FindingMark]
    errors: int
    warnings: int
    passed: Sequence[RuleName]
    left_out: Sequence[tuple[str, Sequence[RuleName]]]
    skipped: int
    cells: int
    unread: int
    tables: StatutoryTables | None
    first: Words
    last: Sequence[Words]
    signature: str


def shown(document: Mapping[str, Any], *, selected: str = "") -> Shown:
    """selected: the address of a cell to point out."""
    findings = document["findings"]
    marks = [_mark(number, finding) for number, finding in enumerate(findings, start=1)]
    figures: dict[str, Any] = {a: figure for a, figure in document["cells"].items() if figure is not None}
    form = FORMS.get(document["form"] or "")
    errors = errors_of(findings)
    return Shown(
        file=document["file"],
        agency=document["agency"] or "",
        year=document["year"],
        form=document["form"] or "",
        last_year=document["last_year"],
        marks=marks,
        errors=errors,
        warnings=len(findings) - errors,
        passed=_names(document["passed"]),
        left_out=[(one["reason"], _names(one["rules"])) for one in document["left_out"]],
        skipped=sum(len(one["rules"]) for one in document["left_out"]),
        cells=len(figures),
        unread=len(document["written"]),
        tables=_tables(form, figures | document["written"], marks, selected) if form else None,
        first=_words("1", document, marks),
        last=[_words(part, document, marks) for part in ("5", "6")] if form else [],
        signature=document["signature"],
    )


def _tables(
    form: Form, cells: Mapping[str, Any], marks: Sequence[FindingMark], selected: str
) -> StatutoryTables:
    return statutory_tables(form, cells, findings=marks, selected=selected)


def _names(rules: Sequence[str]) -> list[RuleName]:
    return [(rule, RULES[rule].title) for rule in rules]


def _mark(number: int, finding: Mapping[str, Any]) -> FindingMark:
    address = finding["address"]
    at = (address,) if address and "." in address else ()
    return FindingMark(
        number=number,
        title=finding["message"],
        severity=finding["severity"],
        detail=_detail(finding),
        figures=_figures(finding),
        links=tuple(_links(number, finding)),
        addresses=tuple(dict.fromkeys((*at, *finding.get("cells", ())))),
    )


def _detail(finding: Mapping[str, Any]) -> str:
    """Where, why it may stand, what it is like, what to do, and what it rests on."""
    said = [f"{finding['where']}。"]
    if finding.get("explained"):
        said.append(f"报告里写了原因：{finding['explained']}。")
    if finding.get("reason"):
        said.append(f"已写明原因：{finding['reason']}。")
    if alike := [_clipped(one["place"]["words"]) for one in finding.get("passages", ())]:
        more = f"等{len(alike)}段" if len(alike) > _PASSAGES else ""
        said.append(f"相同的文字：{'；'.join(f'“{one}”' for one in alike[:_PASSAGES])}{more}。")
    said.append(f"{finding['advice']}（{finding['citation']}，{finding['rule']}）。")
    return "".join(said)


def _figures(finding: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    if finding["stated"] is None or finding["computed"] is None:
        return ()
    stated, computed = finding["heads"]
    return ((stated, str(finding["stated"])), (computed, str(finding["computed"])))


def _links(number: int, finding: Mapping[str, Any]) -> Iterator[Link]:
    address = finding["address"]
    if "place" in finding:
        yield Link(f"看“{_clipped(finding['place']['words'])}”", f"#words-{number}")
    elif address and address[0] in "123456":
        yield Link(f"看第{_NUMERALS[int(address[0]) - 1]}部分", f"#part-{address[0]}")


def _clipped(words: str) -> str:
    flat = "".join(words.split())
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST]}……"


@dataclass(frozen=True)
class _Spot:
    start: int
    end: int
    words: str


def _words(part: str, document: Mapping[str, Any], marks: Sequence[FindingMark]) -> Words:
    spots = [
        (_Spot(place["start"], place["end"], place["words"]), mark)
        for finding, mark in zip(document["findings"], marks, strict=True)
        for place in _places(finding)
        if place["part"] == part
    ]
    heading = f"{_NUMERALS[int(part) - 1]}、{PARTS[int(part) - 1]}"
    return Words(part, heading, runs_of(document["text"].get(part, ""), spots))


def _places(finding: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Of alike texts every passage, of all others the one place."""
    passages = finding.get("passages", ())
    if passages:
        yield from (passage["place"] for passage in passages)
    elif "place" in finding:
        yield finding["place"]
