"""Putting the paper of an application into its case after it was registered: the form, the envelope."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from gongkai.agencies.officers import Officer
from gongkai.cases import rules
from gongkai.cases.errors import TextMissing
from gongkai.cases.models import Case, CaseDocument, Receipt
from gongkai.cases.services.identity import applicant_of
from gongkai.cases.services.intake import without_identity
from gongkai.cases.services.material import keep
from gongkai.cases.services.steps import locked, stop_if
from gongkai.trail.services import record


@transaction.atomic
def add_scans(
    case: Case, *, by: Officer, files: Sequence[tuple[str, bytes]], of_receipt: bool = False
) -> list[CaseDocument]:
    """Scans of what was handed in on paper, each through the quarantine, all or none.

    of_receipt: of the envelope, the receipt of the post or the head of the fax, which prove the day it came;
    the first of them becomes the proof of receipt where there is none. The applicant's name and numbers are
    masked in the names of files. Raises NothingOnPaper, NotThisStage, or a refusal of a file.
    """
    case = locked(case)
    stop_if(rules.refusal_to_add_scans(case, by))
    if not files:
        raise TextMissing("扫描件")
    kind = CaseDocument.Kind.PROOF if of_receipt else CaseDocument.Kind.APPLICATION_SCAN
    applicant = applicant_of(case)
    named = without_identity(files, applicant) if applicant else files
    kept = [keep(case, kind, name, content, by) for name, content in named]
    if of_receipt:
        Receipt.objects.filter(case=case, scan=None).update(scan=kept[0])
    fingerprints = [document.original.sha256 for document in kept]
    record(
        case,
        "application_scanned",
        agency=case.agency,
        by=by,
        count=len(kept),
        kind_label=kind.label,
        sha256=fingerprints,
    )
    return kept
