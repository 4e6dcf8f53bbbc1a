"""How a record is fingerprinted: SHA-256 over its fields in one JSON form and the fingerprint before it."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

START = "0" * 64  # what stands before the first record of a chain


def canonical(value: Any) -> str:
    """One text for one value: sorted keys, no spaces, characters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(*, agency_code: str, record: Any) -> str:
    """The hash of a record; ``record`` has the fields of ``models.Record``."""
    at: datetime = record.at
    content = {
        "agency": agency_code,
        "sequence": record.sequence,
        "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
        "act": record.act,
        "actor": record.actor_id,
        "actor_label": record.actor_label,
        "subject": [record.subject_kind, record.subject_id, record.subject_label],
        "details": record.details,
        "previous": record.previous,
    }
    return hashlib.sha256(canonical(content).encode()).hexdigest()
