"""Third parties who objected, and what became of their objections (art. 32)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from gongkai.cases.models import Case, Inquiry, PaperService
from gongkai.law.decisions import Outcome

OBJECTIONS = (Inquiry.Answer.OBJECTION, Inquiry.Answer.PARTIAL)
_DISCLOSED = (Outcome.G1, Outcome.G2)


def objections(case: Case) -> QuerySet[Inquiry]:
    """Of third parties alone: another agency's answer binds by art. 34, not by art. 32."""
    return case.inquiries.filter(kind=Inquiry.Kind.THIRD_PARTY, answer__in=OBJECTIONS)


def standing_objections(case: Case) -> QuerySet[Inquiry]:
    """Those that were not overruled for the public interest."""
    return objections(case).filter(overruling=None)


def goes_against_objection(case: Case, outcome: Outcome, details: Mapping[str, Any]) -> bool:
    """Whether this decision gives what a third party did not want given.

    Giving a part although nothing is withheld for the third party's sake overrules the objection as well.
    """
    grounds = details.get("withheld_by") or ()
    gives = outcome in _DISCLOSED or (outcome is Outcome.G3 and Outcome.D4.value not in grounds)
    return gives and objections(case).exists()


def not_told_of_overruling(case: Case) -> Inquiry | None:
    """The first third party whose objection is overruled and to whom no notice stands as served."""
    told = PaperService.objects.filter(
        paper__case=case, paper__kind="public_interest", bounced_on=None, paper__inquiry__isnull=False
    ).values("paper__inquiry")
    return objections(case).exclude(pk__in=told).order_by("pk").first()
