"""Recording what an applicant did against the reply, or against its absence."""

from __future__ import annotations

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases.errors import RemedyConcluded
from gongkai.cases.models import Case, Remedy
from gongkai.cases.rules.stage import S, refusal_at

_RECEIVED = tuple(state for state in S if state != S.AWAITING_CONFIRMATION)


def refusal_to_file_remedy(case: Case, officer: Officer) -> Refusal | None:
    """Also before a reply: the want of one can be attacked, and after the archive."""
    return refusal_at(case, officer, Act.HANDLE_CASE, "登记复议或者诉讼", _RECEIVED)


def refusal_to_conclude_remedy(remedy: Remedy, officer: Officer) -> Refusal | None:
    if refusal := officer.refusal(Act.HANDLE_CASE, remedy.case.agency):
        return refusal
    return RemedyConcluded(remedy.concluded_on) if remedy.concluded_on else None
