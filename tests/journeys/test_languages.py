"""Traditional script, English, the senior edition, and pages that fit a narrow window."""

from __future__ import annotations

import re

import pytest

from tests.journeys import walking
from tests.journeys.browsing import PHONE, sideways
from tests.journeys.places import DESK, first_of, public_pages, visit

SIMPLIFIED_ONLY = "务开请门们对应发进这说话时长办"  # each has another form in traditional script
NARROW = 320
TABLET = 768
WIDTHS = [NARROW, PHONE, TABLET]


def test_the_traditional_page_has_no_simplified_character_a_reader_can_see(visitor):
    left = {}
    for address in ("/", "/disclosure/", "/library/", "/apply/", "/apply/zjj/", "/apply/track/", "/reports/"):
        visitor.goto(f"{address}?lang=zh-hant")
        text = visitor.inner_text("body").replace("简体", "")  # the link back is in the script it leads to
        left[address] = sorted(set(text) & set(SIMPLIFIED_ONLY))
    assert {address: found for address, found in left.items() if found} == {}
    visitor.goto("/")
    assert "政務公開" in visitor.get_by_role("banner").inner_text()
    assert visitor.locator("html").get_attribute("lang") == "zh-Hant"

    walking.follow(visitor.get_by_role("link", name="简体"))
    assert "政务公开" in visitor.get_by_role("banner").inner_text()


def test_the_english_page_names_its_entrances_in_english(visitor):
    visitor.goto("/?lang=en")
    entrances = visitor.locator("nav.gk-nav li").all_inner_texts()
    assert len(entrances) == 6
    assert [each for each in entrances if re.search(r"[\u4e00-\u9fff]", each)] == []
    assert visitor.locator("html").get_attribute("lang") == "en"
    visitor.goto("/apply/track/")  # the choice is kept
    assert re.search(r"[\u4e00-\u9fff]", visitor.get_by_role("heading", level=1).inner_text()) is None


def test_the_desk_keeps_simplified_chinese_whatever_a_visitor_chose(open_page, sign_in):
    page = open_page()
    page.goto("/?lang=zh-hant")
    sign_in(page, "jingban")
    assert "政务公开工作台" in page.inner_text("body")


def test_the_senior_edition_is_larger_and_has_a_way_back(visitor):
    visitor.goto("/")
    walking.follow(visitor.get_by_role("link", name="长辈版"))
    root = "getComputedStyle(document.documentElement).fontSize"
    assert visitor.evaluate(root) == "20px"
    visitor.goto("/library/")
    assert visitor.evaluate(root) == "20px"
    walking.follow(visitor.get_by_role("link", name="标准版"))
    assert visitor.evaluate(root) == "16px"


@pytest.mark.parametrize("senior", [False, True], ids=["standard", "senior"])
def test_no_public_page_scrolls_sideways(open_page, complaints, senior):
    complaints.expect(404)
    page = open_page(NARROW)
    page.goto("/?edition=senior" if senior else "/")
    assert wider_than_their_window(page, public_pages(page)) == {}


@pytest.mark.parametrize("username", DESK)
def test_no_page_of_the_desk_scrolls_sideways(open_page, sign_in, complaints, username):
    complaints.expect(403)
    page = sign_in(open_page(NARROW), username)
    addresses = dict(DESK[username])
    if username == "jingban":
        case = first_of(page, "/desk/cases/?state=in_hand")
        addresses |= {"case": case, "decision": f"{case}decide/?outcome=D6", "proof": f"{case}proof/"}
        addresses["letter"] = first_of(page, "/desk/cases/?state=awaiting_signature") + "letter/"
        addresses["publication"] = first_of(page, "/desk/publications/?tab=published")
    assert wider_than_their_window(page, addresses) == {}


def wider_than_their_window(page, addresses: dict[str, str]) -> dict[tuple[str, int], int]:
    """How many px each page that does not fit is too wide, at each width of window."""
    found = {}
    for name, address in addresses.items():
        visit(page, name, address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if over := sideways(page):
                found[name, width] = over
    return found
