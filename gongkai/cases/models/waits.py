"""What the applicant was asked beside a correction: to state reasons (art. 35), to pay (art. 42)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.cases.models.case import Case


class ReasonsRequest(models.Model):
    """Asked to say why so many applications, and what the agency made of the answer. The clock runs on."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="reasons_request")
    points = models.TextField("要说明的事项")
    this_month = models.PositiveIntegerField("本月件数", null=True, blank=True)
    noticed_on = models.DateField("告知日期")
    until = models.DateField("说明期限")
    answered_on = models.DateField("收到说明", null=True, blank=True)
    answer = models.TextField("说明的理由", blank=True)
    reasonable = models.BooleanField("理由合理", null=True)
    judgement = models.TextField("为什么合理或者不合理", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("noticed_on")), name="reasons_leave_time"),
            models.CheckConstraint(
                condition=Q(reasonable__isnull=True) | ~Q(judgement=""), name="reasons_judged_in_words"
            ),
        ]

    def __str__(self) -> str:
        return f"说明理由告知 {self.noticed_on}"


class FeeNotice(models.Model):
    """One notice a case: by items or by pages, never both, so that no application is charged twice."""

    class Unit(models.TextChoices):
        ITEMS = "items", "按件"
        PAGES = "pages", "按量"

    case = models.OneToOneField(Case, models.PROTECT, related_name="fee_notice")
    unit = models.CharField("计费方式", max_length=6, choices=Unit)
    count = models.PositiveIntegerField("数量")  # applications this month with this one, or pages
    items_here = models.PositiveIntegerField("本件计几件", default=1)
    amount = models.PositiveIntegerField("数额（元）")
    how = models.CharField("缴纳方式", max_length=200)
    noticed_on = models.DateField("通知日期")
    received_on = models.DateField("申请人收到", null=True, blank=True)
    until = models.DateField("缴费期限")
    paid_on = models.DateField("缴清", null=True, blank=True)
    voucher = models.CharField("票据号码", max_length=60, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=1), name="fee_is_something"),
            models.CheckConstraint(condition=Q(until__gt=F("noticed_on")), name="fee_leaves_time"),
            models.CheckConstraint(
                condition=Q(paid_on__isnull=True) | (Q(paid_on__gte=F("noticed_on")) & ~Q(voucher="")),
                name="fee_paid_with_voucher",
            ),
        ]

    def __str__(self) -> str:
        return f"收费通知 {self.noticed_on}"
