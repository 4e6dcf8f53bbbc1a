"""A normative document from the editor's draft to the page, the library and the search."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Page

from tests.journeys import walking

TITLE = "澜溪区既有住宅加装电梯补助资金管理办法"
NUMBER = "澜住建规〔2026〕17号"
TEXT = "为规范既有住宅加装电梯补助资金的管理，制定本办法。\n补助按幢计算，由区财政列支。"


def test_a_document_passes_four_people_and_is_public_everywhere_at_once(open_page, sign_in):
    editor = sign_in(open_page(), "bianji")
    draft(editor)
    submit(editor)
    address = editor.url
    section_head = sign_in(open_page(), "kezhang")
    agree(section_head, address)
    head = sign_in(open_page(), "juzhang")
    head.goto(address)
    assert "保密审查" in head.get_by_role("region", name="下一步").locator(".gk-acts__no").inner_text()
    review_secrecy(sign_in(open_page(), "baomi"), address)
    decide(head, address)

    reader = open_page()
    page_address = read(reader, head)
    find_in_the_library(reader, page_address)
    find_in_traditional_script(reader, page_address)


def draft(page: Page) -> None:
    today = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    page.goto("/desk/publications/")
    walking.follow(page.get_by_role("link", name="拟一件"))
    page.get_by_label("标题").fill(TITLE)
    page.get_by_label("类别").select_option("行政规范性文件")
    page.get_by_label("栏目").select_option("规章和规范性文件")
    page.get_by_label("主题分类").select_option("城乡建设、环境保护")
    page.get_by_label("发文字号").fill(NUMBER)
    page.get_by_label("成文日期").fill((today - timedelta(days=3)).isoformat())
    page.get_by_label("施行日期").fill(today.isoformat())
    page.get_by_label("内容概述").fill("规定加装电梯补助的标准、申请和拨付。")
    page.get_by_label("正文").fill(TEXT)
    walking.press(page, "存为草稿", then="已存为草稿")


def submit(page: Page) -> None:
    walking.act(page, "送科室审核")
    page.get_by_label("主动公开", exact=True).check()
    walking.press(page, "送科室审核", then="已送科室审核，拟主动公开")


def agree(page: Page, address: str) -> None:
    page.goto(address)
    walking.act(page, "科室审核")
    page.get_by_label("同意，送单位审定", exact=True).check()
    walking.press(page, "登记审核意见", then="已审核，送单位审定")


def review_secrecy(page: Page, address: str) -> None:
    page.goto(address)
    walking.act(page, "保密审查")
    page.get_by_label("不含国家秘密和敏感信息，可以公开").check()
    page.get_by_label("审查意见").fill("不涉及国家秘密、工作秘密和敏感信息。")
    walking.press(page, "登记审查结论", then="保密审查通过")


def decide(page: Page, address: str) -> None:
    page.goto(address)
    walking.act(page, "决定公开")
    page.get_by_label("主动公开", exact=True).check()
    walking.press(page, "作出决定", then="已发布，索引号")


def read(page: Page, head: Page) -> str:
    """The public page with its validity, its particulars and the tags other sites read."""
    page.goto(head.get_by_role("link", name="打开公开页").get_attribute("href"))
    assert page.get_by_role("heading", level=1).inner_text().replace("\n", "") == TITLE
    assert page.locator(".gk-valid__state").inner_text().strip() == "现行有效"
    assert TEXT.split("\n")[1] in page.locator("#UCAP-CONTENT").inner_text()
    names = ("SiteIDCode", "ColumnType", "ArticleTitle", "ContentSource", "Url")
    tags = {name: page.locator(f"meta[name='{name}']").get_attribute("content") for name in names}
    path = page.url.removeprefix(page.url.partition("/p/")[0])
    domain = tags["Url"].removesuffix(path)
    assert domain.startswith("https://")
    assert tags == {
        "SiteIDCode": "9901060001",
        "ColumnType": "政策文件",
        "ArticleTitle": TITLE,
        "ContentSource": "澜溪区住房和城乡建设局",
        "Url": f"{domain}{path}",
    }
    return path


def find_in_the_library(page: Page, path: str) -> None:
    """The newest document stands first, and each chosen facet keeps it."""
    page.goto("/library/")
    for facet in ("区住房和城乡建设局", "现行有效"):
        walking.follow(page.get_by_role("complementary", name="筛选").get_by_role("link", name=facet))
    assert page.locator(".gk-results h2 a").first.get_attribute("href") == path


def find_in_traditional_script(page: Page, path: str) -> None:
    """Sought as written in Hong Kong, found as written here, and shown in the script of the visitor."""
    page.goto("/search/?lang=zh-hant")
    page.locator("main").get_by_role("searchbox").fill("加裝電梯補助資金")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    first = page.locator(".gk-results h2 a").first
    assert first.get_attribute("href") == path
    assert first.inner_text().replace("\n", "") == "瀾溪區既有住宅加裝電梯補助資金管理辦法"
