"""What is told to applicants and officers: written with the act, sent afterwards by the worker."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Agency, Person
from gongkai.cases.models.case import Case


class Notice(models.Model):
    """One thing told to one reader by one channel.

    person: the officer told; none means the applicant of ``case``, whose address stands nowhere here but is
    unsealed at the moment of sending. about_kind and about_id: what a click opens, as in the trail.
    once_key: what may be told one time only; empty otherwise. No column holds personal data of applicants.
    """

    class Channel(models.TextChoices):
        IN_APP = "in_app", "工作台"
        EMAIL = "email", "电子邮件"
        SMS = "sms", "短信"

    class State(models.TextChoices):
        WAITING = "waiting", "待发"
        SENT = "sent", "已发"
        NO_ADDRESS = "no_address", "没有地址"
        GIVEN_UP = "given_up", "没有发到"

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="notices")
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="notices")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="notices")
    channel = models.CharField(max_length=6, choices=Channel)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=120)
    text = models.TextField()
    about_kind = models.CharField(max_length=40, blank=True)
    about_id = models.BigIntegerField(null=True)
    once_key = models.CharField(max_length=120, null=True, unique=True)  # null: unique only where given
    written_at = models.DateTimeField()
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    last_error = models.CharField(
        max_length=120, blank=True
    )  # kind of error, never its text: that may hold an address

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | (Q(case__isnull=False) & ~Q(channel="in_app")),
                name="notice_has_a_reader",
            ),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False)
                | (~Q(state="sent") & Q(sent_at__isnull=True)),
                name="notice_sent_with_its_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(state="waiting"), name="notice_waiting"),
            models.Index(fields=["person", "-id"], condition=Q(channel="in_app"), name="notice_of_person"),
            models.Index(
                fields=["person"], condition=Q(channel="in_app", read_at__isnull=True), name="notice_unread"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.get_channel_display()}"


class DailyRun(models.Model):
    """A daily job that was done on a day. Its row is written in the transaction of the job itself."""

    job = models.CharField(max_length=40)
    on = models.DateField()
    done_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["job", "on"], name="one_run_a_day")]

    def __str__(self) -> str:
        return f"{self.job} {self.on}"
