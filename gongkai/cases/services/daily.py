"""Doing a job once a day, however many workers there are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from gongkai.cases.models import DailyRun


def once_a_day(job: str, run: Callable[[], object], *, today: date) -> bool:
    """Run the job unless it was done today. Whether it ran now.

    Job and record are one transaction: a second worker waits for the first one's record and finds it; what
    failed or was cut short leaves none and runs again.
    """
    if DailyRun.objects.filter(job=job, on=today).exists():
        return False
    try:
        with transaction.atomic():
            with transaction.atomic():
                DailyRun.objects.create(job=job, on=today, done_at=timezone.now())
            run()
    except IntegrityError:
        if DailyRun.objects.filter(job=job, on=today).exists():
            return False
        raise
    return True
