"""Who the applicant is, sealed under a key of the case alone. Destroying that key erases it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.cases.models.case import Case


class Identity(models.Model):
    """sealed: AES-GCM of the applicant as JSON. wrapped_key: the key of the case, itself sealed under
    IDENTITY_KEY; none once erased."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="identity")
    sealed = models.BinaryField()
    wrapped_key = models.BinaryField(null=True)
    erased_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "identities"
        constraints = [
            models.CheckConstraint(
                condition=Q(wrapped_key__isnull=False, erased_on__isnull=True)
                | Q(wrapped_key__isnull=True, erased_on__isnull=False),
                name="identity_key_until_erased",
            )
        ]

    def __str__(self) -> str:
        return f"身份信息 {self.case_id}"


class IdentityProof(models.Model):
    """A picture of an identity document, sealed under the same key; the bytes lie in storage."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="identity_proofs")
    name = models.CharField("文件名", max_length=60)  # ours, never the applicant's
    media_type = models.CharField(max_length=100)
    storage_name = models.CharField(max_length=120)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
