"""Counting applications that were not needed. No legal effect, nobody's data: no trail."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import F

from gongkai.agencies.models import Agency
from gongkai.cases.models import AvoidedApplication


@transaction.atomic
def count_avoided(agency: Agency, *, on: date) -> None:
    """One more on this day; two at the same moment are two."""
    kept, _ = AvoidedApplication.objects.get_or_create(agency=agency, on=on)
    AvoidedApplication.objects.filter(pk=kept.pk).update(count=F("count") + 1)
