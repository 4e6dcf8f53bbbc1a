"""Putting things into the file of a case: documents, searches, evidence, notes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.cases import rules
from gongkai.cases.errors import UnknownEvidence
from gongkai.cases.models import Case, CaseDocument, Evidence, Note, SearchRecord
from gongkai.cases.services.release import keep_findings
from gongkai.cases.services.steps import locked, require_text, stop_if
from gongkai.documents.services import store
from gongkai.guard import Finding, scan_file
from gongkai.law.evidence import EVIDENCE_OF
from gongkai.trail.services import record

_PAPERS = tuple(paper for papers in EVIDENCE_OF.values() for paper in papers)
KNOWN_EVIDENCE = {key: paper.label for paper in _PAPERS for key in (paper.key, *paper.alternatives)}


def keep(case: Case, kind: CaseDocument.Kind, name: str, content: bytes, by: Officer | None) -> CaseDocument:
    """Store a file into this case, and into no other: every original has one case at most."""
    person = by.person if by else None
    original = store(case.agency, name=name, content=content, by=person)
    return CaseDocument.objects.create(
        case=case, original=original, kind=kind, added_at=timezone.now(), added_by=person
    )


@transaction.atomic
def record_search(
    case: Case,
    *,
    by: Officer,
    places: str,
    words: str,
    people: str,
    on: date,
    found: bool,
    note: str = "",
) -> SearchRecord:
    """Where, with what words, by whom and when the information was looked for."""
    case = locked(case)
    stop_if(rules.refusal_to_record_search(case, by))
    stop_if(rules.refusal_of_day("检索日期", on, today=timezone.localdate()))
    search = SearchRecord.objects.create(
        case=case,
        places=require_text("在哪里检索", places),
        words=require_text("用了哪些检索词", words),
        people=require_text("谁检索的", people),
        searched_on=on,
        found=found,
        note=note.strip(),
        recorded_by=by.person,
        recorded_at=timezone.now(),
    )
    record(case, "search_recorded", agency=case.agency, by=by, places=places, words=words, on=on, found=found)
    return search


@transaction.atomic
def add_evidence(
    case: Case, *, by: Officer, key: str, text: str, file: tuple[str, bytes] | None = None
) -> Evidence:
    """A paper a court will ask for. key: of ``gongkai.law.evidence``. Raises UnknownEvidence."""
    case = locked(case)
    stop_if(rules.refusal_to_add_evidence(case, by))
    if key not in KNOWN_EVIDENCE:
        raise UnknownEvidence(key)
    document = keep(case, CaseDocument.Kind.PROOF, *file, by) if file else None
    evidence = Evidence.objects.create(
        case=case,
        key=key,
        text=require_text("证据的内容", text),
        original=document.original if document else None,
        recorded_by=by.person,
        recorded_at=timezone.now(),
    )
    record(case, "evidence_added", agency=case.agency, by=by, key=key, label=KNOWN_EVIDENCE[key])
    return evidence


@transaction.atomic
def add_note(case: Case, *, by: Officer, text: str) -> Note:
    """An internal remark. The trail keeps that it was made, not what it says."""
    case = locked(case)
    stop_if(rules.refusal_to_add_note(case, by))
    note = Note.objects.create(
        case=case, text=require_text("记录的内容", text), by=by.person, at=timezone.now()
    )
    record(case, "note_added", agency=case.agency, by=by, note=note.pk)
    return note


def attach_reply_file(case: Case, *, by: Officer, name: str, content: bytes) -> CaseDocument:
    """A file that goes to the applicant with the reply of this case.

    It is looked into before the case is locked; what was found stands beside it and keeps the letter back.
    """
    stop_if(rules.refusal_to_attach_reply_file(case, by))
    found = scan_file(name, content) if len(content) <= settings.UPLOAD_LIMIT else ()
    return _attach(case, by, name, content, found)


@transaction.atomic
def _attach(case: Case, by: Officer, name: str, content: bytes, found: Sequence[Finding]) -> CaseDocument:
    case = locked(case)
    stop_if(rules.refusal_to_attach_reply_file(case, by))
    document = keep(case, CaseDocument.Kind.REPLY_ATTACHMENT, name, content, by)
    keep_findings(document, found, by=by)
    record(
        case,
        "reply_file_attached",
        agency=case.agency,
        by=by,
        name=document.original.name,
        sha256=document.original.sha256,
    )
    return document
