"""Whether what was given to one applicant is given to everyone (art. 44), and what was said to that."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Person
from gongkai.cases.models.case import Case
from gongkai.disclosure.models import Publication


class Conversion(models.Model):
    """publication: the draft made of the reply; none where the agency decided against it. words: why not, or
    what an applicant said who suggested it."""

    class Reason(models.TextChoices):
        SEVERAL = "several", "多个申请人申请同样的信息（第四十四条第一款）"
        SUGGESTED = "suggested", "申请人建议纳入主动公开（第四十四条第二款）"

    case = models.ForeignKey(Case, models.PROTECT, related_name="conversions")
    reason = models.CharField("由来", max_length=12, choices=Reason)
    words = models.TextField("说明", blank=True)
    publication = models.OneToOneField(
        Publication, models.PROTECT, null=True, blank=True, related_name="conversion"
    )
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(publication__isnull=False), name="one_conversion_a_case"
            ),
            models.CheckConstraint(
                condition=Q(publication__isnull=False) | ~Q(words=""), name="conversion_declined_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.get_reason_display()}"
