"""The OpenAPI document and the page made from it."""

import re

import pytest
from django.urls import reverse

from gongkai.api.interface import interface

pytestmark = pytest.mark.django_db


def test_the_document_is_openapi_and_names_every_operation(site, client):
    document = client.get("/api/v1/openapi.json").json()
    assert document["openapi"].startswith("3.")
    assert {(path, method) for path, ways in document["paths"].items() for method in ways} == {
        ("/api/v1/reports", "get"),
        ("/api/v1/reports/{agency}/{year}", "get"),
        ("/api/v1/figures/{agency}/{year}", "get"),
        ("/api/v1/figures/{agency}/{year}", "post"),
    }
    guarded = {
        (path, method)
        for path, ways in document["paths"].items()
        for method, one in ways.items()
        if one.get("security")
    }
    assert guarded == {("/api/v1/figures/{agency}/{year}", way) for way in ("get", "post")}


def test_every_field_and_operation_says_what_it_is(site):
    document = interface.get_openapi_schema()
    untold = [
        (name, field)
        for name, schema in document["components"]["schemas"].items()
        for field, one in schema.get("properties", {}).items()
        if not one.get("description")
    ]
    assert untold == []
    assert all(
        one["summary"] and one["description"] for ways in document["paths"].values() for one in ways.values()
    )


def test_the_page_shows_every_operation_and_loads_nothing_from_elsewhere(site, client):
    answer = client.get(reverse("api:docs"))
    page = answer.content.decode()
    for operation in ("list_reports", "one_report", "read_figures", "send_figures"):
        assert f'id="{operation}"' in page
    loaded = re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="([^"]+)"', page)
    assert all(one.startswith("/static/") for one in loaded)
    assert "<script>" not in page
    assert "style=" not in page
    assert "'unsafe-inline'" not in answer["Content-Security-Policy"]


def test_the_page_speaks_english_and_traditional_chinese(site, client):
    assert "Enter figures of a year" in client.get("/api/v1/docs?lang=en").content.decode()
    assert "開放接口" in client.get("/api/v1/docs?lang=zh-hant").content.decode()


def test_the_footer_of_every_public_page_leads_there(site, client):
    assert 'href="/api/v1/docs"' in client.get("/").content.decode()


def test_an_unknown_address_answers_as_a_program_reads_it(site, client):
    answer = client.get("/api/v1/nothing")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/json")
