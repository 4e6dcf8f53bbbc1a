"""The page on which the words of a report are written: each passage with its editor and what stands beside.

Lives here: values for templates, from what the annual report room gives and from what somebody has typed.
Lives elsewhere: saving (the room's services/writing.py), and the acts of the page (views/reports/writing.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.annual_report import selectors
from gongkai.annual_report.drafting.contents import Required, required
from gongkai.annual_report.drafting.passages import PartText
from gongkai.annual_report.models import Report, Section
from gongkai.annual_report.selectors.drafts import drafts_at, ground_for
from gongkai.law.identities import Finding
from gongkai.ui.pieces import FindingMark, Link
from gongkai.workbench.forms.writing import Typed
from gongkai.workbench.report_figures import FigureGroup, figure_url, groups_for
from gongkai.workbench.report_findings import Mending, marks_of
from gongkai.workbench.report_page import cell_url
from gongkai.workbench.report_preview import Marked, Piece, places_of, preview
from gongkai.workbench.report_walk import WalkStep, part_of, walk_of
from gongkai.workbench.report_writers import (
    Offer,
    TwoTexts,
    as_saved,
    at_passages,
    choice_of,
    clock,
    label_of,
    offer_of,
    people_at,
)

ASKS = {
    "1": "按五个方面写，控制在1000字左右。数字用活数字写进去，跟着记录变，签发时固定。",
    "5": "写今年的主要问题和改进情况，不照抄上年，也不照抄别的单位。",
    "6": "写信息处理费的收取情况，没有收取的也要写明；数据由上级汇总的、不计入汇总的单位，也在这里写明。",
}


@dataclass(frozen=True)
class Alike:
    """What a part shares with another report. number: of its finding; words: as they stand over there."""

    number: int
    report: str
    words: Sequence[str]


@dataclass(frozen=True)
class Editor:
    """One passage. section: as it is saved now; typed: as the editor shows it.

    marks: findings that stand first in this passage; alike: what is shared, of those that tell of likeness.
    """

    section: Section
    label: str
    typed: Typed
    error: str
    people: Sequence[str]
    offer: Offer | None
    choice: TwoTexts | None
    paragraphs: Sequence[Sequence[Piece]]
    problems: Sequence[str]
    marks: Sequence[FindingMark]
    alike: Sequence[Alike]

    @property
    def position(self) -> int:
        return self.section.position

    @property
    def theirs_head(self) -> str:
        by, at = self.section.edited_by, self.section.edited_at
        return f"{by.name}{clock(at)}存的" if by and at else "报告里的"

    @property
    def rows(self) -> int:
        """Lines of the text at some 44 characters each, one to spare."""
        lines = sum(len(line) // 44 + 1 for line in self.typed.text.split("\n"))
        return min(max(lines + 1, 4), 20)


@dataclass(frozen=True)
class WritingPage:
    report: Report
    part: str
    editors: Sequence[Editor]
    walk: Sequence[WalkStep]
    required: Sequence[Required]
    groups: Sequence[FigureGroup]
    elsewhere: Sequence[FindingMark]  # findings of the part that stand at no passage
    opened: datetime

    @property
    def asks(self) -> str:
        return ASKS[self.part]

    @property
    def lacking(self) -> int:
        return sum(not one.done for one in self.required)

    @property
    def undecided(self) -> int:
        """Passages of which two texts stand side by side."""
        return sum(one.choice is not None for one in self.editors)

    @property
    def can_be_drafted(self) -> bool:
        return any(not one.typed.text and not one.offer for one in self.editors)

    @property
    def before(self) -> WalkStep | None:
        return self.walk[int(self.part) - 2] if self.part != "1" else None

    @property
    def after(self) -> WalkStep | None:
        return self.walk[int(self.part)] if int(self.part) < len(self.walk) else None


class Here(Mending):
    """What is put right on this page needs no link to it; a figure leads to its records."""

    def link(self, finding: Finding) -> Link | None:
        address = finding.address or ""
        if self.report and address in self._form.cells:
            return Link("看这一格的记录", cell_url(self.report, address))
        return None if part_of(finding) in selectors.TEXT_PARTS else super().link(finding)


def writing_page(
    report: Report,
    part: str,
    officer: Officer,
    typed: Mapping[int, Typed] | None = None,
    errors: Mapping[int, str] | None = None,
    opened: datetime | None = None,
) -> WritingPage:
    """typed: what somebody has in the editors instead of what is saved, by position; errors: what is wrong
    with it. opened: since when that person has the page open; now where it is opened only now."""
    typed, errors, opened = typed or {}, errors or {}, opened or timezone.now()
    passages = selectors.passages_of(report)
    cells = selectors.cells_of(report)
    shown = passages | {part: [_as_typed(one, typed.get(one.position)) for one in passages[part]]}
    figures = selectors.figures_for(report, cells)
    reads = selectors.parts_of(report, cells, shown)
    texts = {each: one.text for each, one in reads.items()}
    findings = selectors.findings_of(report, cells, texts)
    marks = marks_of(findings, selectors.reasons_of(report), Here(report.agency, report.year, report, True))
    found = _numbered(findings, marks, part)
    drafts = at_passages(drafts_at(report), part)
    draw = partial(preview, reads[part], found=found, url_for=partial(figure_url, report), met=set())
    listed: set[int] = set()
    editors = []
    for section in passages[part]:
        at, theirs = section.position, drafts.get(section.position, [])
        here = [one for one in found if one[1].number not in listed and _stands_in(one[0], reads[part], at)]
        listed.update(mark.number for _, mark in here)
        paragraphs = draw(at)
        editors.append(
            Editor(
                section=section,
                label=label_of(section),
                typed=typed.get(at) or as_saved(section),
                error=errors.get(at, ""),
                people=people_at(section, theirs, officer, opened, typed.get(at)),
                offer=offer_of(section, theirs, officer, typed.get(at)),
                choice=choice_of(section, typed.get(at)),
                paragraphs=paragraphs,
                problems=_problems(paragraphs),
                marks=[mark for _, mark in here],
                alike=[one for finding, mark in here for one in _alike(finding, mark.number)],
            )
        )
    return WritingPage(
        report=report,
        part=part,
        editors=editors,
        walk=walk_of(report, cells, texts, findings, marks),
        required=required(part, texts[part], ground_for(report, figures)),
        groups=groups_for(part, figures),
        elsewhere=[mark for _, mark in found if mark.number not in listed],
        opened=opened,
    )


def _as_typed(section: Section, typed: Typed | None) -> Section:
    if typed is None:
        return section
    shown = copy(section)
    shown.text = typed.text
    return shown


def _numbered(findings: Sequence[Finding], marks: Sequence[FindingMark], part: str) -> Marked:
    """Those of this part, numbered as they stand on this page, each leading to its words."""
    mine = [
        (finding, mark)
        for finding, mark in zip(findings, marks, strict=True)
        if part_of(finding) == part or places_of(finding, part)
    ]
    return [(finding, _here(mark, number)) for number, (finding, mark) in enumerate(mine, start=1)]


def _here(mark: FindingMark, number: int) -> FindingMark:
    links = tuple(
        replace(link, url=f"#words-{number}") if link.url.startswith("#part-") else link
        for link in mark.links
    )
    return replace(mark, number=number, links=links)


def _stands_in(finding: Finding, text: PartText, position: int) -> bool:
    span = text.span(position)
    places = places_of(finding, text.part)
    return span is not None and any(one.start < span.end and span.start < one.end for one in places)


def _alike(finding: Finding, number: int) -> list[Alike]:
    words: dict[str, list[str]] = {}
    for each in finding.passages:
        words.setdefault(each.report, []).append(each.at.words)
    return [Alike(number, report, shared) for report, shared in words.items()]


def _problems(paragraphs: Sequence[Sequence[Piece]]) -> list[str]:
    told = [piece.live.problem for paragraph in paragraphs for piece in paragraph if piece.live]
    return [problem for problem in dict.fromkeys(told) if problem]
