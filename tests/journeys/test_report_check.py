"""Anyone drops a report of any agency, reads what is wrong where it stands, takes the sheet along."""

from __future__ import annotations

import io

import openpyxl
import pytest
from playwright.sync_api import Page

from gongkai.law.report_forms import FORMS
from tests.annual_report import render
from tests.journeys.browsing import PHONE, WIDE, sideways, violations
from tests.journeys.walking import follow
from tests.law.test_identities import sound

FORM = FORMS["2021"]
CELLS = sound(FORM)


def report(*, faulty: bool, year: int = 2024) -> dict:
    """Of a faulty one, a total of table 4 and a number in the prose are wrong."""
    page = render.as_html(FORM, CELLS | ({"4.review.total": 15} if faulty else {}), year=year).decode()
    if faulty:
        page = page.replace("认真贯彻", f"新收政府信息公开申请{CELLS['3.A.total'] + 1}件。认真贯彻")
    return {"name": f"清岚县{year}年报.html", "mimeType": "text/html", "buffer": page.encode()}


def check(page: Page) -> None:
    follow(page.get_by_role("button", name="核对", exact=True))


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_a_citizen_checks_a_report_and_takes_the_sheet(open_page, width):
    page = open_page(width)
    page.goto("/reports/")
    follow(page.get_by_role("link", name="核对一份年度报告"))
    check(page)
    assert "选一份报告" in page.get_by_role("alert").inner_text()
    assert (violations(page), sideways(page)) == ([], 0)

    page.get_by_label("要核对的报告").set_input_files(report(faulty=True))
    page.get_by_label("上年的报告").set_input_files(report(faulty=False, year=2023))
    check(page)
    assert "2处错误" in page.get_by_role("status").inner_text().replace("\n", "")
    assert (violations(page), sideways(page)) == ([], 0)
    finds = page.get_by_role("complementary")
    follow(finds.get_by_role("link", name="看“"))  # to the words, which are marked
    assert page.url.endswith("#words-2")
    assert str(CELLS["3.A.total"] + 1) in page.locator("#words-2").inner_text()
    assert page.locator("td.bad:visible").count() == 2  # the wrong sum, and what the prose contradicts

    with page.expect_download() as waiting:
        page.get_by_role("button", name="核对单 XLSX").click()
    book = openpyxl.load_workbook(io.BytesIO(waiting.value.path().read_bytes()))
    assert [row[3] for row in book["问题"].values] == ["规则", "RC-04", "RC-16"]


def test_an_officer_has_the_same_check_at_the_desk(open_page, sign_in):
    page = sign_in(open_page(), "jingban")
    page.goto("/desk/reports/")
    follow(page.get_by_role("link", name="核对别处的年报"))
    page.get_by_label("或者粘贴报告的文字").fill(render.as_separated(FORM, CELLS).decode())
    check(page)
    assert "能核对的都对得上" in page.inner_text("main")
    assert (violations(page), sideways(page)) == ([], 0)
