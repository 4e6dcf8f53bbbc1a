"""统计: each figure is worked out by hand here, and its link finds as many cases in the queue."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.agencies.roles import Role
from gongkai.cases import services
from gongkai.cases.models import Case
from gongkai.cases.selectors.statistics import median_of, statistics
from gongkai.law.decisions import Outcome
from tests.agencies.builders import make_officer
from tests.cases.factories import Desk, at
from tests.workbench.world import TODAY, World, signed_in

PAGE = "/desk/statistics/"


@pytest.mark.django_db
def test_a_year_is_counted_as_its_definitions_say():
    desk = Desk()
    # 12 to 20 October: 6 working days; the week of the holiday lies before
    desk.served(Outcome.G2, on=date(2026, 10, 20), case=desk.received(date(2026, 10, 12)))
    # due 9 November, answered on the 20th: 29 working days and late
    desk.served(Outcome.D7, on=TODAY, case=desk.received(date(2026, 10, 12)))
    desk.received(date(2026, 10, 12))  # still open, due on 9 November
    desk.received(date(2026, 11, 16))  # still open, in time
    closed = desk.decided(Outcome.O3, on=date(2026, 11, 18), case=desk.received(date(2026, 11, 16)))
    with at(date(2026, 11, 18)):
        services.close_without_letter(closed, by=desk.head, reason="申请人撤回")
    whole, by_agency = statistics(Case.objects.all(), 2026, today=TODAY)
    assert by_agency == {desk.agency.pk: whole}
    assert (whole.received, whole.answered, whole.late, whole.open_now, whole.open_late) == (5, 3, 1, 2, 1)
    assert (whole.on_time, whole.due) == (2, 4)
    assert whole.received_by_month == Counter({10: 3, 11: 2})
    assert whole.answered_by_month == Counter({10: 1, 11: 2})
    assert whole.groups == Counter({"予以公开": 1, "不予公开": 1, "其他处理": 1})
    assert whole.days == Counter({2: 1, 6: 1, 29: 1})
    assert whole.median == 6
    before, _ = statistics(Case.objects.all(), 2025, today=TODAY)
    assert (before.received, before.answered, before.open_now) == (0, 0, 0)


def test_the_median_is_the_day_half_did_not_exceed():
    assert median_of(Counter()) is None
    assert median_of(Counter({3: 1})) == 3
    assert median_of(Counter({3: 1, 9: 1})) == 3
    assert median_of(Counter({3: 1, 9: 2, 20: 1})) == 9


def test_every_linked_figure_finds_as_many_cases_in_the_queue(world: World):
    desk = world.desk
    desk.served(Outcome.G2, on=TODAY, case=desk.received(date(2026, 11, 2)))
    desk.served(Outcome.D7, on=TODAY, case=desk.received(date(2026, 10, 12)))
    desk.received(date(2026, 10, 12))
    client = signed_in(world.at_government[Role.SUPERVISOR])
    page = client.get(PAGE).content.decode()
    links = re.findall(r'href="(/desk/cases/\?[^"]+)">(\d+)</a>', page)
    assert len(links) >= 15
    found = [(url, int(figure), client.get(unescape(url)).context["page"].total) for url, figure in links]
    assert [each for each in found if each[1] != each[2]] == []


def test_heads_see_their_own_agency_and_no_comparison(world: World):
    page = signed_in(world.desk.head).get(PAGE)
    assert (page.context["lines"], page.context["of"]) == ([], world.desk.agency.name)
    assert "这些数怎么算" in page.content.decode()


def test_the_page_asks_the_same_with_one_agency_and_many_cases(world: World):
    client = signed_in(world.at_government[Role.SUPERVISOR])

    def asked() -> int:
        client.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(PAGE).status_code == 200
        return len(queries)

    one = asked()
    world.desk.served(Outcome.G2, on=TODAY, case=world.desk.received(date(2026, 11, 2)))
    world.desk.received(date(2026, 10, 12))
    make_officer(world.district.subdistrict, Role.CASE_OFFICER)
    assert asked() == one
