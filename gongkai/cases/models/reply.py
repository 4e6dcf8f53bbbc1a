"""The decision, the letter that tells it, and how the letter reached the applicant."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Person
from gongkai.cases.models.case import Case
from gongkai.documents.models import Original
from gongkai.law.decisions import Outcome
from gongkai.law.service_of_letters import ServiceMethod


class Decision(models.Model):
    """What is to be answered. Proposed by the officer; the agency's own once the letter is signed.

    details: what the letter needs by outcome: publication_address, agency_name, agency_contact, law_name,
    office_name, withheld (what and why, by item), way (how it is given).
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=4, choices=[(o.value, o.label) for o in Outcome])
    grounds = models.TextField("理由")
    details = models.JSONField(default=dict)
    # None: it follows from the applicant's own act
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField()
    current = models.BooleanField(default=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(current=True), name="one_current_decision_a_case"
            )
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.label}"

    @property
    def label(self) -> str:
        return Outcome(self.outcome).label


class Letter(models.Model):
    """A letter to the applicant. ``addressee`` is masked; the name is filled in from the sealed identity when
    the files are made."""

    class Kind(models.TextChoices):
        REPLY = "reply", "答复书"

    class State(models.TextChoices):
        DRAFT = "draft", "草稿"
        SUBMITTED = "submitted", "已送审"
        RETURNED = "returned", "已退回"
        SIGNED = "signed", "已签发"

    case = models.ForeignKey(Case, models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.REPLY)
    round = models.PositiveSmallIntegerField(default=1)  # of the case it answers
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="letters")
    number = models.CharField("文号", max_length=40, blank=True)
    title = models.CharField("标题", max_length=120)
    # the text it was drafted from; none: the product's own, or several things answered one by one
    template = models.ForeignKey(
        "cases.PaperTemplate", models.PROTECT, null=True, blank=True, related_name="letters"
    )
    addressee = models.CharField("收信人", max_length=80)
    paragraphs = models.JSONField("正文", default=list)
    remedy_text = models.TextField("救济途径")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    submitted_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    submitted_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_on = models.DateField("答复日期", null=True, blank=True)
    docx = models.ForeignKey(Original, models.PROTECT, null=True, blank=True, related_name="+")
    pdf = models.ForeignKey(Original, models.PROTECT, null=True, blank=True, related_name="+")
    return_reason = models.TextField("退回理由", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "kind", "round"], name="one_letter_a_round"),
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="one_letter_a_number"),
            models.CheckConstraint(
                condition=~Q(state="signed")
                | (Q(signed_by__isnull=False, signed_on__isnull=False, docx__isnull=False) & ~Q(number="")),
                name="letter_signed_is_whole",
            ),
            # a second pair of eyes: nobody signs what they submitted
            models.CheckConstraint(
                condition=Q(signed_by__isnull=True) | ~Q(signed_by=F("submitted_by")),
                name="letter_signed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return self.number or self.title


class LetterService(models.Model):
    """How and when a signed letter was served (送达), and the proof of it. A bounce ends an attempt."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="services")
    method = models.CharField(max_length=12, choices=[(m.value, m.label) for m in ServiceMethod])
    on = models.DateField()
    served_on = models.DateField()  # by the rule of the method
    proof = models.CharField("送达凭证", max_length=200)
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    bounced_on = models.DateField("退回日期", null=True, blank=True)
    bounce_reason = models.CharField("退回原因", max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["letter"], condition=Q(bounced_on__isnull=True), name="one_standing_service_a_letter"
            ),
            models.CheckConstraint(
                condition=Q(bounced_on__isnull=True) | Q(bounced_on__gte=F("on")),
                name="letter_bounced_after_service",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_method_display()} {self.served_on}"
