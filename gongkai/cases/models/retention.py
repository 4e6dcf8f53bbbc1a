"""What was decided when the retention term of a case ended: keep longer, or erase who the applicant was."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Person
from gongkai.cases.models.case import Case


class RetentionReview(models.Model):
    """One review. Keeping longer needs a reason and a last day; erasing needs a second person.

    A proposal to erase is open until it is confirmed or dropped (``ended_at``).
    """

    class Kind(models.TextChoices):
        KEEP = "keep", "延长保存"
        ERASE = "erase", "销毁身份信息"

    case = models.ForeignKey(Case, models.PROTECT, related_name="retention_reviews")
    kind = models.CharField(max_length=6, choices=Kind)
    reason = models.TextField("理由")
    keep_until = models.DateField("保存到", null=True, blank=True)
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="keep", keep_until__isnull=False, confirmed_by__isnull=True)
                | Q(kind="erase", keep_until__isnull=True),
                name="retention_kept_until_a_day",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True)
                | (Q(ended_at__isnull=False) & ~Q(confirmed_by=F("proposed_by"))),
                name="retention_erased_by_two",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(kind="erase", ended_at__isnull=True),
                name="one_open_erasure_a_case",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.case_id}"
