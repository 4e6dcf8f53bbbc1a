"""What the supervising office did: an order about a case that is late, one answered and one still open."""

from __future__ import annotations

from django.utils import timezone

from gongkai.agencies.roles import Role
from gongkai.cases.models import Case, SavedView
from gongkai.demonstration.accounts import GOVERNMENT
from gongkai.demonstration.applying import back
from gongkai.demonstration.district import District
from gongkai.demonstration.stories import Story, at
from gongkai.law.calendar import published_calendar
from gongkai.oversight.services import issue_order, reply_to_order

DEMAND = "写明为什么没有按期答复、现在办到哪一步、哪一天答复，并且直接和申请人说明。"


def all_orders(district: District) -> list[Story]:
    return [
        _ordered(district, "zjj", days=1, answered=False),
        _ordered(district, "zjj", days=3, answered=True),
    ]


def keep_views(district: District) -> None:
    """What an officer keeps at hand above the list of cases."""
    officer = district.officer("zjj", Role.DISCLOSURE_HEAD)
    SavedView.objects.create(
        person=officer.person,
        agency=officer.agency,
        name="逾期没有答复的",
        query="tab=all&late=1",
        shared=True,
    )


def _ordered(district: District, code: str, *, days: int, answered: bool) -> Story:
    """days: working days ago on which the order went out about the case that was late the longest then."""
    day = back(district.today, days)
    yield at(day, 15)
    case = _latest(district, code)
    if case is None:
        return
    order = issue_order(
        by=district.officer(GOVERNMENT, Role.SUPERVISOR),
        agency=case.agency,
        case=case,
        title=f"逾期没有答复：{case.title}",
        demand=DEMAND,
        reply_by=published_calendar().next_working_day(day, 5),
    )
    if answered:
        yield at(back(district.today, days - 1), 16)
        text = "材料存在两个科室，已经核对完，三个工作日内答复；今天打电话向申请人说明了原因。"
        reply_to_order(order, by=district.officer(code, Role.DISCLOSURE_HEAD), text=text)


def _latest(district: District, code: str) -> Case | None:
    """The open case that is late the longest and has no order yet."""
    open_cases = Case.objects.filter(
        agency=district.agencies[code], state__in=Case.OPEN, supervision_orders=None
    )
    return open_cases.filter(due_on__lt=timezone.localdate(), paused=False).order_by("due_on", "pk").first()
