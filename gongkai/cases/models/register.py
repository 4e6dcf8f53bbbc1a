"""Importing an old register: one row a file checked, with how far it is; and what the old register says of a
reply that no letter here tells."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Agency, Person
from gongkai.cases.models.case import Case
from gongkai.law.service_of_letters import ServiceMethod

SILENCE = timedelta(seconds=60)
"""A running import that has given no sign for so long is taken as broken off. Ours, not the law's."""


class ImportRun(models.Model):
    """A file of old cases: checked, then imported whole or not at all.

    sealed: the file under a key of its own, kept from a clean check until the import ends. errors: row,
    column and sentence; they repeat nothing of an applicant, nor is the file's own name kept, which may.
    """

    class State(models.TextChoices):
        FAULTY = "faulty", "有要改的"
        CHECKED = "checked", "检查通过"
        RUNNING = "running", "正在导入"
        DONE = "done", "已导入"
        FAILED = "failed", "没有导入"

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="import_runs")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sha256 = models.CharField("指纹", max_length=64)
    state = models.CharField("状态", max_length=10, choices=State)
    total = models.PositiveIntegerField("件数", default=0)
    done = models.PositiveIntegerField("已处理", default=0)
    error_count = models.PositiveIntegerField("要改的", default=0)
    errors = models.JSONField(default=list)
    reason = models.CharField("原因", max_length=300, blank=True)
    sealed = models.BinaryField(null=True)
    wrapped_key = models.BinaryField(null=True)
    started_at = models.DateTimeField()
    heartbeat_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "sha256"], condition=Q(state="done"), name="one_import_a_file"
            ),
            models.CheckConstraint(condition=Q(done__lte=models.F("total")), name="import_done_within_total"),
        ]

    def __str__(self) -> str:
        return f"登记簿导入第{self.pk}次"

    def broken_off(self, now: datetime) -> bool:
        """Whether the process that ran it has gone: nothing was written then."""
        return self.state == self.State.RUNNING and now - self.heartbeat_at > SILENCE


class FormerReply(models.Model):
    """How an imported case was answered, as the old register says: its letter lies in the old file."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="former_reply")
    letter_number = models.CharField("答复文号", max_length=40, blank=True)
    method = models.CharField(
        "送达方式", max_length=12, blank=True, choices=[(m.value, m.label) for m in ServiceMethod]
    )
    served_on = models.DateField("送达日期", null=True, blank=True)

    class Meta:
        verbose_name_plural = "former replies"

    def __str__(self) -> str:
        return self.letter_number or f"{self.case_id}"
