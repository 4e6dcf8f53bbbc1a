"""Keeping how an application came, who first opened it, and the tries to reach the applicant."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.cases import rules
from gongkai.cases.models import Case, CaseDocument, Contact, Receipt
from gongkai.cases.selectors.receipts import came_on
from gongkai.cases.services.material import keep
from gongkai.cases.services.steps import locked, stop_if
from gongkai.trail.services import record


def keep_receipt(
    case: Case,
    *,
    on: date,
    by: Officer | None,
    tracking_number: str = "",
    scan: tuple[str, bytes] | None = None,
) -> Receipt:
    """Part of taking in: what staff key in they have opened."""
    document = keep(case, CaseDocument.Kind.PROOF, *scan, by) if scan else None
    return Receipt.objects.create(
        case=case,
        came_on=on,
        tracking_number=tracking_number.strip(),
        scan=document,
        opened_at=timezone.now() if by else None,
        opened_by=by.person if by else None,
    )


def keep_contact(case: Case, *, on: date, how: str, result: str, by: Officer) -> Contact:
    return Contact.objects.create(
        case=case, on=on, how=how, result=result, by=by.person, recorded_at=timezone.now()
    )


@transaction.atomic
def record_contact(case: Case, *, by: Officer, on: date, how: str, result: str) -> Contact:
    """A try that did not reach the applicant; the application stays unconfirmed.

    Raises NotAllowed, NotThisStage, InTheFuture, BeforeTheFact.
    """
    case = locked(case)
    stop_if(rules.refusal_to_record_contact(case, by))
    stop_if(
        rules.refusal_of_day(
            "联系日期", on, today=timezone.localdate(), after=came_on(case), event="来件之日"
        )
    )
    contact = keep_contact(case, on=on, how=how, result=result, by=by)
    record(
        case,
        "applicant_not_reached",
        agency=case.agency,
        by=by,
        on=on,
        how_label=contact.get_how_display(),
        result_label=contact.get_result_display(),
    )
    return contact


@transaction.atomic
def note_opened(case: Case, *, by: Officer) -> bool:
    """An officer who may confirm this application sees it for the first time. False where one already did."""
    if rules.refusal_to_confirm_receipt(case, by):
        return False
    opened = Receipt.objects.filter(case=case, opened_at=None).update(
        opened_at=timezone.now(), opened_by=by.person
    )
    if opened:
        record(case, "application_opened", agency=case.agency, by=by)
    return bool(opened)
