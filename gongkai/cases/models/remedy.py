"""Reconsideration and litigation about a case: its course, and table 4 of the annual report."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Person
from gongkai.cases.models.case import Case
from gongkai.cases.models.material import CaseDocument


class Remedy(models.Model):
    """One reconsideration or suit, with the facts its timetable follows from (law/remedy_timetable.py).

    review: of a suit after reconsideration, the reconsideration it follows. ``next_step`` and ``next_on`` are
    conclusions, our next day to keep; only ``services.remedies.settle_timetable`` writes them. ordered: what
    the decision obliges us to do; within so many working days, or until a day.
    """

    class Route(models.TextChoices):
        REVIEW = "review", "行政复议"
        DIRECT = "direct", "未经复议直接起诉"
        AFTER_REVIEW = "after_review", "复议后起诉"

    class Result(models.TextChoices):
        PENDING = "pending", "尚未审结"
        UPHELD = "upheld", "结果维持"
        CORRECTED = "corrected", "结果纠正"
        OTHER = "other", "其他结果"

    class Procedure(models.TextChoices):
        ORDINARY = "ordinary", "普通程序"
        SIMPLE = "simple", "简易程序"

    case = models.ForeignKey(Case, models.PROTECT, related_name="remedies")
    route = models.CharField("途径", max_length=12, choices=Route)
    review = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="suits", verbose_name="对应的行政复议"
    )
    filed_on = models.DateField("提起日期")
    body = models.CharField("受理机关", max_length=120)
    reference = models.CharField("案号", max_length=60, blank=True)
    procedure = models.CharField("程序", max_length=8, choices=Procedure, default=Procedure.ORDINARY)
    accepted_on = models.DateField("受理日期", null=True, blank=True)
    copy_received_on = models.DateField("收到副本", null=True, blank=True)
    answered_on = models.DateField("提交答复和证据", null=True, blank=True)
    extended_days = models.PositiveSmallIntegerField("复议决定延长", default=0)
    hearing_on = models.DateField("开庭或者听取意见", null=True, blank=True)
    result = models.CharField("结果", max_length=10, choices=Result, default=Result.PENDING)
    concluded_on = models.DateField("审结日期", null=True, blank=True)
    decision_received_on = models.DateField("收到决定书或者判决书", null=True, blank=True)
    withdrawn = models.BooleanField("申请人撤回", default=False)
    result_text = models.TextField("结果的内容", blank=True)
    ordered = models.TextField("要我方做什么", blank=True)
    ordered_working_days = models.PositiveSmallIntegerField("履行期限", null=True, blank=True)
    ordered_until = models.DateField("履行到哪一天", null=True, blank=True)
    carried_out_on = models.DateField("履行完毕", null=True, blank=True)
    next_step = models.CharField(max_length=12, blank=True)
    next_on = models.DateField("下一个期限", null=True, blank=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "remedies"
        indexes = [
            models.Index(fields=["filed_on", "concluded_on"], name="remedy_by_day"),
            models.Index(fields=["next_on"], name="remedy_by_next_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(result="pending", concluded_on__isnull=True)
                | (~Q(result="pending") & Q(concluded_on__gte=F("filed_on"))),
                name="remedy_concluded_with_its_day",
            ),
            models.CheckConstraint(
                condition=Q(review__isnull=True) | Q(route="after_review"), name="remedy_review_before_suit"
            ),
            models.CheckConstraint(
                condition=Q(extended_days=0) | Q(route="review", procedure="ordinary", extended_days__lte=30),
                name="remedy_extension_within_art_62",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True)
                | Q(copy_received_on__isnull=False, answered_on__gte=F("copy_received_on")),
                name="remedy_answered_after_copy",
            ),
            models.CheckConstraint(
                condition=Q(decision_received_on__isnull=True)
                | Q(concluded_on__isnull=False, decision_received_on__gte=F("concluded_on")),
                name="remedy_decision_received_after_it",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn=False) | Q(result="other"), name="remedy_withdrawn_is_other"
            ),
            models.CheckConstraint(
                condition=Q(ordered_working_days__isnull=True, ordered_until__isnull=True, ordered="")
                | (~Q(ordered="") & ~Q(result="pending")),
                name="remedy_ordered_by_a_result",
            ),
            models.CheckConstraint(
                condition=Q(carried_out_on__isnull=True)
                | (~Q(ordered="") & Q(carried_out_on__gte=F("concluded_on"))),
                name="remedy_carried_out_what_was_ordered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_route_display()} {self.filed_on}"

    @property
    def is_open(self) -> bool:
        return self.result == self.Result.PENDING

    @property
    def co_defendant(self) -> str:
        """The reviewing body sued beside us because it upheld (行政诉讼法 art. 26 para. 2); empty if none."""
        upheld = self.review is not None and self.review.result == self.Result.UPHELD
        return self.review.body if upheld else ""


class RemedyPaper(models.Model):
    """A paper of a remedy in the file of its case: the copy received, our answer, the decision."""

    class Part(models.TextChoices):
        COPY = "copy", "申请书或者起诉状副本"
        ANSWER = "answer", "我方答复或者答辩状"
        DECISION = "decision", "决定书或者判决书"

    remedy = models.ForeignKey(Remedy, models.PROTECT, related_name="papers")
    document = models.OneToOneField(CaseDocument, models.PROTECT, related_name="remedy_paper")
    part = models.CharField(max_length=10, choices=Part)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_part_display()} {self.document_id}"
