"""How often someone found the answer before applying: a figure a day, and nobody in it."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.models import Agency


class AvoidedApplication(models.Model):
    """count: applications to this agency not needed on that day, since what was sought is public."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    on = models.DateField("日期")
    count = models.PositiveIntegerField("件数", default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "on"], name="one_avoided_count_a_day")]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.on}: {self.count}"
