"""Nothing for axe to find on any kind of page, and a keyboard is enough to get about."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.journeys import walking
from tests.journeys.browsing import PHONE, WIDE, violations
from tests.journeys.places import DESK, THIS_YEAR, first_of, public_pages, visit

WIDTHS = [WIDE, PHONE]


def found_on(page: Page, addresses: dict[str, str]) -> dict[str, list[tuple[str, str]]]:
    """Only the pages on which axe finds something."""
    found = {}
    for name, address in addresses.items():
        visit(page, name, address)
        if wrong := violations(page):
            found[name] = wrong
    return found


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_on_public_pages(open_page, complaints, width):
    complaints.expect(404)
    page = open_page(width)
    assert found_on(page, public_pages(page)) == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_where_a_citizen_is_told_something(open_page, complaints, width):
    """Errors of the form, the receipt, the status, the days, and the pause after too many codes."""
    page = open_page(width)
    page.goto("/apply/zjj/")
    walking.follow(page.get_by_role("button", name="提交申请"))
    page.get_by_role("alert").wait_for()
    found = {"form with errors": violations(page)}

    receipt = walking.apply(page, "公共租赁住房分配结果")
    found["receipt"] = violations(page)
    walking.follow(page.get_by_role("link", name="看办理进度"))
    found["status"] = violations(page)
    complaints.expect(429)
    for _ in range(6):
        walking.track(page, receipt.number, "2222-2222")
    page.get_by_role("heading", name="试得太快了").wait_for()
    found["too many tries"] = violations(page)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("username", DESK)
def test_axe_finds_nothing_on_the_desks_of_officers(open_page, sign_in, complaints, username, width):
    complaints.expect(403)
    page = sign_in(open_page(width), username)
    assert found_on(page, DESK[username]) == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_on_a_case_and_its_acts(open_page, sign_in, width):
    page = sign_in(open_page(width), "gongkai")
    signing = first_of(page, "/desk/signing/")
    officer = sign_in(open_page(width), "jingban")
    letter = {"letter": f"{signing}letter/", "letter to sign": f"{signing}sign-letter/"}
    in_hand = first_of(officer, "/desk/cases/?state=in_hand")
    publication = first_of(officer, "/desk/publications/?tab=published")
    addresses = {
        "case": in_hand,
        "proof": f"{in_hand}proof/",
        "first of the five questions": f"{in_hand}guide/",
        "things asked for": f"{in_hand}guide/items/",
        "choice of decision": f"{in_hand}decide/",
        "gate of evidence": f"{in_hand}decide/?outcome=D6",
        "decision": f"{in_hand}decide/?outcome=N1",
        "act": f"{in_hand}record-search/",
        "case of the report": first_of(officer, "/desk/cases/?state=archived"),
        "publication": publication,
    }
    assert (found_on(page, letter), found_on(officer, addresses)) == ({}, {})


def focused(page: Page) -> str:
    """The words of what has the focus."""
    return page.evaluate("document.activeElement.innerText || document.activeElement.id").strip()


def test_the_first_key_press_offers_the_way_past_the_masthead(open_page, sign_in):
    for page, address in ((open_page(), "/"), (sign_in(open_page(), "jingban"), "/desk/cases/")):
        page.goto(address)
        page.keyboard.press("Tab")
        assert focused(page) == "跳到正文"
        page.keyboard.press("Enter")
        assert focused_id(page) == "main"


def focused_id(page: Page) -> str:
    return page.evaluate("document.activeElement.id")


def test_after_a_mistake_the_list_of_mistakes_has_the_focus_and_leads_to_the_field(visitor):
    visitor.goto("/apply/zjj/")
    walking.follow(visitor.get_by_role("button", name="提交申请"))
    visitor.get_by_role("alert").wait_for()
    assert focused_id(visitor) == "errors"
    visitor.keyboard.press("Tab")
    first = focused(visitor)
    visitor.keyboard.press("Enter")
    assert (first, focused_id(visitor)) == ("写上您的姓名，和证件上一样", "id_name")
    described = visitor.get_by_label("姓名").get_attribute("aria-describedby")
    assert visitor.locator(f"#{described.split()[-1]}").inner_text().strip() == first


def test_after_an_act_its_sentence_has_the_focus(open_page, sign_in):
    title = "物业服务企业信用评分表"
    walking.apply(open_page(), title)
    officer = sign_in(open_page(), "jingban")
    walking.confirm_receipt(officer, title)
    assert officer.evaluate("document.activeElement.className") == "gk-messages"


def test_a_figure_of_the_report_opens_by_keyboard(open_page, sign_in):
    officer = sign_in(open_page(), "jingban")
    officer.goto(f"/desk/reports/{THIS_YEAR}/")
    figure = officer.locator("a.lk[href*='cell=3.A.total']")
    count = figure.inner_text()
    figure.focus()
    officer.keyboard.press("Enter")
    officer.locator("#panel").wait_for()
    assert officer.locator("#panel .gk-panel__figure b").inner_text() == count
