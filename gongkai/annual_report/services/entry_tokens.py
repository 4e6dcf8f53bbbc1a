"""Tokens with which other systems enter figures: issued and shown once, counted, withdrawn."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.annual_report.errors import TokenDaysWrong, TokenUnknown, TokenWithdrawn, TooManyCalls
from gongkai.annual_report.models import EntryToken
from gongkai.annual_report.rules import refusal_by_token
from gongkai.annual_report.services.workflow import said
from gongkai.cases.services.steps import stop_if
from gongkai.trail.services import record

PREFIX = "gkt_"  # so that scanners for leaked secrets, and people, know what they have found
BYTES = 32  # of chance in a token: nobody guesses one
LONGEST = timedelta(days=366)  # [I] a token is renewed with the year's report at the latest
CALLS_ALLOWED = 60
WINDOW = timedelta(minutes=15)


@transaction.atomic
def issue_entry_token(
    agency: Agency, *, by: Officer, system: str, expires_on: date
) -> tuple[EntryToken, str]:
    """A new token and its words, which are returned this once; only their hash is kept.

    Raises NotAllowed, SomethingMissing without the system's name, TokenDaysWrong past 366 days.
    """
    by.require(Act.LET_SYSTEM_ENTER, agency)
    system = said("业务系统的名称", system)
    today = timezone.localdate()
    if not today <= expires_on <= today + LONGEST:
        raise TokenDaysWrong(today + LONGEST)
    words = PREFIX + secrets.token_urlsafe(BYTES)
    token = EntryToken.objects.create(
        agency=agency,
        system=system,
        start=words[:8],
        token_hash=hash_of(words),
        issued_by=by.person,
        issued_at=timezone.now(),
        expires_on=expires_on,
    )
    record(token, "entry_token_issued", agency=agency, by=by, label=str(token), until=str(expires_on))
    return token, words


@transaction.atomic
def withdraw_entry_token(token: EntryToken, *, by: Officer, reason: str) -> EntryToken:
    """From now on the token opens nothing; what was entered with it stays.

    Raises NotAllowed, TokenWithdrawn.
    """
    by.require(Act.LET_SYSTEM_ENTER, token.agency)
    token = EntryToken.objects.select_for_update(of=("self",)).select_related("agency").get(pk=token.pk)
    if token.withdrawn_at:
        raise TokenWithdrawn(timezone.localdate(token.withdrawn_at))
    reason = said("停用的原因", reason)
    token.withdrawn_at, token.withdrawn_by = timezone.now(), by.person
    token.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record(token, "entry_token_withdrawn", agency=token.agency, by=by, label=str(token), reason=reason)
    return token


@transaction.atomic
def use_entry_token(words: str) -> EntryToken:
    """The token of these words, its call counted. Raises TokenUnknown, TokenWithdrawn, TokenExpired,
    TooManyCalls."""
    tokens = EntryToken.objects.select_for_update(of=("self",)).select_related("agency")
    token = tokens.filter(token_hash=hash_of(words)).first()
    if token is None:
        raise TokenUnknown()
    stop_if(refusal_by_token(token, token.agency, today=timezone.localdate()))
    now = timezone.now()
    if token.window_at is None or now - token.window_at >= WINDOW:
        token.window_at, token.calls = now, 0
    if token.calls >= CALLS_ALLOWED:
        raise TooManyCalls(CALLS_ALLOWED, int((token.window_at + WINDOW - now).total_seconds()) + 1)
    token.calls += 1
    token.last_used_at = now
    token.save(update_fields=["window_at", "calls", "last_used_at"])
    return token


def hash_of(words: str) -> str:
    """What is kept of a token. It is long and random, so a plain hash cannot be turned back."""
    return hashlib.sha256(words.encode()).hexdigest()
