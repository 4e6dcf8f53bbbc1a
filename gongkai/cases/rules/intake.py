"""Taking in, handing on, and looking at who applied."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.errors import Refusal
from gongkai.agencies.models import Agency, Person
from gongkai.agencies.officers import Officer, posts_of
from gongkai.agencies.roles import MAY, Act
from gongkai.cases.errors import IdentityErased, NotHeldHere
from gongkai.cases.models import Case
from gongkai.cases.rules.stage import S, refusal_at


def refusal_to_register(agency: Agency, officer: Officer) -> Refusal | None:
    return officer.refusal(Act.TAKE_IN_CASE, agency)


def refusal_to_confirm_receipt(case: Case, officer: Officer) -> Refusal | None:
    return refusal_at(case, officer, Act.TAKE_IN_CASE, "确认收到", [S.AWAITING_CONFIRMATION])


def refusal_to_assign(
    case: Case, officer: Officer, *, to: Person | None = None, today: date | None = None
) -> Refusal | None:
    """With ``to`` and ``today``: whether that person handles cases at the agency on the day."""
    if refusal := refusal_at(case, officer, Act.HANDLE_CASE, "分办", Case.OPEN):
        return refusal
    if to is None or today is None:
        return None
    handlers = {role.value for role in MAY[Act.HANDLE_CASE]}
    held = {post.role for post in posts_of(to, today=today) if post.agency_id == case.agency_id}
    return None if held & handlers else NotHeldHere(to.name, case.agency.short_name)


def refusal_to_read_identity(case: Case, officer: Officer) -> Refusal | None:
    if refusal := officer.refusal(Act.VIEW_IDENTITY, case.agency):
        return refusal
    return IdentityErased(case.identity.erased_on) if case.identity.erased_on else None
