"""Two addresses for machines: alive, and ready or which part is not."""

import pytest
from django.db import DatabaseError, connection, transaction

from gongkai.config import health
from gongkai.search import updating
from gongkai.search.models import Feed

pytestmark = pytest.mark.django_db


def test_alive_asks_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]


def test_ready_when_every_part_works(client):
    updating.rebuild()
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (
        200,
        {"ready": True, "parts": {"database": "ready", "index": "ready", "queue": "ready"}},
    )


def test_a_missing_index_is_named(client):
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (
        503,
        {
            "ready": False,
            "parts": {
                "database": "ready",
                "index": "missing, gongkai search rebuild makes it",
                "queue": "cannot be compared with the index",
            },
        },
    )


def test_a_queue_the_index_does_not_follow_is_named(client):
    updating.rebuild()
    with transaction.atomic():
        Feed.objects.update_or_create(pk=1, defaults={"last": health.BEHIND_LIMIT + 1})
    response = client.get("/readyz")
    assert (response.status_code, response.json()["parts"]["queue"]) == (
        503,
        "501 changes wait for the index",
    )


def test_a_database_that_does_not_answer_is_named(client, monkeypatch):
    updating.rebuild()

    def broken():
        raise DatabaseError("connection to 10.0.0.5 refused")

    monkeypatch.setattr(connection, "cursor", broken)
    response = client.get("/readyz")
    assert (response.status_code, response.json()["parts"]["database"]) == (503, "does not answer")
    assert "10.0.0.5" not in response.content.decode()


def test_machines_inside_are_not_sent_to_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz").status_code == 200
    assert client.get("/accounts/login/").status_code == 301
