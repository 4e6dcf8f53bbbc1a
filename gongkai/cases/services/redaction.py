"""Blacking out parts of a reply attachment; the copy goes out in its place (art. 37)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.cases import rules
from gongkai.cases.errors_release import NotAGround, NothingMarked
from gongkai.cases.models import CaseDocument, RedactedCopy, RedactedPart, TakenBack
from gongkai.cases.services.material import keep
from gongkai.cases.services.release import keep_findings
from gongkai.cases.services.steps import locked, require_text, stop_if
from gongkai.documents.redaction import Mark, Redacted, redact
from gongkai.documents.services import content_of
from gongkai.guard import Finding, scan_file
from gongkai.law.decisions import DECISIONS, WITHHELD, Outcome
from gongkai.trail.services import record

REPLACED = "由遮盖后的副本代替"


@dataclass(frozen=True)
class Group:
    """Marks on one ground. ground: code D1 to D8. words: why, as the letter may say it."""

    marks: Sequence[Mark]
    ground: str
    words: str


def redact_file(document: CaseDocument, *, by: Officer, groups: Sequence[Group]) -> CaseDocument:
    """Make the copy, read it again, and let it take the place of the file; the file stays in the case.

    Raises what ``gongkai.documents.redaction.redact`` raises, and NotAGround, NothingMarked, TextMissing.
    """
    stop_if(rules.refusal_to_redact_file(document, by))
    for group in groups:
        _require_ground(group)
    marks = [mark for group in groups for mark in group.marks]
    if not marks:
        raise NothingMarked()
    copy = redact(document.original.name, content_of(document.original), marks)
    return _keep(document, copy, groups, scan_file(copy.name, copy.content), by=by)


def _require_ground(group: Group) -> None:
    known = group.ground in Outcome.__members__
    if not known or DECISIONS[Outcome(group.ground)].group != WITHHELD:
        raise NotAGround(group.ground)
    require_text("遮盖的理由", group.words)


@transaction.atomic
def _keep(
    source: CaseDocument, copy: Redacted, groups: Sequence[Group], found: Sequence[Finding], *, by: Officer
) -> CaseDocument:
    case = locked(source.case)
    source = CaseDocument.objects.select_related("case__agency", "original").get(pk=source.pk)
    stop_if(rules.refusal_to_redact_file(source, by))
    now = timezone.now()
    document = keep(case, CaseDocument.Kind.REPLY_ATTACHMENT, copy.name, copy.content, by)
    keep_findings(document, found, by=by)
    made = RedactedCopy.objects.create(document=document, source=source, made_by=by.person, made_at=now)
    RedactedPart.objects.bulk_create(_parts(made, copy, groups))
    TakenBack.objects.create(document=source, reason=REPLACED, by=by.person, at=now)
    record(
        case,
        "reply_file_redacted",
        agency=case.agency,
        by=by,
        document=document.pk,
        name=source.original.name,
        sha256=document.original.sha256,
        times=sum(each.times for each in copy.done),
    )
    return document


def _parts(made: RedactedCopy, copy: Redacted, groups: Sequence[Group]) -> list[RedactedPart]:
    owners = [group for group in groups for _ in group.marks]
    return [
        RedactedPart(
            copy=made,
            places=f"{done.places or '全文'}，共{done.times}处"[:200],
            times=done.times,
            ground=group.ground,
            words=group.words.strip()[:200],
        )
        for group, done in zip(owners, copy.done, strict=True)
    ]
