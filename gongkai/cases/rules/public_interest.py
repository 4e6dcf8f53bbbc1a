"""Giving information against a third party's objection (art. 32), and telling them before it is given."""

from __future__ import annotations

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases.errors import NothingToOverrule, ThirdPartyNotTold
from gongkai.cases.models import Case
from gongkai.cases.rules.stage import S, refusal_at
from gongkai.cases.selectors.public_interest import (
    goes_against_objection,
    not_told_of_overruling,
    standing_objections,
)
from gongkai.cases.selectors.reply import current_decision
from gongkai.law.decisions import Outcome

_BEFORE_SERVICE = [S.IN_HAND, S.AWAITING_OPINION, S.AWAITING_SIGNATURE, S.AWAITING_SERVICE]


def refusal_to_overrule_objection(case: Case, officer: Officer) -> Refusal | None:
    """By whoever signs for the agency: the notice tells the third party what the agency has decided."""
    refusal = refusal_at(case, officer, Act.SIGN_LETTER, "为公共利益决定公开", _BEFORE_SERVICE)
    if refusal:
        return refusal
    return None if standing_objections(case) else NothingToOverrule()


def refusal_while_third_party_untold(case: Case) -> Refusal | None:
    """Nothing leaves against an objection before the third party was told in writing (art. 32)."""
    decision = current_decision(case)
    if decision is None or not goes_against_objection(case, Outcome(decision.outcome), decision.details):
        return None
    untold = not_told_of_overruling(case)
    return ThirdPartyNotTold(untold.to) if untold else None
