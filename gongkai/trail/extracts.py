"""Records of one thing taken out of the trail, each still to be proved by its own fingerprint.

The records between them belong to other things, so an extract shows that none of its records was changed, not
that none is missing; for that there is ``gongkai trail verify``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gongkai.trail.chain import fingerprint
from gongkai.trail.models import Record


def extract(records: Iterable[Record]) -> list[dict[str, Any]]:
    """Everything the fingerprints are made of, in plain values."""
    return [
        {
            "agency": each.agency.code,
            "sequence": each.sequence,
            "at": each.at.isoformat(),
            "act": each.act,
            "actor": each.actor_id,
            "actor_label": each.actor_label,
            "subject": [each.subject_kind, each.subject_id, each.subject_label],
            "details": each.details,
            "previous": each.previous,
            "hash": each.hash,
        }
        for each in records
    ]


@dataclass(frozen=True)
class _Taken:
    sequence: int
    at: datetime
    act: str
    actor_id: int | None
    actor_label: str
    subject_kind: str
    subject_id: int
    subject_label: str
    details: Any
    previous: str


def changed(entries: Iterable[Mapping[str, Any]]) -> list[int]:
    """Sequence numbers of the records that do not have their fingerprint any more."""
    return [each["sequence"] for each in entries if _fingerprint(each) != each["hash"]]


def _fingerprint(entry: Mapping[str, Any]) -> str:
    kind, pk, label = entry["subject"]
    taken = _Taken(
        entry["sequence"],
        datetime.fromisoformat(entry["at"]),
        entry["act"],
        entry["actor"],
        entry["actor_label"],
        kind,
        pk,
        label,
        entry["details"],
        entry["previous"],
    )
    return fingerprint(agency_code=entry["agency"], record=taken)
