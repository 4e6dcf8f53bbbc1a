"""More pages than are free: told what it costs and why, paid, counted afresh, answered."""

from __future__ import annotations

from playwright.sync_api import Page

from gongkai.law.calendar import published_calendar
from tests.guard.builders import pdf_of, written
from tests.journeys import walking
from tests.journeys.walking import follow

TITLE = "道路养护合同和历年支付凭证"
PAGES, AMOUNT = "68", "380元"  # 30 pages free, 38 at 10 yuan: 国办函〔2020〕109号


def test_a_fee_is_told_paid_and_the_term_begins_afresh(open_page, sign_in):
    citizen, officer = open_page(), sign_in(open_page(), "jingban")
    head = sign_in(open_page(), "gongkai")
    receipt = walking.apply(citizen, TITLE)
    walking.confirm_receipt(officer, TITLE)
    tell_the_fee(head)

    walking.track(citizen, receipt.number, receipt.code)
    citizen.get_by_role("heading", name="等您缴费").wait_for()
    assert "收费通知书" in citizen.inner_text("main")

    pay(officer)
    give(officer)
    walking.sign(head, TITLE)
    walking.serve(officer, TITLE)
    walking.track(citizen, receipt.number, receipt.code)
    citizen.get_by_role("heading", name="已经答复").wait_for()
    assert citizen.get_by_role("link", name="养护合同.pdf").count() == 1


def tell_the_fee(head: Page) -> None:
    """The amount is worked out, and the paper is looked at before it goes."""
    walking.open_case(head, TITLE)
    walking.act(head, "通知收费")
    head.get_by_label("按量").check()
    head.get_by_label("数量", exact=True).fill(PAGES)
    head.get_by_label("缴纳方式").fill("凭缴款码到任一代收银行缴纳")
    follow(head.get_by_role("button", name="先看文书"))
    assert AMOUNT in head.inner_text("main")
    told = walking.press(head, "发出收费通知书", then="收费通知书已生成")
    assert AMOUNT in told


def pay(officer: Page) -> None:
    """Paid less than asked is refused with the figure; paid in full starts 20 new working days tomorrow."""
    walking.open_case(officer, TITLE)
    walking.act(officer, "登记缴费")
    officer.get_by_label("实缴数额（元）").fill("300")
    officer.get_by_label("财政票据号码").fill("9901062026000123")
    follow(officer.locator("main").get_by_role("button", name="登记缴费", exact=True))
    assert "380" in officer.get_by_role("alert").inner_text()
    officer.get_by_label("实缴数额（元）").fill("380")
    walking.press(officer, "登记缴费", then="已登记缴费")
    assert walking.due_on(officer) == published_calendar().next_working_day(walking.today(), 20)


def give(officer: Page) -> None:
    walking.search_the_files(officer)
    walking.act(officer, "附上要提供的信息")
    contract = {"name": "养护合同.pdf", "mimeType": "application/pdf", "buffer": pdf_of(written("68"))}
    officer.get_by_label("要提供的信息").set_input_files(contract)
    officer.get_by_label("已经核对").check()
    walking.press(officer, "附上文件", then="已附上“养护合同.pdf”")
    walking.choose_decision(officer, "予以公开")
    officer.get_by_label("理由", exact=True).fill("不属于不予公开的情形。")
    follow(officer.get_by_role("button", name="拟这个决定"))
    walking.said(officer, "已拟处理决定：予以公开")
    walking.draft_and_submit(officer)
