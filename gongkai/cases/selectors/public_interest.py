"""Third parties who objected, and what became of their objections (art. 32)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gongkai.cases.models import Case, Inquiry, Paper
from gongkai.cases.selectors.case_file import rows_of
from gongkai.law.decisions import Outcome

OBJECTIONS = (Inquiry.Answer.OBJECTION, Inquiry.Answer.PARTIAL)
_DISCLOSED = (Outcome.G1, Outcome.G2)


def objections(case: Case) -> list[Inquiry]:
    """Of third parties alone: another agency's answer binds by art. 34, not by art. 32."""
    asked = [each for each in rows_of(case, "inquiries") if each.kind == Inquiry.Kind.THIRD_PARTY]
    return [each for each in asked if each.answer in OBJECTIONS]


def standing_objections(case: Case) -> list[Inquiry]:
    """Those that were not overruled for the public interest."""
    return [each for each in objections(case) if not hasattr(each, "overruling")]


def goes_against_objection(case: Case, outcome: Outcome, details: Mapping[str, Any]) -> bool:
    """Whether this decision gives what a third party did not want given.

    Giving a part although nothing is withheld for the third party's sake overrules the objection as well.
    """
    grounds = details.get("withheld_by") or ()
    gives = outcome in _DISCLOSED or (outcome is Outcome.G3 and Outcome.D4.value not in grounds)
    return gives and bool(objections(case))


def not_told_of_overruling(case: Case) -> Inquiry | None:
    """The first third party whose objection is overruled and to whom no notice stands as served."""
    told = {
        paper.inquiry_id
        for paper in rows_of(case, "papers")
        if paper.kind == Paper.Kind.PUBLIC_INTEREST
        and any(not each.bounced_on for each in paper.services.all())
    }
    return next((each for each in objections(case) if each.pk not in told), None)
