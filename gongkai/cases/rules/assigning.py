"""Handing a case on, taking it over, and giving it back."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.errors import Refusal
from gongkai.agencies.models import Agency, Person
from gongkai.agencies.officers import Officer, posts_of
from gongkai.agencies.roles import MAY, Act
from gongkai.cases.errors import HeldAlready, NoOfferToYou, NotHeldHere
from gongkai.cases.models import Case
from gongkai.cases.rules.stage import refusal_at
from gongkai.cases.selectors.assigning import open_offer


def refusal_to_assign(
    case: Case, officer: Officer, *, to: Person | None = None, today: date | None = None
) -> Refusal | None:
    """With ``to`` and ``today``: whether that person handles cases at the agency on the day."""
    if refusal := refusal_at(case, officer, Act.HANDLE_CASE, "分办", Case.OPEN):
        return refusal
    if to is None or today is None:
        return None
    if to.pk == case.holder_id:
        return HeldAlready(to.name)
    return _not_a_handler(to, case.agency, today)


def refusal_to_accept_offer(case: Case, officer: Officer) -> Refusal | None:
    return _no_offer(case, officer, "接收")


def refusal_to_return_offer(case: Case, officer: Officer) -> Refusal | None:
    return _no_offer(case, officer, "退回分办")


def refusal_to_hand_over(agency: Agency, officer: Officer, *, to: Person, today: date) -> Refusal | None:
    """Everything one person holds, at once: the head of the disclosure office alone."""
    return officer.refusal(Act.LEAD_OFFICE, agency) or _not_a_handler(to, agency, today)


def _no_offer(case: Case, officer: Officer, label: str) -> Refusal | None:
    if refusal := refusal_at(case, officer, Act.HANDLE_CASE, label, Case.OPEN):
        return refusal
    offer = open_offer(case)
    return None if offer and officer.acts_as(offer.to_id) else NoOfferToYou()


def _not_a_handler(person: Person, agency: Agency, today: date) -> Refusal | None:
    handlers = {role.value for role in MAY[Act.HANDLE_CASE]}
    held = {post.role for post in posts_of(person, today=today) if post.agency_id == agency.pk}
    return None if held & handlers else NotHeldHere(person.name, agency.short_name)
