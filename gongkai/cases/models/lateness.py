"""Why a case was late."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.models import Person
from gongkai.cases.models.case import Case


class LatenessReason(models.Model):
    """What the agency says of its own lateness. A later one stands beside the earlier ones."""

    class Category(models.TextChoices):
        VOLUME = "volume", "申请数量多"
        SEARCH = "search", "检索、整理材料费时"
        OPINION = "opinion", "征求意见耽误"
        APPROVAL = "approval", "审核签发耽误"
        HAND_OVER = "hand_over", "人员变动、交接"
        OVERSIGHT = "oversight", "漏办"
        SERVICE = "service", "没有送达到、重新送达"
        OTHER = "other", "其他"

    case = models.ForeignKey(Case, models.PROTECT, related_name="lateness_reasons")
    category = models.CharField("原因", max_length=10, choices=Category)
    text = models.TextField("说明")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.case_id} {self.get_category_display()}"
