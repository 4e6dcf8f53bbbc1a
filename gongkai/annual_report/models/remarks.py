"""What is said about a report: why a finding may stand, and what the supervising office wants changed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Person
from gongkai.annual_report.models.report import Report


class Explanation(models.Model):
    """Why a figure may stand although an identity does not hold: a function handed over, for example.

    figures: of each finding it was written for, what was stated and what should have been, in words. Empty
    for one written before they were kept: it holds for any.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="explanations")
    rule = models.CharField(max_length=6)
    address = models.CharField(max_length=40, blank=True)
    reason = models.CharField("原因", max_length=300)
    figures = models.JSONField("当时的数", default=list)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "rule", "address"], name="one_reason_a_finding")
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.address}"


class Comment(models.Model):
    """A wish for change on a cell or on words of a report that is sent back.

    address: a cell (`3.C1.total`), or a part ("1", "5", "6"), or "" for the report as a whole.
    quote: the words it is about, as they stood.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="comments")
    address = models.CharField(max_length=40, blank=True)
    quote = models.CharField("原文", max_length=300, blank=True)
    text = models.CharField("意见", max_length=500)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    answer = models.CharField("处理情况", max_length=500, blank=True)
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True) | Q(settled_by__isnull=False),
                name="settled_comment_names_who",
            )
        ]

    def __str__(self) -> str:
        return self.text
