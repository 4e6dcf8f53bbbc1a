"""Papers that went out beside the reply, their texts by version, and how each was served."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Person
from gongkai.cases.models.case import Case
from gongkai.cases.models.clock import Inquiry
from gongkai.documents.models import Original
from gongkai.law.service_of_letters import ServiceMethod


class PaperTemplate(models.Model):
    """A dated version of a paper's text, written by the supervising office. Versions stay."""

    kind = models.CharField("文书", max_length=20)
    version = models.PositiveSmallIntegerField("版本")
    title = models.CharField("标题", max_length=80)
    body = models.TextField("正文")
    valid_from = models.DateField("启用日期")
    reason = models.CharField("修改的理由", max_length=200)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["kind", "version"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "version"], name="one_template_a_version"),
            models.CheckConstraint(condition=Q(version__gte=1), name="template_version_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.title} 第{self.version}版"


class Paper(models.Model):
    """One paper as sent. ``addressee`` is masked where it is the applicant; the files name them in full."""

    class Kind(models.TextChoices):
        RECEIPT = "receipt", "接收回执"
        CORRECTION = "correction", "补正告知书"
        REASONS = "reasons", "说明理由告知书"
        EXTENSION = "extension", "延期答复告知书"
        DEFERRAL = "deferral", "延迟答复告知书"
        INQUIRY_NOTICE = "inquiry_notice", "征求意见告知书"
        FEE = "fee", "收费通知书"
        THIRD_PARTY = "third_party", "征求意见书（第三方）"
        AGENCY_INQUIRY = "agency_inquiry", "征求意见书（其他机关）"
        PUBLIC_INTEREST = "public_interest", "依申请公开告知书（第三方）"
        ASSISTANCE = "assistance", "协办函"
        CANCELLATION = "cancellation", "撤销登记告知书"
        RECORD_CORRECTION = "record_correction", "更正处理告知书"
        REOPENING = "reopening", "重新处理告知书"
        SPLIT = "split", "分案告知书"
        # forms: printed from a case or enclosed with a letter, without a number of their own
        APPLICATION_FORM = "application_form", "申请表"
        REGISTRATION_FORM = "registration_form", "登记表"
        OPINION_FORM = "opinion_form", "征求意见确认函"

    case = models.ForeignKey(Case, models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=20, choices=Kind)
    number = models.CharField("文号", max_length=40, unique=True)
    template = models.ForeignKey(PaperTemplate, models.PROTECT, null=True, blank=True, related_name="papers")
    title = models.CharField("标题", max_length=120)
    addressee = models.CharField("收件人", max_length=120)
    to_applicant = models.BooleanField()
    paragraphs = models.JSONField("正文", default=list)
    inquiry = models.ForeignKey(Inquiry, models.PROTECT, null=True, blank=True, related_name="papers")
    docx = models.ForeignKey(Original, models.PROTECT, related_name="+")
    pdf = models.ForeignKey(Original, models.PROTECT, null=True, blank=True, related_name="+")
    enclosures = models.ManyToManyField(Original, blank=True, related_name="+")  # forms that go out with it
    issued_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    issued_on = models.DateField("发出日期")
    issued_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.number


class PaperService(models.Model):
    """How and when a paper reached whom it is for. A bounce ends an attempt; the next one follows it."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="services")
    method = models.CharField("送达方式", max_length=12, choices=[(m.value, m.label) for m in ServiceMethod])
    on = models.DateField("送达日期")
    proof = models.CharField("送达凭证", max_length=200)
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    bounced_on = models.DateField("退回日期", null=True, blank=True)
    bounce_reason = models.CharField("退回原因", max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["paper"], condition=Q(bounced_on__isnull=True), name="one_standing_service_a_paper"
            ),
            models.CheckConstraint(
                condition=Q(bounced_on__isnull=True) | Q(bounced_on__gte=F("on")),
                name="paper_bounced_after_service",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_method_display()} {self.on}"
