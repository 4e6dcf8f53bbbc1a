"""Which agency answers for what was asked here (art. 36 item 5), and an application passed on to it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Agency, Person
from gongkai.cases.models.case import Case
from gongkai.cases.models.receipt import Contact


class RightAgency(models.Model):
    """name, contact: as the reply tells them. agency: where it is one of this installation."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="right_agency")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField("负责公开的机关", max_length=120)
    contact = models.CharField("联系方式", max_length=200, blank=True)
    why = models.TextField("怎么查明的")
    named_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    named_on = models.DateField("查明日期")

    class Meta:
        verbose_name_plural = "right agencies"

    def __str__(self) -> str:
        return self.name


class PassedOn(models.Model):
    """An application passed on after the reply, because its applicant agreed to it.

    No law asks an agency to forward an application; what binds is the reply that names the right agency.
    The copy is a case of its own, received when the two sides there confirm it.
    """

    case = models.OneToOneField(Case, models.PROTECT, related_name="passed_on")
    copy = models.OneToOneField(Case, models.PROTECT, related_name="came_from")
    agreed_on = models.DateField("申请人同意的日期")
    agreed_how = models.CharField("怎么同意的", max_length=10, choices=Contact.How)
    passed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    passed_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(case=F("copy")), name="passed_on_to_another_case")]

    def __str__(self) -> str:
        return f"{self.case_id} → {self.copy_id}"
