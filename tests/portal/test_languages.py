"""The same pages in English, in traditional script and in the senior edition."""

from __future__ import annotations

import re

import pytest

from tests.disclosure.builders import publish
from tests.portal.conftest import TODAY, page
from tests.portal.test_forms import PERSON


@pytest.mark.parametrize(
    ("place", "heading"),
    [
        ("/", "Find, ask, follow"),
        ("/library/", "Document library"),
        ("/apply/zj/", "Apply for government information"),
        ("/apply/track/", "Follow an application"),
        ("/reports/", "Annual reports on open government information"),
    ],
)
def test_pages_speak_english_where_asked(client, staff, place, heading):
    text = page(client, place, lang="en")
    assert heading in text
    assert '<html lang="en"' in text


def test_titles_of_documents_stay_chinese_on_english_pages_and_say_so(client, staff):
    publication = publish(staff, "关于搬迁的公告")
    text = page(client, f"/p/{publication.address}/", lang="en")
    assert re.search(r'lang="zh-CN">\s*<h1[^>]*>关于搬迁的公告', text)
    assert "Issued by" in text


def test_errors_and_dates_are_english_too(client, desk):
    response = client.post("/apply/zj/?lang=en", PERSON | {"phone": ""})
    assert "Give a telephone number" in response.content.decode()
    case = desk.received(TODAY)
    session = client.session
    session["followed_cases"] = [case.pk]
    session.save()
    # received on Friday 20 November 2026: 20 working days later is Friday 18 December
    assert "Why 18 December" in page(client, f"/apply/track/{case.pk}/", lang="en")


def test_traditional_script_folds_words_and_leaves_addresses(client, staff):
    text = page(client, "/library/", lang="zh-hant")
    assert "政策文件庫" in text
    assert 'action="/search/"' in text or 'role="search"' in text


def test_the_senior_edition_is_the_same_page_at_the_same_address(client, staff):
    publish(staff, "关于搬迁的公告")
    text = page(client, "/", edition="senior")
    assert re.search(r'<html[^>]*class="senior"', text)
    assert "关于搬迁的公告" in text
