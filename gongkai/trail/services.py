"""Writing records. Every act does this once, inside its own transaction."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.trail.chain import START, fingerprint
from gongkai.trail.errors import OutsideTransaction
from gongkai.trail.listeners import heard
from gongkai.trail.models import Head, Record

APPLICANT = "申请人"
SYSTEM = "系统"


def record(
    subject: models.Model,
    act: str,
    *,
    agency: Agency,
    by: Officer | None,
    actor: str = SYSTEM,
    **details: Any,
) -> Record:
    """Append a record of an act to the agency's chain.

    by: the officer who acted; None for an applicant or the system, then ``actor`` says which.
    details: plain values (dates and decimals become text); no personal data of applicants.
    Raises OutsideTransaction where no transaction is open.
    """
    entry = record_many([(subject, details)], act, agency=agency, by=by, actor=actor)[0]
    heard(subject, entry)
    return entry


def record_many(
    entries: Sequence[tuple[models.Model, Mapping[str, Any]]],
    act: str,
    *,
    agency: Agency,
    by: Officer | None,
    actor: str = SYSTEM,
) -> list[Record]:
    """Append one record for each subject with its details, in this order, under one lock of the chain.

    All the same act by the same hand, as when an old register is taken over: nobody is told of those acts.
    Raises OutsideTransaction.
    """
    if not connection.in_atomic_block:
        raise OutsideTransaction("a record is written inside the transaction of its act")
    Head.objects.get_or_create(agency=agency, defaults={"hash": START})
    head = Head.objects.select_for_update().get(agency=agency)
    now = timezone.now()
    written = []
    for subject, details in entries:
        entry = Record(
            agency=agency,
            sequence=head.sequence + 1,
            at=now,
            act=act,
            actor=by.person if by else None,
            actor_label=by.signature(getattr(subject, "holder_id", None))[:80] if by else actor,
            subject_kind=subject._meta.label_lower,
            subject_id=subject.pk,
            subject_label=str(subject)[:120],
            details=json.loads(json.dumps(details, cls=DjangoJSONEncoder)),
            previous=head.hash,
        )
        entry.hash = fingerprint(agency_code=agency.code, record=entry)
        head.sequence, head.hash = entry.sequence, entry.hash
        written.append(entry)
    Record.objects.bulk_create(written, batch_size=1000)
    head.save(update_fields=["sequence", "hash"])
    return written
