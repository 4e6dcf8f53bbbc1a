"""Due days as iCalendar (RFC 5545): one all-day event a case, with number and subject and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event, vDuration

from gongkai.cases.models import Case

READ_AGAIN = timedelta(hours=4)  # how often a program is asked to come back


def calendar_of(name: str, cases: Iterable[Case], *, host: str, now: datetime) -> bytes:
    """host: makes the events' ids unique in the world, as the standard wants."""
    calendar = Calendar()
    calendar.add("prodid", "-//Gongkai//due days//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", vDuration(READ_AGAIN), parameters={"VALUE": "DURATION"})
    for case in cases:
        calendar.add_component(_event(case, case.due_on, host, now))
    return calendar.to_ical()


def _event(case: Case, due: date, host: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"case-{case.pk}@{host}")
    event.add("dtstamp", now)
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event.add("summary", f"答复期限：{case.number} {case.title}{'（暂定）' if case.due_provisional else ''}")
    event.add("transp", "TRANSPARENT")
    return event
