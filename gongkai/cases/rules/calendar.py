"""May this officer load a holiday notice, and can this one be counted with?"""

from __future__ import annotations

from gongkai.agencies.calendars import as_rows
from gongkai.agencies.errors import CalendarRefused, Refusal
from gongkai.agencies.models import HolidayNotice
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.law.calendar import Notice
from gongkai.law.notice_reading import problems_of


def refusal_to_load_notice(by: Officer) -> Refusal | None:
    """A notice moves the cases of every agency here, so it is loaded by the supervising office at the top."""
    if refusal := by.refusal(Act.MANAGE_CALENDAR):
        return refusal
    if by.agency.parent_id is not None:
        return CalendarRefused(
            f"放假安排对所有单位的期限生效，由{by.agency.own_government}的主管部门统一装入，{by.agency.name}不另装"
        )
    return None


def refusal_of_notice(notice: Notice, standing: HolidayNotice | None, *, local: bool) -> Refusal | None:
    """standing: the newest version of this year, None before the first."""
    if problems := problems_of(notice, local=local):
        return CalendarRefused(f"这份放假安排不能装入：{problems[0].reason}")
    if standing and standing.holidays == as_rows(notice.holidays):
        return CalendarRefused(f"和现行的{standing}完全相同，不用再装")
    return None
