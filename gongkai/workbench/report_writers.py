"""The people at the passages of a report: who is writing, what each has typed, two texts side by side.

Works on values and rows the annual report room gives; saving is its services'.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.annual_report.drafting.merging import Stretch, merged, set_apart
from gongkai.annual_report.models import Section, SectionDraft
from gongkai.annual_report.selectors.drafts import AT_WORK
from gongkai.law.wording import numeral
from gongkai.workbench.forms.writing import Typed


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
    section: Section,
    drafts: Sequence[SectionDraft],
    officer: Officer,
    opened: datetime,
    typed: Typed | None,
) -> list[str]:
    """Who else is at this passage: typing within the last minutes, or saving it since one has it open.

    typed: what the officer has in the editor, None where that is what is saved.
    """
    now = timezone.now()
    told = [
        f"{one.person.name}正在写这一段（{clock(one.saved_at)}）"
        for one in drafts
        if one.person_id != officer.person_id and now - one.saved_at <= AT_WORK
    ]
    by = section.edited_by
    if by and by.pk != officer.person_id and section.edited_at and section.edited_at > opened:
        beside = "；您存的时候两份并排，谁的也不会丢" if typed and typed.changed and not typed.mine else ""
        told.append(f"您打开以后，{by.name}{clock(section.edited_at)}存了这一段{beside}")
    return told


def overtaken(mine: Typed, section: Section) -> Typed:
    """What to show a writer whom another was quicker than: both texts, and one that keeps what both did."""
    both = merged(mine.base, mine.text, section.text)
    return Typed(both.text, section.text, section.revision, kept=True, mine=mine.text)


def at_passages(drafts: Sequence[SectionDraft], part: str) -> dict[int, list[SectionDraft]]:
    """Unsaved words of everybody by the position of their passage."""
    found: dict[int, list[SectionDraft]] = {}
    for draft in drafts:
        if draft.section.part == part:
            found.setdefault(draft.section.position, []).append(draft)
    return found


def offer_of(
    section: Section, drafts: Sequence[SectionDraft], officer: Officer, typed: Typed | None
) -> Offer | None:
    """Own words of another time. Those of this page are in the editor already."""
    draft = own_draft(drafts, officer)
    if draft is None or (typed and typed.kept):
        return None
    by = section.edited_by.name if section.edited_by and draft.revision != section.revision else ""
    return Offer(draft.saved_at, _two(section, draft.text), by)


def choice_of(section: Section, typed: Typed | None) -> TwoTexts | None:
    """Both texts, where another was quicker."""
    if typed is None or typed.mine is None:
        return None
    return _two(section, typed.mine)


def _two(section: Section, mine: str) -> TwoTexts:
    theirs, ours = set_apart(section.text, mine)
    return TwoTexts(section.edited_by.name if section.edited_by else "", theirs, ours)


def clock(at: datetime) -> str:
    return f"{timezone.localtime(at):%H:%M}"
