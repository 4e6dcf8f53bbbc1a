"""The outbox of the index: what changed, in the order in which it was committed."""

from __future__ import annotations

from django.db import models


class IndexChange(models.Model):
    """One change, written in the transaction of the act behind it.

    The number is taken from Feed under its lock, so numbers have no gaps and a later number is never
    committed before an earlier one: a node that has read up to n has missed nothing below n. A database
    sequence would not promise that.
    """

    class Action(models.TextChoices):
        PUT = "put"
        REMOVE = "remove"

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    entry_id = models.CharField(max_length=60)
    action = models.CharField(max_length=6, choices=Action)
    entry = models.JSONField(null=True)  # the entry as it was then; None where it is removed

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.action} {self.entry_id}"


class Feed(models.Model):
    """The one row that says how far the outbox goes. Its lock is held until the writer commits."""

    last = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_feed")]

    def __str__(self) -> str:
        return str(self.last)
