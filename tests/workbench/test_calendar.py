"""The private calendar: what it shows, to whom, and that it ends."""

from __future__ import annotations

import re
from datetime import date

from django.test import Client
from icalendar import Calendar

from gongkai.agencies.models import Post
from gongkai.cases.models import CalendarAddress, Case
from tests.cases.factories import NAME
from tests.workbench.world import TODAY, World, signed_in

PAGE = "/desk/calendar/"


def issued(client: Client, scope: str = "own") -> str:
    page = client.post(PAGE, {"scope": scope, "issue": "1"}).content.decode()
    return re.search(r"http://testserver(/calendar/[\w-]+\.ics)", page)[1]


def events(url: str) -> dict[str, date]:
    response = Client().get(url)
    assert (response.status_code, response["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    calendar = Calendar.from_ical(response.content)
    return {str(each["summary"]): each.decoded("dtstart") for each in calendar.walk("VEVENT")}


def test_it_holds_number_subject_and_due_day_of_ones_own_cases_and_nothing_else(world: World):
    case = world.department.case
    other = world.desk.received(date(2026, 11, 16))
    Case.objects.filter(pk=other.pk).update(holder=world.desk.head.person)
    url = issued(signed_in(world.desk.officer))
    assert events(url) == {f"答复期限：{case.number} {case.title}": date(2026, 12, 7)}
    body = Client().get(url).content.decode()
    assert NAME not in body
    assert case.applicant_masked not in body
    assert "no-store" in Client().get(url)["Cache-Control"]


def test_the_heads_calendar_holds_the_whole_agency_and_the_officer_gets_none(world: World):
    world.desk.received(date(2026, 11, 16))
    assert len(events(issued(signed_in(world.desk.head), "agency"))) == 2
    refused = signed_in(world.desk.officer).post(PAGE, {"scope": "agency", "issue": "1"})
    assert refused.status_code == 302
    assert not CalendarAddress.objects.filter(person=world.desk.officer.person).exists()


def test_the_token_is_kept_as_a_hash_and_shown_once(world: World):
    client = signed_in(world.desk.officer)
    token = issued(client).removeprefix("/calendar/").removesuffix(".ics")
    assert token not in client.get(PAGE).content.decode()
    assert CalendarAddress.objects.get().token_hash != token


def test_a_new_address_ends_the_old_one_and_revoking_ends_it_too(world: World):
    client = signed_in(world.desk.officer)
    old, new = issued(client), issued(client)
    assert [Client().get(url).status_code for url in (old, new)] == [404, 200]
    client.post(PAGE, {"scope": "own", "revoke": "1"})
    assert Client().get(new).status_code == 404


def test_an_address_ends_with_the_post_of_its_owner(world: World):
    url = issued(signed_in(world.desk.officer))
    Post.objects.filter(person=world.desk.officer.person).update(
        valid_from=date(2026, 1, 1), valid_to=date(2026, 11, 19)
    )
    assert date(2026, 11, 20) == TODAY
    assert Client().get(url).status_code == 404


def test_an_unknown_address_is_not_found(world: World):
    assert Client().get("/calendar/abc.ics").status_code == 404
