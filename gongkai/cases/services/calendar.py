"""Loading a holiday notice: the new version and every open case it moves, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from gongkai.agencies import calendars
from gongkai.agencies.calendars import CalendarVersion
from gongkai.agencies.errors import CalendarRefused
from gongkai.agencies.models import Agency, HolidayNotice
from gongkai.agencies.officers import Officer
from gongkai.cases import rules
from gongkai.cases.models import Case
from gongkai.cases.selectors.queue import RUNNING
from gongkai.cases.selectors.redating import Moves, moves_under
from gongkai.cases.services.clock import redate
from gongkai.cases.services.steps import stop_if
from gongkai.law.calendar import Notice
from gongkai.trail.services import record

MEANWHILE = "您预览以后又装入了别的放假安排，改期的案件可能不同了；重新预览再装入"


@dataclass(frozen=True)
class Loaded:
    """The version as loaded, and what it did to the open cases."""

    row: HolidayNotice
    moves: Moves


@transaction.atomic
def load_notice(notice: Notice, *, by: Officer, local: bool = False, seen: str) -> Loaded:
    """Make the notice the newest version of its year and date all open cases again.

    seen: name of the calendar the preview was made on (str of CalendarVersion). Raises CalendarRefused where
    another notice was loaded since, or where this one cannot be counted with. Cases whose facts contradict
    one another stay as they are and come back as stuck.
    """
    # one at a time: whoever loads holds this row until the end; key-share locks of other acts pass by
    Agency.objects.select_for_update(no_key=True).get(pk=by.agency.pk)
    stop_if(rules.refusal_to_load_notice(by))
    calendars.forget_standing()
    before = calendars.current_version()
    if str(before) != seen:
        raise CalendarRefused(MEANWHILE)
    standing = calendars.loaded_notices().get((notice.year, local))
    stop_if(rules.refusal_of_notice(notice, standing, local=local))
    calendar = calendars.with_loaded(calendars.working_calendar(), notice, local=local)
    row = _append(notice, standing, local=local, by=by)
    after = CalendarVersion(row.pk, before.published)
    _lock_running()
    moves = moves_under(calendar)
    for move in (*moves.moved, *moves.settled):
        redate(move.case, calendar, version=str(after), before=str(before))
    record(
        row,
        "calendar_loaded",
        agency=by.agency,
        by=by,
        year=notice.year,
        version=row.version,
        local=local,
        sources=notice.sources,
        fingerprint=row.fingerprint,
        moved=len(moves.moved),
    )
    calendars.forget_standing()
    return Loaded(row, moves)


def _lock_running() -> None:
    """All cases whose clock runs, before the first record takes the trail's lock: whoever acts on one of them
    meanwhile holds it and waits for the trail, and we would wait for them as they for us."""
    running = Case.objects.select_for_update(of=("self",)).filter(state__in=RUNNING)
    list(running.order_by("pk").values_list("pk"))


def _append(notice: Notice, standing: HolidayNotice | None, *, local: bool, by: Officer) -> HolidayNotice:
    newest = HolidayNotice.objects.order_by("-pk").values_list("fingerprint", flat=True).first() or ""
    version = standing.version + 1 if standing else 1
    try:
        with transaction.atomic():
            return HolidayNotice.objects.create(
                year=notice.year,
                local=local,
                version=version,
                sources=list(notice.sources),
                holidays=calendars.as_rows(notice.holidays),
                fingerprint=calendars.fingerprint_of(notice, local=local, version=version, before=newest),
                replaces=standing,
                loaded_by=by.person,
                loaded_at=timezone.now(),
            )
    except IntegrityError as taken:  # another office's supervisor was a moment earlier
        raise CalendarRefused(MEANWHILE) from taken
