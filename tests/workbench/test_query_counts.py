"""Lists ask the database as often for one row as for three, and the queue at most twelve times."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.agencies.roles import Role
from gongkai.cases import services
from gongkai.law.decisions import Outcome
from tests.cases.factories import at
from tests.disclosure.builders import make_draft
from tests.workbench.world import RECEIVED, TODAY, World, signed_in

QUEUE_QUERIES = 12


def _queries(client, url: str) -> int:
    client.get(url)  # the first request also reads what stays cached
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(url).status_code == 200
    return len([query for query in found if not query["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN"))])


def _two_more_cases(world: World) -> None:
    for days in (1, 2):
        world.desk.received(RECEIVED + timedelta(days=days))


@pytest.mark.parametrize("name", ["today", "queue"])
def test_one_case_and_three_cost_the_same(world: World, name: str):
    client = signed_in(world.desk.officer)
    url = reverse(f"desk:{name}")
    one = _queries(client, url)
    _two_more_cases(world)
    assert _queries(client, url) == one


def test_the_queue_asks_at_most_twelve_times(world: World):
    _two_more_cases(world)
    assert _queries(signed_in(world.desk.officer), reverse("desk:queue")) <= QUEUE_QUERIES


def test_signing_asks_the_same_for_one_letter_and_three(world: World):
    client = signed_in(world.desk.head)
    world.desk.submitted(Outcome.G2, on=TODAY, case=world.desk.received(RECEIVED))
    one = _queries(client, reverse("desk:signing"))
    for _ in range(2):
        world.desk.submitted(Outcome.G2, on=TODAY, case=world.desk.received(RECEIVED))
    for _ in range(3):
        services.withdraw(world.desk.received(RECEIVED))
    assert _queries(client, reverse("desk:signing")) == one


def test_service_asks_the_same_for_one_letter_and_three(world: World):
    client = signed_in(world.desk.officer)
    world.desk.signed(Outcome.G2, on=TODAY, case=world.desk.received(RECEIVED))
    one = _queries(client, reverse("desk:service"))
    for _ in range(2):
        world.desk.signed(Outcome.G2, on=TODAY, case=world.desk.received(RECEIVED))
    assert _queries(client, reverse("desk:service")) == one


def test_a_case_asks_the_same_with_one_search_and_three(world: World):
    from gongkai.cases import services

    case, client = world.department.case, signed_in(world.desk.officer)

    def search() -> None:
        with at(TODAY):
            services.record_search(
                case,
                by=world.desk.officer,
                places="档案室",
                words="停车",
                people="陈晓岚",
                on=TODAY,
                found=True,
            )
            services.add_note(case, by=world.desk.officer, text="已问档案室")

    search()
    one = _queries(client, reverse("desk:case", args=[case.pk]))
    search()
    search()
    assert _queries(client, reverse("desk:case", args=[case.pk])) == one


def test_publications_ask_the_same_for_one_and_three(world: World):
    from tests.workbench.world import _staff

    client = signed_in(world.at_department[Role.READ_ONLY])
    url = f"{reverse('desk:publications')}?tab=all"
    one = _queries(client, url)
    staff = _staff(world.desk.agency)
    for _ in range(2):
        make_draft(staff)
    assert _queries(client, url) == one


@pytest.mark.parametrize(
    ("name", "role"),
    [("trail", Role.AUDITOR), ("people", Role.SYSTEM_ADMINISTRATOR), ("today", Role.SUPERVISOR)],
)
def test_lists_over_agencies_do_not_grow_with_their_rows(world: World, name: str, role: Role):
    client = signed_in(world.at_government[role])
    one = _queries(client, reverse(f"desk:{name}"))
    _two_more_cases(world)
    assert _queries(client, reverse(f"desk:{name}")) == one
