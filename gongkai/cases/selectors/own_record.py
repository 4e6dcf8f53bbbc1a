"""The correction of an applicant's own record that waits for approval (art. 41)."""

from __future__ import annotations

from gongkai.cases.models import Case, RecordCorrection
from gongkai.cases.selectors.reply import current_decision


def record_correction_to_approve(case: Case) -> RecordCorrection | None:
    """The one on which the decision that stands is built, while nobody has approved it."""
    found = getattr(current_decision(case), "record_correction", None)
    return found if found and found.approved_on is None else None
