"""A case: what was asked, of whom, where it stands, and the conclusions that are stored for lists."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Agency, Person
from gongkai.law.decisions import Outcome
from gongkai.law.receipt import Channel


class Case(models.Model):
    """One application and its handling.

    ``original_due_on``, ``due_on``, ``due_provisional`` and ``paused`` are conclusions from the clock facts;
    only ``services.clock.settle_clock`` writes them. ``outcome`` and ``decided_on`` are written when the
    reply is signed: until then a decision is a proposal (``Decision``). No column holds an applicant's name.

    round: 2 after a lost review or suit reopened the case. The first decision stays the one the annual report
    counts, and ``late`` says whether the first reply was: what comes after a reopening does not change it.
    A cancelled case was registered by mistake; it counts nowhere and its serial is not given again.
    """

    class State(models.TextChoices):
        AWAITING_CONFIRMATION = "awaiting_confirmation", "待确认"
        IN_HAND = "in_hand", "办理中"
        AWAITING_CORRECTION = "awaiting_correction", "等待补正"
        AWAITING_OPINION = "awaiting_opinion", "征求意见"
        AWAITING_REASONS = "awaiting_reasons", "等待说明理由"
        AWAITING_PAYMENT = "awaiting_payment", "等待缴费"
        AWAITING_SIGNATURE = "awaiting_signature", "待签发"
        AWAITING_SERVICE = "awaiting_service", "待送达"
        CLOSED = "closed", "已办结"
        ARCHIVED = "archived", "已归档"
        CANCELLED = "cancelled", "已撤销登记"

    class ApplicantClass(models.TextChoices):
        """The columns of table 3 of the annual report, in their order."""

        NATURAL = "natural", "自然人"
        ENTERPRISE = "enterprise", "商业企业"
        RESEARCH = "research", "科研机构"
        WELFARE = "welfare", "社会公益组织"
        LEGAL = "legal", "法律服务机构"
        OTHER = "other", "其他"

    class WantedForm(models.TextChoices):
        """In what form the applicant asked for the information (arts. 29, 40)."""

        ELECTRONIC = "electronic", "电子文件"
        PAPER = "paper", "纸质复印件"
        ON_THE_SPOT = "on_the_spot", "查阅、抄录"

    class Delivery(models.TextChoices):
        EMAIL = "email", "发到电子邮箱"
        ONLINE = "online", "在本网站凭查询码下载"
        POST = "post", "邮寄"
        PICKUP = "pickup", "自己来取"

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="cases")
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    number = models.CharField("编号", max_length=40, unique=True)
    former_number = models.CharField("原编号", max_length=60, blank=True)  # in the register it came from
    query_code_hash = models.CharField(max_length=64)
    channel = models.CharField("收到方式", max_length=12, choices=[(c.value, c.label) for c in Channel])
    applicant_class = models.CharField("申请人类别", max_length=10, choices=ApplicantClass)
    applicant_masked = models.CharField("申请人", max_length=80)
    title = models.CharField("申请内容", max_length=80)
    description = models.TextField("所需信息")
    wanted_form = models.CharField("要的形式", max_length=12, choices=WantedForm)
    delivery = models.CharField("取得方式", max_length=8, choices=Delivery)
    needs_assistance = models.BooleanField("需要帮助", default=False)
    keyed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    submitted_at = models.DateTimeField("提交")
    received_on = models.DateField("收到", null=True, blank=True)
    original_due_on = models.DateField("原期限", null=True, blank=True)
    due_on = models.DateField("答复期限", null=True, blank=True)
    due_provisional = models.BooleanField(default=False)
    paused = models.BooleanField("停表", default=False)
    state = models.CharField("环节", max_length=24, choices=State)
    holder = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="cases_held")
    outcome = models.CharField(
        "处理决定", max_length=4, blank=True, choices=[(o.value, o.label) for o in Outcome]
    )
    decided_on = models.DateField("作出答复", null=True, blank=True)
    replied_on = models.DateField("送达", null=True, blank=True)
    closed_on = models.DateField("办结", null=True, blank=True)
    archived_on = models.DateField("归档", null=True, blank=True)
    # of ``cases.marks``: blank on rows older than the marks, the first also once identity is erased
    applicant_mark = models.CharField(max_length=32, blank=True, default="", editable=False)
    text_mark = models.CharField(max_length=32, blank=True, default="", editable=False)
    round = models.PositiveSmallIntegerField("第几次处理", default=1)
    late = models.BooleanField("逾期答复", null=True)
    cancelled_on = models.DateField("撤销登记", null=True, blank=True)

    OPEN = (
        State.AWAITING_CONFIRMATION,
        State.IN_HAND,
        State.AWAITING_CORRECTION,
        State.AWAITING_OPINION,
        State.AWAITING_REASONS,
        State.AWAITING_PAYMENT,
        State.AWAITING_SIGNATURE,
        State.AWAITING_SERVICE,
    )

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "year", "serial"], name="one_case_a_serial"),
            models.UniqueConstraint(
                fields=["agency", "former_number"],
                condition=~Q(former_number=""),
                name="one_case_a_former_number",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True, outcome="")
                | (Q(decided_on__isnull=False) & ~Q(outcome="")),
                name="case_outcome_with_its_day",
            ),
            # keeps the identity of the annual report: what is decided was received before
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True)
                | Q(received_on__isnull=False, decided_on__gte=F("received_on")),
                name="case_decided_after_receipt",
            ),
            models.CheckConstraint(
                condition=Q(replied_on__isnull=True)
                | Q(decided_on__isnull=False, replied_on__gte=F("decided_on")),
                name="case_replied_after_decision",
            ),
            models.CheckConstraint(
                condition=Q(state="awaiting_confirmation", received_on__isnull=True)
                | Q(state="cancelled")
                | (~Q(state="awaiting_confirmation") & Q(received_on__isnull=False, due_on__isnull=False)),
                name="case_received_has_term",
            ),
            # what was registered by mistake counts in no row of the report
            models.CheckConstraint(
                condition=Q(state="cancelled", cancelled_on__isnull=False, received_on__isnull=True)
                | (~Q(state="cancelled") & Q(cancelled_on__isnull=True)),
                name="case_cancelled_counts_nowhere",
            ),
            models.CheckConstraint(condition=Q(round__gte=1), name="case_round_from_one"),
        ]
        indexes = [
            # with whose they are, so that the figures of every page come from the index alone
            models.Index(fields=["agency", "state", "due_on", "holder"], name="case_queue"),
            # with all that the annual report counts by, so that its figures come from the index alone
            models.Index(
                fields=["agency", "received_on", "decided_on", "applicant_class", "channel"],
                name="case_received",
            ),
            # with all that the statistics of a year count by
            models.Index(
                fields=[
                    *("agency", "replied_on", "late", "decided_on", "closed_on"),
                    *("outcome", "received_on", "due_on"),
                ],
                name="case_answered",
            ),
            models.Index(fields=["agency", "decided_on", "outcome", "applicant_class"], name="case_decided"),
            models.Index(fields=["agency", "applicant_mark"], name="case_applicant"),
            models.Index(fields=["text_mark"], name="case_text"),
            # how many applicants asked an agency for the same, from the index alone
            models.Index(fields=["agency", "text_mark", "applicant_mark"], name="case_asked"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN
