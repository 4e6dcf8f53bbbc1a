"""Requests that cannot be answered get a page in Chinese with the right status."""

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import reverse

from gongkai.config.middleware import BodyLimit

pytestmark = pytest.mark.django_db
LOGIN = reverse("account_login")


def test_a_form_with_too_much_text_is_answered_413(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    response = client.post(LOGIN, {"login": "a" * 2000, "password": "b"})
    assert response.status_code == 413
    assert "20MB" in response.content.decode()


def test_a_form_with_too_many_files_is_answered_413(client, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    files = {f"file{number}": SimpleUploadedFile("a.txt", b"1") for number in range(3)}
    assert client.post(LOGIN, files).status_code == 413


def test_a_body_over_every_limit_is_refused_before_it_is_read(settings):
    settings.BODY_LIMIT = 10

    def never(request):
        raise AssertionError("the request must not get this far")

    request = RequestFactory().post("/apply/", b"a" * 11, content_type="text/plain")
    assert BodyLimit(never)(request).status_code == 413


def test_a_body_at_the_limit_passes(settings):
    settings.BODY_LIMIT = 10
    request = RequestFactory().post("/apply/", b"a" * 10, content_type="text/plain")
    assert BodyLimit(lambda passed: passed)(request) is request


def test_an_unknown_address_is_answered_404_in_chinese(client):
    response = client.get("/no/such/page/")
    assert response.status_code == 404
    assert '<html lang="zh-' in response.content.decode()


def test_a_form_without_its_token_is_answered_403_in_chinese():
    response = Client(enforce_csrf_checks=True).post(LOGIN, {"login": "a", "password": "b"})
    assert response.status_code == 403
    assert "没有收下" in response.content.decode()


def test_a_foreign_host_is_answered_400(client):
    assert client.get("/healthz", headers={"host": "evil.example"}).status_code in (200, 400)
    assert client.get(LOGIN, headers={"host": "evil.example"}).status_code == 400


def test_a_fault_of_ours_is_answered_500_without_its_message(client, monkeypatch):
    client.raise_request_exception = False

    def broken(*args, **kwargs):
        raise RuntimeError("林东的身份证号码在这里")

    monkeypatch.setattr("gongkai.config.health.HttpResponse", broken)
    response = client.get("/healthz")

    assert response.status_code == 500
    assert "林东" not in response.content.decode()


@pytest.mark.parametrize("path", ["/healthz", LOGIN, "/no/such/page/"])
def test_every_answer_carries_the_headers_of_safety(client, path):
    headers = client.get(path).headers
    assert {
        "X-Content-Type-Options": headers["X-Content-Type-Options"],
        "X-Frame-Options": headers["X-Frame-Options"],
        "Referrer-Policy": headers["Referrer-Policy"],
    } == {"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin"}
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert len(headers["X-Request-Id"]) == 12


def test_a_body_over_every_limit_is_answered_with_the_headers_of_every_page(client, settings):
    settings.BODY_LIMIT = 10
    response = client.post(LOGIN, {"login": "a" * 20, "password": "b"})
    assert response.status_code == 413
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("address", ["/p/a%00b/", "/library/?q=%00", "/disclosure/?agency=%00"])
def test_an_address_with_a_nul_is_refused_before_a_database_is_asked(client, address):
    response = client.get(address)
    assert response.status_code == 400
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_tries_already_counted_cannot_be_pushed_out_of_the_cache():
    for number in range(400):  # more than the 300 rows that Django keeps by default
        cache.set(f"wrong-code:{number}", 1, timeout=900)
    assert sum(cache.get(f"wrong-code:{number}") == 1 for number in range(400)) == 400
