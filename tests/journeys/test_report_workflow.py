"""An annual report goes through all hands: up, back with a comment on a cell, and out as version 2."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.journeys.browsing import PHONE, WIDE, sideways, violations
from tests.journeys.walking import act, follow, press, today

AGENCY, NAME = "mzj", "区民政局"
WRITER, HEAD, SUPERVISOR = "mzj-jingban", "mzj-fuze", "zhuguan"
CELL = "3.A.total"


def open_report(page: Page, year: int) -> None:
    page.goto(f"/desk/reports/{year}/?agency={AGENCY}")
    page.get_by_role("heading", level=1, name=f"{year}年度报告").wait_for()


def from_today(page: Page, label: str) -> None:
    """What waits for this officer stands on the day's page."""
    page.goto("/desk/")
    waiting = page.get_by_role("region", name="等您办的年度报告")
    follow(waiting.get_by_role("link", name=label).filter(has_text="民政局").first)


def beside(page: Page, label: str) -> None:
    """An act on the board, in the row of the agency."""
    page.goto("/desk/reports/board/")
    follow(page.get_by_role("row", name=NAME).get_by_role("link", name=label))


def at_ease(page: Page) -> None:
    assert (violations(page), sideways(page)) == ([], 0)


def test_a_correction_goes_up_comes_back_with_a_comment_and_is_published_as_version_2(open_page, sign_in):
    year = today().year - 1
    writer = sign_in(open_page(), WRITER)
    open_report(writer, year)
    act(writer, "开始更正")
    writer.get_by_label("更正的原因").fill("核对办件以后补正文字")
    press(writer, "开始更正", then="第2版开始编写")
    assert "第2版" in writer.inner_text("main")
    act(writer, "送签")
    at_ease(writer)
    press(writer, "送签", then="已经送签")

    head = sign_in(open_page(), HEAD)
    from_today(head, "签发报送")
    press(head, "签发报送", then="已经签发报送")
    at_ease(head)

    above = sign_in(open_page(), SUPERVISOR)
    above.goto("/desk/reports/board/?list=review")
    at_ease(above)
    follow(above.get_by_role("link", name=NAME, exact=True))
    follow(above.locator(f"a.lk[href*='cell={CELL}']").first)
    follow(above.get_by_role("link", name="对这一格提意见"))
    above.get_by_label("意见", exact=True).fill("新收数和登记簿再核对一次")
    press(above, "记下意见", then="意见已经记下")
    at_ease(above)
    act(above, "退回修改")
    press(above, "退回修改", then="已经退回修改")

    from_today(writer, "看意见")
    comments = writer.get_by_role("region", name="主管部门的意见")
    assert "一、本年新收政府信息公开申请数量·总计" in comments.inner_text()
    follow(comments.get_by_role("link", name="写明处理情况"))
    writer.get_by_label("处理情况").fill("和登记簿逐件核对过，数字没有变化")
    press(writer, "写明处理情况", then="处理情况已经写明")
    at_ease(writer)
    act(writer, "送签")
    press(writer, "送签", then="已经送签")
    from_today(head, "签发报送")
    press(head, "签发报送", then="已经签发报送")

    beside(above, "审核通过")
    press(above, "审核通过", then="审核通过")
    from_today(head, "发布")
    press(head, "发布", then="已发布")
    versions = head.get_by_role("region", name="各版")
    assert "已被更正" in versions.get_by_role("row", name="第1版").inner_text()
    assert "核对办件以后补正文字" in versions.get_by_role("row", name="第2版").inner_text()

    reader = open_page()
    reader.goto(f"/reports/{AGENCY}/{year}/")
    sha = versions.get_by_role("row", name="第2版").locator("code").inner_text()
    assert sha in reader.inner_text("main")

    reader.goto(f"/reports/?year={year}")
    listed = reader.get_by_role("row", name=NAME)
    assert "核对办件以后补正文字" in listed.inner_text()
    follow(listed.get_by_role("link", name="更正前第1版"))
    assert "这是更正以前的版本" in reader.inner_text("main")


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_the_board_is_read_and_narrowed_at_every_width(open_page, sign_in, width):
    above = sign_in(open_page(width), SUPERVISOR)
    above.goto("/desk/reports/")
    follow(above.get_by_role("link", name="看报送情况"))
    at_ease(above)
    follow(above.get_by_role("navigation", name="列出哪些").get_by_role("link", name="已签有差错"))
    assert above.get_by_role("row", name="区城市管理局").is_visible()
    assert above.get_by_role("row", name="区教育局").count() == 0
    with above.expect_download() as download:
        above.get_by_role("button", name="导出").click()
    assert download.value.suggested_filename.endswith(".xlsx")
