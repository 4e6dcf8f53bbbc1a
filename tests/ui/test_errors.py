"""Error pages: right status, a way on, and rendered without database or context."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from gongkai.ui import errors

REQUEST = RequestFactory().get("/p/<b>nowhere/")


@pytest.mark.parametrize(
    ("answer", "status", "says"),
    [
        (errors.bad_request(REQUEST), 400, "没有办理"),
        (errors.permission_denied(REQUEST), 403, "只给负责这件事的人看"),
        (
            errors.permission_denied(REQUEST, PermissionDenied("签发须由单位主要负责人办理。")),
            403,
            "主要负责人办理。",
        ),
        (errors.csrf_failure(REQUEST, "token"), 403, "刷新后再提交"),
        (errors.not_found(REQUEST), 404, "/p/&lt;b&gt;nowhere/"),
        (errors.too_large(REQUEST, "每个文件20MB"), 413, "上限是每个文件20MB。"),
        (errors.too_many(REQUEST, 900), 429, "过15分钟再试。"),
        (errors.server_error(REQUEST), 500, "错误已经记下"),
        (errors.unavailable(REQUEST, "搜索", "索引正在重建。"), 503, "索引正在重建。"),
    ],
    ids=lambda value: str(value) if isinstance(value, int) else "",
)
def test_an_error_page_has_its_status_and_says_what_happened(answer, status, says):
    body = answer.content.decode()
    assert (answer.status_code, says in body) == (status, True)
    assert body.count("<h1>") == 1
    assert 'href="/"' in body


@pytest.mark.parametrize(
    ("seconds", "words"), [(30, "30秒"), (61, "2分钟"), (900, "15分钟"), (3700, "2小时")]
)
def test_too_many_tries_says_how_long_to_wait(seconds, words):
    answer = errors.too_many(REQUEST, seconds)
    assert (answer["Retry-After"], f"过{words}再试" in answer.content.decode()) == (str(seconds), True)


def test_unavailable_tells_machines_when_to_come_back():
    assert errors.unavailable(REQUEST, "搜索", "", retry_after=5)["Retry-After"] == "5"
