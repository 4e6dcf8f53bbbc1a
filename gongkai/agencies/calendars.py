"""The working calendar as it stands: the notices that came with the product, and those loaded since.

A loaded notice counts before the file of its year, the newest version before older ones; days off of this
place alone lie on top. Every room with a database asks here; gongkai.law knows the files only.

Several processes serve one installation, so what a process keeps is asked for its age: one small query a
request, and one whenever something is asked outside of one.
"""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.core.signals import request_finished, request_started
from django.db.models import Subquery

from gongkai.agencies.models import HolidayNotice
from gongkai.law.calendar import Holiday, Notice, WorkingCalendar, published_calendar

_VERSION = re.compile(r"([0-9]{1,9})\.([0-9]{4})")


@dataclass(frozen=True)
class Standing:
    """The newest notice loaded: its number, fingerprint and moment; zero and nothing before the first."""

    revision: int = 0
    fingerprint: str = ""
    loaded_at: datetime | None = None


@dataclass(frozen=True)
class CalendarVersion:
    """A state of the calendar that can be named and worked out again.

    revision: the number of the last notice loaded, 0 before the first. published: the last year among the
    files of the product at the time.
    """

    revision: int
    published: int

    def __str__(self) -> str:
        return f"{self.revision}.{self.published}"

    @classmethod
    def read(cls, text: str) -> CalendarVersion | None:
        """From its text; None where it names no version."""
        if not (found := _VERSION.fullmatch(text)):
            return None
        revision, published = found.groups()
        return cls(int(revision), int(published))


def working_calendar() -> WorkingCalendar:
    """The calendar as it stands now, the same object until a notice is loaded."""
    standing = last_loaded()
    return _calendar(standing.revision, standing.fingerprint) if standing.revision else published_calendar()


def current_version() -> CalendarVersion:
    return CalendarVersion(last_loaded().revision, published_calendar().years[-1])


def calendar_at(version: CalendarVersion) -> WorkingCalendar:
    """The calendar as it stood then."""
    years = [year for year in published_calendar().years if year <= version.published]
    return _put_together(published_calendar().restrict(years), _rows_until(version.revision))


def version_at(moment: datetime) -> CalendarVersion:
    """What stood at this moment, as far as loaded notices go."""
    newest = HolidayNotice.objects.filter(loaded_at__lte=moment).order_by("-pk").values_list("pk", flat=True)
    return CalendarVersion(newest.first() or 0, published_calendar().years[-1])


def with_loaded(calendar: WorkingCalendar, notice: Notice, *, local: bool) -> WorkingCalendar:
    """calendar with the notice on top, as it would stand after loading. Nothing is written.

    A local notice replaces the local one of its year, so the calendar is put together from the rows again.
    """
    if not local:
        return calendar.with_notice(notice)
    rows = [row for row in _rows_until(None) if not (row.local and row.year == notice.year)]
    grown = _put_together(published_calendar(), rows)
    for holiday in notice.holidays:
        grown = grown.with_local_holiday(holiday)
    return grown


def loaded_notices() -> dict[tuple[int, bool], HolidayNotice]:
    """The newest version of each year, national and local apart."""
    return {(row.year, row.local): row for row in _rows_until(None)}


def as_rows(holidays: Iterable[Holiday]) -> list[dict[str, object]]:
    """Holidays as the row keeps them."""
    return [
        {
            "name": each.name,
            "off": [day.isoformat() for day in each.off],
            "make_up": [day.isoformat() for day in each.make_up],
        }
        for each in holidays
    ]


def fingerprint_of(notice: Notice, *, local: bool, version: int, before: str) -> str:
    content = [before, notice.year, local, version, notice.sources, as_rows(notice.holidays)]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True)
class NoticeUsed:
    """Which notice a year of a proof was counted with.

    row: None for a file of the product, or where there is no notice. local: the days off of this place.
    """

    year: int
    announced: bool
    sources: tuple[str, ...]
    row: HolidayNotice | None = None
    local: HolidayNotice | None = None


def notices_used(version: CalendarVersion, first: date, last: date) -> list[NoticeUsed]:
    """The notices behind each year from first to last, as they stood in this version."""
    calendar = calendar_at(version)
    rows = {(row.year, row.local): row for row in _rows_until(version.revision)}
    return [
        NoticeUsed(
            year,
            calendar.is_announced(year),
            calendar.sources(year),
            rows.get((year, False)),
            rows.get((year, True)),
        )
        for year in range(first.year, last.year + 1)
    ]


def _rows_until(revision: int | None) -> list[HolidayNotice]:
    """Rows in the order they were loaded."""
    rows = HolidayNotice.objects.select_related("loaded_by").order_by("pk")
    return list(rows if revision is None else rows.filter(pk__lte=revision))


def _put_together(calendar: WorkingCalendar, rows: Iterable[HolidayNotice]) -> WorkingCalendar:
    newest = {(row.year, row.local): row for row in rows}
    for (_, local), row in newest.items():
        notice = row.as_notice()
        if not local:
            calendar = calendar.with_notice(notice)
            continue
        for holiday in notice.holidays:
            calendar = calendar.with_local_holiday(holiday)
    return calendar


@lru_cache(maxsize=4)
def _calendar(revision: int, fingerprint: str) -> WorkingCalendar:
    """The fingerprint stands for all rows up to this one: the same key is the same calendar for ever."""
    return _put_together(published_calendar(), _rows_until(revision))


class _Remembered(threading.local):
    """What this thread's request has asked already. within: a request is under way."""

    within = False
    standing: Standing | None = None


_remembered = _Remembered()


def last_loaded() -> Standing:
    """The newest notice, asked for once a request."""
    if _remembered.within and _remembered.standing is not None:
        return _remembered.standing
    newest = HolidayNotice.objects.order_by("-pk").values_list("pk", "fingerprint", "loaded_at").first()
    _remembered.standing = Standing(*newest) if newest else Standing()
    return _remembered.standing


def _newest(column: str) -> Subquery:
    return Subquery(HolidayNotice.objects.order_by("-pk").values(column)[:1])


# columns by which a query every staff request makes anyway brings the newest notice along
STANDING_COLUMNS = {f"notice_{column}": _newest(column) for column in ("pk", "fingerprint", "loaded_at")}


def remember_standing(row: object) -> None:
    """Take the newest notice from a row with STANDING_COLUMNS, so that this request need not ask for it."""
    if _remembered.within and _remembered.standing is None:
        values = [getattr(row, column) for column in STANDING_COLUMNS]
        _remembered.standing = Standing(*values) if values[0] else Standing()


def forget_standing() -> None:
    """Ask the database again at the next question."""
    _remembered.standing = None


def _begin(**_: object) -> None:
    _remembered.within, _remembered.standing = True, None


def _end(**_: object) -> None:
    _remembered.within, _remembered.standing = False, None


@contextmanager
def asked_once() -> Iterator[None]:
    """Work that counts as one request, such as a command over many cases: one question for all of it."""
    _begin()
    try:
        yield
    finally:
        _end()


request_started.connect(_begin, dispatch_uid="calendar_asked_once_a_request")
request_finished.connect(_end, dispatch_uid="calendar_forgotten_after_a_request")
