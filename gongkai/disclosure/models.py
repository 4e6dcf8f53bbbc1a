"""Columns, publications and the decisions about them, as stored."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Agency, Person
from gongkai.disclosure.choices import Genre, Ground, Kind, Openness, State, Subject, Validity
from gongkai.documents.models import Original

PUBLIC = Q(state=State.PUBLISHED)


class Column(models.Model):
    """A column of the site. Four are fixed (国办公开办函〔2019〕61号); art. 20 lies below the third."""

    slug = models.SlugField("地址", max_length=40, unique=True)
    name = models.CharField("栏目名称", max_length=80)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    column_type = models.CharField("栏目类别", max_length=20)
    description = models.CharField("栏目描述", max_length=200)
    keywords = models.CharField("栏目关键词", max_length=120)
    item = models.CharField("第二十条的项", max_length=3, blank=True, help_text="D01至D15")
    position = models.PositiveSmallIntegerField("排序", default=100)
    is_fixed = models.BooleanField("固定栏目", default=False)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name


class Publication(models.Model):
    """One piece of government information from its draft on; once published, one record shown everywhere."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="publications")
    column = models.ForeignKey(Column, models.PROTECT, related_name="publications")
    title = models.CharField("标题", max_length=200)
    kind = models.CharField("类别", max_length=16, choices=Kind)
    genre = models.CharField("体裁", max_length=16, choices=Genre, blank=True)
    subject = models.CharField("主题分类", max_length=16, choices=Subject, blank=True)
    document_number = models.CharField("发文字号", max_length=60, blank=True, db_index=True)
    summary = models.CharField("内容概述", max_length=500, blank=True)
    body = models.TextField("正文", blank=True)  # HTML that passed the allow-list of clean_html.py
    keywords = models.CharField("关键词", max_length=120, blank=True)
    source = models.CharField("来源", max_length=80, blank=True)
    editor = models.CharField("责任编辑", max_length=40, blank=True)
    issued_on = models.DateField("成文日期", null=True, blank=True)
    effective_on = models.DateField("施行日期", null=True, blank=True)
    expires_on = models.DateField("有效期至", null=True, blank=True)  # the last day in force
    interprets = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="interpretations",
        verbose_name="解读的文件",
    )

    # art. 44: drafted from what was given to an applicant; where from is the cases' to know
    from_application = models.BooleanField("依申请公开转主动公开", default=False, editable=False)

    state = models.CharField("状态", max_length=16, choices=State, default=State.DRAFT)
    openness = models.CharField("公开属性", max_length=16, choices=Openness, default=Openness.PROACTIVE)
    openness_review_on = models.DateField("下次复核公开属性", null=True, blank=True)  # art. 18
    drafter = models.ForeignKey(Person, models.PROTECT, related_name="drafted_publications")
    drafted_at = models.DateTimeField("拟稿时间")
    state_at = models.DateTimeField("进入现状态的时间")

    index_number = models.CharField("索引号", max_length=40, blank=True)
    address = models.CharField("网址中的索引号", max_length=40, blank=True)
    published_at = models.DateTimeField("发布时间", null=True, blank=True)
    validity = models.CharField("效力", max_length=16, choices=Validity, default=Validity.NOT_APPLICABLE)
    validity_since = models.DateField("效力状态起始", null=True, blank=True)
    validity_reason = models.CharField("效力变化的理由", max_length=200, blank=True)
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaces", verbose_name="由其替代"
    )
    withdrawn_at = models.DateTimeField("撤回时间", null=True, blank=True)
    withdrawal_reason = models.CharField("撤回理由", max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["index_number"], condition=~Q(index_number=""), name="one_publication_an_index_number"
            ),
            models.UniqueConstraint(
                fields=["address"], condition=~Q(address=""), name="one_publication_an_address"
            ),
            models.CheckConstraint(
                condition=~PUBLIC
                | (Q(published_at__isnull=False) & ~Q(index_number="") & Q(openness=Openness.PROACTIVE)),
                name="public_means_numbered_dated_and_open",
            ),
            models.CheckConstraint(
                condition=Q(expires_on__isnull=True)
                | Q(effective_on__isnull=True)
                | Q(expires_on__gte=F("effective_on")),
                name="validity_in_order",
            ),
        ]
        indexes = [
            models.Index(fields=["-published_at", "-id"], condition=PUBLIC, name="public_newest"),
            models.Index(
                fields=["agency", "-published_at", "-id"], condition=PUBLIC, name="public_by_agency"
            ),
            models.Index(fields=["kind", "-published_at", "-id"], condition=PUBLIC, name="public_by_kind"),
            models.Index(
                fields=["subject", "-published_at", "-id"], condition=PUBLIC, name="public_by_subject"
            ),
            # the state stands in it too, so that counting by column reads the index alone
            models.Index(
                fields=["column", "-published_at", "-id", "state"], condition=PUBLIC, name="public_by_column"
            ),
            models.Index(
                fields=["validity", "-published_at", "-id"], condition=PUBLIC, name="public_validity"
            ),
            models.Index(fields=["agency", "state", "state_at"], name="publications_by_state"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_public(self) -> bool:
        return self.state == State.PUBLISHED

    @property
    def has_validity(self) -> bool:
        return self.validity != Validity.NOT_APPLICABLE

    def validity_on(self, day: date) -> Validity:
        """The validity that dates alone give on a day; a repeal or amendment is an act and stays."""
        if self.validity in (Validity.NOT_APPLICABLE, Validity.REPEALED, Validity.LAPSED):
            return Validity(self.validity)
        if self.effective_on and day < self.effective_on:
            return Validity.NOT_YET
        if self.expires_on and day > self.expires_on:
            return Validity.LAPSED
        return Validity.AMENDED if self.validity == Validity.AMENDED else Validity.IN_FORCE


class OpennessDecision(models.Model):
    """One step of deciding openness: the drafter proposes, the section reviews, the agency decides."""

    class Stage(models.TextChoices):
        PROPOSE = "propose", "拟稿人提出"
        SECTION = "section", "科室审核"
        AGENCY = "agency", "单位审定"

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="openness_decisions")
    stage = models.CharField(max_length=8, choices=Stage)
    openness = models.CharField("公开属性", max_length=16, choices=Openness)
    ground = models.CharField("依据", max_length=4, choices=Ground, blank=True)
    reason = models.CharField("理由", max_length=500, blank=True)
    agreed = models.BooleanField("同意", default=True)  # false: sent back, with the reason
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(openness=Openness.PROACTIVE) | ~Q(reason=""), name="not_proactive_has_a_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_stage_display()}：{self.get_openness_display()}"


class SecrecyReview(models.Model):
    """先审查、后公开: reviewed by whom, with what end. It holds for the text it read and no other."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="secrecy_reviews")
    passed = models.BooleanField("通过")
    note = models.CharField("审查意见", max_length=500)
    content_sha256 = models.CharField(max_length=64)  # of title, text and files as they were read
    reviewer = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return "保密审查通过" if self.passed else "保密审查不通过"


class PublicationFile(models.Model):
    """A file that goes out with the text."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="files")
    original = models.ForeignKey(Original, models.PROTECT, related_name="+")
    title = models.CharField("附件名称", max_length=120)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title
