"""A reply that a review set aside: handled anew in its own term, while the report keeps counting it once."""

from __future__ import annotations

from playwright.sync_api import Page

from gongkai.law.calendar import published_calendar
from tests.guard.builders import pdf_of, written
from tests.journeys import walking
from tests.journeys.walking import follow

TITLE = "公租房运营服务合同履约考核表"


def test_a_lost_review_leads_to_a_new_decision_and_both_are_on_record(open_page, sign_in):
    citizen, officer = open_page(), sign_in(open_page(), "jingban")
    head = sign_in(open_page(), "gongkai")
    receipt = walking.apply(citizen, TITLE)
    walking.confirm_receipt(officer, TITLE)
    refuse(officer)
    walking.look_over(open_page, sign_in, TITLE)
    walking.sign(head, TITLE)
    walking.serve(officer, TITLE)
    not_held, corrected = (
        walking.figure(officer, "3.C41.natural"),
        walking.figure(officer, "4.review.corrected"),
    )

    lose(head)
    assert walking.figure(officer, "4.review.corrected") == corrected + 1
    handle_anew(head)
    walking.track(citizen, receipt.number, receipt.code)
    assert "重新" in citizen.inner_text("main")

    give(officer)
    walking.look_over(open_page, sign_in, TITLE)
    walking.sign(head, TITLE)
    walking.serve(officer, TITLE)
    walking.track(citizen, receipt.number, receipt.code)
    citizen.get_by_role("heading", name="已经答复").wait_for()
    assert citizen.get_by_role("link", name="考核表.pdf").count() == 1
    assert (
        walking.figure(officer, "3.C41.natural") == not_held
    )  # the first decision is the one that is counted


def refuse(officer: Page) -> None:
    walking.search_the_files(officer, found=False)
    walking.choose_decision(officer, "经检索没有该信息")
    officer.get_by_label("理由", exact=True).fill("检索了公文系统和业务科室，没有找到。")
    follow(officer.get_by_role("button", name="拟这个决定"))
    walking.said(officer, "已拟处理决定")
    walking.draft_and_submit(officer)


def lose(head: Page) -> None:
    """Filed, answered and decided today: the shortest a review can be."""
    today = walking.today().isoformat()
    walking.open_case(head, TITLE)
    walking.act(head, "登记复议或者诉讼")
    head.get_by_label("行政复议", exact=True).check()
    head.get_by_label("提起日期").fill(today)
    head.get_by_label("受理的复议机关或者法院").fill("澜溪区人民政府")
    head.get_by_label("收到副本的日期").fill(today)
    walking.press(head, "登记", then="已登记行政复议")
    follow(head.get_by_role("link", name="行政复议，澜溪区人民政府"))
    walking.act(head, "登记审结")
    head.get_by_label("结果纠正").check()
    head.get_by_label("决定书或者判决书的日期").fill(today)
    head.get_by_label("收到的日期").fill(today)
    head.get_by_label("决定的主要内容").fill("检索范围不完整，撤销原答复，责令重新作出答复。")
    head.get_by_label("要我方做什么").fill("重新作出答复")
    follow(head.locator("main").get_by_role("button").last)


def handle_anew(head: Page) -> None:
    """20 working days from the day the decision came (法释〔2025〕8号 art. 11)."""
    walking.open_case(head, TITLE)
    walking.act(head, "重新处理")
    head.get_by_label("收到决定或者判决的日期").fill(walking.today().isoformat())
    head.get_by_label("依据", exact=True).fill("澜政复决〔2026〕7号行政复议决定")
    follow(head.locator("main").get_by_role("button", name="重新处理", exact=True))
    assert walking.due_on(head) == published_calendar().next_working_day(walking.today(), 20)


def give(officer: Page) -> None:
    walking.open_case(officer, TITLE)
    walking.search_the_files(officer)
    walking.act(officer, "附上要提供的信息")
    found = {"name": "考核表.pdf", "mimeType": "application/pdf", "buffer": pdf_of(written("98"))}
    officer.get_by_label("要提供的信息").set_input_files(found)
    officer.get_by_label("已经核对").check()
    walking.press(officer, "附上文件", then="已附上“考核表.pdf”")
    walking.choose_decision(officer, "予以公开")
    officer.get_by_label("理由", exact=True).fill("重新检索后找到，可以公开。")
    follow(officer.get_by_role("button", name="拟这个决定"))
    walking.said(officer, "已拟处理决定：予以公开")
    walking.draft_and_submit(officer)
