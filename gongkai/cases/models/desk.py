"""What people keep for themselves at the desk: filters they come back to, and calendar addresses."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Agency, Person


class SavedView(models.Model):
    """A filter of the queue under a name. query: the address's parameters, without a place in the list.

    Shared ones stand in the queue of everyone at the agency. Nothing legal hangs on a row: it may be deleted.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="saved_views")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="saved_views")
    name = models.CharField("名称", max_length=16)
    query = models.CharField(max_length=600)
    shared = models.BooleanField("本单位共用", default=False)

    class Meta:
        ordering = ["shared", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "agency", "name"], name="one_saved_view_a_name")
        ]

    def __str__(self) -> str:
        return self.name


class CalendarAddress(models.Model):
    """A private address at which a calendar program reads due days. Only the hash of its token is kept.

    A revoked one stays, so that one can still say since when it no longer opens anything.
    """

    class Scope(models.TextChoices):
        OWN = "own", "我经办的"
        AGENCY = "agency", "本单位全部在办"

    person = models.ForeignKey(Person, models.PROTECT, related_name="calendar_addresses")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    scope = models.CharField(max_length=8, choices=Scope)
    token_hash = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "agency", "scope"],
                condition=Q(revoked_at__isnull=True),
                name="one_open_calendar_address",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_scope_display()} {self.agency_id}"
