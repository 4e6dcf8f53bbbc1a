"""Saying which agency answers (art. 36 item 5), and passing the application on where its applicant agreed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.selectors import answering_agencies, disclosure_office
from gongkai.cases import rules
from gongkai.cases.errors import IdentityErased, NotAnswerable
from gongkai.cases.models import Case, CaseDocument, Contact, PassedOn, RightAgency
from gongkai.cases.services.identity import identity_to_copy
from gongkai.cases.services.intake import take_over
from gongkai.cases.services.steps import locked, require_text, stop_if
from gongkai.documents.services import content_of
from gongkai.trail.services import record


@transaction.atomic
def name_right_agency(
    case: Case, *, by: Officer, why: str, agency: Agency | None = None, name: str = "", contact: str = ""
) -> RightAgency:
    """Write down who answers for this information; the decision N2 and its letter say so.

    agency: one of this installation, whose record gives name and contact; otherwise name, and contact where
    it is known. Named again, the later one counts. Raises TextMissing, NotAnswerable.
    """
    case = locked(case)
    stop_if(rules.refusal_to_name_right_agency(case, by))
    if agency is not None:
        able = answering_agencies(timezone.localdate()).exclude(pk=case.agency_id)
        if not able.filter(pk=agency.pk).exists():
            raise NotAnswerable(agency.name)
        name, contact = agency.name, contact_of_agency(agency)
    named, _ = RightAgency.objects.update_or_create(
        case=case,
        defaults={
            "agency": agency,
            "name": require_text("负责公开的机关", name),
            "contact": contact.strip(),
            "why": require_text("怎么查明的", why),
            "named_by": by.person,
            "named_on": timezone.localdate(),
        },
    )
    record(
        case,
        "right_agency_named",
        agency=case.agency,
        by=by,
        to=named.name,
        contact=named.contact,
        why=named.why,
        here=agency is not None,
    )
    return named


def contact_of_agency(agency: Agency) -> str:
    """Telephone of its disclosure office, else its own, and its address."""
    office = disclosure_office(agency)
    return f"电话{(office and office.phone) or agency.phone}，地址{agency.address}"


@transaction.atomic
def pass_on(case: Case, *, by: Officer, agreed_on: date, agreed_how: str) -> PassedOn:
    """Open a case at the agency the reply named, with everything the applicant wrote, identity sealed anew.

    Only where the applicant agreed; nothing in law asks an agency to forward. It is received there when both
    sides confirm it, and nobody learns its query code: the old number and code show both. Raises
    NoRightAgencyHere, PassedOnOnce, NotAnswerable, InTheFuture, BeforeTheFact, IdentityErased.
    """
    case = locked(case)
    today = timezone.localdate()
    stop_if(rules.refusal_to_pass_on(case, by, today=today))
    stop_if(
        rules.refusal_of_day(
            "申请人同意的日期", agreed_on, today=today, after=case.received_on, event="收到申请的"
        )
    )
    how = Contact.How(agreed_how)
    known = identity_to_copy(case)
    if known is None:
        raise IdentityErased(case.identity.erased_on)
    applicant, proofs = known
    target = case.right_agency.agency
    copy = take_over(case, target, applicant=applicant, files=_written(case), identity_files=proofs)
    passed = PassedOn.objects.create(
        case=case,
        copy=copy,
        agreed_on=agreed_on,
        agreed_how=how,
        passed_by=by.person,
        passed_at=timezone.now(),
    )
    entries = {
        case: {
            "act": "application_passed_on",
            "to": target.name,
            "copy_number": copy.number,
            "agreed_on": agreed_on,
            "how_label": how.label,
        },
        copy: {"act": "application_came_over", "source": case.agency.name, "former_number": case.number},
    }
    # the chains of two agencies are locked one after the other: always in the same order
    for one in sorted(entries, key=lambda each: each.agency_id):
        record(one, agency=one.agency, by=by, **entries[one])
    return passed


def _written(case: Case) -> Iterable[tuple[str, bytes]]:
    """What the applicant sent with the application; nothing this agency made goes along."""
    sent = case.documents.filter(kind=CaseDocument.Kind.APPLICATION_ATTACHMENT).select_related("original")
    return [(each.original.name, content_of(each.original)) for each in sent]
