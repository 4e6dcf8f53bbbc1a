"""The papers a court will ask for, as a decision's page and the guide list them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.cases import rules, selectors
from gongkai.cases.details import EVIDENCE_BY_DETAIL, details_of
from gongkai.cases.errors import MissingEvidence, TextMissing
from gongkai.cases.models import Case
from gongkai.law.decisions import Outcome
from gongkai.law.evidence import DISCLOSED_COPY
from gongkai.workbench.case_page import evidence_url


@dataclass(frozen=True)
class Proof:
    """One paper the decision needs: where it is, or the page on which it is recorded."""

    label: str
    explanation: str
    text: str
    url: str
    in_form: bool
    act: str = ""  # what else puts it on file, where the form's own words do as well

    @property
    def missing(self) -> bool:
        return not self.text and not self.in_form


def by_form(outcome: Outcome) -> set[str]:
    """Papers that the form's own particulars put on file."""
    return {
        EVIDENCE_BY_DETAIL[detail.key] for detail in details_of(outcome) if detail.key in EVIDENCE_BY_DETAIL
    }


def proofs_of(
    case: Case, outcome: Outcome, details: Mapping[str, Any], *, question: int | None = None
) -> list[Proof]:
    """question: of the guide to come back to, where a paper is put in from there."""
    in_form = by_form(outcome)
    return [
        Proof(
            row.evidence.label,
            f"{row.evidence.explanation}（{row.evidence.citation}）",
            row.text,
            evidence_url(case, row.evidence.key, outcome.value, question),
            not row.text and row.evidence.key in in_form,
            "附上文件" if row.evidence.key == DISCLOSED_COPY.key and not row.text else "",
        )
        for row in selectors.evidence_table(case, outcome, details)
    ]


def stage_refusal(case: Case, officer: Officer, outcome: Outcome) -> str:
    """Why this decision does not fit the case now, the evidence left aside."""
    refusal = rules.refusal_to_decide_as(case, officer, outcome, today=timezone.localdate(), details={})
    filled_in_later = isinstance(refusal, MissingEvidence | TextMissing)
    return "" if refusal is None or filled_in_later else str(refusal)
