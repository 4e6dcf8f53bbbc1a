"""The list of a year: who published when, who is late, who has not; on Friday 20 November 2026."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from selectolax.lexbor import LexborHTMLParser

from gongkai.agencies.models import Agency
from gongkai.agencies.roles import Role
from gongkai.annual_report.models import MemberRule, OutsideUnit, Report
from tests.agencies.builders import make_agency, make_officer
from tests.annual_report.members import clean_cells, departments, frozen
from tests.cases.factories import Desk
from tests.portal.conftest import imported_report, page

SHANGHAI = ZoneInfo("Asia/Shanghai")


def published(agency: Agency, on: date, year: int = 2025, **more) -> Report:
    """A report made here and public since ten in the morning of that day."""
    report = frozen(
        agency, clean_cells(3, year=year), state=more.pop("state", "published"), year=year, **more
    )
    report.published_at = datetime(on.year, on.month, on.day, 10, tzinfo=SHANGHAI)
    report.save()
    return report


def rows_of(client, **query) -> dict[str, str]:
    """Name of the organ -> what its row says."""
    tree = LexborHTMLParser(page(client, "/reports/", **query))
    rows = tree.css(".gk-collected tbody tr")
    return {row.css_first("th span").text(strip=True): " ".join(row.text().split()) for row in rows}


@pytest.fixture
def government(site) -> Agency:
    return Desk().district.government


def test_the_list_says_who_was_in_time_who_was_late_and_who_has_not_published(client, government):
    in_time, late, missing = departments(government, 3)
    published(in_time, date(2026, 1, 31))  # the last day is in time
    published(late, date(2026, 2, 3))
    rows = rows_of(client)
    assert "按期公布 2026-01-31" in rows[in_time.name]
    assert "晚3天公布 2026-02-03" in rows[late.name]
    assert "逾期293天，没有公布" in rows[missing.name]  # 31 January to 20 November
    assert "逾期234天，没有公布" in rows[f"{government.name}（本级政府汇总）"]  # 31 March to 20 November


def test_the_sum_of_the_government_leads_and_the_rest_keep_the_order_of_the_site(client, government):
    first, second = departments(government, 2)
    Agency.objects.filter(pk=second.pk).update(position=1)
    names = list(rows_of(client))
    assert names[0] == f"{government.name}（本级政府汇总）"
    assert names.index(second.name) < names.index(first.name)


def test_before_its_last_day_nobody_is_called_late(client, clock, government):
    clock.move_to("2027-01-31T10:00:00+08:00")
    [agency] = departments(government, 1)
    assert "还没有公布" in rows_of(client, year="2026")[agency.name]
    clock.move_to("2027-02-01T10:00:00+08:00")
    assert "逾期1天，没有公布" in rows_of(client, year="2026")[agency.name]


def test_the_year_that_begins_waits_for_its_first_report_or_its_last_day(client, clock, government):
    [agency] = departments(government, 1)
    published(agency, date(2026, 1, 20))
    clock.move_to("2027-01-10T10:00:00+08:00")
    assert "2025年政府信息公开工作年度报告" in page(client, "/reports/")
    clock.move_to("2027-02-01T10:00:00+08:00")
    assert "2026年政府信息公开工作年度报告" in page(client, "/reports/")


def test_a_report_taken_over_is_never_called_late_since_nobody_knows_its_day(client, desk):
    imported_report(desk)
    row = rows_of(client)[desk.agency.name]
    assert "本系统启用前公布，照原样收录" in row
    assert "晚" not in row and "逾期" not in row


def test_of_a_year_before_the_system_nobody_is_called_late(client, desk):
    [other] = departments(desk.district.government, 1)
    imported_report(desk, 2022)
    published(desk.agency, date(2025, 1, 20), year=2024)
    assert "本站没有收录" in rows_of(client, year="2022")[other.name]
    assert "逾期" in rows_of(client, year="2024")[other.name]


def test_a_corrected_report_names_its_reason_links_the_earlier_version_and_stays_in_time(client, government):
    [agency] = departments(government, 1)
    published(agency, date(2026, 1, 20), state="superseded")
    second = published(agency, date(2026, 5, 6), version=2)
    second.correction_reason = "补登1件申请"
    second.save()
    text = page(client, "/reports/")
    row = rows_of(client)[agency.name]
    assert "按期公布 2026-01-20" in row
    assert "第2版，2026-05-06更正：补登1件申请" in row
    assert f'href="/reports/{agency.code}/2025/?version=1"' in text


def test_a_vertical_organ_is_listed_with_the_word_that_it_reports_upward(client, government):
    bureau = make_agency("gtj", parent=government, kind=Agency.Kind.VERTICAL, name="市国土局明河分局")
    row = rows_of(client)[bureau.name]
    assert "报告由上级主管部门汇总，不计入本级政府汇总" in row
    assert "逾期293天" in row  # it has to publish all the same (art. 49 para. 1)


def test_an_organ_left_out_of_the_sum_is_listed_with_the_reason(client, government):
    [agency] = departments(government, 1)
    MemberRule.objects.create(
        agency=agency, kind="excluded", from_year=2025, reason="机构改革，职责划出",
        by=make_officer(government, Role.SUPERVISOR).person,
    )  # fmt: skip
    assert "不计入本级政府汇总：机构改革，职责划出" in rows_of(client)[agency.name]


def test_units_that_send_files_are_named_without_a_judgement_on_their_day(client, government):
    OutsideUnit.objects.create(
        government=government, name="明河经济开发区管理委员会", from_year=2025, reason="没有使用本系统",
        by=make_officer(government, Role.SUPERVISOR).person,
    )  # fmt: skip
    tree = LexborHTMLParser(page(client, "/reports/"))
    section = tree.css_first("section[aria-labelledby=h-outside]")
    assert [each.text(strip=True) for each in section.css("li")] == ["明河经济开发区管理委员会"]
    assert "不在本站记录" in section.text()
    assert "h-outside" not in page(client, "/reports/", q="没有的局")


def test_public_enterprises_are_not_listed_and_the_page_says_why(client, desk):
    text = page(client, "/reports/")
    assert desk.district.water_company.name not in text
    assert "条例第五十五条" in text


def test_an_organ_that_has_gone_stays_with_what_it_published(client, government):
    [agency] = departments(government, 1)
    published(agency, date(2026, 1, 20))
    Agency.objects.filter(pk=agency.pk).update(valid_to=date(2025, 6, 30))
    assert "按期公布" in rows_of(client)[agency.name]


def test_a_renamed_organ_is_listed_under_the_name_it_signed_with(client, government):
    [agency] = departments(government, 1)
    published(agency, date(2026, 1, 20))
    Agency.objects.filter(pk=agency.pk).update(name="明河区新局")
    rows = rows_of(client)
    assert "现在叫明河区新局" in rows["明河区第1局"]


def test_the_list_is_narrowed_by_name_in_either_script(client, government):
    make_agency("jyj", parent=government, name="明河区教育体育局", short_name="区教体局")
    departments(government, 2)
    for name in ("教育", "教體"):
        assert list(rows_of(client, q=name)) == ["明河区教育体育局"]
    text = page(client, "/reports/", q="没有的局")
    assert "没有名称里有“没有的局”的单位" in text


@pytest.mark.parametrize("year", ["2035", "x", "20255", "2018"])
def test_a_year_without_a_list_is_said_in_place(client, desk, year):
    imported_report(desk)
    assert "这一年的清单，下面是2025年的" in page(client, "/reports/", year=year)


def test_each_report_is_linked_with_its_files_and_its_other_years(client, desk):
    for year in (2023, 2024, 2025):
        imported_report(desk, year)
    text = page(client, "/reports/")
    for address in (
        "/reports/zj/2025/",
        "/reports/zj/2025.docx",
        "/reports/zj/2024/",
        "/reports/zj/compare/",
    ):
        assert f'href="{address}"' in text
    assert '/reports/compare/?year=2025&amp;agencies="' in text


@pytest.mark.parametrize("count", [1, 4])
def test_the_list_asks_as_often_for_one_agency_as_for_four(
    client, government, django_assert_num_queries, count
):
    for place, agency in enumerate(departments(government, count), start=1):
        published(agency, date(2026, 1, place))
        published(agency, date(2025, 1, place), year=2024)
        published(agency, date(2026, 3, place), scope=Report.Scope.WHOLE)
    with django_assert_num_queries(10):
        client.get("/reports/")
