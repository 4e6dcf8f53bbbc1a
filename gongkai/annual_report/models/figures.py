"""Figures that do not follow from the cases: entered from other systems, or put right by hand."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Agency, Person
from gongkai.annual_report.models.entry_tokens import EntryToken
from gongkai.annual_report.models.report import Report
from gongkai.documents.models import Original


class YearlyFigure(models.Model):
    """A number of table 2 that lives in another system, of a year or of one of its months.

    A person entered it, or that system itself with its token.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="yearly_figures")
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField("月份", default=0)  # 1 to 12; 0 for a figure of the whole year
    address = models.CharField(max_length=40)
    value = models.DecimalField(max_digits=18, decimal_places=6)  # pieces, or 万元 for amounts
    source_note = models.CharField("数据来源", max_length=200)
    source_file = models.ForeignKey(Original, models.PROTECT, null=True, blank=True, related_name="+")
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    entered_with = models.ForeignKey(EntryToken, models.PROTECT, null=True, blank=True, related_name="+")
    entered_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "month", "address"], name="one_figure_an_address"
            ),
            models.CheckConstraint(condition=Q(value__gte=0), name="figure_not_negative"),
            models.CheckConstraint(condition=Q(month__lte=12), name="figure_has_a_month"),
            models.CheckConstraint(
                condition=Q(entered_by__isnull=False) ^ Q(entered_with__isnull=False),
                name="figure_names_who_entered_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.address}: {self.value}"

    @property
    def enterer(self) -> str:
        """The person's name, or the system's."""
        return self.entered_by.name if self.entered_by else self.entered_with.system


class Correction(models.Model):
    """A derived cell put right by hand. derived: what the records gave at that time, kept beside it."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="corrections")
    address = models.CharField(max_length=40)
    derived = models.DecimalField(max_digits=18, decimal_places=6, null=True)
    value = models.DecimalField(max_digits=18, decimal_places=6)
    reason = models.CharField("原因", max_length=300)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["address"]
        constraints = [
            models.UniqueConstraint(fields=["report", "address"], name="one_correction_a_cell"),
            models.CheckConstraint(condition=~Q(reason=""), name="correction_has_its_reason"),
            models.CheckConstraint(condition=Q(value__gte=0), name="corrected_figure_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.address}: {self.value}"
