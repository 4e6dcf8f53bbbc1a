"""What ties one case to another: answered together with it, or split off from it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Person
from gongkai.cases.models.case import Case


class CaseTie(models.Model):
    """case is tied to ``to``. Cases stay cases: each has its number, its clock, its file and its applicant.

    MERGED: of the same applicant, answered by the letter of ``to`` and closed as 并案. JOINT: of another
    applicant, with the decision and the text of ``to`` in a letter of its own. SPLIT: one matter of what
    ``to`` asked for. left_at: since when it is not answered together any more.
    """

    class Kind(models.TextChoices):
        MERGED = "merged", "并案"
        JOINT = "joint", "一并答复"
        SPLIT = "split", "分案"

    kind = models.CharField(max_length=8, choices=Kind)
    case = models.ForeignKey(Case, models.PROTECT, related_name="ties")
    to = models.ForeignKey(Case, models.PROTECT, related_name="tied")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(case=F("to")), name="tie_joins_two_cases"),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(kind__in=("merged", "joint"), left_at__isnull=True),
                name="answered_with_one_case",
            ),
            models.UniqueConstraint(fields=["case"], condition=Q(kind="split"), name="split_off_one_case"),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | ~Q(kind="split"), name="split_stays_split"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.get_kind_display()} {self.to_id}"
