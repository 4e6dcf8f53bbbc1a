"""When staff are left alone: what cannot wait stands in the workbench, mail and SMS come in the morning."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.utils import timezone

# No rule fixes these hours; they are the ones vendors of such systems offer [M].
QUIET_FROM, QUIET_UNTIL = time(20), time(8)


def out_of_quiet_hours(at: datetime) -> datetime:
    """The moment itself between 08:00 and 20:00 in Shanghai, else the next 08:00 there."""
    local = timezone.localtime(at)
    if QUIET_UNTIL <= local.time() < QUIET_FROM:
        return at
    day = local.date() + timedelta(days=1) if local.time() >= QUIET_FROM else local.date()
    return timezone.make_aware(datetime.combine(day, QUIET_UNTIL))
