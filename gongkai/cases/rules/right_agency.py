"""Naming the agency that answers (art. 36 item 5), and passing an application on to it with consent."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases.errors import NoRightAgencyHere, NotAnswerable, PassedOnOnce
from gongkai.cases.models import Case
from gongkai.cases.rules.stage import WORKING, S, refusal_at
from gongkai.law.decisions import Outcome


def refusal_to_name_right_agency(case: Case, officer: Officer) -> Refusal | None:
    return refusal_at(case, officer, Act.HANDLE_CASE, "写明负责公开的机关", WORKING)


def refusal_to_pass_on(case: Case, officer: Officer, *, today: date) -> Refusal | None:
    """After the reply that names the agency, once, to one that takes applications here today."""
    if refusal := refusal_at(case, officer, Act.HANDLE_CASE, "转交负责公开的机关", [S.CLOSED]):
        return refusal
    named = getattr(case, "right_agency", None)
    if case.outcome != Outcome.N2 or named is None or named.agency is None:
        return NoRightAgencyHere()
    if earlier := getattr(case, "passed_on", None):
        return PassedOnOnce(earlier.copy.number)
    return None if named.agency.exists_on(today) else NotAnswerable(named.agency.name)
