"""Applications that ask for one's own record to be put right: not applications for information (art. 41)."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.calendars import working_calendar
from gongkai.agencies.officers import Officer
from gongkai.cases import paper_values, rules
from gongkai.cases.models import Case, CaseDocument, Evidence, Paper, RecordCorrection
from gongkai.cases.selectors.own_record import record_correction_to_approve
from gongkai.cases.services.decision import end_without_letter, put_forward
from gongkai.cases.services.material import keep
from gongkai.cases.services.outgoing import issue
from gongkai.cases.services.steps import locked, require_text, stop_if
from gongkai.law.decisions import Outcome
from gongkai.law.terms import record_correction_due
from gongkai.trail.services import record

HOW_CLOSED = "要求更正与其自身相关的政府信息，按第四十一条办理，另发更正处理告知书"


@transaction.atomic
def propose_record_correction(
    case: Case,
    *,
    by: Officer,
    matter: str,
    proof: str,
    finding: str,
    text: str,
    agency_name: str = "",
    agency_contact: str = "",
    files: Sequence[tuple[str, bytes]] = (),
) -> RecordCorrection:
    """What is to be put right, on what evidence, and what was found. It waits for a second person.

    agency_name: who may correct it, where it is not this agency. files: the applicant's evidence. Raises
    TextMissing.
    """
    case = locked(case)
    stop_if(rules.refusal_to_propose_record_correction(case, by))
    matter, proof = require_text("要求更正什么", matter), require_text("申请人的证据", proof)
    found, text = RecordCorrection.Finding(finding), require_text("认定的理由和处理的结果", text)
    if found in RecordCorrection.OTHERS:
        agency_name = require_text("有权更正的机关", agency_name)
    for name, content in files:
        keep(case, CaseDocument.Kind.PROOF, name, content, by)
    Evidence.objects.create(
        case=case,
        key="closing_paper",
        text=f"申请人要求更正：{matter}；认定：{found.label}",
        recorded_by=by.person,
        recorded_at=timezone.now(),
    )
    decision = put_forward(case, Outcome.O3, grounds=text, details={"how_closed": HOW_CLOSED}, by=by)
    proposed = RecordCorrection.objects.create(
        decision=decision,
        matter=matter,
        proof=proof,
        finding=found,
        text=text,
        agency_name=agency_name.strip(),
        agency_contact=agency_contact.strip(),
        proposed_by=by.person,
        proposed_on=timezone.localdate(),
    )
    record(
        case,
        "record_correction_proposed",
        agency=case.agency,
        by=by,
        finding_label=found.label,
        matter=matter,
    )
    return proposed


@transaction.atomic
def approve_record_correction(case: Case, *, by: Officer) -> RecordCorrection:
    """A second person approves; the applicant is told in writing and the case ends as （六）3.其他 (O3).

    Raises NoRecordCorrection, SecondPersonToApprove, IdentityErased.
    """
    case = locked(case)
    stop_if(rules.refusal_to_approve_record_correction(case, by))
    approved, today = record_correction_to_approve(case), timezone.localdate()
    paper = issue(
        case, Paper.Kind.RECORD_CORRECTION, by=by, values=paper_values.record_correction(case, approved)
    )
    approved.approved_by, approved.approved_on, approved.paper = by.person, today, paper
    approved.save()
    end_without_letter(
        case, approved.decision, due_on=record_correction_due(case.received_on, working_calendar())
    )
    record(
        case,
        "record_correction_approved",
        agency=case.agency,
        by=by,
        finding_label=approved.get_finding_display(),
        number=paper.number,
    )
    return approved
