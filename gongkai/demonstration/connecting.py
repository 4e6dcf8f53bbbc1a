"""The story of a system that enters figures by itself: the enforcement team's, month after month of this year."""

from __future__ import annotations

import random
from datetime import date, timedelta

from gongkai.agencies.roles import Role
from gongkai.annual_report import services
from gongkai.annual_report.figure_sheet import SheetFigure
from gongkai.demonstration.district import District
from gongkai.demonstration.reporting import BY_MONTH, PENALTIES
from gongkai.demonstration.stories import Story, at
from gongkai.law.calendar import published_calendar

SYSTEM = "执法办案系统"


def all_systems(district: District) -> list[Story]:
    return [_penalties_by_month(district, random.Random(SYSTEM))]


def _penalties_by_month(district: District, dice: random.Random) -> Story:
    """A token is issued in January; on the first working day of each month the month before is sent."""
    agency, year = district.agencies[BY_MONTH], district.today.year
    calendar = published_calendar()
    issued_on = calendar.next_working_day(date(year, 1, 5))
    yield at(issued_on, 10, 10)
    _, words = services.issue_entry_token(
        agency,
        by=district.officer(BY_MONTH, Role.DISCLOSURE_HEAD),
        system=SYSTEM,
        expires_on=issued_on + timedelta(days=365),
    )
    for month in range(1, 13):
        last_day = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        yield at(calendar.next_working_day(last_day), 7, 30)
        token = services.use_entry_token(words)
        figure = SheetFigure(1, PENALTIES, month, str(dice.randint(15, 20)))
        services.receive_figures(token, year, [figure], source_note=f"{SYSTEM}{month}月结案数")
