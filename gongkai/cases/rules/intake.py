"""Taking in, and looking at who applied."""

from __future__ import annotations

from gongkai.agencies.errors import Refusal
from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases.errors import IdentityErased
from gongkai.cases.models import Case
from gongkai.cases.rules.stage import S, refusal_at


def refusal_to_register(agency: Agency, officer: Officer) -> Refusal | None:
    return officer.refusal(Act.TAKE_IN_CASE, agency)


def refusal_to_confirm_receipt(case: Case, officer: Officer) -> Refusal | None:
    return refusal_at(case, officer, Act.TAKE_IN_CASE, "确认收到", [S.AWAITING_CONFIRMATION])


def refusal_to_read_identity(case: Case, officer: Officer) -> Refusal | None:
    if refusal := officer.refusal(Act.VIEW_IDENTITY, case.agency):
        return refusal
    return IdentityErased(case.identity.erased_on) if case.identity.erased_on else None
