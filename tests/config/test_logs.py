"""Log lines: one JSON object each, and nothing in them that somebody typed."""

import io
import json
import logging

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.agencies.roles import Role
from gongkai.config.logs import JsonLines
from tests.agencies.builders import PASSWORD, make_agency, make_officer

TYPED = "330106199001011234"  # shaped like an identity number


@pytest.fixture
def lines():
    """The root logger with the product's formatter; call it for the lines so far."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.removeHandler(handler)
    root.setLevel(level)


def requests(found: list[dict]) -> list[dict]:
    return [line for line in found if line["logger"] == "gongkai.request"]


@pytest.mark.django_db
def test_a_request_leaves_one_line_with_view_status_and_time(client, lines):
    response = client.get("/healthz")

    (line,) = requests(lines())
    assert sorted(line) == [
        "at", "event", "level", "logger", "method", "ms", "officer", "request_id", "status", "view",
    ]  # fmt: skip
    assert (line["event"], line["method"], line["view"], line["status"], line["officer"]) == (
        "request",
        "GET",
        "healthz",
        200,
        None,
    )
    assert line["request_id"] == response["X-Request-Id"]
    assert line["ms"] >= 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/accounts/login/", "/apply/", "/apply/track/", "/search/", "/no/such/page/"]
)
def test_what_is_typed_is_in_no_line(client, lines, path):
    client.raise_request_exception = False
    client.get(path, {"q": TYPED, "number": TYPED})
    client.get(f"{path}{TYPED}/")
    client.post(
        path, {"login": TYPED, "password": TYPED, "name": TYPED, "number": TYPED, "query_code": TYPED}
    )

    found = lines()
    assert len(requests(found)) == 3
    assert TYPED not in json.dumps(found)


@pytest.mark.django_db
def test_a_failed_sign_in_is_logged_without_name_or_password(client, lines):
    client.post(reverse("account_login"), {"login": TYPED, "password": "Wrong-password-1"})

    found = lines()
    assert [line["event"] for line in found if line["logger"] == "gongkai.sign_ins"] == ["sign_in_failed"]
    assert TYPED not in json.dumps(found)
    assert "Wrong-password-1" not in json.dumps(found)


@pytest.mark.django_db
def test_the_officer_is_a_number_in_the_log_and_is_not_looked_up_for_it(client, lines):
    officer = make_officer(make_agency(), Role.READ_ONLY, name="何青")
    client.post(reverse("account_login"), {"login": officer.person.username, "password": PASSWORD})
    client.get("/desk/")

    last = requests(lines())[-1]
    assert last["officer"] == officer.person_id
    assert "何青" not in json.dumps(lines(), ensure_ascii=False)
    with CaptureQueriesContext(
        connection
    ) as queries:  # the session is looked up, the person and posts are not
        client.get("/healthz")
    assert [query["sql"] for query in queries if "agencies_" in query["sql"]] == []


@pytest.mark.django_db
def test_a_fault_is_logged_by_type_and_place_without_its_message(client, lines, monkeypatch):
    client.raise_request_exception = False

    def broken(*args, **kwargs):
        raise RuntimeError(TYPED)

    monkeypatch.setattr("gongkai.config.health.HttpResponse", broken)
    client.get("/healthz")

    found = lines()
    (fault,) = [line for line in found if "error" in line]
    assert fault["error"] == "RuntimeError"
    assert fault["place"][-1].endswith(" broken")
    assert TYPED not in json.dumps(found)


@pytest.mark.django_db
def test_a_foreign_host_is_logged_without_the_host(client, lines):
    client.get("/accounts/login/", headers={"host": f"{TYPED}.example"})
    assert TYPED not in json.dumps(lines())


def test_a_message_put_together_by_a_library_is_named_by_its_place(lines):
    logging.getLogger("some.library").warning(f"could not parse {TYPED}")
    logging.getLogger("some.library").warning("could not parse %s", TYPED)

    events = [line["event"] for line in lines()]
    assert events[0].startswith("test_logs:")
    assert events[1] == "could not parse %s"
    assert TYPED not in json.dumps(lines())
