"""Online from beginning to end: corrected once, a third party asked, decided against giving, told why."""

from __future__ import annotations

from playwright.sync_api import Page

from gongkai.law.calendar import published_calendar
from tests.journeys import walking
from tests.journeys.walking import Receipt, follow

TITLE = "环卫作业车辆采购合同和报价"
THIRD = "澜溪清源环保设备有限公司"
PROVEN = "报价构成没有对外公布，公开会影响以后的竞争；不公开不影响公众监督。"
OBJECTION = "报价构成是我单位的商业秘密，不同意公开。"


def test_a_third_party_objects_and_the_applicant_learns_why_nothing_is_given(open_page, sign_in):
    citizen, officer = open_page(), sign_in(open_page(), "jingban")
    receipt = walking.apply(citizen, TITLE)
    walking.confirm_receipt(officer, TITLE)
    correct(citizen, officer, receipt)
    ask_the_third_party(officer)
    wait_with_the_clock_stopped(citizen, officer, receipt)
    hear_the_objection(officer)
    decide_to_protect(officer)
    walking.draft_and_submit(officer)
    walking.look_over(open_page, sign_in, TITLE)
    walking.sign(sign_in(open_page(), "gongkai"), TITLE)
    walking.serve(officer, TITLE)
    learn_why(citizen, receipt)


def correct(citizen: Page, officer: Page, receipt: Receipt) -> None:
    walking.open_case(officer, TITLE)
    walking.act(officer, "要求补正")
    officer.get_by_label("要补正的全部事项").fill("写明是哪一年的采购。")
    walking.press(officer, "登记补正告知", then="已登记补正告知")
    walking.track(citizen, receipt.number, receipt.code)
    follow(citizen.locator(".gk-now").get_by_role("link", name="在线补正"))
    citizen.get_by_label("补正的内容").fill("2025年的采购。")
    follow(citizen.get_by_role("button", name="提交补正"))
    walking.said(citizen, "补正已经收到")


def ask_the_third_party(officer: Page) -> None:
    """Looked at before it goes; the copy in the case names the third party, the applicant gets a notice."""
    walking.open_case(officer, TITLE)
    walking.act(officer, "征求意见")
    officer.get_by_label("第三方", exact=True).check()
    officer.get_by_label("名称", exact=True).fill(THIRD)
    officer.get_by_label("征求的事项").fill("申请人要采购合同和报价，是否同意公开，理由是什么。")
    follow(officer.get_by_role("button", name="先看文书"))
    assert THIRD in officer.inner_text("main")
    walking.press(officer, "登记征求意见", then="已登记征求意见")
    assert officer.get_by_role("link", name="征求意见书").count() >= 1


def wait_with_the_clock_stopped(citizen: Page, officer: Page, receipt: Receipt) -> None:
    """Asked today: 15 working days later at the latest the answer, and 20 more for the reply."""
    today = walking.today()
    calendar = published_calendar()
    latest = calendar.next_working_day(calendar.next_working_day(today, 15), 20)
    assert walking.due_on(officer) == latest
    walking.track(citizen, receipt.number, receipt.code)
    citizen.get_by_role("heading", name="正在征求意见，期限暂停").wait_for()


def hear_the_objection(officer: Page) -> None:
    """Objected on the day it was asked: nothing was stopped, the term is the 20 days after the correction."""
    walking.act(officer, "登记意见")
    officer.get_by_label("不同意公开").check()
    officer.get_by_label("意见内容").fill(OBJECTION)
    walking.press(officer, "登记意见", then="已登记意见")
    assert walking.due_on(officer) == published_calendar().next_working_day(walking.today(), 20)
    assert OBJECTION in officer.get_by_role("region", name="检索、意见和证据").inner_text()


def decide_to_protect(officer: Page) -> None:
    walking.search_the_files(officer)
    walking.choose_decision(officer, "保护第三方合法权益")
    while lacking := walking.missing(officer):
        walking.put_in(officer, lacking[0], PROVEN)
    officer.get_by_label("商业秘密", exact=True).check()
    officer.get_by_label("理由", exact=True).fill("报价构成属于第三方的商业秘密，第三方不同意公开。")
    follow(officer.get_by_role("button", name="拟这个决定"))
    walking.said(officer, "已拟处理决定：保护第三方合法权益")


def learn_why(citizen: Page, receipt: Receipt) -> None:
    walking.track(citizen, receipt.number, receipt.code)
    citizen.get_by_role("heading", name="已经答复").wait_for()
    told = citizen.inner_text("main")
    assert "行政复议" in told
    assert THIRD not in told
