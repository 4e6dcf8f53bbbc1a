"""Questions to the trail, and the walk along every chain that proves it whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from django.db import models
from django.db.models import QuerySet

from gongkai.agencies.models import Agency
from gongkai.trail.chain import START, fingerprint
from gongkai.trail.models import Head, Record


def records_of(subject: models.Model) -> QuerySet[Record]:
    """What was done to one thing, oldest first."""
    return Record.objects.filter(subject_kind=subject._meta.label_lower, subject_id=subject.pk).order_by("pk")


@dataclass(frozen=True)
class Break:
    agency: str
    sequence: int
    why: str


@dataclass(frozen=True)
class Verification:
    agencies: int
    records: int
    broken: tuple[Break, ...]

    def as_json(self) -> dict:
        return {
            "agencies": self.agencies,
            "records": self.records,
            "broken": [asdict(b) for b in self.broken],
        }


def verify() -> Verification:
    """Walk every chain: numbers without gaps, each fingerprint right, the end where it should be.

    After a break the walk goes on from what stands there, so that one change is reported once, not for
    every record behind it.
    """
    broken: list[Break] = []
    total = 0
    heads = {head.agency_id: head for head in Head.objects.all()}
    agencies = Agency.objects.filter(pk__in=Record.objects.values("agency")) | Agency.objects.filter(
        pk__in=heads
    )
    chains = list(agencies.distinct().order_by("pk"))
    for agency in chains:
        count, breaks = _walk(agency, heads.get(agency.pk))
        total += count
        broken.extend(breaks)
    return Verification(len(chains), total, tuple(broken))


def _walk(agency: Agency, head: Head | None) -> tuple[int, list[Break]]:
    breaks: list[Break] = []
    count, sequence, previous = 0, 0, START
    for entry in _in_order(agency):
        count += 1
        if entry.sequence != sequence + 1:
            breaks.append(
                Break(agency.code, sequence + 1, f"第{sequence + 1}条缺失，后面是第{entry.sequence}条")
            )
        elif entry.previous != previous:
            breaks.append(Break(agency.code, entry.sequence, "与前一条接不上，顺序或者前一条被改过"))
        if fingerprint(agency_code=agency.code, record=entry) != entry.hash:
            breaks.append(Break(agency.code, entry.sequence, "内容与当时的指纹不符，记录被改过"))
        sequence, previous = entry.sequence, entry.hash
    if head is None or (head.sequence, head.hash) != (sequence, previous):
        ends_at = head.sequence if head else 0
        breaks.append(Break(agency.code, sequence + 1, f"链尾应在第{ends_at}条，实际到第{sequence}条"))
    return count, breaks


def _in_order(agency: Agency) -> Iterator[Record]:
    return Record.objects.filter(agency=agency).order_by("sequence").iterator(chunk_size=2000)
