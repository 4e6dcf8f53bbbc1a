"""Private addresses for calendar programs: issued, shown once, and revoked."""

from __future__ import annotations

import hashlib
import secrets

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases.models import CalendarAddress
from gongkai.trail.services import record

BYTES = 32  # of chance in a token: nobody guesses one

Scope = CalendarAddress.Scope


def hash_of(token: str) -> str:
    """What is kept of a token. It is long and random, so a plain hash cannot be turned back."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def issue_calendar_address(*, by: Officer, scope: Scope) -> str:
    """A new token for the officer at this agency; the old one stops working. Raises NotAllowed.

    The agency's calendar is the head's alone. The token is returned this once; only its hash is kept.
    """
    by.require(Act.LEAD_OFFICE if scope == Scope.AGENCY else Act.VIEW_CASES)
    _revoke(by, scope)
    token = secrets.token_urlsafe(BYTES)
    CalendarAddress.objects.create(
        person=by.person,
        agency=by.agency,
        scope=scope,
        token_hash=hash_of(token),
        issued_at=timezone.now(),
    )
    record(by.person, "calendar_address_issued", agency=by.agency, by=by, label=scope.label)
    return token


@transaction.atomic
def revoke_calendar_address(*, by: Officer, scope: Scope) -> bool:
    """Whether there was one to revoke."""
    done = _revoke(by, scope)
    if done:
        record(by.person, "calendar_address_revoked", agency=by.agency, by=by, label=scope.label)
    return done


def _revoke(by: Officer, scope: Scope) -> bool:
    open_ones = CalendarAddress.objects.select_for_update().filter(
        person=by.person, agency=by.agency, scope=scope, revoked_at=None
    )
    return bool(open_ones.update(revoked_at=timezone.now()))
