"""Who was asked to take a case, what the person handing it on wrote, and what came of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Person
from gongkai.cases.models.case import Case


class Assignment(models.Model):
    """An offer of a case. Until it is accepted the case stays with whoever holds it.

    note: what the next one should know; internal, never told to the applicant nor written into the trail.
    """

    class State(models.TextChoices):
        OFFERED = "offered", "等对方接收"
        ACCEPTED = "accepted", "已接收"
        RETURNED = "returned", "已退回"
        WITHDRAWN = "withdrawn", "已改派"

    case = models.ForeignKey(Case, models.PROTECT, related_name="assignments")
    offered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    to = models.ForeignKey(Person, models.PROTECT, related_name="offers")
    note = models.TextField("交接说明", blank=True)
    offered_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.OFFERED)
    reason = models.CharField("退回的理由", max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(state="offered"), name="one_open_offer_a_case"
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(reason=""), name="offer_returned_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(state="offered", answered_at__isnull=True)
                | (~Q(state="offered") & Q(answered_at__isnull=False)),
                name="offer_answered_at_a_time",
            ),
        ]
        indexes = [models.Index(fields=["to"], condition=Q(state="offered"), name="offers_open")]

    def __str__(self) -> str:
        return f"{self.case_id} → {self.to_id} {self.get_state_display()}"
