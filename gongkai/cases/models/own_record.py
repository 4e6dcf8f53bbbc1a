"""An application that asks to put one's own record right (art. 41): what was found, and who said so."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Person
from gongkai.cases.models.paper import Paper
from gongkai.cases.models.reply import Decision


class RecordCorrection(models.Model):
    """Proposed by the officer, approved by a second person, told in a paper that stands for the reply.

    It hangs on the decision (O3) that it gives reasons for: once another one is proposed, this is history.
    """

    class Finding(models.TextChoices):
        CORRECTED = "corrected", "属实，由本机关更正"
        PASSED_ON = "passed_on", "不归本机关，转送有权更正的机关"
        TOLD = "told", "不归本机关，告知向有权更正的机关提出"
        NOT_SHOWN = "not_shown", "没有证据证明不准确，不予更正"

    OTHERS = (Finding.PASSED_ON, Finding.TOLD)

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="record_correction")
    matter = models.TextField("要求更正什么")
    proof = models.TextField("申请人的证据")
    finding = models.CharField("认定", max_length=10, choices=Finding)
    text = models.TextField("认定的理由和处理的结果")
    agency_name = models.CharField("有权更正的机关", max_length=120, blank=True)
    agency_contact = models.CharField("该机关的联系方式", max_length=200, blank=True)
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_on = models.DateField()
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    approved_on = models.DateField(null=True, blank=True)
    paper = models.OneToOneField(Paper, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("proposed_by")),
                name="record_correction_by_another",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True, approved_on__isnull=True, paper__isnull=True)
                | Q(approved_by__isnull=False, approved_on__isnull=False, paper__isnull=False),
                name="record_correction_approved_whole",
            ),
            models.CheckConstraint(
                condition=~Q(finding__in=["passed_on", "told"]) | ~Q(agency_name=""),
                name="record_correction_names_the_agency",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_finding_display()} {self.proposed_on}"
