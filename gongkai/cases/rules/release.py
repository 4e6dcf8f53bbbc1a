"""May this file go out with the reply? And who may take it back, clear a finding, black out a part."""

from __future__ import annotations

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases.errors_release import (
    AlreadyCleared,
    AlreadyTakenBack,
    FindingsOpen,
    NotAReplyFile,
    NothingToClear,
    NotScanned,
    SecondLookNeeded,
)
from gongkai.cases.models import Case, CaseDocument, ScanFinding
from gongkai.cases.rules.stage import WORKING, refusal_at
from gongkai.cases.selectors.documents import is_provided
from gongkai.cases.selectors.release import files_to_send, not_scanned, open_findings


def refusal_to_release(case: Case, outcome: str) -> Refusal | None:
    """Whether something in the files that go out with this reply was not looked at, or not dealt with."""
    if not is_provided(outcome):
        return None
    files = files_to_send(case)
    if unseen := not_scanned(files):
        return NotScanned([each.original.name for each in unseen])
    if found := open_findings(files):
        return FindingsOpen({each.original.name: count for each, count in found.items()})
    return None


def refusal_to_take_back_file(document: CaseDocument, officer: Officer) -> Refusal | None:
    return _refusal(document, officer, "取回附件")


def refusal_to_scan_file(document: CaseDocument, officer: Officer) -> Refusal | None:
    return _refusal(document, officer, "检查附件")


def refusal_to_redact_file(document: CaseDocument, officer: Officer) -> Refusal | None:
    return _refusal(document, officer, "遮盖附件")


def refusal_to_clear_finding(finding: ScanFinding, officer: Officer) -> Refusal | None:
    """A second look: whoever attached the file does not clear what was found in it."""
    if refusal := _refusal(finding.document, officer, "复核查到的内容"):
        return refusal
    if not finding.is_error:
        return NothingToClear()
    if finding.cleared_by_id:
        return AlreadyCleared(finding.cleared_by.name)
    if finding.attached_by_id == officer.person_id:
        return SecondLookNeeded()
    return None


def _refusal(document: CaseDocument, officer: Officer, label: str) -> Refusal | None:
    if refusal := refusal_at(document.case, officer, Act.HANDLE_CASE, label, WORKING):
        return refusal
    if document.kind != CaseDocument.Kind.REPLY_ATTACHMENT:
        return NotAReplyFile()
    return AlreadyTakenBack() if hasattr(document, "taken_back") else None
