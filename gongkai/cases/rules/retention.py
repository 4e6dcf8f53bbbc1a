"""Reviewing a case whose retention term is over."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases.errors import IdentityErased
from gongkai.cases.errors_retention import (
    ErasureProposed,
    KeepLonger,
    NoErasureProposed,
    NoIdentityKept,
    RemedyStillOpen,
    RetentionRuns,
    SecondPersonToErase,
)
from gongkai.cases.models import Case, Remedy
from gongkai.cases.rules.stage import S, refusal_at
from gongkai.cases.selectors.retention import open_erasure, retained_until


def _refusal_to_review(case: Case, officer: Officer, today: date) -> Refusal | None:
    if refusal := refusal_at(case, officer, Act.ERASE_IDENTITY, "保存期满审查", [S.CLOSED, S.ARCHIVED]):
        return refusal
    identity = getattr(case, "identity", None)
    if identity is None:
        return NoIdentityKept()
    if identity.erased_on:
        return IdentityErased(identity.erased_on)
    last = retained_until(case)
    if last and today <= last:
        return RetentionRuns(last)
    return RemedyStillOpen() if case.remedies.filter(result=Remedy.Result.PENDING).exists() else None


def refusal_to_keep_longer(
    case: Case, officer: Officer, *, today: date, until: date | None = None
) -> Refusal | None:
    if refusal := _refusal_to_review(case, officer, today):
        return refusal
    if open_erasure(case):
        return ErasureProposed()
    return KeepLonger(today) if until and until <= today else None


def refusal_to_propose_erasure(case: Case, officer: Officer, *, today: date) -> Refusal | None:
    if refusal := _refusal_to_review(case, officer, today):
        return refusal
    return ErasureProposed() if open_erasure(case) else None


def refusal_to_confirm_erasure(case: Case, officer: Officer, *, today: date) -> Refusal | None:
    """A second person: what is erased does not come back."""
    if refusal := _refusal_to_review(case, officer, today):
        return refusal
    proposal = open_erasure(case)
    if proposal is None:
        return NoErasureProposed()
    return SecondPersonToErase() if proposal.proposed_by_id == officer.person_id else None


def refusal_to_drop_erasure(case: Case, officer: Officer, *, today: date) -> Refusal | None:
    if refusal := _refusal_to_review(case, officer, today):
        return refusal
    return None if open_erasure(case) else NoErasureProposed()
