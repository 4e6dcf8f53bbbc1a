"""From a citizen's question to the figure of the year's report, through every hand it passes."""

from __future__ import annotations

import time
from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import Page

from gongkai.documents.errors import NoLetterFont
from gongkai.documents.letters.fonts import letter_fonts
from gongkai.law.calendar import published_calendar
from tests.guard.builders import pdf_of, written
from tests.journeys import walking
from tests.journeys.walking import CARD_NUMBER, NAME, PROOF, Receipt, follow

TITLE = "书院里片区老旧小区改造方案和概算审查意见"
CELL = "3.C2.natural"  # 部分公开, 自然人
GROUNDS = "概算审查中的讨论稿不公开，其余提供。"
REMEDY_FIRST = "先申请行政复议"
FIGURES_KEPT = 60  # seconds the front page keeps its figures


def test_a_citizen_asks_and_the_answer_ends_in_the_years_report(open_page, sign_in):
    citizen, officer = open_page(), sign_in(open_page(), "jingban")
    year = datetime.now(ZoneInfo("Asia/Shanghai")).year
    closed_before, figure_before = closed_on_the_front_page(citizen), cell_figure(officer, year)

    receipt = ask(citizen)
    take_in(officer)
    look_at_the_applicant(officer)
    decide_with_evidence(officer)
    write_the_letter(officer)
    walking.look_over(open_page, sign_in, TITLE)
    walking.sign(sign_in(open_page(), "gongkai"), TITLE)
    walking.serve(officer, TITLE)
    read_the_reply(citizen, receipt)
    archive(officer)
    find_in_the_report(officer, year, figure_before)
    assert closed_once_changed(citizen, closed_before) == closed_before + 1


def ask(page: Page) -> Receipt:
    page.goto("/")
    follow(page.get_by_role("main").get_by_role("link", name="申请公开").first)
    follow(page.get_by_role("link", name="澜溪区住房和城乡建设局"))
    assert page.url.endswith("/apply/zjj/first/")
    follow(page.get_by_role("link", name="不找了，直接填申请"))
    assert page.url.endswith("/apply/zjj/")
    walking.fill_application(page, f"{TITLE}。要最终稿和审查意见书。")
    page.get_by_label("身份证明：照片或者扫描件").set_input_files(PROOF)
    page.get_by_label("附件").set_input_files(
        {"name": "小区位置.pdf", "mimeType": "application/pdf", "buffer": pdf_of(written("plan"))}
    )
    receipt = walking.hand_in(page)
    assert receipt.number.startswith("澜住建申〔")
    follow(page.get_by_role("link", name="看办理进度"))
    page.get_by_role("heading", name="等双方确认收到").wait_for()
    return receipt


def take_in(page: Page) -> None:
    """Confirmed today, due on the twentieth working day after, and every one of them is counted in sight."""
    walking.confirm_receipt(page, TITLE)
    today = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    due = published_calendar().next_working_day(today, 20)
    term = page.get_by_role("region", name="答复期限")
    assert term.locator("time").first.get_attribute("datetime") == due.isoformat()
    ordinals = page.locator(".gk-cal .is-counted .gk-day__k").all_inner_texts()
    assert [each.strip() for each in ordinals] == [str(day) for day in range(1, 21)]
    said = page.locator(".gk-cal .gk-day--due .visually-hidden").all_inner_texts()
    assert len(said) == 1
    assert f"{due.month}月{due.day}日" in said[0]


def look_at_the_applicant(page: Page) -> None:
    """Masked on the case; in full only after a click that leaves a record; the proof without its own name."""
    assert NAME not in page.inner_text("main")
    follow(page.get_by_role("button", name="看身份信息（留痕）"))
    assert (walking.value_of(page, "姓名"), walking.value_of(page, "居民身份证")) == (NAME, CARD_NUMBER)
    with page.expect_response(lambda answer: answer.request.method == "POST") as shown:
        page.get_by_role("button", name="看身份证明1.png（留痕）").click()
    assert shown.value.headers["content-type"] == "image/png"
    walking.open_case(page, TITLE)


def decide_with_evidence(page: Page) -> None:
    """Refused twice: first for the copy, then for what the chosen ground asks; granted with all on file."""
    walking.search_the_files(page)
    walking.choose_decision(page, "部分公开")
    assert walking.missing(page) == ["遮盖后的副本"]
    assert page.get_by_role("button", name="拟这个决定").count() == 0
    walking.put_in(page, "遮盖后的副本", "附件二已经遮盖，重新读取看不到被遮盖的文字")

    propose(page)
    refusal = "还缺2项证据：属于过程性信息的说明、没有规定要求公开的核查"
    assert page.get_by_role("alert").get_by_role("listitem").inner_text() == refusal
    assert walking.missing(page) == ["属于过程性信息的说明", "没有规定要求公开的核查"]
    assert page.get_by_label("理由", exact=True).input_value() == GROUNDS
    walking.put_in(page, "属于过程性信息的说明", "附件二是概算审查中的第二稿，形成在决定之前")
    propose(page)
    walking.put_in(page, "没有规定要求公开的核查", "核查法律、法规、规章，没有要求公开的规定")
    propose(page)
    walking.said(page, "已拟处理决定：部分公开")

    walking.act(page, "附上要提供的信息")
    page.get_by_label("要提供的信息").set_input_files(
        {"name": "改造方案（公开部分）.pdf", "mimeType": "application/pdf", "buffer": pdf_of(written("plan"))}
    )
    page.get_by_label("已经核对").check()
    walking.press(page, "附上文件", then="已附上“改造方案（公开部分）.pdf”")


def propose(page: Page) -> None:
    page.get_by_label("不公开的部分和各自的理由").fill("附件二是讨论过程稿，属于过程性信息")
    page.get_by_label("提供的方式、途径和时间").fill("随答复书提供电子文件")
    page.get_by_role("group", name="不公开的部分依据").get_by_label("过程性信息").check()
    page.get_by_label("理由", exact=True).fill(GROUNDS)
    follow(page.get_by_role("button", name="拟这个决定"))


def write_the_letter(page: Page) -> None:
    walking.act(page, "起草答复书")
    walking.press(page, "起草答复书", then="已按处理决定起草答复书")
    letter = page.get_by_role("article", name="答复书全文")
    assert REMEDY_FIRST in letter.inner_text()
    follow(page.get_by_role("link", name="修改标题和正文"))
    body = page.get_by_label("正文", exact=True)
    body.fill(f"{body.input_value()}\n\n图纸幅面较大的，可以预约到档案室查阅。")
    walking.press(page, "存下改动", then="答复书已改")
    assert "图纸幅面较大的，可以预约到档案室查阅。" in letter.inner_text()
    follow(page.get_by_role("link", name="送审答复书"))
    walking.press(page, "送审", then="答复书已送审")


def read_the_reply(page: Page, receipt: Receipt) -> None:
    """Typed as people type: square brackets from the keyboard, small letters."""
    typed = receipt.number.replace("〔", "[").replace("〕", "]")
    walking.track(page, typed, receipt.code.lower())
    page.get_by_role("heading", name="已经答复").wait_for()
    files = {
        link.inner_text(): link.get_attribute("href")
        for link in page.get_by_role("region", name="答复书和附件").get_by_role("link").all()
    }
    beginnings = {name: page.request.get(address).body()[:4] for name, address in files.items()}
    given = beginnings.pop("改造方案（公开部分）.pdf")
    kinds = sorted((name.rpartition(".")[2], beginning) for name, beginning in beginnings.items())
    expected = [("docx", b"PK\x03\x04"), ("pdf", b"%PDF")]
    assert (given, kinds) == (b"%PDF", expected if letters_have_a_font() else expected[:1])


def letters_have_a_font() -> bool:
    """Without a font with Chinese characters there is no PDF, and the pages say so."""
    try:
        letter_fonts()
    except NoLetterFont:
        return False
    return True


def archive(page: Page) -> None:
    page.goto("/desk/service/")
    follow(walking.link_about(page, "归档", TITLE))
    walking.press(page, "归档", then="已归档")


def cell_figure(page: Page, year: int) -> int:
    page.goto(f"/desk/reports/{year}/?agency=zjj")
    return int(page.locator(f"a.lk[href*='cell={CELL}']").inner_text())


def find_in_the_report(page: Page, year: int, before: int) -> None:
    """The figure is one more, and opening it shows the case among those it counts."""
    assert cell_figure(page, year) == before + 1
    follow(page.locator(f"a.lk[href*='cell={CELL}']"))
    panel = page.locator("#panel")
    assert panel.get_by_role("heading", name=f"由这{before + 1}件得来").count() == 1
    assert panel.locator(".gk-panel__list li").count() == before + 1
    follow(panel.get_by_role("link", name=TITLE))
    page.get_by_role("heading", level=1, name=TITLE).wait_for()


def closed_on_the_front_page(page: Page) -> int:
    """Applications closed this year, all agencies together; no other journey closes one."""
    page.goto("/")
    figures = page.get_by_role("region", name="今年的申请办得怎么样").get_by_role("listitem")
    return int(figures.filter(has_text="已经办结").locator("b").inner_text())


def closed_once_changed(page: Page, before: int) -> int:
    until = time.monotonic() + FIGURES_KEPT + 5
    while (shown := closed_on_the_front_page(page)) == before and time.monotonic() < until:
        page.wait_for_timeout(2000)
    return shown
