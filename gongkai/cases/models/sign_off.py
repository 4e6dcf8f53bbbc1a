"""Who sees a reply before it goes out: each agency's order by version, and the steps of each letter."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Agency, Person
from gongkai.agencies.roles import Role
from gongkai.cases.models.reply import Letter


class SignOffChain(models.Model):
    """An agency's order of sign-off, written by the head of its disclosure office. Versions stay.

    The head of the disclosure office is always in it; the agency head, where asked, comes last and signs.
    An agency without a row has the officer and that head alone.
    """

    class When(models.TextChoices):
        NEVER = "never", "不经过"
        RISKY = "risky", "有风险的答复"
        CHOSEN = "chosen", "选定的处理决定"
        ALWAYS = "always", "每一件"

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="sign_off_chains")
    version = models.PositiveSmallIntegerField("版本")
    section_head = models.CharField("科室负责人", max_length=6, choices=When, default=When.NEVER)
    legal_adviser = models.CharField("法律顾问", max_length=6, choices=When, default=When.NEVER)
    agency_head = models.CharField("单位主要负责人", max_length=6, choices=When, default=When.NEVER)
    # codes of the decisions the agency head signs, where ``agency_head`` is CHOSEN
    agency_head_outcomes = models.JSONField("由单位主要负责人签发的处理决定", default=list)
    reason = models.CharField("修改的理由", max_length=200)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "version"], name="one_chain_a_version"),
            models.CheckConstraint(
                condition=~Q(section_head="chosen") & ~Q(legal_adviser="chosen"),
                name="chosen_decisions_are_the_agency_heads",
            ),
        ]

    def __str__(self) -> str:
        return f"审签顺序第{self.version}版"


class SignOffStep(models.Model):
    """One pair of eyes on one submission of a letter, fixed when it was sent up.

    attempt: which submission of the letter. position: from 1. signs: the last step, whose holder signs.
    done_as: name and post as of that day. opinion: internal; the reason, where the letter was returned.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "等审核"
        APPROVED = "approved", "同意"
        RETURNED = "returned", "退回"
        SKIPPED = "skipped", "没有走到"

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="sign_off")
    attempt = models.PositiveSmallIntegerField("第几次送审")
    position = models.PositiveSmallIntegerField("第几步")
    role = models.CharField("岗位", max_length=24, choices=[(role.value, role.label) for role in Role])
    signs = models.BooleanField("签发")
    submitted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    done_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    done_as = models.CharField(max_length=120, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    opinion = models.TextField("意见", blank=True)

    class Meta:
        ordering = ["attempt", "position"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "attempt", "position"], name="one_step_a_position"),
            models.CheckConstraint(
                condition=Q(state__in=["approved", "returned"], done_by__isnull=False, done_at__isnull=False)
                | Q(state__in=["waiting", "skipped"], done_by__isnull=True, done_at__isnull=True),
                name="step_done_is_whole",
            ),
            # a second pair of eyes at every step, and another one at each
            models.CheckConstraint(
                condition=~Q(state="approved") | ~Q(done_by=F("submitted_by")),
                name="step_approved_by_another",
            ),
            models.UniqueConstraint(
                fields=["letter", "attempt", "done_by"],
                condition=Q(state="approved"),
                name="one_step_a_person",
            ),
        ]
        indexes = [
            models.Index(fields=["letter"], condition=Q(state="waiting"), name="step_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.role_label} {self.get_state_display()}"

    @property
    def role_label(self) -> str:
        return Role(self.role).label
