"""How the decision of a case came about: what was asked for, and what was answered to each of the five
questions."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Person
from gongkai.cases.errors import AnswersStand
from gongkai.cases.models.case import Case


class AskedItem(models.Model):
    """One thing an application asks for, where it asks for several. One taken off the list stays, dropped."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="asked_items")
    round = models.PositiveSmallIntegerField(default=1)
    place = models.PositiveSmallIntegerField("次序")
    text = models.CharField("申请事项", max_length=200)
    listed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    listed_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "round", "text"],
                condition=Q(dropped_at__isnull=True),
                name="one_asked_item_a_text",
            )
        ]

    def __str__(self) -> str:
        return self.text


class OnlyAnswered(models.QuerySet):
    def update(self, **values):
        raise AnswersStand("answers are appended; a changed one is another answer")

    def delete(self):
        raise AnswersStand("answers are appended; a changed one is another answer")


class GuideAnswer(models.Model):
    """One answer to one of the five questions, never changed: what counts is read off their order.

    item: None where it is about all that was asked. answer: a key of ``gongkai.law.five_questions``.
    details: the particulars the letter needs of this thing, and withheld_by, as of a decision.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="guide_answers")
    round = models.PositiveSmallIntegerField(default=1)
    item = models.ForeignKey(AskedItem, models.PROTECT, null=True, blank=True, related_name="answers")
    question = models.PositiveSmallIntegerField("第几问")
    answer = models.CharField("回答", max_length=20)
    note = models.TextField("说明", blank=True)
    details = models.JSONField(default=dict)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = OnlyAnswered.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(question__gte=1, question__lte=4), name="guide_four_answered"),
        ]

    def __str__(self) -> str:
        return f"第{self.question}问 {self.answer}"

    def save(self, *args, **kwargs):
        if self.pk is not None:
            raise AnswersStand("answers are appended; a changed one is another answer")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise AnswersStand("answers are appended; a changed one is another answer")
