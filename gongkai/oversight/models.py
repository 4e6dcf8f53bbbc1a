"""Supervision orders: what has to be done, by when, and what the agency says (arts. 46, 47)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Agency, Person
from gongkai.cases.models import Case


class SupervisionOrder(models.Model):
    """agency: which has to reply. issuer: the agency whose supervising office orders. case: the application
    it is about; none where it is about the agency's work."""

    class State(models.TextChoices):
        AWAITING_REPLY = "awaiting_reply", "待回复"
        REPLIED = "replied", "已回复"
        CLOSED = "closed", "已办结"

    number = models.CharField("文号", max_length=40, unique=True)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="orders_received")
    issuer = models.ForeignKey(Agency, models.PROTECT, related_name="orders_issued")
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="supervision_orders")
    title = models.CharField("事由", max_length=80)
    demand = models.TextField("要求")
    issued_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    issued_on = models.DateField("发出")
    reply_by = models.DateField("回复期限")
    state = models.CharField("状态", max_length=14, choices=State, default=State.AWAITING_REPLY)
    closed_on = models.DateField("办结", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(reply_by__gt=F("issued_on")), name="order_leaves_time"),
            models.CheckConstraint(
                condition=Q(state="closed", closed_on__isnull=False)
                | (~Q(state="closed") & Q(closed_on__isnull=True)),
                name="order_closed_with_its_day",
            ),
        ]
        indexes = [models.Index(fields=["agency", "state"], name="order_of_agency")]

    def __str__(self) -> str:
        return self.number


class SupervisionReply(models.Model):
    """One reply. A reply sent back keeps the reason, and another one follows it."""

    order = models.ForeignKey(SupervisionOrder, models.PROTECT, related_name="replies")
    text = models.TextField("回复")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    sent_back_for = models.TextField("退回的理由", blank=True)
    sent_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "supervision replies"

    def __str__(self) -> str:
        return f"{self.order_id} {self.at:%Y-%m-%d}"
