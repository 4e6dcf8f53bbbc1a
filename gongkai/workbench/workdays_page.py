"""What the calendar's pages show: years, a notice by holiday and by day, and what it would move."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.core import signing
from django.urls import reverse

from gongkai.agencies import calendars
from gongkai.agencies.calendars import NoticeUsed
from gongkai.agencies.models import HolidayNotice
from gongkai.cases.selectors import Move, Moves
from gongkai.law.calendar import Holiday, Notice, WorkingCalendar
from gongkai.ui.pieces import Fact, Link

SHOWN = 100  # moved cases a preview lists; the rest is a number
YEARS_BACK = 4  # earlier years of the list are links
SALT = "holiday notice"
VALID = 24 * 3600  # seconds a preview may be applied after it was made
_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True)
class HolidayRow:
    """A holiday as one reads it: 2月5日（周五）至2月11日（周四），共7天; the days worked for it."""

    name: str
    off: str
    make_up: str


@dataclass(frozen=True)
class YearRow:
    """One year of the list. loaded: the version in force where it was loaded here."""

    year: int
    announced: bool
    origin: str
    sources: tuple[Link, ...]
    local: HolidayNotice | None
    url: str


def holiday_rows(holidays: Iterable[Holiday]) -> list[HolidayRow]:
    return [
        HolidayRow(each.name, _span(each.off), "、".join(_day(day) for day in each.make_up))
        for each in holidays
    ]


def _span(days: tuple[date, ...]) -> str:
    if not days:
        return ""
    if len(days) == 1:
        return f"{_day(days[0])}，1天"
    unbroken = days[-1] - days[0] == timedelta(days=len(days) - 1)
    words = f"{_day(days[0])}至{_day(days[-1])}" if unbroken else "、".join(_day(day) for day in days)
    return f"{words}，共{len(days)}天"


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日（周{_WEEKDAYS[day.weekday()]}）"


def source_links(sources: Iterable[str]) -> tuple[Link, ...]:
    """Addresses become links; numbers stay words (url empty)."""
    return tuple(
        Link(source, source if source.startswith(("https://", "http://")) else "") for source in sources
    )


def origin_of(row: HolidayNotice | None, announced: bool) -> str:
    if row is not None:
        return f"第{row.version}版，{row.loaded_by.name}装入"
    return "随产品附带" if announced else "没有公布，按周末和固定节日暂算"


def year_rows(calendar: WorkingCalendar, years: Iterable[int]) -> list[YearRow]:
    loaded = calendars.loaded_notices()
    return [
        YearRow(
            year,
            calendar.is_announced(year),
            origin_of(loaded.get((year, False)), calendar.is_announced(year)),
            source_links(calendar.sources(year)),
            loaded.get((year, True)),
            f"{reverse('desk:workdays')}?year={year}",
        )
        for year in years
    ]


@dataclass(frozen=True)
class MoveRow:
    """One case of a preview, in words."""

    move: Move
    url: str
    by: str


def move_rows(moves: Moves) -> list[MoveRow]:
    return [
        MoveRow(move, reverse("desk:case", args=[move.case.pk]), _by(move.days))
        for move in moves.moved[:SHOWN]
    ]


def _by(days: int) -> str:
    return f"推后{days}个工作日" if days > 0 else f"提前{-days}个工作日" if days else "推后，中间都是休息日"


def effect_in_words(moves: Moves) -> str:
    """What loading does to the open cases, in one sentence."""
    if not moves.moved and not moves.settled:
        return (
            f"在办的{moves.running}件申请，期限都不变" if moves.running else "没有在办的申请，不改动任何期限"
        )
    words = [f"在办的{moves.running}件申请中，{len(moves.moved)}件改期"]
    if moves.settled:
        words.append(f"{len(moves.settled)}件日期不变，只改暂定与否")
    return "，".join(words)


def sealed(notice: Notice, *, local: bool, seen: str) -> str:
    """The notice as previewed, signed, so that what was seen is what is loaded."""
    content = {
        "year": notice.year,
        "sources": list(notice.sources),
        "holidays": calendars.as_rows(notice.holidays),
        "local": local,
        "seen": seen,
    }
    return signing.dumps(content, salt=SALT, compress=True)


def opened(text: str) -> tuple[Notice, bool, str] | None:
    """What sealed() closed: the notice, local, seen. None where it was changed or is older than a day."""
    try:
        content = signing.loads(text, salt=SALT, max_age=VALID)
    except signing.BadSignature:
        return None
    kept = HolidayNotice(year=content["year"], sources=content["sources"], holidays=content["holidays"])
    return kept.as_notice(), content["local"], content["seen"]


def used_facts(used: Iterable[NoticeUsed]) -> list[Fact]:
    """Which notices a proof was counted with, year by year."""
    facts = []
    for one in used:
        where = "；".join(one.sources)
        facts.append(Fact(f"{one.year}年", origin_of(one.row, one.announced), note=where))
        if one.local:
            facts.append(
                Fact(f"{one.year}年本地方节日", origin_of(one.local, True), note="；".join(one.local.sources))
            )
    return facts
