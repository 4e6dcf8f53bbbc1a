"""Sealing who the applicant is, and the looks at it, each of which is recorded."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.cases import identity as sealing
from gongkai.cases import rules
from gongkai.cases.errors import IdentityErased
from gongkai.cases.identity import Applicant
from gongkai.cases.models import Case, Identity, IdentityProof
from gongkai.cases.services.steps import locked, stop_if
from gongkai.documents.errors import EmptyFile, TooLarge
from gongkai.documents.media_types import media_type_of
from gongkai.trail.services import record


@dataclass(frozen=True)
class ProofFile:
    name: str
    media_type: str
    content: bytes


def seal_identity(case: Case, applicant: Applicant, proofs: list[tuple[str, bytes]]) -> Identity:
    """Keep the applicant's particulars and pictures of identity documents under a new key of this case.

    Raises EmptyFile, TooLarge, TypeNotAccepted or NameDoesNotFit for a picture.
    """
    key = sealing.new_key()
    kept = Identity.objects.create(
        case=case,
        sealed=sealing.seal(applicant, key=key, number=case.number),
        wrapped_key=sealing.wrap_key(key, number=case.number),
    )
    for place, (name, content) in enumerate(proofs, start=1):
        _seal_proof(case, key, place, name, content)
    return kept


def _seal_proof(case: Case, key: bytes, place: int, name: str, content: bytes) -> None:
    if not content:
        raise EmptyFile(name)
    if len(content) > settings.UPLOAD_LIMIT:
        raise TooLarge(name, len(content), settings.UPLOAD_LIMIT)
    media_type = media_type_of(name, content)
    stored_as = f"sealed/{uuid.uuid4().hex}"
    sealed = sealing.seal_bytes(content, key=key, number=case.number)
    IdentityProof.objects.create(
        case=case,
        name=f"身份证明{place}.{name.rsplit('.', 1)[-1].lower()}",
        media_type=media_type,
        storage_name=default_storage.save(stored_as, ContentFile(sealed)),
        added_at=timezone.now(),
    )


def applicant_of(case: Case) -> Applicant | None:
    """For letters made by the product itself: unseals without a record. None once erased."""
    kept = Identity.objects.get(case=case)
    if kept.wrapped_key is None:
        return None
    key = sealing.unwrap_key(kept.wrapped_key, number=case.number)
    return sealing.unseal(kept.sealed, key=key, number=case.number)


def identity_to_copy(case: Case) -> tuple[Applicant, list[tuple[str, bytes]]] | None:
    """Applicant and pictures in the clear, to be sealed at once under the key of another case; None once
    erased. The act that copies them records it."""
    applicant = applicant_of(case)
    return (
        None if applicant is None else (applicant, [_unsealed(proof) for proof in case.identity_proofs.all()])
    )


def copy_identity(source: Case, target: Case) -> Identity:
    """The same applicant for a case split off: sealed anew under that case's own key, pictures too, so that
    each is erased by itself. Part of the act that splits. Raises IdentityErased."""
    known = identity_to_copy(source)
    if known is None:
        raise IdentityErased(source.identity.erased_on)
    return seal_identity(target, *known)


def _unsealed(proof: IdentityProof) -> tuple[str, bytes]:
    key = sealing.unwrap_key(proof.case.identity.wrapped_key, number=proof.case.number)
    with default_storage.open(proof.storage_name) as stored:
        return proof.name, sealing.unseal_bytes(stored.read(), key=key, number=proof.case.number)


@transaction.atomic
def read_identity(case: Case, *, by: Officer) -> Applicant:
    """Show an officer who applied. The look is recorded. Raises IdentityErased, NotAllowed."""
    case = locked(case)
    stop_if(rules.refusal_to_read_identity(case, by))
    record(case, "identity_viewed", agency=case.agency, by=by)
    return applicant_of(case)


@transaction.atomic
def read_identity_proof(proof: IdentityProof, *, by: Officer) -> ProofFile:
    """A picture of an identity document, in the clear. The look is recorded."""
    case = locked(proof.case)
    stop_if(rules.refusal_to_read_identity(case, by))
    record(case, "identity_viewed", agency=case.agency, by=by, proof=proof.name)
    key = sealing.unwrap_key(case.identity.wrapped_key, number=case.number)
    with default_storage.open(proof.storage_name) as stored:
        content = sealing.unseal_bytes(stored.read(), key=key, number=case.number)
    return ProofFile(proof.name, proof.media_type, content)
