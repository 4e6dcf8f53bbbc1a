"""Looking into what is to go out with a reply, clearing what was found, taking a file back."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.cases import rules
from gongkai.cases.models import CaseDocument, FileScan, ScanFinding, TakenBack
from gongkai.cases.services.steps import locked, require_text, stop_if
from gongkai.documents.services import content_of
from gongkai.guard import Finding, scan_file
from gongkai.trail.services import record


def scan_reply_file(document: CaseDocument, *, by: Officer) -> CaseDocument:
    """Look into a reply attachment that was never looked into. The file is read before the case is locked."""
    stop_if(rules.refusal_to_scan_file(document, by))
    found = scan_file(document.original.name, content_of(document.original))
    return _keep_scan(document, found, by=by)


@transaction.atomic
def _keep_scan(document: CaseDocument, found: Sequence[Finding], *, by: Officer) -> CaseDocument:
    case = locked(document.case)
    document = CaseDocument.objects.select_related("case__agency", "added_by").get(pk=document.pk)
    stop_if(rules.refusal_to_scan_file(document, by))
    if not hasattr(document, "scan"):
        keep_findings(document, found, by=by)
        record(case, "reply_file_scanned", agency=case.agency, by=by, document=document.pk, found=len(found))
    return document


def keep_findings(document: CaseDocument, found: Sequence[Finding], *, by: Officer) -> None:
    """Store what was found beside the file; part of the act that attached or scanned it."""
    FileScan.objects.create(document=document, scanned_at=timezone.now(), scanned_by=by.person)
    ScanFinding.objects.bulk_create(
        ScanFinding(
            document=document,
            kind=finding.kind.value,
            where=finding.where[:120],
            excerpt=finding.excerpt[:200],
            severity=finding.severity.value,
            attached_by=document.added_by or by.person,
        )
        for finding in found
    )


@transaction.atomic
def clear_finding(finding: ScanFinding, *, by: Officer, reason: str) -> ScanFinding:
    """A second person looked at this place and says why it may go out."""
    case = locked(finding.document.case)
    finding = ScanFinding.objects.select_related("document__case__agency", "cleared_by").get(pk=finding.pk)
    stop_if(rules.refusal_to_clear_finding(finding, by))
    finding.clear_reason = require_text("为什么可以发出", reason)
    finding.cleared_by, finding.cleared_at = by.person, timezone.now()
    finding.save(update_fields=["clear_reason", "cleared_by", "cleared_at"])
    record(
        case,
        "finding_cleared",
        agency=case.agency,
        by=by,
        document=finding.document_id,
        kind_label=finding.get_kind_display(),
        where=finding.where,
        reason=finding.clear_reason,
    )
    return finding


@transaction.atomic
def take_back_file(document: CaseDocument, *, by: Officer, reason: str) -> TakenBack:
    """A reply attachment that does not go out after all. It stays in the case."""
    case = locked(document.case)
    document = CaseDocument.objects.select_related("case__agency", "original").get(pk=document.pk)
    stop_if(rules.refusal_to_take_back_file(document, by))
    taken = TakenBack.objects.create(
        document=document, reason=require_text("取回的理由", reason), by=by.person, at=timezone.now()
    )
    record(
        case,
        "reply_file_taken_back",
        agency=case.agency,
        by=by,
        document=document.pk,
        name=document.original.name,
        reason=taken.reason,
    )
    return taken
