"""Splitting an application with several matters into one case each (一事一申请, 国办函〔2020〕109号 art. 4).

The first matter keeps the case and its number; every other one becomes a case with a number of its own, the
same day of receipt, the same clock facts, applicant, channel and proof. Attachments and scans stay in the
first case, which the others name. No new secret: the applicant's code for the first opens all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.numbers import next_number
from gongkai.agencies.officers import Officer
from gongkai.cases import paper_values, rules
from gongkai.cases.errors_split import TooFewMatters, TooManyMatters
from gongkai.cases.marks import text_mark
from gongkai.cases.models import (
    Case,
    CaseSplit,
    CaseTie,
    ClockFact,
    Contact,
    CorrectionNotice,
    Paper,
    Receipt,
)
from gongkai.cases.selectors.clock import facts_of
from gongkai.cases.services.clock import append_fact, settle_clock
from gongkai.cases.services.identity import copy_identity
from gongkai.cases.services.outgoing import issue
from gongkai.cases.services.steps import locked, require_text, stop_if
from gongkai.law.clock import FactKind
from gongkai.trail.services import record

MOST = 20
"""Matters one application is split into. Ours: what asks for more is looked at under art. 35 first [I]."""

FEWEST = 2

KEPT = (
    *("agency", "year", "query_code_hash", "channel", "applicant_class", "applicant_masked", "wanted_form"),
    *("delivery", "needs_assistance", "keyed_by", "submitted_at", "received_on", "original_due_on", "due_on"),
    *("due_provisional", "paused", "state", "holder", "applicant_mark"),
)
"""What a part has from the whole. The hash of the code stays bound to the number of the whole."""


@dataclass(frozen=True)
class Matter:
    """One thing asked for: a line for lists, and what is wanted in full."""

    title: str
    description: str


@transaction.atomic
def split(case: Case, *, by: Officer, matters: Sequence[Matter], reason: str) -> list[Case]:
    """Make a case of each matter but the first, and tell the applicant by 分案告知书: the new cases.

    What was proposed for the whole no longer stands. Cannot be undone. Raises TooFewMatters, TooManyMatters,
    AlreadySplit, IsAPart, StillWaiting, FeeAlreadyNoticed, LetterWentOut, IdentityErased.
    """
    case = locked(case)
    stop_if(rules.refusal_to_split(case, by))
    reason = require_text("为什么是几件事", reason)
    matters = [Matter(each.title.strip(), each.description.strip()) for each in matters]
    if len(matters) < FEWEST or not all(each.title and each.description for each in matters):
        raise TooFewMatters()
    if len(matters) > MOST:
        raise TooManyMatters(MOST)
    first, *others = matters
    parts = [_part(case, matter, by) for matter in others]
    listed = [(case.number, first.title), *((part.number, part.title) for part in parts)]
    paper = issue(case, Paper.Kind.SPLIT, by=by, values=paper_values.split(listed, reason))
    CaseSplit.objects.create(
        case=case,
        title=case.title,
        description=case.description,
        reason=reason,
        count=len(matters),
        by=by.person,
        at=timezone.now(),
    )
    case.title, case.description = first.title, first.description
    case.text_mark = text_mark(first.description)
    case.save(update_fields=["title", "description", "text_mark"])
    case.decisions.filter(current=True).update(current=False)
    case.asked_items.filter(dropped_at=None).update(dropped_at=timezone.now())  # each is a case now
    record(
        case,
        "case_split",
        agency=case.agency,
        by=by,
        count=len(matters),
        numbers="、".join(part.number for part in parts),
        reason=reason,
        number=paper.number,
    )
    return parts


def _part(whole: Case, matter: Matter, by: Officer) -> Case:
    serial = next_number(whole.agency, whole.year, "application")
    part = Case.objects.create(
        **{name: getattr(whole, name) for name in KEPT},
        serial=serial,
        number=f"{whole.agency.number_word}申〔{whole.year}〕{serial}号",
        title=matter.title,
        description=matter.description,
        text_mark=text_mark(matter.description),
    )
    copy_identity(whole, part)
    _copy_receipt(whole, part)
    _copy_clock(whole, part, by)
    CaseTie.objects.create(case=part, to=whole, kind=CaseTie.Kind.SPLIT, by=by.person, at=timezone.now())
    record(
        part, "case_split_off", agency=part.agency, by=by, number=whole.number, received_on=part.received_on
    )
    return part


def _copy_receipt(whole: Case, part: Case) -> None:
    """How it came and was confirmed. The scan belongs to the whole's file alone."""
    kept = Receipt.objects.filter(case=whole).first()
    if kept:
        Receipt.objects.create(
            case=part,
            came_on=kept.came_on,
            tracking_number=kept.tracking_number,
            opened_at=kept.opened_at,
            opened_by=kept.opened_by,
        )
    Contact.objects.bulk_create(
        Contact(
            case=part,
            on=each.on,
            how=each.how,
            result=each.result,
            by_id=each.by_id,
            recorded_at=each.recorded_at,
        )
        for each in whole.contacts.all()
    )


def _copy_clock(whole: Case, part: Case, by: Officer) -> None:
    """Every fact that stands, and the correction behind one of them: the term runs as the whole's does."""
    for fact in facts_of(whole):
        _copy_fact(fact, whole, part, by)
    asked = CorrectionNotice.objects.filter(case=whole).first()
    if asked:
        CorrectionNotice.objects.create(
            case=part,
            points=asked.points,
            noticed_on=asked.noticed_on,
            until=asked.until,
            answered_on=asked.answered_on,
            answer=asked.answer,
        )
    settle_clock(part)


def _copy_fact(fact: ClockFact, whole: Case, part: Case, by: Officer) -> None:
    append_fact(
        part,
        FactKind(fact.kind),
        fact.on,
        basis=f"分自{whole.number}：{fact.basis}"[:300],
        by=by,
        working_days=fact.working_days,
        ref=fact.ref,
    )
