"""The sentences of parts one, five and six: drafted from the records, written passage by passage.

Two people may write at once. A save says which revision it was made from; one made from an older revision is
refused with the passage as it is now, so that neither text is lost.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.annual_report.drafting.passages import even
from gongkai.annual_report.drafting.sentences import drafted
from gongkai.annual_report.errors import NotAPassage, PassageChanged
from gongkai.annual_report.models import Report, Section, SectionDraft
from gongkai.annual_report.selectors import TEXT_PARTS, figures_for, passages_of
from gongkai.annual_report.selectors.drafts import ground_for
from gongkai.annual_report.services.draft import live
from gongkai.trail.services import record


@transaction.atomic
def draft_sections(report: Report, *, by: Officer, part: str = "") -> list[Section]:
    """Write the passages that hold nothing yet from the records. Returns them; others stay untouched.

    part: only those of this part.
    """
    report = live(report, by, Act.EDIT_REPORT)
    figures = figures_for(report)
    texts = drafted(ground_for(report, figures), figures)
    done = []
    for section in _begun(report):
        text = texts.get((section.part, section.position), "")
        if text and not section.text.strip() and part in ("", section.part):
            done.append(_saved(section, text, by))
    if done:
        record(
            report, "report_text_drafted", agency=report.agency, by=by, passages=[str(one) for one in done]
        )
    return done


@transaction.atomic
def write_section(section: Section, *, by: Officer, text: str, revision: int) -> Section:
    """Save a passage. revision: of the passage the writer began with.

    Raises PassageChanged where another was quicker and the words differ. The writer's own unsaved draft ends.
    """
    report = live(section.report, by, Act.EDIT_REPORT)
    section = _locked(report, section.part, section.position)
    text = even(text)
    if text != section.text:
        if revision != section.revision:
            raise PassageChanged(section)
        _saved(section, text, by)
        record(
            report,
            "report_text_written",
            agency=report.agency,
            by=by,
            part=section.part,
            passage=section.heading,
            characters=len(text),
        )
    section.drafts.filter(person=by.person).delete()
    return section


@transaction.atomic
def write_text(report: Report, *, by: Officer, part: str, text: str) -> Report:
    """Write a whole part as one passage, in place of all it held."""
    report = live(report, by, Act.EDIT_REPORT)
    if part not in TEXT_PARTS:
        raise ValueError(part)
    text = even(text)
    first, *others = [one for one in _begun(report) if one.part == part]
    for other in others:
        if other.text:
            _saved(other, "", by)
    _saved(first, text, by)
    record(report, "report_text_written", agency=report.agency, by=by, part=part, characters=len(text))
    return report


@transaction.atomic
def keep_draft(section: Section, *, by: Officer, text: str, base: str, revision: int) -> SectionDraft | None:
    """Keep what someone is typing, for that person alone; the report does not change and nothing is recorded.

    None where it is what the passage says already: then there is nothing to keep.
    """
    report = live(section.report, by, Act.EDIT_REPORT)
    section = _locked(report, section.part, section.position)
    text = even(text)
    if text == section.text:
        section.drafts.filter(person=by.person).delete()
        return None
    kept = {"text": text, "base": even(base), "revision": revision, "saved_at": timezone.now()}
    draft, _ = SectionDraft.objects.update_or_create(section=section, person=by.person, defaults=kept)
    return draft


@transaction.atomic
def drop_draft(section: Section, *, by: Officer) -> None:
    """Throw one's own unsaved words away: the passage stands as the other wrote it."""
    report = live(section.report, by, Act.EDIT_REPORT)
    SectionDraft.objects.filter(
        section__report=report,
        section__part=section.part,
        section__position=section.position,
        person=by.person,
    ).delete()


def _begun(report: Report) -> list[Section]:
    """All passages as rows, locked by the report's own lock. Words taken over whole become passages first."""
    sections = [one for part in passages_of(report).values() for one in part]
    for section in sections:
        if section.pk is None:
            section.save()
    if report.text:
        report.text = {}
        report.save(update_fields=["text"])
    return sections


def _locked(report: Report, part: str, position: int) -> Section:
    for section in _begun(report):
        if (section.part, section.position) == (part, position):
            return section
    raise NotAPassage(part, position)


def _saved(section: Section, text: str, by: Officer) -> Section:
    section.text = text
    section.revision += 1
    section.edited_by, section.edited_at = by.person, timezone.now()
    section.save()
    return section
