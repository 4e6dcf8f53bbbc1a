"""Whose reports a government sums up: who belongs, who reports from outside, what moved between agencies."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Agency, Person
from gongkai.documents.models import Original


class MemberRule(models.Model):
    """That an agency counts in its government's report, or does not, from a year on.

    Without a rule the agency's own `reports_to_government` decides. The newest rule that covers a year holds.
    """

    class Kind(models.TextChoices):
        INCLUDED = "included", "纳入汇总"
        VERTICAL = "vertical", "由上级主管部门汇总"
        EXCLUDED = "excluded", "不纳入汇总"

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="member_rules")
    kind = models.CharField("办法", max_length=10, choices=Kind)
    from_year = models.PositiveSmallIntegerField("起始年度")
    to_year = models.PositiveSmallIntegerField("截止年度", null=True, blank=True)
    reason = models.CharField("依据或者原因", max_length=300)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-from_year", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_year__isnull=True) | Q(to_year__gte=F("from_year")),
                name="member_rule_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency.short_name}：{self.get_kind_display()}"


class OutsideReport(models.Model):
    """The report of an agency or a lower government outside this installation, read from its file."""

    government = models.ForeignKey(Agency, models.PROTECT, related_name="outside_reports")
    name = models.CharField("单位", max_length=80)
    year = models.PositiveSmallIntegerField("年度")
    form = models.CharField("格式", max_length=4)
    cells = models.JSONField("数字", default=dict)
    text = models.JSONField("文字", default=dict)
    file = models.ForeignKey(Original, models.PROTECT, related_name="+")
    taken_in_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    taken_in_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["year", "name"]
        constraints = [
            models.UniqueConstraint(fields=["government", "name", "year"], name="one_outside_report_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.name}{self.year}年"


class HandOver(models.Model):
    """Open applications that moved with a function from one agency to another.

    year: the first year in whose report the receiving agency counts them as carried over.
    cells: columns of row B, `natural` -> pieces.
    """

    giver = models.ForeignKey(Agency, models.PROTECT, related_name="handed_over")
    taker = models.ForeignKey(Agency, models.PROTECT, related_name="taken_over")
    year = models.PositiveSmallIntegerField("年度")
    cells = models.JSONField("件数", default=dict)
    reason = models.CharField("依据", max_length=300)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(giver=F("taker")), name="handed_over_to_another"),
            models.UniqueConstraint(fields=["giver", "taker", "year"], name="one_hand_over_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.giver.short_name}→{self.taker.short_name} {self.year}"
