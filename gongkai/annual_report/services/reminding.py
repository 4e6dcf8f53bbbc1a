"""Reminding agencies of reports that are not handed in: by the supervising office, and by the calendar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import MAY, Act
from gongkai.agencies.selectors import people_in
from gongkai.annual_report.deadlines import deadline_for
from gongkai.annual_report.errors import NobodyToRemind, RemindedToday
from gongkai.annual_report.membership import reporting_on
from gongkai.annual_report.models import Report
from gongkai.annual_report.selectors import BoardRow, board
from gongkai.annual_report.services.telling import BOTH
from gongkai.cases.notices import tell_people
from gongkai.law.wording import day_text
from gongkai.trail.models import Record
from gongkai.trail.services import record

ROLES = [*dict.fromkeys([*MAY[Act.EDIT_REPORT], *MAY[Act.SIGN_REPORT]])]  # who can still hand it in


@dataclass(frozen=True)
class Moment:
    """A day on which the calendar reminds, counted from the last one. Ours, no rule fixes them."""

    key: str
    from_last_day: int
    until: int
    words: str


MOMENTS = (
    Moment("ten_days_before", -10, -4, "年度报告快到期了"),
    Moment("three_days_before", -3, 0, "年度报告三天内到期"),
    Moment("after", 1, 60, "年度报告过期没有报送"),  # later on a year's silence is the supervisors' matter
)


@transaction.atomic
def remind(agencies: Sequence[Agency], year: int, *, by: Officer) -> list[Agency]:
    """Tell every one of these agencies that has not handed in here, once a day. Returns those told.

    Raises NobodyToRemind where all have handed in, RemindedToday where those who have not know already.
    """
    for agency in agencies:
        by.require(Act.REVIEW_REPORT, agency)
    today = timezone.localdate()
    rows = board(agencies, year, today=today, checked=False)
    missing = [row for row in rows if row.is_missing and row.is_expected]
    if not missing:
        raise NobodyToRemind(year)
    reminded = _told("report_reminded", missing, year=year, on=today.isoformat())
    left = [row for row in missing if row.agency.pk not in reminded]
    if not left:
        raise RemindedToday([row.agency.short_name for row in missing])
    for row in left:
        record(row.agency, "report_reminded", agency=row.agency, by=by, year=year, on=today, until=row.due_on)
        late = f"已经过了{row.late}天" if row.late else "请按期报送"
        _tell(row, "report_reminded", f"主管部门催报{year}年度报告", f"{by.agency.name}催报，{late}")
    return [row.agency for row in left]


@transaction.atomic
def remind_of_last_days(*, today: date) -> int:
    """Tell agencies before their last day and after it, each moment once. How many were told now."""
    year = today.year - 1
    agencies = list(reporting_on(year))
    last_days = {deadline_for(agency).last_day(year) for agency in agencies}
    if not any(_now(moment, day, today) for moment in MOMENTS for day in last_days):
        return 0  # most days of the year
    rows = board(agencies, year, today=today, checked=False)
    missing = [row for row in rows if row.is_missing]
    return sum(_told_at(moment, missing, year, today) for moment in MOMENTS)


def _told_at(moment: Moment, missing: Sequence[BoardRow], year: int, today: date) -> int:
    rows = [row for row in missing if _now(moment, row.due_on, today)]
    known = _told("report_due_told", rows, year=year, moment=moment.key)
    left = [row for row in rows if row.agency.pk not in known]
    for row in left:
        details = {"year": year, "moment": moment.key, "until": row.due_on}
        record(row.agency, "report_due_told", agency=row.agency, by=None, **details)
        _tell(row, f"report_{moment.key}", f"{moment.words}：{year}年度", "")
    return len(left)


def _now(moment: Moment, last_day: date, today: date) -> bool:
    first = last_day + timedelta(days=moment.from_last_day)
    return first <= today <= last_day + timedelta(days=moment.until)


def _told(act: str, rows: Iterable[BoardRow], **details: object) -> set[int]:
    """Agencies the trail says were told that already."""
    known = Record.objects.filter(act=act, agency__in=[row.agency.pk for row in rows])
    for name, value in details.items():
        known = known.filter(**{f"details__{name}": value})
    return set(known.values_list("agency", flat=True))


def _tell(row: BoardRow, kind: str, subject: str, text: str) -> None:
    """Everybody there who writes or signs reports."""
    report: Report | None = row.report
    today = timezone.localdate()
    where = "" if report else "；在“年度报告”里开始编写"
    tell_people(
        people_in(ROLES, row.agency.carried_on_by(today) or row.agency, today=today),
        agency=row.agency,
        about=report,
        kind=kind,
        subject=subject,
        text=f"{text + '，' if text else ''}最迟{day_text(row.due_on)}报送{where}。",
        channels=BOTH,
    )
