"""A letter with a receipt stamp: keyed in, extended by the head, given in part, and sent back by post."""

from __future__ import annotations

from datetime import date, timedelta

from playwright.sync_api import Page

from gongkai.law.calendar import published_calendar
from tests.documents.files import picture
from tests.guard.builders import pdf_of, written
from tests.journeys import walking
from tests.journeys.walking import follow

TITLE = "老旧管网改造项目结算审核报告"
HIDDEN = "13900000000"
REPORT = pdf_of(written("812.5", y=200), written(HIDDEN, y=150))
WHY = "内部值班安排里的电话，属于内部工作流程"
SCAN = {"name": "信封.png", "mimeType": "image/png", "buffer": picture("PNG")}


def test_a_paper_application_is_extended_and_answered_in_part_by_post(open_page, sign_in):
    officer, head = sign_in(open_page(), "jingban"), sign_in(open_page(), "gongkai")
    received = six_working_days_ago()
    key_in(officer, received)
    extend(head, received)
    walking.search_the_files(officer)
    black_out(officer)
    decide_in_part(officer)
    walking.draft_and_submit(officer)
    walking.look_over(open_page, sign_in, TITLE)
    walking.sign(head, TITLE)
    post(officer)


def six_working_days_ago() -> date:
    calendar, day, back = published_calendar(), walking.today(), 6
    while back:
        day -= timedelta(days=1)
        back -= calendar.is_working(day)
    return day


def key_in(officer: Page, received: date) -> None:
    """The day of the stamp is the day of receipt, and the term runs from the day after it."""
    officer.goto("/desk/intake/register/")
    officer.get_by_label("邮寄（需签收）").check()
    officer.get_by_label("按这种方式定收到之日的日期").fill(received.isoformat())
    officer.get_by_label("邮件单号").fill("XA20260900123CN")
    officer.get_by_label("信封、签收单或者传真报头的扫描件").set_input_files(SCAN)
    officer.get_by_label("自然人").check()
    officer.get_by_label("姓名或者单位名称").fill("林知远")
    officer.get_by_label("证件号码", exact=True).fill("990106199003077470")
    officer.get_by_label("通信地址").fill("澜溪区和安路1号")
    officer.get_by_label("申请公开的内容").fill(TITLE)
    officer.get_by_label("所需信息的名称、文号或者其他特征").fill(f"{TITLE}全文。")
    officer.get_by_label("纸质复印件").check()
    officer.get_by_label("邮寄", exact=True).check()
    follow(officer.locator("main").get_by_role("button", name="登记收件", exact=True))
    walking.open_case(officer, TITLE)
    assert walking.due_on(officer) == published_calendar().next_working_day(received, 20)


def extend(head: Page, received: date) -> None:
    """Only the head may; the date moves, the first one stays in sight, and the paper waits to be posted."""
    walking.open_case(head, TITLE)
    walking.act(head, "延长期限")
    head.get_by_label("延长几个工作日").fill("10")
    head.get_by_label("延长的理由").fill("结算材料分存三处，需要逐页核对。")
    walking.press(head, "同意延期", then="已同意延长10个工作日")
    calendar = published_calendar()
    assert walking.due_on(head) == calendar.next_working_day(received, 30)
    first = calendar.next_working_day(received, 20)
    assert first.isoformat() in head.get_by_role("region", name="答复期限").inner_text()
    follow(head.get_by_role("link", name="延期答复告知书").first)
    follow(head.get_by_role("link", name="登记送达"))
    head.get_by_label("邮寄送达").check()
    head.get_by_label("送达凭证").fill("EMS 1020260900456")
    walking.press(head, "登记送达")


def black_out(officer: Page) -> None:
    """The file as it is would be refused; the copy with the telephone blacked out takes its place."""
    walking.open_case(officer, TITLE)
    walking.act(officer, "附上要提供的信息")
    officer.get_by_label("要提供的信息").set_input_files(
        {"name": "结算审核报告.pdf", "mimeType": "application/pdf", "buffer": REPORT}
    )
    officer.get_by_label("已经核对").check()
    walking.press(officer, "附上文件", then="已附上“结算审核报告.pdf”")
    follow(officer.get_by_role("link", name="结算审核报告.pdf").first)
    follow(officer.get_by_role("link", name="遮盖一部分再发"))
    officer.get_by_label("要遮盖的文字").first.fill(HIDDEN)
    officer.get_by_label("不公开的依据").first.select_option("D5")
    officer.get_by_label("理由").first.fill(WHY)
    follow(officer.locator("main").get_by_role("button", name="生成遮盖后的副本"))
    walking.said(officer, "重新读取核验过")


def decide_in_part(officer: Page) -> None:
    walking.open_case(officer, TITLE)
    walking.choose_decision(officer, "部分公开")
    assert "遮盖后的副本" not in walking.missing(officer)
    propose(officer)
    while lacking := walking.missing(officer):
        walking.put_in(officer, lacking[0], "该电话只用于内部值班，没有对外公布")
        propose(officer)
    walking.said(officer, "已拟处理决定：部分公开")


def post(officer: Page) -> None:
    officer.goto("/desk/service/")
    follow(walking.link_about(officer, "登记送达", TITLE))
    officer.get_by_label("邮寄送达").check()
    officer.get_by_label("送达凭证").fill("EMS 1020260900789")
    walking.press(officer, "登记送达", then="已登记送达")
    walking.open_case(officer, TITLE)
    assert "答复书邮寄" in officer.locator(".gk-time").inner_text()


def propose(officer: Page) -> None:
    officer.get_by_label("不公开的部分和各自的理由").fill(WHY)
    officer.get_by_label("提供的方式、途径和时间").fill("随答复书邮寄纸质复印件")
    officer.get_by_role("group", name="不公开的部分依据").get_by_label("内部事务").check()
    officer.get_by_label("理由", exact=True).fill("值班电话属于内部事务信息，其余可以公开。")
    follow(officer.get_by_role("button", name="拟这个决定"))
