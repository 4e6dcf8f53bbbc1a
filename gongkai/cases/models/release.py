"""What was found in a file that is to go out with a reply, who looked again, what was taken back or blacked
out. Excerpts are masked; what was blacked out is not written down here."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Person
from gongkai.cases.models.material import CaseDocument
from gongkai.guard import LABELS, Kind, Severity
from gongkai.law.decisions import DECISIONS, WITHHELD


class FileScan(models.Model):
    """That a file was looked into, and when."""

    document = models.OneToOneField(CaseDocument, models.PROTECT, related_name="scan")
    scanned_at = models.DateTimeField()
    scanned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.document_id} {self.scanned_at:%Y-%m-%d}"


class ScanFinding(models.Model):
    """One thing found. An error keeps the reply back until the file is taken back or a second person clears
    it."""

    document = models.ForeignKey(CaseDocument, models.PROTECT, related_name="findings")
    kind = models.CharField(max_length=20, choices=[(kind.value, LABELS[kind]) for kind in Kind])
    where = models.CharField("位置", max_length=120)
    excerpt = models.CharField("摘录", max_length=200, blank=True)  # masked
    severity = models.CharField(max_length=8, choices=[(each.value, each.value) for each in Severity])
    attached_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    cleared_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    cleared_at = models.DateTimeField(null=True, blank=True)
    clear_reason = models.TextField("可以发出的理由", blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(cleared_by__isnull=True, cleared_at__isnull=True, clear_reason="")
                | (Q(cleared_by__isnull=False, cleared_at__isnull=False) & ~Q(clear_reason="")),
                name="finding_cleared_with_its_reason",
            ),
            # a second look: nobody clears what they attached
            models.CheckConstraint(
                condition=Q(cleared_by__isnull=True) | ~Q(cleared_by=F("attached_by")),
                name="finding_cleared_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.where}"

    @property
    def is_error(self) -> bool:
        return self.severity == Severity.ERROR

    @property
    def open(self) -> bool:
        return self.is_error and self.cleared_by_id is None


class TakenBack(models.Model):
    """A reply attachment that does not go out after all. The file stays in the case."""

    document = models.OneToOneField(CaseDocument, models.PROTECT, related_name="taken_back")
    reason = models.TextField("取回的理由")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.document_id} {self.at:%Y-%m-%d}"


class RedactedCopy(models.Model):
    """A copy with parts blacked out, proved by reading it again. ``source`` is kept and does not go out."""

    document = models.OneToOneField(CaseDocument, models.PROTECT, related_name="redaction")
    source = models.ForeignKey(CaseDocument, models.PROTECT, related_name="redacted_copies")
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "redacted copies"

    def __str__(self) -> str:
        return f"{self.source_id} → {self.document_id}"


class RedactedPart(models.Model):
    """What one mark blacked out: where, how often, and on which ground (art. 37)."""

    copy = models.ForeignKey(RedactedCopy, models.PROTECT, related_name="parts")
    places = models.CharField("位置", max_length=200)
    times = models.PositiveIntegerField("处数")
    ground = models.CharField(
        "依据",
        max_length=4,
        choices=[(code.value, rule.label) for code, rule in DECISIONS.items() if rule.group == WITHHELD],
    )
    words = models.CharField("理由", max_length=200)

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=Q(times__gte=1), name="redacted_part_is_somewhere")]

    def __str__(self) -> str:
        return f"{self.places} {self.ground}"
