"""May this application be split into one case a matter (一事一申请)?"""

from __future__ import annotations

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases.errors_joint import SecondRound
from gongkai.cases.errors_split import (
    AlreadySplit,
    FeeAlreadyNoticed,
    IsAPart,
    LetterWentOut,
    StillWaiting,
    TiedToOthers,
)
from gongkai.cases.models import Case
from gongkai.cases.rules.stage import S, refusal_at
from gongkai.cases.selectors.tie import Ties, ties_of


def refusal_to_split(case: Case, officer: Officer) -> Refusal | None:
    """In hand, nothing awaited, no reply signed, no fee noticed for the whole."""
    if refusal := refusal_at(case, officer, Act.HANDLE_CASE, "分案", [S.IN_HAND]):
        return refusal
    if case.round > 1:
        return SecondRound()
    return _tied(ties_of(case)) or _gone_out(case)


def _tied(ties: Ties) -> Refusal | None:
    if ties.whole:
        return IsAPart(ties.whole.number)
    if ties.parts:
        return AlreadySplit()
    return TiedToOthers() if ties.lead or ties.leads else None


def _gone_out(case: Case) -> Refusal | None:
    if getattr(case, "split", None):
        return AlreadySplit()
    if any(letter.number for letter in case.letters.all()):
        return LetterWentOut()
    if getattr(case, "fee_notice", None):
        return FeeAlreadyNoticed()
    return StillWaiting() if _awaits(case) else None


def _awaits(case: Case) -> bool:
    """A correction, reasons or an opinion."""
    correction, reasons = getattr(case, "correction", None), getattr(case, "reasons_request", None)
    return (
        (correction is not None and correction.answered_on is None)
        or (reasons is not None and reasons.reasonable is None)
        or any(inquiry.ended_on is None for inquiry in case.inquiries.all())
    )
