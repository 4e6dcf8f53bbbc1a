"""Published reports for programs: the list by pages, one as its document, and nothing unpublished."""

import pytest

from gongkai.annual_report import services
from gongkai.annual_report.exchange import fingerprint_of, hashed_part
from tests.portal.conftest import imported_report

pytestmark = pytest.mark.django_db
REPORTS = "/api/v1/reports"


def test_the_list_holds_what_is_published_newest_year_first(desk, client):
    for year in (2024, 2025, 2023):
        imported_report(desk, year)
    services.open_draft(desk.agency, 2026, by=desk.head)
    told = client.get(REPORTS).json()
    assert [one["year"] for one in told["reports"]] == [2025, 2024, 2023]
    assert told["next"] is None
    first = told["reports"][0]
    assert first["url"] == "http://testserver/api/v1/reports/zj/2025"
    assert first["page"] == "http://testserver/reports/zj/2025/"
    assert client.get(first["url"]).json()["source"]["sha256"] == first["sha256"]


def test_pages_follow_one_another_without_gap_or_repeat(desk, client):
    for year in (2023, 2024, 2025):
        imported_report(desk, year)
    address, years = f"{REPORTS}?limit=2", []
    while address:
        told = client.get(address).json()
        years += [one["year"] for one in told["reports"]]
        address = told["next"]
    assert years == [2025, 2024, 2023]


def test_the_list_narrows_by_agency_year_and_scope(desk, client):
    imported_report(desk, 2025)
    imported_report(desk, 2024)
    assert len(client.get(f"{REPORTS}?year=2024&agency=zj&scope=own").json()["reports"]) == 1
    assert client.get(f"{REPORTS}?agency=hb").json()["reports"] == []
    assert client.get(f"{REPORTS}?year=abc").status_code == 422
    assert client.get(f"{REPORTS}?scope=other").json()["errors"][0]["field"] == "scope"
    assert client.get(f"{REPORTS}?after=x").status_code == 422


def test_a_report_is_the_document_its_fingerprint_covers(desk, client):
    imported_report(desk)
    answer = client.get(f"{REPORTS}/zj/2025")
    document = answer.json()
    assert fingerprint_of(hashed_part(document)) == document["source"]["sha256"]
    assert answer["Access-Control-Allow-Origin"] == "*"
    for known in (answer["ETag"], f"W/{answer['ETag']}", f'"other", {answer["ETag"]}'):
        again = client.get(f"{REPORTS}/zj/2025", headers={"If-None-Match": known})
        assert (again.status_code, again["ETag"]) == (304, answer["ETag"])
        assert again["Access-Control-Allow-Origin"] == "*"
    assert client.get(f"{REPORTS}/zj/2025", headers={"If-None-Match": '"other"'}).status_code == 200


def test_what_is_not_published_is_not_found(desk, client):
    services.open_draft(desk.agency, 2026, by=desk.head)
    imported_report(desk)
    for address in (
        "zj/2026",
        "zj/2020",
        "hb/2025",
        "zj/2025?version=2",
        "zj/2025?scope=whole",
        f"zj/{10**30}",
    ):
        answer = client.get(f"{REPORTS}/{address}")
        assert (address, answer.status_code) == (address, 404)
        assert "没有这份" in answer.json()["message"]


@pytest.mark.parametrize("years", [(2025,), (2023, 2024, 2025)])
def test_the_list_asks_the_database_once_however_long_it_is(desk, client, years, django_assert_num_queries):
    for year in years:
        imported_report(desk, year)
    with django_assert_num_queries(1):
        client.get(REPORTS)
