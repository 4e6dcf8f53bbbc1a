"""A year's report: a draft that follows the records, then a frozen copy with its hash."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Agency, Person

FORMS = [("2019", "国办公开办函〔2019〕60号"), ("2021", "国办公开办函〔2021〕30号")]


class Report(models.Model):
    """One version of a report. A correction after publication is the next version; the one before stays.

    Figures follow the records while it is written; the signature freezes them, and sending back frees them.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "编写中"
        SIGNING = "signing", "送签"
        HANDED_IN = "handed_in", "已报送"
        ACCEPTED = "accepted", "已审核"
        PUBLISHED = "published", "已发布"
        SUPERSEDED = "superseded", "已被更正"

    class Scope(models.TextChoices):
        OWN = "own", "本机关"
        WHOLE = "whole", "本级政府汇总"

    class Source(models.TextChoices):
        DERIVED = "derived", "由本系统的记录得出"
        IMPORTED = "imported", "从已发布的报告导入"

    LIVE = (State.DRAFT, State.SIGNING)  # figures still follow the records
    PUBLIC = (State.PUBLISHED, State.SUPERSEDED)

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="reports")
    year = models.PositiveSmallIntegerField("年度")
    scope = models.CharField("范围", max_length=10, choices=Scope, default=Scope.OWN)
    version = models.PositiveSmallIntegerField("版次", default=1)
    correction_reason = models.CharField("更正原因", max_length=300, blank=True)
    agency_name = models.CharField("固化时的名称", max_length=80, blank=True)  # empty while live
    form = models.CharField("格式", max_length=4, choices=FORMS)
    state = models.CharField("状态", max_length=10, choices=State, default=State.DRAFT)
    source = models.CharField("来源", max_length=10, choices=Source, default=Source.DERIVED)
    cells = models.JSONField("固化的数字", default=dict)  # address -> number or null; empty while live
    text = models.JSONField("固化的文字", default=dict)  # part "1", "5", "6" -> text; empty while live
    members = models.JSONField("汇总的单位", default=list)  # what a frozen sum was made of; empty otherwise
    sha256 = models.CharField("指纹", max_length=64, blank=True)
    submitted_at = models.DateTimeField("送签", null=True, blank=True)
    submitted_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    signed_at = models.DateTimeField("签发报送", null=True, blank=True)
    signed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    accepted_at = models.DateTimeField("审核通过", null=True, blank=True)
    accepted_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField("发布", null=True, blank=True)
    published_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-year", "agency_id", "scope", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "scope", "version"], name="one_report_a_version"
            ),
            models.UniqueConstraint(
                fields=["agency", "year", "scope"],
                condition=Q(state="published"),
                name="one_published_report_a_year",
            ),
            models.UniqueConstraint(
                fields=["agency", "year", "scope"],
                condition=~Q(state__in=["published", "superseded"]),
                name="one_report_in_work_a_year",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "signing"]) | ~Q(sha256=""), name="frozen_report_has_its_hash"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["published", "superseded"]) | Q(published_at__isnull=False),
                name="published_report_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(version=1) | ~Q(correction_reason=""), name="later_version_has_its_reason"
            ),
        ]

    def __str__(self) -> str:
        if self.scope == self.Scope.WHOLE:
            return f"{self.agency.own_government}{self.year}年政府信息公开工作年度报告（本级政府汇总）"
        return f"{self.named}{self.year}年政府信息公开工作年度报告"

    @property
    def named(self) -> str:
        """Who reports, by the name it had when the report was frozen; a later one is not what was signed."""
        return self.agency_name or self.agency.name

    @property
    def is_live(self) -> bool:
        """Whether its figures still follow the records."""
        return self.state in self.LIVE

    @property
    def is_published(self) -> bool:
        return self.state == self.State.PUBLISHED

    @property
    def is_public(self) -> bool:
        """Published, or published and later replaced by a corrected version."""
        return self.state in self.PUBLIC


class Section(models.Model):
    """A passage of parts one, five and six, which several people may write at once.

    part: "1", "5" or "6"; position: its place in the part, from 1; heading: "" for a part without headings.
    text: the words, in which `{{3.A.total}}` stands for a figure that stays live until the signature.
    revision: counts every save, so that a second writer learns that another was quicker.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="sections")
    part = models.CharField(max_length=1)
    position = models.PositiveSmallIntegerField()
    heading = models.CharField("小标题", max_length=40, blank=True)
    text = models.TextField("文字", blank=True)
    revision = models.PositiveIntegerField(default=0)
    edited_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    edited_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["part", "position"]
        constraints = [
            models.UniqueConstraint(fields=["report", "part", "position"], name="one_section_a_place")
        ]

    def __str__(self) -> str:
        return f"{self.part}.{self.position} {self.heading}"
