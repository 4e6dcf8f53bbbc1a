"""The steps of an application as people take them, each by the words they see on the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page

from tests.documents.files import picture
from tests.journeys.browsing import SignIn

AGENCY = "zjj"  # the housing bureau, where every role has a person
NAME = "林知遥"
CARD_NUMBER = "990106199003077470"  # a region that does not exist; the check digit is right (GB 11643)
PROOF = {"name": "身份证.png", "mimeType": "image/png", "buffer": picture("PNG")}


@dataclass(frozen=True)
class Receipt:
    """What the citizen takes home."""

    number: str
    code: str


def today() -> date:
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


def follow(link: Locator) -> None:
    """Click what leads to another page, or sends one, and wait for that page."""
    with link.page.expect_navigation():
        link.click()


def fill_application(page: Page, description: str, *, agency: str = AGENCY) -> None:
    page.goto(f"/apply/{agency}/")
    page.get_by_label("姓名").fill(NAME)
    page.get_by_label("身份证明：号码").fill(CARD_NUMBER)
    page.get_by_label("联系电话").fill("13900000000")
    page.get_by_label("信息的名称、文号，或者其他特征").fill(description)
    page.get_by_label("电子文件").check()
    page.get_by_label("在本网站凭查询码下载").check()


def hand_in(page: Page) -> Receipt:
    follow(page.get_by_role("button", name="提交申请"))
    page.get_by_role("heading", name="申请已经提交").wait_for()
    return Receipt(value_of(page, "申请编号"), value_of(page, "查询码"))


def apply(page: Page, description: str) -> Receipt:
    fill_application(page, description)
    return hand_in(page)


def track(page: Page, number: str, code: str) -> None:
    page.goto("/apply/track/")
    page.get_by_label("申请编号").fill(number)
    page.get_by_label("查询码").fill(code)
    follow(page.get_by_role("button", name="查进度"))


def value_of(page: Page, label: str) -> str:
    """The value beside a label in a list of facts."""
    term = page.locator("main dl div").filter(has=page.locator("dt").get_by_text(label, exact=True))
    return term.locator("dd").first.inner_text().strip()


def link_about(page: Page, label: str, thing: str) -> Locator:
    """A link of a list, such as 归档, whose hidden words say of what."""
    return page.get_by_role("link", name=re.compile(rf"^{label}\s*：{re.escape(thing)}"))


def confirm_receipt(page: Page, title: str) -> None:
    """From the list of what came in; the day is today's, as the page proposes."""
    page.goto("/desk/intake/")
    follow(link_about(page, "确认收到", title))
    press(page, "确认收到", then="已确认收到")


def open_case(page: Page, title: str) -> None:
    page.goto("/desk/cases/")
    page.get_by_role("search").get_by_label("查编号、申请内容、文号").fill(title)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    follow(page.get_by_role("link", name=title))
    page.get_by_role("heading", level=1, name=title).wait_for()


def due_on(page: Page) -> date:
    """The day a case page gives as the last one for the reply."""
    term = page.get_by_role("region", name="答复期限")
    return date.fromisoformat(term.locator("time").first.get_attribute("datetime"))


def figure(page: Page, cell: str) -> int:
    """What this year's report counts in one cell, such as 3.C2.natural."""
    page.goto(f"/desk/reports/{today().year}/?agency={AGENCY}")
    return int(page.locator(f"a.lk[href*='cell={cell}']").first.inner_text())


def act(page: Page, label: str) -> None:
    """Follow one of the acts the case page offers."""
    acts = page.get_by_role("region", name="下一步")
    follow(acts.locator(".gk-acts__yes").get_by_role("link").filter(has_text=label).first)


def press(page: Page, button: str, *, then: str = "") -> str:
    """Press the one button of an act's page, and read the sentence that says it is done."""
    follow(page.locator("main").get_by_role("button", name=button, exact=True))
    return said(page, then) if then else ""


def said(page: Page, words: str) -> str:
    """The whole sentence in which the page says that an act is done."""
    notice = page.locator("main").get_by_role("status").filter(has_text=words)
    notice.wait_for()
    return notice.inner_text().strip()


def search_the_files(page: Page, *, found: bool = True) -> None:
    act(page, "登记检索")
    page.get_by_label("在哪里检索").fill("公文系统、业务科室")
    page.get_by_label("检索词").fill("改造方案 预算")
    page.get_by_label("找到了" if found else "没有找到").check()
    press(page, "登记检索", then="已登记检索")


def choose_decision(page: Page, label: str) -> None:
    act(page, "作出处理决定")
    follow(page.get_by_role("link", name=label, exact=True))


def put_in(page: Page, evidence: str, text: str) -> None:
    """Put one missing paper on file, from the decision that asks for it and back to it."""
    follow(link_about(page, "补上", evidence))
    page.get_by_label("内容", exact=True).fill(text)
    press(page, "存入证据", then="证据已存入案内")


def missing(page: Page) -> list[str]:
    """The papers the page of a decision names as lacking."""
    return [each.removeprefix("缺：") for each in page.locator(".gk-gate .lack strong").all_inner_texts()]


def proposed(page: Page) -> None:
    press(page, "拟这个决定", then="已拟处理决定")


def draft_and_submit(page: Page) -> None:
    act(page, "起草答复书")
    press(page, "起草答复书", then="已按处理决定起草答复书")
    follow(page.get_by_role("link", name="送审答复书"))
    press(page, "送审", then="答复书已送审")


def look_over(open_page: Callable[..., Page], sign_in: SignIn, title: str) -> None:
    """A reply with a risk passes those who are to see it before the signature, in their order."""
    for name in ("kezhang", "falv"):
        page = sign_in(open_page(), name)
        page.goto("/desk/signing/")
        follow(link_about(page, "看答复书", title))
        follow(page.get_by_role("link", name="审核答复书"))
        press(page, "同意", then="已审核同意")


def sign(page: Page, title: str) -> None:
    page.goto("/desk/signing/")
    follow(link_about(page, "看答复书", title))
    follow(page.get_by_role("link", name="签发答复书"))
    press(page, "签发", then="已签发，文号")


def serve(page: Page, title: str) -> None:
    page.goto("/desk/service/")
    follow(link_about(page, "登记送达", title))
    page.get_by_label("电子送达").check()
    page.get_by_label("送达凭证").fill("网站送达记录，申请人凭查询码下载")
    press(page, "登记送达", then="已登记送达")
