"""Why information is given although a third party objected, for the public interest (arts. 15, 32)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Person
from gongkai.cases.models.clock import Inquiry


class Overruling(models.Model):
    """One an objection. content: what is given. interest, effect: which public interest, and what serious
    effect not giving would have (法释〔2025〕8号 art. 5). All stand in the notice to the third party."""

    inquiry = models.OneToOneField(Inquiry, models.PROTECT, related_name="overruling")
    content = models.TextField("公开的内容")
    interest = models.TextField("属于什么公共利益")
    effect = models.TextField("不公开会造成什么重大影响")
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    decided_on = models.DateField("决定日期")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(content="") & ~Q(interest="") & ~Q(effect=""), name="overruling_gives_reasons"
            )
        ]

    def __str__(self) -> str:
        return f"{self.inquiry.to} {self.decided_on}"
