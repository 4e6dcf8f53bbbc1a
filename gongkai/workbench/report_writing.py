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
from gongkai.annual_report.drafting.merging import Stretch, merged, set_apart
from gongkai.annual_report.models import Report, Section, SectionDraft
from gongkai.annual_report.selectors.drafts import AT_WORK, drafts_at, ground_for
from gongkai.law.identities import Finding
from gongkai.law.wording import numeral
from gongkai.ui.pieces import FindingMark, Link
from gongkai.workbench.forms.writing import Typed
from gongkai.workbench.report_figures import FigureGroup, figure_url, groups_for
from gongkai.workbench.report_findings import Mending, marks_of
from gongkai.workbench.report_page import cell_url
from gongkai.workbench.report_preview import Marked, Piece, places_of, preview
from gongkai.workbench.report_walk import WalkStep, part_of, walk_of

ASKS = {
    "1": "按五个方面写，控制在1000字左右。数字用活数字写进去，跟着记录变，签发时固定。",
    "5": "写今年的主要问题和改进情况，不照抄上年，也不照抄别的单位。",
    "6": "写信息处理费的收取情况，没有收取的也要写明；数据由上级汇总的、不计入汇总的单位，也在这里写明。",
}


@dataclass(frozen=True)
class TwoTexts:
    """The words of two writers side by side, where they differ marked. by: whose the saved ones are."""

    by: str
    theirs: Sequence[Stretch]
    mine: Sequence[Stretch]


@dataclass(frozen=True)
class Offer:
    """The own words that were kept and not saved. overtaken: who has saved the passage since, or ""."""

    at: datetime
    beside: TwoTexts
    overtaken: str


@dataclass(frozen=True)
class Editor:
    """One passage. section: as it is saved now; typed: as the editor shows it."""

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

    @property
    def position(self) -> int:
        return self.section.position

    @property
    def theirs_head(self) -> str:
        by, at = self.section.edited_by, self.section.edited_at
        return f"{by.name}{_clock(at)}存的" if by and at else "报告里的"

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
    explained = {(e.rule, e.address): e.reason for e in report.explanations.all()}
    marks = marks_of(findings, explained, Here(report.agency, report.year, report, True))
    found = _numbered(findings, marks, part)
    drafts = at_passages(drafts_at(report), part)
    met: set[int] = set()
    editors = []
    for section in passages[part]:
        drawn = preview(reads[part], section.position, found, partial(figure_url, report), met)
        span = reads[part].span(section.position)
        editors.append(
            Editor(
                section=section,
                label=label_of(section),
                typed=typed.get(section.position) or as_saved(section),
                error=errors.get(section.position, ""),
                people=people_at(section, drafts.get(section.position, []), officer, opened),
                offer=_offer(section, drafts.get(section.position, []), officer, typed),
                choice=_choice(section, typed.get(section.position)),
                paragraphs=drawn,
                problems=_problems(drawn),
                marks=[
                    mark
                    for finding, mark in found
                    if span and _stands_in(finding, part, span.start, span.end)
                ],
            )
        )
    placed = {mark.number for one in editors for mark in one.marks}
    return WritingPage(
        report=report,
        part=part,
        editors=editors,
        walk=walk_of(report, cells, texts, findings, marks),
        required=required(part, texts[part], ground_for(report)),
        groups=groups_for(part, figures),
        elsewhere=[mark for _, mark in found if mark.number not in placed],
        opened=opened,
    )


def label_of(section: Section) -> str:
    if section.heading:
        return f"（{numeral(section.position - 1)}）{section.heading}"
    return "开头" if section.part == "1" else "正文"


def as_saved(section: Section) -> Typed:
    return Typed(section.text, section.text, section.revision)


def own_draft(drafts: Sequence[SectionDraft], officer: Officer) -> SectionDraft | None:
    return next((one for one in drafts if one.person_id == officer.person_id), None)


def own_words(section: Section, officer: Officer) -> Typed | None:
    """What the officer had typed and not saved, to go on with; where another saved since, both texts."""
    draft = own_draft(section.drafts.all(), officer) if section.pk else None
    if draft is None:
        return None
    words = Typed(draft.text, draft.base, draft.revision, kept=True)
    return words if draft.revision == section.revision else overtaken(words, section)


def people_at(
    section: Section, drafts: Sequence[SectionDraft], officer: Officer, opened: datetime
) -> list[str]:
    """Who else is at this passage: typing within the last minutes, or saving it since one has it open."""
    now = timezone.now()
    told = [
        f"{one.person.name}正在写这一段（{_clock(one.saved_at)}）"
        for one in drafts
        if one.person_id != officer.person_id and now - one.saved_at <= AT_WORK
    ]
    by = section.edited_by
    if by and by.pk != officer.person_id and section.edited_at and section.edited_at > opened:
        told.append(f"您打开以后，{by.name}{_clock(section.edited_at)}存了这一段")
    return told


def overtaken(mine: Typed, section: Section) -> Typed:
    """What to show a writer whom another was quicker than: both texts, and one that keeps what both did."""
    both = merged(mine.base, mine.text, section.text)
    return Typed(both.text, section.text, section.revision, kept=True, mine=mine.text)


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


def _stands_in(finding: Finding, part: str, start: int, end: int) -> bool:
    return any(place.start < end and start < place.end for place in places_of(finding, part))


def at_passages(drafts: Sequence[SectionDraft], part: str) -> dict[int, list[SectionDraft]]:
    """Unsaved words of everybody by the position of their passage."""
    found: dict[int, list[SectionDraft]] = {}
    for draft in drafts:
        if draft.section.part == part:
            found.setdefault(draft.section.position, []).append(draft)
    return found


def _offer(
    section: Section, drafts: Sequence[SectionDraft], officer: Officer, typed: Mapping[int, Typed]
) -> Offer | None:
    """Own words of another time. Those of this page are in the editor already."""
    draft = own_draft(drafts, officer)
    here = typed.get(section.position)
    if draft is None or (here and here.kept):
        return None
    by = section.edited_by.name if section.edited_by and draft.revision != section.revision else ""
    return Offer(draft.saved_at, _two(section, draft.text), by)


def _choice(section: Section, typed: Typed | None) -> TwoTexts | None:
    if typed is None or typed.mine is None:
        return None
    return _two(section, typed.mine)


def _two(section: Section, mine: str) -> TwoTexts:
    theirs, ours = set_apart(section.text, mine)
    return TwoTexts(section.edited_by.name if section.edited_by else "", theirs, ours)


def _problems(paragraphs: Sequence[Sequence[Piece]]) -> list[str]:
    told = [piece.live.problem for paragraph in paragraphs for piece in paragraph if piece.live]
    return [problem for problem in dict.fromkeys(told) if problem]


def _clock(at: datetime) -> str:
    return f"{timezone.localtime(at):%H:%M}"
