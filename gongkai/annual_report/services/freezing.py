"""What the signature freezes and sending back frees: figures, words, and the fingerprint over both.

Lives here too: whether figures and words let a report out at all.
"""

from __future__ import annotations

from collections.abc import Mapping

from gongkai.annual_report.derivation import Number
from gongkai.annual_report.errors import (
    CommentsOpen,
    FiguresInTextOpen,
    FindingsOpen,
    MembersNotReady,
    TextMissing,
)
from gongkai.annual_report.models import Report
from gongkai.annual_report.selectors import (
    blocking_findings,
    content_of,
    fingerprint_of,
    members_of,
    missing_text,
    obstacles,
    parts_of,
    text_problems,
)

NEVER_SIGNED = {"submitted_at": None, "submitted_by": None, "signed_at": None, "signed_by": None}
NEVER_ACCEPTED = {"accepted_at": None, "accepted_by": None}


def demand_complete(report: Report, cells: dict[str, Number]) -> dict[str, str]:
    """The words as they read with these figures, once nothing is left to do before somebody signs.

    Raises MembersNotReady, TextMissing, CommentsOpen, FiguresInTextOpen, FindingsOpen.
    """
    if report.scope == Report.Scope.WHOLE and (reasons := obstacles(report, members_of(report))):
        raise MembersNotReady(reasons)
    if headings := missing_text(report):
        raise TextMissing(headings)
    if unsettled := report.comments.filter(settled_at__isnull=True).count():
        raise CommentsOpen(unsettled)
    parts = parts_of(report, cells)
    if problems := text_problems(parts):
        raise FiguresInTextOpen(problems)
    text = {part: one.text for part, one in parts.items()}
    if blocking := blocking_findings(report, cells, text):
        raise FindingsOpen([one.message for one in blocking])
    return text


def freeze(report: Report, state: Report.State, *, cells: dict[str, Number], text: Mapping[str, str]) -> None:
    """Keep these figures and words with their fingerprint. The caller saves."""
    report.cells, report.text, report.state = cells, dict(text), state
    report.agency_name = report.agency.name
    if report.scope == Report.Scope.WHOLE and report.source == Report.Source.DERIVED:
        report.members = [one.as_stored() for one in members_of(report)]
    report.sha256 = fingerprint_of(content_of(report))


def thaw(report: Report) -> None:
    """Back to a draft whose figures follow the records and whose words are written on. The caller saves."""
    report.state = Report.State.DRAFT
    report.cells, report.members, report.sha256, report.agency_name = {}, [], "", ""
    if report.sections.exists():  # words taken over whole are in no passage yet: they stay where they are
        report.text = {}
    for name, value in (NEVER_SIGNED | NEVER_ACCEPTED).items():
        setattr(report, name, value)
