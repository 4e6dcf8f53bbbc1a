"""Originals: bytes kept as they came, addressed by their SHA-256."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Agency, Person


class Original(models.Model):
    """One file as it was received or made. The bytes lie in storage under their fingerprint."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()  # bytes
    media_type = models.CharField(max_length=100)  # read from the content
    stored_at = models.DateTimeField(auto_now_add=True)
    stored_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    erased_on = models.DateField("销毁", null=True, blank=True)  # the bytes are gone, the fingerprint stays

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(size__gte=1), name="original_is_not_empty")]

    def __str__(self) -> str:
        return self.name

    @property
    def storage_name(self) -> str:
        return f"{self.sha256[:2]}/{self.sha256[2:4]}/{self.sha256}"

    @property
    def shown_inline(self) -> bool:
        """Only pictures and PDF open in the browser; anything else is saved."""
        return self.media_type in ("application/pdf", "image/png", "image/jpeg")
