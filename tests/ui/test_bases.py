"""The two frames: what every page carries, and what stays out until it exists."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.contrib.messages.storage.base import Message
from django.http import HttpResponse
from django.template import Context, engines
from django.test import RequestFactory
from selectolax.lexbor import LexborHTMLParser

from gongkai.ui.context import page
from gongkai.ui.middleware import EditionMiddleware, LanguageMiddleware
from tests.ui.test_components import words

pytestmark = pytest.mark.urls("tests.ui.addresses")

SITE = SimpleNamespace(
    name="明湖区人民政府",
    superior="云州市人民政府",
    superior_url="https://yunzhou.example/",
    subtitle="政务公开",
    id_code="9901060001",
    icp="示ICP备20260001号",
    police="示公网安备99010602000001号",
    organiser="明湖区人民政府办公室",
    undertaker="明湖区政务公开办公室",
    address="明湖区镜湖路1号",
    phone="0100-8123 4567",
    hours="工作日9:00—12:00",
)
DESK = SimpleNamespace(
    agency="区住房和城乡建设局",
    post_label="经办人",
    person_name="陈晓岚",
    posts=[],
    counts={"intake": 3, "open": 23},
    may={"today": True, "intake": True, "queue": True, "signing": False, "ledger": True},
    current="queue",
)


def frame(source: str, path: str = "/", **context: object) -> LexborHTMLParser:
    def view(request):
        known = {"site": SITE, "desk": DESK, "request": request, **page(request), **context}
        return HttpResponse(engines["django"].from_string(source).template.render(Context(known)))

    response = LanguageMiddleware(EditionMiddleware(view))(RequestFactory().get(path))
    return LexborHTMLParser(response.content.decode())


PORTAL = """{% extends "ui/portal_base.html" %}{% block title %}查办理进度{% endblock %}
{% block nav_current %}track{% endblock %}{% block content %}<h1>查办理进度</h1>{% endblock %}"""


def test_a_public_page_has_landmarks_one_heading_and_a_skip_link_first():
    tree = frame(PORTAL)
    assert tree.css_first("body > a").attributes["href"] == "#main"
    assert [len(tree.css(tag)) for tag in ("header", "main#main", "footer", "h1")] == [1, 1, 1, 1]
    assert tree.css_first("html").attributes == {"lang": "zh-Hans"}
    assert words(tree.css_first("title")) == "查办理进度"


def test_the_entrance_one_is_in_is_marked_in_both_menus():
    assert [words(each) for each in frame(PORTAL).css("[aria-current]")] == ["查办理进度", "查办理进度"]


def test_the_footer_carries_what_every_government_site_must():
    said = words(frame(PORTAL).css_first("footer"))
    for value in (
        SITE.id_code,
        SITE.icp,
        SITE.police,
        SITE.organiser,
        SITE.undertaker,
        SITE.phone,
        SITE.address,
    ):
        assert value in said


def test_a_page_with_its_own_search_shows_no_second_one():
    assert len(frame(PORTAL).css("form[role=search]")) == 1
    assert not frame(PORTAL + "{% block own_search %}yes{% endblock %}").css("form[role=search]")


def test_the_switches_offer_the_other_languages_and_the_other_edition():
    tree = frame(PORTAL, "/track/?lang=zh-hant&edition=senior")
    links = [(words(each), each.attributes["href"]) for each in tree.css(".gk-util li a")]
    assert links == [("標準版", "?edition=standard"), ("简体", "?lang=zh-hans"), ("English", "?lang=en")]
    assert tree.css_first("html").attributes == {"lang": "zh-Hant", "class": "senior"}
    assert any("senior" in each.attributes["href"] for each in tree.css("link[rel=stylesheet]"))


WORKBENCH = """{% extends "ui/desk_base.html" %}{% block title %}办件{% endblock %}
{% block head %}<h1>办件</h1>{% endblock %}{% block content %}<p>表</p>{% endblock %}"""


def test_the_workbench_shows_agency_post_and_only_the_entries_one_may_open():
    tree = frame(WORKBENCH, "/desk/queue/")
    assert [words(each) for each in tree.css(".dk-menu--wide a")] == ["今日工作", "收件 3件", "办件 23件"]
    assert [words(each) for each in tree.css(".dk-menu--wide [aria-current=page]")] == ["办件 23件"]
    said = words(tree.css_first(".dk-who"))
    assert (DESK.agency in said, "陈晓岚・经办人" in said) == (True, True)


def test_posts_to_switch_to_are_buttons_of_a_form():
    posts = [
        SimpleNamespace(key="A", label="区住建局（经办人）", current=True),
        SimpleNamespace(key="B", label="区财政局（编辑）", current=False),
    ]
    desk = SimpleNamespace(**{**vars(DESK), "posts": posts})
    form = frame(WORKBENCH, "/desk/queue/", desk=desk).css_first(".dk-pick form")
    assert (form.attributes["method"], form.attributes["action"]) == ("post", "/desk/switch_post/")
    assert [(each.attributes["value"], "aria-current" in each.attributes) for each in form.css("button")] == [
        ("A", True),
        ("B", False),
    ]


def test_a_side_column_appears_only_with_something_in_it():
    assert not frame(WORKBENCH, "/desk/").css("aside")
    beside = frame(WORKBENCH + "{% block side %}<p>旁注</p>{% endblock %}", "/desk/")
    assert words(beside.css_first("aside[aria-label]")) == "旁注"


def test_messages_of_django_become_notices():
    messages = [Message(25, "已经登记。"), Message(40, "没有发出。")]
    tree = frame(WORKBENCH, "/desk/", messages=messages)
    assert [each.attributes["class"] for each in tree.css("[role=status] .gk-note")] == [
        "gk-note gk-note--main",
        "gk-note gk-note--danger",
    ]
    assert [words(each) for each in tree.css(".gk-note")] == ["已经登记。", "没有发出。"]
