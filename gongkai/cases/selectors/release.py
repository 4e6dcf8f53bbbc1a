"""The files that are to go out with a reply: what was found in them and how far it is dealt with."""

from __future__ import annotations

from collections.abc import Iterable

from gongkai.cases.models import Case, CaseDocument, RedactedPart
from gongkai.cases.selectors.case_file import rows_of
from gongkai.law.decisions import DECISIONS, Outcome


def files_to_send(case: Case) -> list[CaseDocument]:
    """Reply attachments that were not taken back, with their scan and what it found."""
    attached = [
        each for each in rows_of(case, "documents") if each.kind == CaseDocument.Kind.REPLY_ATTACHMENT
    ]
    return [each for each in attached if not hasattr(each, "taken_back")]


def not_scanned(files: Iterable[CaseDocument]) -> list[CaseDocument]:
    return [each for each in files if not hasattr(each, "scan")]


def open_findings(files: Iterable[CaseDocument]) -> dict[CaseDocument, int]:
    """How many errors of each file nobody has cleared yet."""
    counted = {each: sum(finding.open for finding in each.findings.all()) for each in files}
    return {each: count for each, count in counted.items() if count}


def blacked_out(case: Case) -> list[str]:
    """The blacked-out parts of what goes out, each with its ground: for the letter and the page."""
    parts = RedactedPart.objects.filter(
        copy__document__case=case, copy__document__taken_back=None
    ).select_related("copy__document__original")
    return [
        f"{part.copy.document.original.name}，{part.places}，{part.words}"
        f"（{DECISIONS[Outcome(part.ground)].citation}）"
        for part in parts
    ]
