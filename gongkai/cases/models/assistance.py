"""Another agency or section asked to help (协办函). Unlike an inquiry it stops no clock."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Person
from gongkai.cases.models.case import Case
from gongkai.cases.models.paper import Paper


class Assistance(models.Model):
    """until: the day asked for in the letter; no law sets one. answered_on: None while it is open."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="assistances")
    to = models.CharField("协办的单位或者科室", max_length=120)
    matter = models.TextField("协办事项")
    asked_on = models.DateField("发出")
    until = models.DateField("请在何日前回复")
    paper = models.OneToOneField(Paper, models.PROTECT, related_name="assistance")
    answered_on = models.DateField("收到回复", null=True, blank=True)
    answer = models.TextField("回复的内容", blank=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("asked_on")), name="assistance_leaves_time"),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answer="")
                | (Q(answered_on__gte=F("asked_on")) & ~Q(answer="")),
                name="assistance_answered_in_words",
            ),
        ]
        indexes = [
            models.Index(fields=["case"], condition=Q(answered_on__isnull=True), name="assistance_open")
        ]

    def __str__(self) -> str:
        return f"{self.to} {self.asked_on}"
