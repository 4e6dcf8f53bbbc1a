"""Reconsideration and litigation about a case: table 4 of the annual report."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Person
from gongkai.cases.models.case import Case


class Remedy(models.Model):
    class Route(models.TextChoices):
        REVIEW = "review", "行政复议"
        DIRECT = "direct", "未经复议直接起诉"
        AFTER_REVIEW = "after_review", "复议后起诉"

    class Result(models.TextChoices):
        PENDING = "pending", "尚未审结"
        UPHELD = "upheld", "结果维持"
        CORRECTED = "corrected", "结果纠正"
        OTHER = "other", "其他结果"

    case = models.ForeignKey(Case, models.PROTECT, related_name="remedies")
    route = models.CharField("途径", max_length=12, choices=Route)
    filed_on = models.DateField("提起日期")
    body = models.CharField("受理机关", max_length=120)
    result = models.CharField("结果", max_length=10, choices=Result, default=Result.PENDING)
    concluded_on = models.DateField("审结日期", null=True, blank=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "remedies"
        indexes = [models.Index(fields=["filed_on", "concluded_on"], name="remedy_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(result="pending", concluded_on__isnull=True)
                | (~Q(result="pending") & Q(concluded_on__gte=F("filed_on"))),
                name="remedy_concluded_with_its_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_route_display()} {self.filed_on}"
