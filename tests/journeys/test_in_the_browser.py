"""What only a real browser shows: that the strict content policy breaks nothing, and that pages fit."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import override_settings

from gongkai.agencies.models import Installation
from gongkai.agencies.roles import Role
from gongkai.disclosure.services import ensure_columns
from gongkai.search import updating
from tests.agencies.builders import PASSWORD, make_district, make_officer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PUBLIC = [
    "/",
    "/disclosure/",
    "/library/",
    "/apply/",
    "/apply/track/",
    "/reports/",
    "/search/?q=公开",
    "/nowhere/",
]


@pytest.fixture
def site(live_server):
    """The small district with its columns and an empty index, served."""
    district = make_district()
    Installation.objects.create(
        pk=1,
        name="明河区人民政府",
        domain="www.example.gov.cn",
        id_code="9901060001",
        organiser="明河区人民政府办公室",
        region_code="990106",
    )
    ensure_columns()
    updating.rebuild()
    with override_settings(ALLOWED_HOSTS=["*"]):
        yield live_server.url, district


@pytest.fixture
def complaints(page):
    """What the browser complains of: errors of scripts and violations of the policy, not a page's own 404."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on(
        "console",
        lambda message: (
            found.append(message.text)
            if message.type == "error" and "status of 404" not in message.text
            else None
        ),
    )
    return found


@pytest.mark.parametrize("width", [1280, 390])
def test_public_pages_fit_obey_the_policy_and_pass_axe(site, page, complaints, width):
    address, _ = site
    page.set_viewport_size({"width": width, "height": 900})
    violations = []
    for path in PUBLIC:
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{path} scrolls sideways"
        violations += [(path, found["id"]) for found in Axe().run(page).response["violations"]]
    assert violations == []
    assert complaints == []


def test_an_officer_signs_in_by_hand_and_leaves_again(site, page, complaints):
    address, district = site
    officer = make_officer(district.department, Role.CASE_OFFICER, name="何青")

    page.goto(f"{address}/desk/")
    page.fill("input[name=login]", officer.person.username)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")

    assert page.url == f"{address}/desk/"
    assert "何青" in page.inner_text("body")
    assert [(v["id"], v["nodes"][0]["html"][:300]) for v in Axe().run(page).response["violations"]] == []

    page.goto(f"{address}/accounts/logout/")
    page.click("main button[type=submit], form[action*=logout] button")
    page.goto(f"{address}/desk/")
    assert page.url.startswith(f"{address}/accounts/login/")
    assert complaints == []
