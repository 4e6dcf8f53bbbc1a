"""What lets another system enter figures of table 2 by itself."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Agency, Person


class EntryToken(models.Model):
    """One system's right to enter figures of one agency, and nothing else.

    The token itself is shown once; token_hash is its SHA-256. start: its first characters, by which people
    tell tokens apart. calls: those since window_at, which the limit counts.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="entry_tokens")
    system = models.CharField("业务系统", max_length=60)
    start = models.CharField(max_length=12)
    token_hash = models.CharField(max_length=64, unique=True)
    issued_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    expires_on = models.DateField("有效期到")  # the last day on which it works
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    window_at = models.DateTimeField(null=True, blank=True)
    calls = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-issued_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(system=""), name="entry_token_names_its_system"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("issued_at")),
                name="entry_token_withdrawn_after_it_was_issued",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_by__isnull=False),
                name="withdrawn_entry_token_names_who",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.system}（填报凭证{self.start}）"

    def works_on(self, day: date) -> bool:
        return self.withdrawn_at is None and day <= self.expires_on
