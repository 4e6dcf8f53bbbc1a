"""A government's sum: what holds it up is named, files from outside come in, each figure leads down, it is
signed once it is complete."""

from __future__ import annotations

import io
import zipfile

import pytest
from playwright.sync_api import Page

from gongkai.annual_report.exchange import SCHEMA
from gongkai.annual_report.export import FORMATS
from tests.annual_report.members import clean_cells
from tests.journeys.browsing import PHONE, WIDE, sideways, violations
from tests.journeys.walking import act, follow, press, said, today

SUPERVISOR, WRITER, HEAD = "zhuguan", "lx-jingban", "lx-fuze"
TOWNSHIP, RURAL = "澜溪区桃坞镇人民政府", "澜溪区杨湾乡人民政府"
CELL = "3.A.total"
DOCX = FORMATS["docx"].media_type
TEXTS = {
    "1": "全区按照条例做好政府信息公开工作。",
    "5": "存在的问题：有的答复说理不够。改进措施：统一说理口径。",
    "6": "全区没有收取信息处理费。",
}


def at_ease(page: Page) -> None:
    assert (violations(page), sideways(page)) == ([], 0)


def report_of(name: str, year: int, received: int) -> dict:
    """The report as the township's own program writes it."""
    content = FORMATS["docx"].make(
        {
            "schema": SCHEMA,
            "agency": name,
            "agency_code": "",
            "year": year,
            "form": "2021",
            "scope": "own",
            "version": 1,
            "correction_reason": "",
            "cells": clean_cells(received),
            "text": {
                "1": f"{year}年，{name}主动公开政策文件和办事信息，依法答复每一件申请。",
                "5": "公开的及时性还不够，下一年逐项检查。",
                "6": f"{year}年度没有收取信息处理费。",
            },
        }
    )
    return {"name": f"{name}{year}年报.docx", "mimeType": DOCX, "buffer": content}


def mangled(file: dict) -> dict:
    """The same with its document part cut off, as a broken transfer leaves it."""
    whole = zipfile.ZipFile(io.BytesIO(file["buffer"]))
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as archive:
        for part in whole.namelist():
            content = whole.read(part)
            archive.writestr(part, content[: len(content) // 2] if part == "word/document.xml" else content)
    return file | {"buffer": broken.getvalue()}


def sum_page(page: Page, year: int) -> None:
    page.goto(f"/desk/reports/board/?year={year}")
    follow(page.get_by_role("link", name="本级政府汇总"))
    page.get_by_role("heading", level=1, name=f"{year}年度本级政府汇总").wait_for()


def holds_up(page: Page) -> str:
    return page.get_by_role("region", name="还不能送签").inner_text()


def upload(page: Page, file: dict) -> None:
    page.get_by_label("报告文件").set_input_files(file)
    follow(page.get_by_role("button", name="读文件"))


def open_cell(page: Page) -> int:
    """The figure whose panel opens."""
    link = page.locator(f"a.lk[href*='cell={CELL}']").first
    figure = int(link.inner_text())
    follow(link)
    return figure


def share_of(page: Page, name: str) -> str:
    return page.locator("#panel li").filter(has_text=name).inner_text()


def test_two_late_units_and_a_faulty_one_hold_the_sum_until_their_files_are_taken_in(open_page, sign_in):
    year = today().year - 1
    above = sign_in(open_page(), SUPERVISOR)
    sum_page(above, year)
    assert "1个单位的报告有差错：澜溪区城市管理局（2处）" in holds_up(above)
    assert f"系统外的2个单位还没有报告：{TOWNSHIP}、{RURAL}" in holds_up(above)
    at_ease(above)
    before = open_cell(above)
    assert "没有报告，没有计入" in share_of(above, TOWNSHIP)

    sum_page(above, year)
    follow(above.get_by_role("link", name="收进系统外单位的报告"))
    sent = report_of(TOWNSHIP, year, received=6)
    upload(above, mangled(sent))
    assert "已经损坏" in above.get_by_role("alert").inner_text()
    at_ease(above)
    upload(above, report_of(TOWNSHIP, year - 1, received=6))
    assert f"是{year - 1}年度的报告，这里收{year}年度的" in above.get_by_role("alert").inner_text()
    upload(above, sent)
    assert said(above, "还没有计入汇总")
    assert above.get_by_label("单位", exact=True).input_value() == TOWNSHIP
    at_ease(above)
    press(above, "收进来", then="收进来了，汇总按它相加")
    at_ease(above)

    sum_page(above, year)
    assert f"系统外的1个单位还没有报告：{RURAL}" in holds_up(above)
    assert open_cell(above) == before + 6
    assert share_of(above, TOWNSHIP).splitlines()[-1].startswith("6，占")
    follow(above.locator("#panel").get_by_role("link", name=TOWNSHIP))
    assert above.get_by_role("heading", level=1, name=TOWNSHIP).is_visible()
    assert above.locator("td.picked:visible").inner_text() == "6"


def test_an_unclear_digit_is_filled_in_and_a_share_leads_to_the_cases_of_an_agency(open_page, sign_in):
    year = today().year - 1
    above = sign_in(open_page(), SUPERVISOR)
    sum_page(above, year)
    follow(above.get_by_role("link", name="系统外单位", exact=True))
    at_ease(above)
    follow(above.get_by_role("row", name=RURAL).get_by_role("link", name="核对确认").first)
    press(above, "收进来")
    assert "1格的数字看不准" in above.get_by_role("alert").inner_text()
    at_ease(above)
    above.get_by_label("表3　一、本年新收政府信息公开申请数量·自然人").fill("10")
    press(above, "收进来", then="收进来了，汇总按它相加")
    assert "3.A.natural填10" in above.get_by_role("region", name="文件").inner_text()

    sum_page(above, year)
    assert RURAL not in holds_up(above)
    open_cell(above)
    follow(above.locator("#panel").get_by_role("link", name="澜溪区住房和城乡建设局"))
    assert above.locator("#panel").get_by_role("heading", name="由这").is_visible()
    follow(above.locator("#panel .gk-panel__list a").first)
    assert "/desk/cases/" in above.url


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_a_report_that_was_taken_in_is_read_at_every_width(open_page, sign_in, width):
    above = sign_in(open_page(width), SUPERVISOR)
    above.goto(f"/desk/reports/{today().year - 2}/whole/outside/")
    at_ease(above)
    follow(above.get_by_role("link", name="看报告").first)
    at_ease(above)
    with above.expect_download() as download:
        above.get_by_role("region", name="文件").get_by_role("link").first.click()
    assert "年政府信息公开工作年度报告" in download.value.suggested_filename


def test_a_sum_that_is_complete_is_written_signed_and_published(open_page, sign_in):
    year = today().year - 3
    above = sign_in(open_page(), SUPERVISOR)
    sum_page(above, year)
    assert above.get_by_role("region", name="还不能送签").count() == 0
    press(above, "开始汇总")

    writer = sign_in(open_page(), WRITER)
    sum_page_of_writer = f"/desk/reports/{year}/?agency=lx&scope=whole"
    for part, text in TEXTS.items():
        writer.goto(f"/desk/reports/{year}/text/{part}/?agency=lx&scope=whole")
        for box in writer.locator("form.wb-write textarea").all():
            box.fill(text)
        follow(writer.get_by_role("button", name="存下这一部分"))
    writer.goto(sum_page_of_writer)
    act(writer, "送签")
    press(writer, "送签", then="已经送签")
    head = sign_in(open_page(), HEAD)
    head.goto(sum_page_of_writer)
    act(head, "签发报送")
    press(head, "签发报送", then="已经签发报送")
    act(head, "发布")
    press(head, "发布", then="已发布")
    reader = open_page()
    reader.goto(f"/reports/lx/{year}/whole/")
    assert "本级政府汇总" in reader.inner_text("main")
