"""Annual reports as published: statutory tables, charts with their tables, and the same for programs."""

from __future__ import annotations

import json

import pytest
from django.utils import timezone
from jsonschema import Draft202012Validator

from gongkai.annual_report import services
from gongkai.annual_report.drafting.tokens import percent
from gongkai.annual_report.models import Report
from tests.portal.conftest import imported_report, page

CELLS = {"3__A__natural": 3, "3__A__total": 3, "3__C1__natural": 2, "3__C1__total": 2, "3__C38__natural": 1}
SUMS = {"3__C38__total": 1, "3__C7__natural": 3, "3__C7__total": 3}


def test_a_report_prints_its_six_parts_three_tables_and_fingerprint(client, desk):
    report = imported_report(desk, **CELLS, **SUMS)
    text = page(client, "/reports/zj/2025/")
    for heading in ("一、总体情况", "二、主动公开政府信息情况", "六、其他需要报告的事项"):
        assert heading in text
    assert "<p>总体平稳。</p><p>主动公开有序。</p>" in text
    assert "属于行政查询事项" in text
    assert report.sha256 in text
    assert 'name="ArticleTitle"' in text


def test_the_charts_stand_beside_tables_with_the_same_figures(client, desk):
    imported_report(desk, **CELLS, **SUMS)
    text = page(client, "/reports/zj/2025/")
    assert text.count("data-chart=") == 2
    assert "申请是怎样办结的（2025年，3件）" in text
    assert '<td class="num">66.7%</td>' in text


def test_a_year_without_applications_has_no_charts(client, desk):
    imported_report(desk)
    assert "data-chart=" not in page(client, "/reports/zj/2025/")


def test_figures_that_do_not_tie_are_said_to(client, desk):
    imported_report(desk, **CELLS)  # the sums are missing
    text = page(client, "/reports/zj/2025/")
    assert "对不上" in text
    assert "数字核对全部通过" not in text


def test_the_json_of_a_report_is_what_the_reader_takes(client, desk):
    imported_report(desk, **CELLS, **SUMS)
    response = client.get("/reports/zj/2025.json")
    document = json.loads(response.content)
    assert response["Content-Type"] == "application/json"
    assert (document["agency"], document["year"], document["form"]) == (
        "明河区住房和城乡建设局",
        2025,
        "2021",
    )
    assert document["cells"]["3.A.natural"] == 3


def test_the_json_points_to_its_schema_which_anyone_may_fetch_and_it_is_valid(client, desk):
    imported_report(desk, **CELLS, **SUMS)
    response = client.get("/reports/zj/2025.json")
    assert (
        response["Link"] == '</reports/report.schema.json>; rel="describedby"; type="application/schema+json"'
    )
    document = json.loads(response.content)
    published = client.get(document["source"]["schema"])
    assert (published.status_code, published["Content-Type"]) == (200, "application/schema+json")
    assert published["Cache-Control"] == "public, max-age=86400"
    Draft202012Validator(json.loads(published.content)).validate(document)
    for place in ("/reports/zj/2025/", "/tools/report-check/"):
        assert 'href="/reports/report.schema.json"' in page(client, place)
    assert client.get("/reports/zj/2025/.json").content == response.content


def test_a_draft_and_a_year_without_report_are_not_there(client, desk):
    services.open_draft(desk.agency, 2026, by=desk.head)
    for address in ("/reports/zj/2026/", "/reports/zj/2026.json", "/reports/zj/2019/", "/reports/x/2025/"):
        assert client.get(address).status_code == 404
    assert "/reports/zj/2026/" not in page(client, "/reports/")


@pytest.mark.parametrize("rows", [1, 3])
def test_a_report_asks_as_often_for_one_year_as_for_three(client, desk, django_assert_num_queries, rows):
    for year in range(2025, 2025 - rows, -1):
        imported_report(desk, year)
    with django_assert_num_queries(9):
        client.get("/reports/zj/2025/")


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(3, 3, "100%"), (999, 1000, "99.9%"), (9999, 10000, "99.9%"), (1, 10000, "0.1%"), (0, 5, "0.0%")],
)
def test_a_share_is_never_rounded_to_all_or_nothing(part, whole, words):
    assert percent(part, whole) == words


@pytest.mark.parametrize("extension", ["pdf", "docx", "xlsx", "csv", "json"])
def test_the_report_is_downloaded_in_every_format_and_told_apart_by_its_hash(client, desk, extension):
    report = imported_report(desk)
    address = f"/reports/{report.agency.code}/{report.year}.{extension}"
    assert f'href="{address}"' in client.get(f"/reports/{report.agency.code}/{report.year}/").content.decode()
    answer = client.get(address)
    assert answer.status_code == 200
    assert report.sha256 in answer["ETag"]
    assert client.get(address, headers={"if-none-match": answer["ETag"]}).status_code == 304
    assert client.get(f"/reports/{report.agency.code}/1999.{extension}").status_code == 404


def test_a_corrected_version_holds_and_the_earlier_one_stays_with_a_word_about_it(client, desk):
    first = imported_report(desk)
    Report.objects.filter(pk=first.pk).update(state=Report.State.SUPERSEDED)
    content = {
        field: getattr(first, field) for field in ("agency", "year", "form", "cells", "text", "source")
    }
    second = Report.objects.create(
        **content, version=2, correction_reason="补登1件申请", state=Report.State.PUBLISHED,
        sha256="2" * 64, published_at=timezone.now(), published_by=desk.head.person,
    )  # fmt: skip
    here = f"/reports/{first.agency.code}/{first.year}/"
    page = client.get(here).content.decode()
    assert second.sha256 in page and "补登1件申请" in page and f'href="{here}?version=1"' in page
    before = client.get(f"{here}?version=1").content.decode()
    assert first.sha256 in before and "这是更正以前的版本" in before
    assert f'href="{here.removesuffix("/")}.docx?version=1"' in before
    assert client.get(f"{here}?version=3").status_code == 404
    assert client.get(f"{here}?version=x").status_code == 404
