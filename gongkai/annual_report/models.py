"""A year's report of one agency: a draft that follows the records, then a frozen copy with its hash."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Agency, Person


class Report(models.Model):
    class State(models.TextChoices):
        DRAFT = "draft", "编写中"
        PUBLISHED = "published", "已发布"

    class Source(models.TextChoices):
        DERIVED = "derived", "由本系统的记录得出"
        IMPORTED = "imported", "从已发布的报告导入"

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="reports")
    year = models.PositiveSmallIntegerField("年度")
    form = models.CharField(
        "格式",
        max_length=4,
        choices=[("2019", "国办公开办函〔2019〕60号"), ("2021", "国办公开办函〔2021〕30号")],
    )
    state = models.CharField("状态", max_length=10, choices=State, default=State.DRAFT)
    source = models.CharField("来源", max_length=10, choices=Source, default=Source.DERIVED)
    cells = models.JSONField("固化的数字", default=dict)  # address -> number or null; empty while a draft
    text = models.JSONField("文字", default=dict)  # part "1", "5", "6" -> text
    sha256 = models.CharField("指纹", max_length=64, blank=True)
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-year", "agency_id"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "year"], name="one_report_a_year"),
            models.CheckConstraint(
                condition=Q(state="draft") | (Q(published_at__isnull=False) & ~Q(sha256="")),
                name="published_report_is_frozen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency.name}{self.year}年政府信息公开工作年度报告"

    @property
    def is_published(self) -> bool:
        return self.state == self.State.PUBLISHED


class YearlyFigure(models.Model):
    """A number of table 2 that lives in another system: entered with where it comes from."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="yearly_figures")
    year = models.PositiveSmallIntegerField()
    address = models.CharField(max_length=40)
    value = models.DecimalField(max_digits=18, decimal_places=6)  # pieces, or 万元 for amounts
    source_note = models.CharField("数据来源", max_length=200)
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "year", "address"], name="one_figure_an_address"),
            models.CheckConstraint(condition=Q(value__gte=0), name="figure_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.address}: {self.value}"


class Explanation(models.Model):
    """Why a figure may stand although an identity does not hold: a function handed over, for example."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="explanations")
    rule = models.CharField(max_length=6)
    address = models.CharField(max_length=40, blank=True)
    reason = models.CharField("原因", max_length=300)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "rule", "address"], name="one_reason_a_finding")
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.address}"
