"""What came in and lies too long: not confirmed with the applicant, or not opened by anybody (art. 31)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from gongkai.agencies.calendars import working_calendar
from gongkai.cases.models import Case
from gongkai.law.receipt import Channel, confirm_channel_by, first_day_in_time

_WAITING = Q(state=Case.State.AWAITING_CONFIRMATION)


@dataclass(frozen=True)
class ReceiptAlarms:
    """late: past the day by which to confirm. unopened: of these, what nobody has looked at."""

    late: int
    unopened: int

    def __bool__(self) -> bool:
        return bool(self.late or self.unopened)


def came_on(case: Case) -> date:
    """No query where the case was read with its receipt. Older cases: the day sent or keyed in."""
    kept = getattr(case, "receipt", None)
    return kept.came_on if kept else timezone.localdate(case.submitted_at)


def confirm_case_by(case: Case) -> date:
    """The last day to confirm it: a plain letter on the day it came, else the next working day."""
    return confirm_channel_by(Channel(case.channel), came_on(case), working_calendar())


def late_to_confirm(cases: QuerySet[Case], *, today: date) -> QuerySet[Case]:
    return cases.filter(_late(today)).order_by("receipt__came_on", "pk")


def not_opened(cases: QuerySet[Case], *, today: date) -> QuerySet[Case]:
    """Came through the site and past the next working day, and no officer has looked at it."""
    return late_to_confirm(cases, today=today).filter(receipt__opened_at=None)


def receipt_alarms(cases: QuerySet[Case], *, today: date) -> ReceiptAlarms:
    """One query."""
    late = _late(today)
    return ReceiptAlarms(
        **cases.aggregate(
            late=Count("pk", filter=late), unopened=Count("pk", filter=late & Q(receipt__opened_at=None))
        )
    )


def _late(today: date) -> Q:
    in_time = first_day_in_time(today, working_calendar())
    plain = Q(channel=Channel.POST_PLAIN.value)
    return _WAITING & ((plain & Q(receipt__came_on__lt=today)) | (~plain & Q(receipt__came_on__lt=in_time)))
