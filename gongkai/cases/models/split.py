"""An application that asked for several things, before each became a case of its own (一事一申请)."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.models import Person
from gongkai.cases.models.case import Case


class CaseSplit(models.Model):
    """title, description: what the applicant wrote, whole. The case itself goes on with its first matter; the
    others are tied to it (``CaseTie.Kind.SPLIT``)."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="split")
    title = models.CharField("分案前的申请内容", max_length=80)
    description = models.TextField("分案前的所需信息")
    reason = models.TextField("分案的理由")
    count = models.PositiveSmallIntegerField("分成几件")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(count__gte=2), name="split_makes_several"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} 分成{self.count}件"
