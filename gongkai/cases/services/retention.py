"""When the retention term is over: keep longer with a reason, or erase who the applicant was for good."""

from __future__ import annotations

from datetime import date
from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.cases import rules
from gongkai.cases.models import Case, CaseDocument, RetentionReview
from gongkai.cases.selectors.retention import open_erasure
from gongkai.cases.services.steps import locked, require_text, stop_if
from gongkai.documents.models import Original
from gongkai.documents.services import erase
from gongkai.trail.services import record

K = CaseDocument.Kind
HOLD_THE_APPLICANT = (
    *(K.APPLICATION_ATTACHMENT, K.APPLICATION_SCAN, K.CORRECTION, K.PROOF, K.LETTER, K.NOTICE, K.REMEDY),
)
"""Files that come from the applicant or are addressed to them, proofs of service among them. What was given
out and what third parties said of it stays."""


@transaction.atomic
def keep_longer(case: Case, *, by: Officer, until: date, reason: str) -> RetentionReview:
    """Keep identity data past the term, until a day, on the head's authority."""
    case = locked(case)
    stop_if(rules.refusal_to_keep_longer(case, by, today=timezone.localdate(), until=until))
    now = timezone.now()
    review = RetentionReview.objects.create(
        case=case,
        kind=RetentionReview.Kind.KEEP,
        reason=require_text("延长保存的理由", reason),
        keep_until=until,
        proposed_by=by.person,
        proposed_at=now,
        ended_at=now,
    )
    record(case, "identity_kept", agency=case.agency, by=by, until=until, reason=review.reason)
    return review


@transaction.atomic
def propose_erasure(case: Case, *, by: Officer, reason: str) -> RetentionReview:
    """The first of two: nothing is erased yet."""
    case = locked(case)
    stop_if(rules.refusal_to_propose_erasure(case, by, today=timezone.localdate()))
    review = RetentionReview.objects.create(
        case=case,
        kind=RetentionReview.Kind.ERASE,
        reason=require_text("销毁的理由", reason),
        proposed_by=by.person,
        proposed_at=timezone.now(),
    )
    record(case, "identity_erasure_proposed", agency=case.agency, by=by, reason=review.reason)
    return review


@transaction.atomic
def drop_erasure(case: Case, *, by: Officer, reason: str) -> RetentionReview:
    """A proposal is taken down; the case stays in the queue."""
    case = locked(case)
    stop_if(rules.refusal_to_drop_erasure(case, by, today=timezone.localdate()))
    review = open_erasure(case)
    review.ended_at = timezone.now()
    review.save(update_fields=["ended_at"])
    why = require_text("撤下的理由", reason)
    record(case, "identity_erasure_dropped", agency=case.agency, by=by, reason=why)
    return review


@transaction.atomic
def confirm_erasure(case: Case, *, by: Officer) -> RetentionReview:
    """The second person erases: the key, the pictures of documents, every file that names the applicant.

    Rows, fingerprints, figures and the trail stay. Bytes go once the change is committed; copies in backups
    go with the backups. Raises SecondPersonToErase.
    """
    case = locked(case)
    today = timezone.localdate()
    stop_if(rules.refusal_to_confirm_erasure(case, by, today=today))
    review = open_erasure(case)
    review.confirmed_by, review.ended_at = by.person, timezone.now()
    review.save(update_fields=["confirmed_by", "ended_at"])
    case.identity.wrapped_key, case.identity.erased_on = None, today
    case.identity.save(update_fields=["wrapped_key", "erased_on"])
    case.applicant_mark = ""
    case.save(update_fields=["applicant_mark"])
    proofs = list(case.identity_proofs.values_list("storage_name", flat=True))
    transaction.on_commit(partial(_delete, proofs))
    files = Original.objects.filter(
        case_document__case=case, case_document__kind__in=HOLD_THE_APPLICANT, erased_on=None
    )
    erased = erase(list(files), on=today)
    record(case, "identity_erased", agency=case.agency, by=by, files=erased, proofs=len(proofs))
    return review


def _delete(names: list[str]) -> None:
    for name in names:
        default_storage.delete(name)
