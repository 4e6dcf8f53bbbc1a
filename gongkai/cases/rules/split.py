"""May this application be split into one case a matter (一事一申请)?"""

from __future__ import annotations

from django.db.models import Exists, OuterRef

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
from gongkai.cases.models import Case, CaseSplit, FeeNotice, Inquiry, Letter, ReasonsRequest
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
    """One query."""
    of_case = {"case": OuterRef("pk")}
    found = (
        Case.objects.filter(pk=case.pk)
        .annotate(
            has_split=Exists(CaseSplit.objects.filter(**of_case)),
            has_fee=Exists(FeeNotice.objects.filter(**of_case)),
            has_letter=Exists(Letter.objects.filter(**of_case).exclude(number="")),
            has_inquiry=Exists(Inquiry.objects.filter(**of_case, ended_on=None)),
            has_reasons=Exists(ReasonsRequest.objects.filter(**of_case, reasonable=None)),
        )
        .values("has_split", "has_fee", "has_letter", "has_inquiry", "has_reasons")
        .get()
    )
    correction = getattr(case, "correction", None)
    awaited = correction is not None and correction.answered_on is None
    for there, refusal in (
        (found["has_split"], AlreadySplit),
        (found["has_letter"], LetterWentOut),
        (found["has_fee"], FeeAlreadyNoticed),
        (awaited or found["has_inquiry"] or found["has_reasons"], StillWaiting),
    ):
        if there:
            return refusal()
    return None
