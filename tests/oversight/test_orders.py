"""Supervision orders: ordered, replied to, sent back, closed; each side is told."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.agencies.errors import NotAllowed, Refusal
from gongkai.agencies.roles import Role
from gongkai.cases.models import Notice
from gongkai.oversight import services
from gongkai.oversight.errors import NotThisOrderState, OrdersItself, ReplyDayPassed
from gongkai.oversight.models import SupervisionOrder
from gongkai.oversight.selectors import orders_about, orders_for
from gongkai.trail.selectors import verify
from tests.agencies.builders import make_officer
from tests.cases.factories import RECEIVED, Desk, at

pytestmark = pytest.mark.django_db
REPLY_BY, LATER = date(2026, 9, 23), date(2026, 9, 30)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def supervisor(desk):
    return make_officer(desk.district.government, Role.SUPERVISOR, name="周督办")


def issue(desk: Desk, supervisor, **changes) -> SupervisionOrder:
    given = {"agency": desk.agency, "title": "超期", "demand": "说明原因", "reply_by": REPLY_BY} | changes
    return services.issue_order(by=supervisor, **given)


def told(kind: str) -> list[tuple[str, str]]:
    rows = Notice.objects.filter(kind=kind).order_by("pk")
    return list(rows.values_list("person__name", "subject"))


def test_an_order_about_a_case_is_replied_to_sent_back_replied_to_and_closed(desk, supervisor):
    case = desk.received()
    with at(RECEIVED):
        order = issue(desk, supervisor, case=case)
        order = services.reply_to_order(order, by=desk.officer, text="在办")
        order = services.send_back_order(order, by=supervisor, reason="没有说原因", reply_by=LATER)
        order = services.reply_to_order(order, by=desk.head, text="档案在外库，已经调回")
        order = services.close_order(order, by=supervisor)
    assert (order.state, order.reply_by, order.closed_on) == ("closed", LATER, RECEIVED)
    replies = list(order.replies.values_list("text", "sent_back_for"))
    assert replies == [("在办", "没有说原因"), ("档案在外库，已经调回", "")]
    assert list(orders_about(case)) == [order]
    assert told("order_replied") == [("周督办", "区住建局回复了督办：超期")] * 2
    assert {name for name, _ in told("supervision")} == {"陈晓岚", "顾怀川"}
    assert verify().broken == ()


def test_both_sides_see_an_order_and_an_agency_beside_does_not(desk, supervisor):
    with at(RECEIVED):
        order = issue(desk, supervisor)
    beside = make_officer(desk.district.subdistrict, Role.DISCLOSURE_HEAD)
    assert [list(orders_for(one)) for one in (supervisor, desk.officer, beside)] == [[order], [order], []]


def test_only_the_supervising_office_orders_and_only_those_below_it(desk, supervisor):
    with at(RECEIVED):
        with pytest.raises(NotAllowed):
            issue(desk, desk.head)
        with pytest.raises(OrdersItself):
            issue(desk, supervisor, agency=desk.district.government)
        with pytest.raises(ReplyDayPassed, match="9月16日，要晚于今天9月16日"):
            issue(desk, supervisor, reply_by=RECEIVED)


def test_each_act_fits_its_state_alone(desk, supervisor):
    with at(RECEIVED):
        order = issue(desk, supervisor)
        for act in (
            lambda: services.close_order(order, by=supervisor),
            lambda: services.send_back_order(order, by=supervisor, reason="不够", reply_by=LATER),
        ):
            with pytest.raises(NotThisOrderState, match="待回复"):
                act()
        services.reply_to_order(order, by=desk.officer, text="在办")
        with pytest.raises(Refusal, match="现在是“已回复”"):
            services.reply_to_order(order, by=desk.officer, text="再说一次")
        with pytest.raises(NotAllowed):
            services.close_order(order, by=desk.head)
