"""Everything a person needs works where scripts are off."""

from __future__ import annotations

import re

from tests.journeys import walking


def test_an_application_is_sent_and_followed_without_scripts(open_page):
    citizen = open_page(java_script_enabled=False)
    walking.fill_application(citizen, "江畔名邸预售资金拨付时间和金额")
    citizen.get_by_label("联系电话").fill("")
    walking.follow(citizen.get_by_role("button", name="提交申请"))
    assert "写上联系电话" in citizen.get_by_role("alert").inner_text()
    assert citizen.get_by_label("姓名").input_value() == walking.NAME

    citizen.get_by_label("联系电话").fill("13900000000")
    receipt = walking.hand_in(citizen)
    walking.track(citizen, receipt.number, receipt.code)
    citizen.get_by_role("heading", name="等双方确认收到").wait_for()


def test_the_library_is_narrowed_and_widened_by_links(open_page):
    reader = open_page(java_script_enabled=False)
    reader.goto("/library/")
    everything = found(reader)
    facet = reader.get_by_role("complementary", name="筛选").get_by_role("link", name="现行有效")
    promised = int(re.search(r"\d+$", facet.inner_text().strip()).group())
    walking.follow(facet)
    assert 0 < promised < everything
    assert found(reader) == promised

    walking.follow(reader.get_by_role("group", name="已选条件").get_by_role("link", name="现行有效"))
    assert found(reader) == everything


def found(page) -> int:
    return int(page.locator("main").get_by_role("status").locator("b").inner_text())


def test_the_phones_menu_opens_without_scripts(open_page):
    reader = open_page(390, java_script_enabled=False)
    reader.goto("/")
    reader.get_by_text("菜单", exact=True).click()
    walking.follow(reader.get_by_role("navigation", name="菜单").get_by_role("link", name="年度报告"))
    assert reader.url.endswith("/reports/")


def test_the_queue_is_filtered_without_scripts(open_page, sign_in):
    officer = sign_in(open_page(java_script_enabled=False), "jingban")
    officer.goto("/desk/cases/")
    officer.get_by_label("环节").select_option("已归档")
    walking.follow(officer.get_by_role("button", name="筛选"))
    states = set(officer.locator("td.c-state").all_inner_texts())
    assert states == {"已归档"}
    walking.follow(officer.get_by_role("table").get_by_role("link").first)
    assert officer.get_by_role("table", name="逐日：方格内大字是计入的第几日").is_visible()


def test_a_report_shows_its_tables_where_no_chart_is_drawn(open_page):
    reader = open_page(java_script_enabled=False)
    reader.goto("/reports/")
    walking.follow(reader.get_by_role("table").get_by_role("link").first)
    assert reader.locator(".gk-chart table").first.is_visible()
