"""What lies in the file of a case: documents, searches, evidence, notes. Each belongs to one case only."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.models import Person
from gongkai.cases.models.case import Case
from gongkai.documents.models import Original


class CaseDocument(models.Model):
    class Kind(models.TextChoices):
        APPLICATION_ATTACHMENT = "application_attachment", "申请附件"
        APPLICATION_SCAN = "application_scan", "申请材料扫描件"
        CORRECTION = "correction", "补正材料"
        OPINION = "opinion", "第三方意见"
        PROOF = "proof", "凭证"
        REPLY_ATTACHMENT = "reply_attachment", "答复附件"
        LETTER = "letter", "答复书"
        REMEDY = "remedy", "复议诉讼文书"
        NOTICE = "notice", "告知书"
        OUTSIDE_LETTER = "outside_letter", "函件"
        SIGN_OFF_SHEET = "sign_off_sheet", "审查呈批单"

    NAMING_APPLICANT = (Kind.APPLICATION_SCAN, Kind.LETTER, Kind.NOTICE, Kind.REMEDY)
    """Files of these kinds hold the applicant's full name: only for those who may see identity data."""

    INTERNAL = (Kind.SIGN_OFF_SHEET,)
    """What officers said to one another about the case: it does not leave the agency."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="documents")
    original = models.OneToOneField(Original, models.PROTECT, related_name="case_document")
    kind = models.CharField(max_length=24, choices=Kind)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.original_id}"


class SearchRecord(models.Model):
    """Where, by whom, with what words and when the information was looked for (法释〔2025〕8号 art. 6)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="searches")
    places = models.CharField("检索地点", max_length=300)
    words = models.CharField("检索词", max_length=300)
    people = models.CharField("检索人员", max_length=120)
    searched_on = models.DateField("检索日期")
    found = models.BooleanField("找到")
    note = models.TextField("说明", blank=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"检索 {self.searched_on}"


class Evidence(models.Model):
    """Something a court will ask for, by its key in ``gongkai.law.evidence``."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="evidence")
    key = models.CharField(max_length=40)
    text = models.TextField()
    original = models.ForeignKey(Original, models.PROTECT, null=True, blank=True, related_name="+")
    # None: the applicant's own act put it on file
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return self.key


class Note(models.Model):
    """An internal remark. Never shown outside the agency."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="notes")
    text = models.TextField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.by} {self.at:%Y-%m-%d}"
