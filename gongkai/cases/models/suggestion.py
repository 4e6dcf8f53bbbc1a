"""What an applicant suggests who got information: that everyone should have it (art. 44 para. 2)."""

from __future__ import annotations

from django.db import models

from gongkai.cases.models.case import Case
from gongkai.cases.models.conversion import Conversion

LONGEST = 500  # characters of why


class Suggestion(models.Model):
    """One a case. answer: what the agency decided of this case or one of the same text; none while open."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="suggestion")
    words = models.CharField("为什么建议公开", max_length=LONGEST, blank=True)
    at = models.DateTimeField()
    answer = models.ForeignKey(Conversion, models.PROTECT, null=True, blank=True, related_name="suggestions")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.case_id} 建议主动公开"
