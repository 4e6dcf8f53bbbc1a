"""Records of acts, one chain an agency, and the head of each chain."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Agency, Person
from gongkai.trail.errors import AppendOnly


class AppendOnlyQuerySet(models.QuerySet):
    def update(self, **values):
        raise AppendOnly("留痕只能追加")

    def delete(self):
        raise AppendOnly("留痕只能追加")

    def bulk_update(self, *args, **kwargs):
        raise AppendOnly("留痕只能追加")


class Record(models.Model):
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="trail")
    sequence = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    act = models.CharField(max_length=40)
    actor = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    actor_label = models.CharField(max_length=80)  # name and roles at the time, or 申请人, 系统
    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    subject_label = models.CharField(max_length=120)
    details = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        ordering = ["agency_id", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "sequence"], name="one_record_a_place_in_chain"),
            models.CheckConstraint(condition=Q(sequence__gte=1), name="trail_counts_from_one"),
        ]
        indexes = [models.Index(fields=["subject_kind", "subject_id"], name="trail_by_subject")]

    def __str__(self) -> str:
        return f"{self.agency_id}#{self.sequence} {self.act}"

    def save(self, *args, **kwargs):
        if self.pk is not None:
            raise AppendOnly("留痕只能追加")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise AppendOnly("留痕只能追加")


class Head(models.Model):
    """Where an agency's chain ends: lets a removed last record be noticed, and is the lock writers take."""

    agency = models.OneToOneField(Agency, models.PROTECT, primary_key=True, related_name="trail_head")
    sequence = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.agency_id}#{self.sequence}"
