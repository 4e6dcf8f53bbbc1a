"""What an applicant may do from the page of the case. The page's buttons and the services ask the same.

Role is not asked here: the page opens by number and query code, which is the portal's to check.
"""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from gongkai.agencies.errors import Refusal
from gongkai.cases.errors import (
    AlreadyAnswered,
    AlreadyWithdrawn,
    CorrectionOver,
    NoCorrectionAwaited,
    NotConfirmedYet,
)
from gongkai.cases.errors_conversion import AlreadySuggested, AlreadyTakenUp, NothingToSuggest
from gongkai.cases.models import Case, Suggestion
from gongkai.cases.rules.stage import S
from gongkai.cases.selectors.conversion import is_given, last_word
from gongkai.cases.selectors.withdrawal import withdrawal_of


def refusal_to_correct(case: Case, *, today: date) -> Refusal | None:
    """Inside the time the notice gives, also while the officer already proposes to close (art. 30)."""
    notice = getattr(case, "correction", None)
    awaited = notice is not None and notice.answered_on is None
    if not awaited or case.state not in (S.AWAITING_CORRECTION, S.IN_HAND):
        return NoCorrectionAwaited()
    if withdrawal := withdrawal_of(case):
        return AlreadyWithdrawn(withdrawal.decided_on)
    return CorrectionOver(notice.until, case.agency.phone) if today > notice.until else None


def refusal_to_withdraw(case: Case) -> Refusal | None:
    """Until a decision is signed. Before receipt there is no term yet, and the telephone call ends it."""
    if case.state == S.AWAITING_CONFIRMATION:
        return NotConfirmedYet(case.agency.phone)
    if not case.is_open or case.state == S.AWAITING_SERVICE:
        return AlreadyAnswered()
    withdrawal = withdrawal_of(case)
    return AlreadyWithdrawn(withdrawal.decided_on) if withdrawal else None


def refusal_to_suggest(case: Case) -> Refusal | None:
    """Who got information by applying, once; until the agency makes it public anyway (art. 44 para. 2)."""
    if not is_given(case):
        return NothingToSuggest()
    if said := Suggestion.objects.filter(case=case).first():
        return AlreadySuggested(timezone.localdate(said.at))
    word = last_word(case)
    return AlreadyTakenUp() if word and word.publication else None
