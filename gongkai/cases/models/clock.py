"""What the reply term is worked out from, and the letters behind two of those facts."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Person
from gongkai.cases.errors import FactsStand
from gongkai.cases.models.case import Case
from gongkai.law.clock import Fact, FactKind
from gongkai.law.terms import LONGEST_DEFERRAL


class OnlyAppended(models.QuerySet):
    def update(self, **values):
        raise FactsStand("clock facts are appended; a wrong one is superseded by a right one")

    def delete(self):
        raise FactsStand("clock facts are appended; a wrong one is superseded by a right one")


class ClockFact(models.Model):
    """One day that moves the term. A fact entered wrongly stays, and another one supersedes it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="clock_facts")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.label) for kind in FactKind])
    on = models.DateField()
    working_days = models.PositiveSmallIntegerField(default=0)
    ref = models.CharField(max_length=20, blank=True)  # the inquiry a beginning and an end belong to
    basis = models.CharField(max_length=300)
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    letter = models.ForeignKey("cases.Letter", models.PROTECT, null=True, blank=True, related_name="+")
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )

    objects = OnlyAppended.as_manager()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind="extended") & Q(working_days__gte=1, working_days__lte=20))
                | (Q(kind="deferred") & Q(working_days__gte=1, working_days__lte=LONGEST_DEFERRAL))
                | (~Q(kind__in=["extended", "deferred"]) & Q(working_days=0)),
                name="fact_days_only_of_longer_term",
            )
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.get_kind_display()}"

    def save(self, *args, **kwargs):
        if self.pk is not None:
            raise FactsStand("clock facts are appended; a wrong one is superseded by a right one")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise FactsStand("clock facts are appended; a wrong one is superseded by a right one")

    def as_fact(self) -> Fact:
        return Fact(FactKind(self.kind), self.on, self.working_days, self.ref)


class CorrectionNotice(models.Model):
    """The one notice asking the applicant to complete the application (art. 30), and what came back."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="correction")
    points = models.TextField("补正事项")
    noticed_on = models.DateField("告知日期")
    until = models.DateField("补正期限")
    answered_on = models.DateField("收到补正", null=True, blank=True)
    answer = models.TextField("补正内容", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("noticed_on")), name="correction_leaves_time"),
        ]

    def __str__(self) -> str:
        return f"补正告知 {self.noticed_on}"


class Inquiry(models.Model):
    """An opinion asked in writing: of a third party (art. 32) or of another agency (art. 34)."""

    class Kind(models.TextChoices):
        THIRD_PARTY = "third_party", "第三方"
        AGENCY = "agency", "其他机关"

    class Answer(models.TextChoices):
        CONSENT = "consent", "同意公开"
        OBJECTION = "objection", "不同意公开"
        PARTIAL = "partial", "部分同意公开"
        SILENCE = "silence", "逾期未提出意见"

    case = models.ForeignKey(Case, models.PROTECT, related_name="inquiries")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.THIRD_PARTY)
    to = models.CharField("征求对象", max_length=120)
    matter = models.TextField("征求事项")
    sent_on = models.DateField("发出")
    ended_on = models.DateField("结束", null=True, blank=True)
    answer = models.CharField("意见", max_length=10, choices=Answer, blank=True)
    text = models.TextField("意见内容", blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "inquiries"
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, answer="")
                | (Q(ended_on__gte=F("sent_on")) & ~Q(answer="")),
                name="inquiry_ends_with_answer",
            )
        ]

    def __str__(self) -> str:
        return f"{self.to} {self.sent_on}"
