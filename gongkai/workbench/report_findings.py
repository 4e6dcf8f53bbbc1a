"""Findings as the page of a report shows them: each with its place, its figures, what to do and where.

Works on values the annual report room gives; decides nothing about what is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import cached_property

from gongkai.agencies.models import Agency
from gongkai.annual_report import normative
from gongkai.annual_report.derivation import to_enter
from gongkai.annual_report.models import Report
from gongkai.annual_report.rules import refusal_to_explain
from gongkai.annual_report.selectors import TEXT_PARTS, ReasonFor
from gongkai.law.identities import Finding, advice_for, heads_for
from gongkai.law.report_forms import PARTS, form_of_year
from gongkai.ui.marked import Run, runs_of
from gongkai.ui.pieces import FindingMark, Link
from gongkai.workbench.report_page import address_for, address_of


@dataclass(frozen=True)
class Mending:
    """Where things are put right, for one officer. report: None before it was opened."""

    agency: Agency
    year: int
    report: Report | None
    writes: bool

    def link(self, finding: Finding) -> Link | None:
        """The cases of the cell, the figures one enters, or the words; None where there is no such place."""
        address = finding.place.part if finding.place else finding.address or ""
        if address in TEXT_PARTS:
            return self._page("改这一部分", "desk:report_text", address)
        if address in self._entered:
            return self._page("改表2的填报", "desk:report_entries")
        if address.startswith(normative.ROW) and address in self._form.cells:
            return Link("看这一格的文件", f"{self._address('desk:report', cell=address)}#panel")
        if address[:2] in ("3.", "4.") and address in self._form.cells:
            return Link("看这一格的办件", f"{self._address('desk:report', cell=address)}#panel")
        return None

    def explain(self, finding: Finding) -> str:
        """Where a reason is written; nothing for a doubt, which needs none, nor for what no reason mends."""
        if not self.writes or finding.severity != "error" or refusal_to_explain(finding):
            return ""
        return self._address("desk:report_explain", rule=finding.rule, address=finding.address or "")

    def _page(self, label: str, name: str, *more: object) -> Link | None:
        return Link(label, self._address(name, *more)) if self.writes else None

    def _address(self, name: str, *more: object, **query: str) -> str:
        if self.report:
            return address_for(self.report, name, *more, **query)
        return address_of(name, self.agency, self.year, *more, **query)

    @cached_property
    def _form(self):
        return form_of_year(self.year)

    @cached_property
    def _entered(self) -> frozenset[str]:
        return frozenset(to_enter(self.agency, self.year))


def marks_of(findings: Sequence[Finding], reason_for: ReasonFor, mending: Mending) -> list[FindingMark]:
    """Findings numbered as on the page."""
    return [
        _mark(number, finding, reason_for(finding), mending)
        for number, finding in enumerate(findings, start=1)
    ]


def _mark(number: int, finding: Finding, reason: str, mending: Mending) -> FindingMark:
    reason = finding.explained or reason
    explain = mending.explain(finding)
    mend = mending.link(finding)
    at = (finding.address,) if finding.address and "." in finding.address else ()
    return FindingMark(
        number=number,
        title=finding.message,
        severity="warning" if reason else finding.severity,
        detail=f"已写明原因：{reason}" if reason else f"{advice_for(finding)}。{_shared(finding)}",
        figures=_figures(finding),
        links=tuple(link for link in (_where(finding), mend) if link),
        act=Link("改写原因" if reason else "写明原因", explain) if explain else None,
        addresses=tuple(dict.fromkeys((*at, *finding.cells))),
    )


def _shared(finding: Finding) -> str:
    """The longest passage that stands in the other report too, as it stands there."""
    if not finding.passages:
        return ""
    longest = max(finding.passages, key=lambda each: len(each.at.words))
    return f"相同的有{len(finding.passages)}处，{longest.report}里是：“{longest.at.words[:60]}”。"


def _where(finding: Finding) -> Link | None:
    """The words themselves, marked further down the page."""
    if finding.place is None:
        return None
    part = finding.place.part
    return Link(f"{PARTS[int(part) - 1]}：“{finding.place.words[:40]}”", f"#part-{part}")


def _figures(finding: Finding) -> tuple[tuple[str, str], ...]:
    if finding.stated is None or finding.computed is None:
        return ()
    stated, computed = heads_for(finding)
    return ((stated, str(finding.stated)), (computed, str(finding.computed)))


def marked_text(
    text: str, part: str, findings: Sequence[Finding], marks: Sequence[FindingMark]
) -> list[list[Run]]:
    """A part's paragraphs, its words cut where findings stand."""
    return runs_of(
        text,
        [
            (place, mark)
            for finding, mark in zip(findings, marks, strict=True)
            for place in dict.fromkeys((finding.place, *(each.place for each in finding.passages)))
            if place and place.part == part
        ],
    )
