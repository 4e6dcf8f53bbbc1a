"""Handing cases on: an offer accepted or returned, many at once, and all that someone leaves behind."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.models import Person
from gongkai.agencies.officers import Officer
from gongkai.cases import rules
from gongkai.cases.errors import NothingHeld, SomeNotAssigned
from gongkai.cases.models import Assignment, Case
from gongkai.cases.selectors.assigning import open_offer
from gongkai.cases.services.steps import locked, require_text, stop_if
from gongkai.trail.services import record

State = Assignment.State


@transaction.atomic
def assign(case: Case, *, by: Officer, to: Person, note: str = "") -> Case:
    """Offer the case to a person who handles cases at its agency; to oneself, take it at once.

    Whoever holds it keeps holding it until the offer is accepted; where nobody does, the one who offers does.
    An earlier offer without an answer lapses. Raises NotHeldHere, HeldAlready, NotThisStage, NotAllowed.
    """
    case = locked(case)
    stop_if(rules.refusal_to_assign(case, by, to=to, today=timezone.localdate()))
    _withdraw(Assignment.objects.filter(case=case))
    if to.pk == by.person_id:
        _hold(case, to)
        record(case, "case_taken", agency=case.agency, by=by)
        return case
    Assignment.objects.create(
        case=case, offered_by=by.person, to=to, note=note.strip(), offered_at=timezone.now()
    )
    if case.holder_id is None:
        _hold(case, by.person)
    record(case, "case_offered", agency=case.agency, by=by, to=to.name)
    return case


@transaction.atomic
def assign_many(cases: Iterable[Case], *, by: Officer, to: Person, note: str = "") -> int:
    """Offer all of them or none: how many were. Raises SomeNotAssigned, which names each one refused.

    Cases are locked in the order of their ids, so that two such acts at once cannot wait for each other.
    """
    chosen = [locked(case) for case in sorted(cases, key=lambda each: each.pk)]
    today = timezone.localdate()
    refused = [
        (case.number, str(refusal))
        for case in chosen
        if (refusal := rules.refusal_to_assign(case, by, to=to, today=today))
    ]
    if refused:
        raise SomeNotAssigned(refused)
    for case in chosen:
        assign(case, by=by, to=to, note=note)
    return len(chosen)


@transaction.atomic
def accept_offer(case: Case, *, by: Officer) -> Case:
    """Take over what was offered; a substitute takes it for the person substituted. Raises NoOfferToYou."""
    case = locked(case)
    stop_if(rules.refusal_to_accept_offer(case, by))
    offer = open_offer(case)
    _answer(offer, State.ACCEPTED)
    _hold(case, offer.to)
    record(case, "offer_accepted", agency=case.agency, by=by, by_name=offer.offered_by.name)
    return case


@transaction.atomic
def return_offer(case: Case, *, by: Officer, reason: str) -> Case:
    """Give an offer back; the case stays where it is. Raises NoOfferToYou, TextMissing."""
    case = locked(case)
    stop_if(rules.refusal_to_return_offer(case, by))
    reason = require_text("退回的理由", reason)
    offer = open_offer(case)
    _answer(offer, State.RETURNED, reason)
    record(case, "offer_returned", agency=case.agency, by=by, by_name=offer.offered_by.name, reason=reason)
    return case


@transaction.atomic
def hand_over(person: Person, *, by: Officer, to: Person, note: str) -> int:
    """Give everything open that a person holds at the officer's agency to another one: how many cases.

    At once and without acceptance, because the one who leaves can keep nothing. Raises NothingHeld,
    NotHeldHere, NotAllowed, TextMissing.
    """
    stop_if(rules.refusal_to_hand_over(by.agency, by, to=to, today=timezone.localdate()))
    note = require_text("交接说明", note)
    held = Case.objects.select_for_update(of=("self",)).select_related("agency")
    cases = list(held.filter(agency=by.agency, holder=person, state__in=Case.OPEN).order_by("pk"))
    if not cases or person.pk == to.pk:
        raise NothingHeld(person.name, to.name)
    _withdraw(Assignment.objects.filter(to=person, case__agency=by.agency))
    _withdraw(Assignment.objects.filter(case__in=cases))
    now = timezone.now()
    Assignment.objects.bulk_create(
        Assignment(
            case=case,
            offered_by=by.person,
            to=to,
            note=note,
            offered_at=now,
            state=State.ACCEPTED,
            answered_at=now,
        )
        for case in cases
    )
    for case in cases:
        _hold(case, to)
        record(case, "case_handed_over", agency=case.agency, by=by, by_name=person.name, to=to.name)
    return len(cases)


def _hold(case: Case, person: Person) -> None:
    case.holder = person
    case.save(update_fields=["holder"])


def _answer(offer: Assignment, state: State, reason: str = "") -> None:
    offer.state, offer.reason, offer.answered_at = state, reason, timezone.now()
    offer.save()


def _withdraw(offers) -> None:
    offers.filter(state=State.OFFERED).update(state=State.WITHDRAWN, answered_at=timezone.now())
