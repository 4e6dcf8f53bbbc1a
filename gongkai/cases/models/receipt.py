"""How an application came, what proves it, and the tries to confirm it with the applicant (art. 31)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Person
from gongkai.cases.models.case import Case
from gongkai.cases.models.material import CaseDocument


class Receipt(models.Model):
    """came_on: the day it reached the agency; of plain letters, e-mail and fax not yet the day of receipt.

    opened_at: when an officer who may confirm it first saw it; of what staff keyed in, when that was. Cases
    older than this record have none.
    """

    case = models.OneToOneField(Case, models.PROTECT, related_name="receipt")
    came_on = models.DateField("来件")
    tracking_number = models.CharField("邮件单号", max_length=40, blank=True)
    scan = models.ForeignKey(CaseDocument, models.PROTECT, null=True, blank=True, related_name="+")
    opened_at = models.DateTimeField("首次打开", null=True, blank=True)
    opened_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True, opened_by__isnull=True)
                | Q(opened_at__isnull=False, opened_by__isnull=False),
                name="receipt_opened_by_someone",
            )
        ]

    def __str__(self) -> str:
        return f"来件 {self.came_on}"


class Contact(models.Model):
    """One try to confirm with the applicant. No words of it are kept: they would hold names and numbers."""

    class How(models.TextChoices):
        PHONE = "phone", "电话"
        SMS = "sms", "短信"
        EMAIL = "email", "电子邮件"
        IN_PERSON = "in_person", "当面"

    class Result(models.TextChoices):
        CONFIRMED = "confirmed", "双方确认"
        NO_ANSWER = "no_answer", "没有接通或者没有回音"
        WRONG = "wrong", "联系方式不对"

    case = models.ForeignKey(Case, models.PROTECT, related_name="contacts")
    on = models.DateField("日期")
    how = models.CharField("方式", max_length=10, choices=How)
    result = models.CharField("结果", max_length=10, choices=Result)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_how_display()} {self.on}"
