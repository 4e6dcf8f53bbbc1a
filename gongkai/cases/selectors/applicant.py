"""What an applicant who has shown number and code may know of the case, beside its timeline and files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.cases.models import Case, CorrectionNotice, Inquiry


@dataclass(frozen=True)
class Progress:
    """searched_on: day of the latest search. inquiries: of whom is not told, only when and of what kind."""

    correction: CorrectionNotice | None
    inquiries: tuple[Inquiry, ...]
    searched_on: date | None
    signed_on: date | None

    @property
    def open_inquiry(self) -> Inquiry | None:
        return next((each for each in self.inquiries if each.ended_on is None), None)


def followed_case(pk: int) -> Case | None:
    """A case whose number and code were shown before; checking that is the portal's."""
    return Case.objects.select_related("agency__parent__parent", "correction").filter(pk=pk).first()


def progress_of(case: Case) -> Progress:
    searched = case.searches.order_by("-searched_on").values_list("searched_on", flat=True).first()
    letter = case.letters.exclude(signed_on=None).values_list("signed_on", flat=True).first()
    return Progress(
        correction=getattr(case, "correction", None),
        inquiries=tuple(case.inquiries.order_by("sent_on", "pk")),
        searched_on=searched,
        signed_on=letter,
    )
