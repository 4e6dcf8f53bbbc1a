"""An applicant does from the page of the case what is theirs to do, without a telephone call."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from gongkai.law.calendar import published_calendar
from tests.journeys import walking
from tests.journeys.browsing import PHONE, WIDE, sideways, violations
from tests.journeys.walking import Receipt, follow

POINTS = "写明是哪一年的计划，或者文号。"
ANSWER = "2026年度第一批，文号记不清。"
NOTE = {"name": "说明.txt", "mimeType": "text/plain", "buffer": "第一批计划的封面".encode()}


def ask_for_correction(officer: Page, title: str) -> None:
    walking.open_case(officer, title)
    walking.act(officer, "要求补正")
    officer.get_by_label("要补正的全部事项").fill(POINTS)
    walking.press(officer, "登记补正告知", then="已登记补正告知")


def follow_the_case(citizen: Page, receipt: Receipt) -> None:
    walking.track(citizen, receipt.number, receipt.code)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_correction_asked_for_is_sent_online_and_the_clock_starts_afresh(open_page, sign_in, scripts):
    title = f"老旧小区改造年度计划{'' if scripts else '和变更'}"
    citizen = open_page(java_script_enabled=scripts)
    receipt = walking.apply(citizen, title)
    officer = sign_in(open_page(), "jingban")
    walking.confirm_receipt(officer, title)
    ask_for_correction(officer, title)

    follow_the_case(citizen, receipt)
    citizen.get_by_role("heading", name="等您补正").wait_for()
    follow(citizen.locator(".gk-now").get_by_role("link", name="在线补正"))
    assert POINTS in citizen.inner_text("main")
    follow(citizen.get_by_role("button", name="提交补正"))
    assert "写明补正的内容" in citizen.get_by_role("alert").inner_text()
    citizen.get_by_label("补正的内容").fill(ANSWER)
    citizen.get_by_label("附件").set_input_files(NOTE)
    follow(citizen.get_by_role("button", name="提交补正"))
    due = published_calendar().next_working_day(walking.today(), 20)
    assert f"最迟{due.month}月{due.day}日" in walking.said(citizen, "补正已经收到")
    assert citizen.get_by_role("link", name="在线补正").count() == 0

    walking.open_case(officer, title)
    term = officer.get_by_role("region", name="答复期限")
    assert term.locator("time").first.get_attribute("datetime") == due.isoformat()
    assert "收到补正，重新起算" in officer.locator(".gk-eq").inner_text()
    assert "申请人" in officer.locator(".gk-time").inner_text()
    assert NOTE["name"] in officer.inner_text("main")


def test_a_withdrawal_lies_before_the_head_who_closes_it(open_page, sign_in):
    title = "停车场车位租金核定依据"
    citizen = open_page(PHONE)
    receipt = walking.apply(citizen, title)
    walking.confirm_receipt(sign_in(open_page(), "jingban"), title)

    follow_the_case(citizen, receipt)
    follow(citizen.get_by_role("link", name="撤回申请"))
    follow(citizen.get_by_role("button", name="撤回申请"))
    citizen.get_by_role("heading", name="已申请撤回").wait_for()

    head = sign_in(open_page(), "gongkai")
    walking.open_case(head, title)
    walking.act(head, "不发答复书办结")
    head.get_by_label("不发答复书的理由").fill("申请人在网上申请撤回")
    walking.press(head, "不发答复书办结")
    follow_the_case(citizen, receipt)
    citizen.get_by_role("heading", name="已经撤回").wait_for()


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_the_pages_of_the_acts_are_clear_to_everyone(open_page, sign_in, width):
    title = f"供热管网检修台账{width}"
    citizen = open_page(width)
    receipt = walking.apply(citizen, title)
    officer = sign_in(open_page(), "jingban")
    walking.confirm_receipt(officer, title)
    ask_for_correction(officer, title)
    follow_the_case(citizen, receipt)
    status, found = citizen.url, {}
    for edition in ("standard", "senior"):
        for act in ("", "correct/", "withdraw/"):
            citizen.goto(f"{status}{act}?edition={edition}")
            found[f"{edition} {act}"] = (violations(citizen), sideways(citizen))
    assert {page: wrong for page, wrong in found.items() if wrong != ([], 0)} == {}
