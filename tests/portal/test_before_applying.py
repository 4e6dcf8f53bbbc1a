"""Before the form: what is public is offered, an answer found is counted, and nothing stands in the way."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from gongkai.cases import selectors
from gongkai.cases.models import AvoidedApplication, Case
from gongkai.search import index
from tests.disclosure.builders import publish
from tests.portal.conftest import TODAY, page
from tests.portal.test_applying import send
from tests.portal.test_forms import PERSON

ABOUT = "停车场特许经营协议"


@pytest.fixture
def published(staff):
    return publish(staff, "湖东片区停车场特许经营协议")


def answer(client, publication) -> int:
    return client.post("/apply/zj/answered/", {"index": publication.address}).status_code


def test_the_choice_of_an_agency_leads_past_what_is_public(client, desk):
    assert 'href="/apply/zj/first/"' in page(client, "/apply/")
    text = page(client, "/apply/zj/first/")
    assert "先找一找" in text
    assert 'href="/apply/zj/"' in text  # and straight on to the form


def test_what_fits_is_offered_with_the_way_on(client, published):
    text = page(client, "/apply/zj/first/", about=ABOUT)
    assert f'href="/p/{published.address}/"' in text
    assert "这条就是我要的，不申请了" in text
    assert "都不是，接着填申请" in text


def test_what_was_sought_stands_in_the_form_and_survives_the_change_to_an_organisation(client, desk):
    text = page(client, "/apply/zj/", about=ABOUT)
    assert f">\n{ABOUT}</textarea>" in text
    other = text.split('href="?as=organisation')[1].split('"')[0].replace("&amp;", "&")
    assert f">\n{ABOUT}</textarea>" in client.get(f"/apply/zj/?as=organisation{other}").content.decode()


def test_nothing_found_is_said_and_leads_to_the_form(client, published):
    text = page(client, "/apply/zj/first/", about="航天发射计划")
    assert "没有找到已经公开的" in text
    assert "接着填申请" in text


def test_where_the_search_is_down_the_page_says_so_and_lets_one_go_on(client, published, monkeypatch):
    def gone(*args):
        raise OSError("no index")

    monkeypatch.setattr(index, "read_pointer", gone)
    monkeypatch.setattr("gongkai.search.selectors.current", _missing)
    text = page(client, "/apply/zj/first/", about=ABOUT)
    assert "现在找不了，不影响申请" in text
    assert "没有找到" not in text
    assert "/apply/zj/?about=" in text


def _missing():
    from gongkai.search.errors import IndexMissing

    raise IndexMissing


def test_an_answer_found_counts_once_a_reader_and_leads_to_it(client, published):
    response = client.post("/apply/zj/answered/", {"index": published.address})
    assert response["Location"] == f"/p/{published.address}/"
    assert answer(client, published) == 302
    assert answer(Client(), published) == 302
    assert [(one.agency.code, one.on, one.count) for one in AvoidedApplication.objects.all()] == [
        ("zj", TODAY, 2)
    ]
    assert Case.objects.count() == 0


def test_the_count_holds_nobody_and_what_is_not_public_is_not_counted(client, desk):
    assert client.post("/apply/zj/answered/", {"index": "没有"}).status_code == 404
    assert client.post("/apply/zj/answered/").status_code == 404
    assert not AvoidedApplication.objects.exists()
    assert {field.name for field in AvoidedApplication._meta.get_fields()} == {"id", "agency", "on", "count"}


def test_a_year_is_added_up_by_agency(desk):
    for on, count in ((date(2026, 1, 1), 2), (date(2026, 11, 20), 3), (date(2025, 12, 31), 9)):
        AvoidedApplication.objects.create(agency=desk.agency, on=on, count=count)
    both = [desk.agency, desk.district.subdistrict]
    assert selectors.avoided_in(2026, both) == {desk.agency.pk: 5}


def test_who_cannot_write_learns_how_to_apply_and_where(client, desk):
    assert 'href="/apply/help/"' in page(client, "/apply/")
    text = page(client, "/apply/help/")
    for words in ("第二十九条", "第四十三条", desk.agency.phone, desk.agency.address):
        assert words in text
    assert desk.district.water_company.name not in text


def test_an_address_that_sends_too_many_keeps_what_it_wrote_and_is_told_other_ways(client, desk, settings):
    settings.APPLICATIONS_ALLOWED = 2
    for mark in "ab":
        assert send(client, PERSON, once=mark * 32).status_code == 200
    refused = send(client, PERSON, once="c" * 32)
    text = refused.content.decode()
    assert refused.status_code == 429
    assert "15分钟里已经提交了2份申请" in text
    assert "当面、寄信提交" in text
    assert PERSON["description"] in text
    assert Case.objects.count() == 2


def test_a_form_refused_for_a_fault_takes_none_of_the_address_turns(client, desk, settings):
    settings.APPLICATIONS_ALLOWED = 1
    send(client, PERSON | {"phone": ""})
    assert send(client, PERSON, once="d" * 32).status_code == 200
