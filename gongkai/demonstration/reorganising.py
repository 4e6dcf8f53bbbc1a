"""A story of a reorganisation: a function goes from one agency to another with an application still open."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.roles import Role
from gongkai.annual_report import services
from gongkai.annual_report.selectors.hand_overs import movable_cases
from gongkai.demonstration.accounts import GOVERNMENT
from gongkai.demonstration.district import District
from gongkai.demonstration.stories import Story, at

GIVER, TAKER = "cgj", "qsj"
ABOUT = "违法建设"  # what the function is about, as the applications that go along name it
MONTHS = range(3, 13)


def all_hand_overs(district: District) -> list[Story]:
    return [_unlawful_building(district)]


def _unlawful_building(district: District) -> Story:
    """As soon as in the middle of a month an application is open that can go along."""
    year = district.today.year
    giver, taker = district.agencies[GIVER], district.agencies[TAKER]
    for month in MONTHS:
        yield at(date(year, month, 16), 15, 20)
        open_now = movable_cases(giver, year).filter(decided_on__isnull=True, title__contains=ABOUT)
        if chosen := list(open_now[:1]):
            services.record_hand_over(
                district.agencies[GOVERNMENT],
                giver=giver,
                taker=taker,
                year=year,
                cases=chosen,
                reason=f"澜编〔{year}〕2号：违法建设查处职责由区城市管理局划入青石街道办事处",
                by=district.officer(GOVERNMENT, Role.SUPERVISOR),
            )
            return
