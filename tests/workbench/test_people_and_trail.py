"""Accounts, posts, switching between them, and the trail they leave."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.urls import reverse

import gongkai
from gongkai.agencies.models import Person, Post
from gongkai.agencies.roles import Role
from gongkai.agencies.services import appoint
from gongkai.trail.models import Record
from gongkai.workbench.act_words import ACT_WORDS, details_in_words
from tests.agencies.builders import FOUNDED, PASSWORD
from tests.workbench.world import TODAY, World, signed_in


@pytest.fixture
def admin(world: World):
    return signed_in(world.at_government[Role.SYSTEM_ADMINISTRATOR])


def _new(world: World, **changes) -> dict[str, str]:
    return {
        "name": "苏见山",
        "username": "sujianshan",
        "phone": "",
        "agency": str(world.desk.agency.pk),
        "role": "case_officer",
        "valid_from": "2026-11-20",
        "password": PASSWORD,
    } | changes


def test_a_new_person_can_sign_in_with_the_post_given_and_both_acts_are_recorded(world: World, admin):
    assert admin.post(reverse("desk:person_add"), _new(world)).status_code == 302
    person = Person.objects.get(username="sujianshan")
    assert person.check_password(PASSWORD)
    assert [(post.role, post.valid_from) for post in person.posts.all()] == [("case_officer", TODAY)]
    assert list(Record.objects.order_by("pk").values_list("act", flat=True))[-2:] == [
        "person_enrolled",
        "post_given",
    ]


def test_a_weak_password_is_refused_at_its_field_and_makes_no_account(world: World, admin):
    page = admin.post(reverse("desk:person_add"), _new(world, password="12345678901")).content.decode()
    assert "密码要含小写字母" in page
    assert not Person.objects.filter(username="sujianshan").exists()


def test_a_name_in_use_is_said(world: World, admin):
    admin.post(reverse("desk:person_add"), _new(world))
    assert "已经有人用" in admin.post(reverse("desk:person_add"), _new(world, name="另一人")).content.decode()


def test_nobody_gives_themselves_a_post_or_a_password(world: World, admin):
    me = world.at_government[Role.SYSTEM_ADMINISTRATOR].person_id
    post = {"agency": world.desk.agency.pk, "role": "disclosure_head", "valid_from": "2026-11-20"}
    pages = [
        admin.post(reverse("desk:person_appoint", args=[me]), post),
        admin.post(reverse("desk:person_password", args=[me]), {"password": PASSWORD}),
        admin.post(
            reverse("desk:person_end_post", args=[Post.objects.get(person=me).pk]), {"on": "2026-11-20"}
        ),
    ]
    assert ["自己的岗位和初始密码不能自己办" in page.content.decode() for page in pages] == [True] * 3


def test_a_post_held_already_is_not_given_twice(world: World, admin):
    person = world.desk.officer.person
    post = {"agency": world.desk.agency.pk, "role": "case_officer", "valid_from": "2026-11-20"}
    page = admin.post(reverse("desk:person_appoint", args=[person.pk]), post).content.decode()
    assert "已经担任" in page
    assert person.posts.count() == 1


def test_a_post_ends_on_its_last_day_and_stays_on_record(world: World, admin):
    post = world.desk.officer.person.posts.get()
    url = reverse("desk:person_end_post", args=[post.pk])
    assert "最后一天不能早于任职的第一天" in admin.post(url, {"on": "2009-01-01"}).content.decode()
    assert admin.post(url, {"on": "2026-11-20"}).status_code == 302
    post.refresh_from_db()
    assert post.valid_to == TODAY


def test_the_last_administrator_above_an_agency_stays(world: World):
    """Below the government's administrator a department's may end; the government's own may not."""
    top = world.at_government[Role.SYSTEM_ADMINISTRATOR]
    colleague = world.at_department[Role.SYSTEM_ADMINISTRATOR]
    appoint(colleague.person, top.agency, Role.SYSTEM_ADMINISTRATOR, valid_from=FOUNDED, valid_to=TODAY)
    client = signed_in(colleague)
    client.post(reverse("desk:switch_post"), {"post": top.agency.code})
    post = Post.objects.get(person=top.person)
    page = client.post(reverse("desk:person_end_post", args=[post.pk]), {"on": "2026-11-20"}).content.decode()
    assert "只剩这一位系统管理员" in page


def test_a_new_password_ends_the_sessions_of_the_old_one(world: World, admin):
    theirs = signed_in(world.desk.officer)
    assert theirs.get(reverse("desk:today")).status_code == 200
    url = reverse("desk:person_password", args=[world.desk.officer.person_id])
    assert admin.post(url, {"password": PASSWORD + "x"}).status_code == 302
    assert theirs.get(reverse("desk:today")).status_code == 302


def test_switching_the_post_changes_the_agency_acted_for(world: World):
    officer = world.desk.officer
    other = world.district.subdistrict
    appoint(officer.person, other, Role.CASE_OFFICER, valid_from=FOUNDED)
    client = signed_in(officer)
    assert client.get(reverse("desk:case", args=[world.elsewhere.case.pk])).status_code == 404
    client.post(reverse("desk:switch_post"), {"post": other.code})
    assert client.get(reverse("desk:case", args=[world.elsewhere.case.pk])).status_code == 200


def test_an_agency_without_a_post_cannot_be_switched_to(world: World):
    client = signed_in(world.desk.officer)
    assert client.post(reverse("desk:switch_post"), {"post": "mh"}).status_code == 403


def test_the_trail_narrows_by_agency_subject_act_and_day(world: World):
    client, url = signed_in(world.at_government[Role.AUDITOR]), reverse("desk:trail")
    case = world.department.case

    def total(**query: str) -> int:
        return client.get(url, query).context["page"].total

    everything = Record.objects.count()
    mine = Record.objects.filter(agency=case.agency).count()
    assert total() == everything
    assert total(agency=case.agency.code) == mine
    assert total(subject=case.number) == Record.objects.filter(subject_label=case.number).count()
    assert total(act="application_registered") == 2
    assert total(from_day="2026-11-21") == 0
    assert total(to_day="2026-11-09") == Record.objects.filter(at__date__lte="2026-11-09").count()
    assert total(from_day="不是日期") == everything


def test_an_auditor_sees_no_cases_and_an_administrator_no_business(world: World):
    for role in (Role.AUDITOR, Role.SYSTEM_ADMINISTRATOR):
        page = signed_in(world.at_department[role]).get(reverse("desk:today")).content.decode()
        assert world.department.case.title not in page
        assert "办件" not in page.split("<main")[0].split("dk-menu--wide")[1].split("</nav>")[0]


def test_every_post_lands_on_a_page_that_says_something(world: World):
    for role, officer in world.at_department.items():
        main = signed_in(officer).get(reverse("desk:today")).content.decode().split("<main")[1]
        assert (role, "<h2" in main) == (role, True)


def test_every_act_recorded_anywhere_has_words():
    """Literal act names given to ``record`` in the source, by reading it."""
    acts = set()
    for path in Path(gongkai.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record"
            if named and len(node.args) > 1 and isinstance(node.args[1], ast.Constant):
                acts.add(node.args[1].value)
    assert len(acts) > 40
    assert acts - set(ACT_WORDS) == set()


def test_details_are_told_in_words_and_keys_nobody_reads_left_out():
    details = {
        "openness": "withheld",
        "reason": "内部事务",
        "content_sha256": "ab",
        "role": "editor",
        "found": False,
    }
    assert details_in_words(details) == "不予公开，理由：内部事务，岗位：编辑，没有找到"
