"""A citizen finds the reports of a year, sets them beside each other, takes files and paper along."""

from __future__ import annotations

import csv
import io

import pypdfium2
import pytest
from playwright.sync_api import Page

from gongkai.annual_report.reading import read_report
from gongkai.law.report_forms import FORMS
from tests.journeys.browsing import PHONE, WIDE, sideways, violations
from tests.journeys.walking import follow, today

AGENCY, NAME = "zjj", "澜溪区住房和城乡建设局"
CLOSED = "一、本年新收"
READ_BACK = {"PDF": "pdf", "Word": "docx", "Excel": "xlsx"}


def row_of(page: Page, name: str):
    """A row by the head it begins with."""
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name)).first


def at_ease(page: Page) -> None:
    assert (violations(page), sideways(page)) == ([], 0)


def taken(page: Page, link) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        link.click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_from_the_list_to_a_report_its_years_and_other_agencies(open_page, width, scripts):
    page = open_page(width, java_script_enabled=scripts)
    year = today().year - 1
    page.goto("/reports/")
    assert page.get_by_role("link", name=f"{year}年").first.get_attribute("aria-current") == "page"
    assert "晚" in row_of(page, "澜溪区柳渡镇人民政府").inner_text()
    assert "上级主管部门汇总" in row_of(page, "云陵市自然资源和规划局澜溪分局").inner_text()

    page.get_by_role("textbox", name="单位名称").fill("住房")
    follow(page.get_by_role("button", name="查找", exact=True))
    assert page.locator(".gk-collected tbody tr").count() == 1
    follow(page.get_by_role("link", name=NAME, exact=True))
    received = page.locator("[id='c-3.A.total']").inner_text()

    follow(page.get_by_role("link", name="历年对比"))
    assert page.get_by_role("heading", level=1).inner_text().replace("\n", "") == f"{NAME}年度报告历年对比"
    for earlier in range(year - 4, year - 1):
        page.get_by_role("checkbox", name=f"{earlier}年").uncheck()
    follow(page.get_by_role("button", name="对比", exact=True))
    figures = row_of(page, CLOSED).get_by_role("cell").all_inner_texts()
    assert (figures[1], len(figures)) == (received, 4)
    assert "七列都相等" in row_of(page, f"{year - 1}年到{year}年").inner_text()
    if scripts:
        at_ease(page)

    follow(page.get_by_role("link", name="单位对比"))
    page.get_by_text("换年度或者单位").click()
    page.get_by_role("checkbox", name="区城市管理局").check()
    follow(page.get_by_role("button", name="对比", exact=True))
    cell = row_of(page, "本年新收").get_by_role("link", name=received, exact=True)
    if scripts:
        at_ease(page)
    follow(cell.first)
    assert page.url.endswith(f"/reports/{AGENCY}/{year}/#c-3.A.total")
    assert page.locator("td:target").inner_text() == received


def test_years_of_two_forms_print_a_dash_and_say_why(open_page):
    page = open_page(PHONE)
    page.goto(f"/reports/{AGENCY}/compare/?years=2020,2021")
    at_ease(page)
    assert "不是0" in page.get_by_text("这几年的表不一样").locator("..").inner_text()
    before, after, *_ = row_of(page, "政府集中采购：采购项目数量").get_by_role("cell").all_inner_texts()
    assert before.isdecimal() and after.startswith("—")


def test_the_sum_of_the_government_stands_first_with_its_files(open_page):
    page = open_page()
    page.goto(f"/reports/?year={today().year - 2}")
    first = page.locator(".gk-collected tbody tr").first
    assert "澜溪区人民政府（本级政府汇总）" in first.inner_text()
    name, content = taken(page, first.get_by_role("link", name="Word"))
    assert "汇总" in name
    assert read_report(content, name).cells["3.A.total"] > 0
    follow(first.get_by_role("link", name="澜溪区人民政府（本级政府汇总）").first)
    assert page.url.endswith("/whole/")


def test_a_mistake_in_the_address_is_told_and_mended_on_the_page(open_page):
    page = open_page()
    page.goto(f"/reports/{AGENCY}/compare/?years=1999")
    alert = page.get_by_role("alert")
    assert "1999年的报告没有公布过" in alert.inner_text()
    alert.get_by_role("link").click()
    page.keyboard.press("Space")  # the first box has the focus
    follow(page.get_by_role("button", name="对比", exact=True))
    assert page.get_by_role("alert").count() == 0
    assert row_of(page, CLOSED).get_by_role("cell").count() == 1


def test_every_download_of_a_report_is_read_back_to_the_figures_of_the_page(open_page):
    page = open_page()
    page.goto(f"/reports/{AGENCY}/{today().year - 1}/")
    shown = {
        cell.get_attribute("id").removeprefix("c-"): cell.inner_text()
        for cell in page.locator("td[id^='c-']").all()
    }
    assert {address.split(".")[0] for address in shown} == {"2", "3"}
    for label, kind in READ_BACK.items():
        name, content = taken(page, page.get_by_role("link", name=f"下载本报告 {label}"))
        read = read_report(content, name)
        assert read.source.kind == kind, label
        assert (read.agency, read.form, tuple(read.cells)) == (NAME, "2021", FORMS["2021"].addresses), label
        assert {a: f"{read.cells[a]}" for a in shown} == shown, label
    opened = page.get_by_role("link", name="下载本报告 JSON").get_attribute("href")  # opens in the browser
    read = read_report(page.request.get(opened).body(), "报告.json")
    assert {a: f"{read.cells[a]}" for a in shown} == shown
    name, content = taken(page, page.get_by_role("link", name="下载本报告 CSV"))
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))[1:]
    assert {row[2]: row[5] for row in rows if row[2] in shown} == shown


def test_both_comparisons_are_taken_along_as_csv(open_page):
    page, year = open_page(), today().year - 1
    page.goto(f"/reports/{AGENCY}/compare/")
    figures = row_of(page, CLOSED).get_by_role("cell").all_inner_texts()
    _, content = taken(page, page.get_by_role("link", name="下载对比"))
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    received = next(row for row in rows if row[2].startswith(CLOSED))
    assert received[4:7] == figures[:3]

    page.goto(f"/reports/compare/?year={year}&agencies=zjj,cgj")
    figures = row_of(page, "本年新收").get_by_role("cell").all_inner_texts()
    _, content = taken(page, page.get_by_role("link", name="下载对比"))
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows[1][3:] == figures


def printed(page: Page) -> list[str]:
    """The text of each sheet, as the browser would print the page.

    A few characters, such as 一 and 行, come out as others; the tests look for words without them.
    """
    with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as paper:
        return [sheet.get_textpage().get_text_bounded() for sheet in paper]


def test_a_printed_report_keeps_each_table_whole_and_names_its_address_and_day(open_page):
    page, year = open_page(), today().year - 1
    page.goto(f"/reports/{AGENCY}/{year}/")
    page.locator(".gk-chart.is-drawn").first.wait_for()
    width = "getComputedStyle(document.querySelector('.gk-chart__draw canvas')).width"
    on_screen = page.evaluate(width)
    sheets = printed(page)
    [table3] = [sheet for sheet in sheets if "新收政府信息公开申请数量" in sheet]
    assert "结转下年度继续办理" in table3
    [table2] = [sheet for sheet in sheets if "规章" in sheet]
    assert "事业性收费" in table2
    everything = "\n".join(sheets)
    for gone in ("政策文件库", "网站地图", "长辈版", "其他年份", "下载本报告"):
        assert gone not in everything, gone
    last = sheets[-1]
    assert f"/reports/{AGENCY}/{year}/" in last
    assert f"{today():%Y-%m-%d}" in last
    assert page.evaluate(width) == on_screen  # the charts are as they were


def test_a_printed_comparison_repeats_its_heads_on_every_sheet(open_page):
    page = open_page()
    page.goto(f"/reports/{AGENCY}/compare/")
    sheets = printed(page)
    with_rows = [sheet for sheet in sheets if any(word in sheet for word in ("属于", "信访", "维持"))]
    assert len(with_rows) > 1
    assert [("增减" in sheet, "幅度" in sheet) for sheet in with_rows] == [(True, True)] * len(with_rows)


@pytest.mark.parametrize(
    ("language", "heading"),
    [("zh-hant", "政府資訊公開工作年度報告"), ("en", "Annual reports on open government information")],
)
def test_the_list_is_read_in_the_other_languages(open_page, language, heading):
    page = open_page()
    page.goto(f"/reports/?lang={language}")
    told = page.get_by_role("heading", level=1).inner_text()
    assert heading.replace("資訊", "信息") in told
    at_ease(page)
    for address in ("/reports/compare/", f"/reports/{AGENCY}/compare/"):
        page.goto(address)
        at_ease(page)
