"""What the writing page's script sends while somebody types: the words are kept, and colleagues are told of.

Lives elsewhere: the drawing of what comes back (views/reports/writing.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.annual_report import services
from gongkai.annual_report.models import Report, Section, SectionDraft
from gongkai.annual_report.selectors.drafts import drafts_at
from gongkai.workbench.forms.writing import Typed
from gongkai.workbench.report_writers import at_passages, label_of, own_draft, people_at


@dataclass(frozen=True)
class Kept:
    """said: the sentence for the writer, "" where there was nothing to do. failed: it was not kept.

    positions: whose words are kept. newer: passages another has saved and this writer has not touched.
    """

    said: str = ""
    failed: bool = False
    positions: Sequence[int] = ()
    newer: Sequence[Section] = ()
    people: Mapping[int, Sequence[str]] = field(default_factory=dict)


def keep(
    report: Report,
    sections: Mapping[int, Section],
    by: Officer,
    typed: Mapping[int, Typed],
    errors: Mapping[int, str],
    *,
    opened: datetime,
    look: bool = False,
) -> Kept:
    """Keep the words of each passage that differ from what it was begun from, for their writer alone.

    look: keep nothing, for nothing was typed since; a colleague would be told of writing that has stopped.

    Raises Refusal where the report is not written any more.
    """
    part = next(iter(sections.values())).part
    drafts = at_passages(drafts_at(report), part)
    positions, lost = [], [] if look else list(errors.values())
    for at, one in typed.items():
        if look or at in errors:
            continue
        if elsewhere := _kept_elsewhere(sections[at], one, drafts.get(at, ()), by):
            lost.append(elsewhere)
        elif one.changed:
            services.keep_draft(sections[at], by=by, text=one.text, base=one.base, revision=one.revision)
            positions.append(at)
        elif one.kept and one.mine is None:
            services.drop_draft(sections[at], by=by)
    return Kept(
        said=_sentence(positions, lost),
        failed=bool(lost),
        positions=positions,
        newer=[sections[at] for at, one in typed.items() if _is_behind(one, sections[at])],
        people={
            at: people_at(one, drafts.get(at, ()), by, opened, typed.get(at)) for at, one in sections.items()
        },
    )


def _kept_elsewhere(section: Section, typed: Typed, drafts: Sequence[SectionDraft], by: Officer) -> str:
    """A sentence where the same person has other unsaved words at the passage: they are not written over."""
    draft = own_draft(drafts, by)
    if draft is None or typed.kept or not typed.changed or draft.text == typed.text:
        return ""
    at = timezone.localtime(draft.saved_at)
    return (
        f"“{label_of(section)}”您在另一个窗口也写了（{at:%H:%M}），没有存。先到那里存下；"
        "那个窗口已经关了的，在这里存下，再打开本页选"
    )


def _is_behind(typed: Typed, section: Section) -> bool:
    return not typed.changed and typed.mine is None and section.revision > typed.revision


def _sentence(positions: Sequence[int], lost: Sequence[str]) -> str:
    if lost:
        return f"没有保存：{'；'.join(lost)}"
    return f"已自动保存 {timezone.localtime():%H:%M}" if positions else ""
