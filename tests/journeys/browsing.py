"""What every journey does with its browser: open a window, sign in, and listen to what goes wrong.

Lives elsewhere: what is done on the pages (walking.py and the tests).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response

from tests.journeys.district import District

WIDE, PHONE = 1280, 390  # CSS px
HEIGHTS = {WIDE: 900, PHONE: 844}
SLOW = 20_000  # ms; two cores may be busy with other tests
FAILED_LOAD = "Failed to load resource"  # said of every answer from 400 on, which the answers themselves tell

Open = Callable[..., Page]


@dataclass
class Complaints:
    """Errors of scripts, violations of the content policy, and answers from 400 on that nobody expected."""

    found: list[str] = field(default_factory=list)
    expected: set[int] = field(default_factory=set)

    def listen(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", lambda error: self.found.append(str(error.error)))
        context.on("response", self._response)

    def expect(self, *statuses: int) -> None:
        """These answers belong to the journey from here on."""
        self.expected.update(statuses)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(FAILED_LOAD):
            self.found.append(message.text)

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.found.append(f"{response.status} {response.request.method} {response.url}")


class Windows:
    """Opens windows, each a visitor of its own at an address of its own, as the proxy in front reports it."""

    def __init__(self, browser: Browser, district: District, complaints: Complaints):
        self._browser, self._district, self._complaints = browser, district, complaints
        self._opened: list[BrowserContext] = []

    def open(self, width: int = WIDE, **options) -> Page:
        context = self._browser.new_context(
            base_url=self._district.address,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            viewport={"width": width, "height": HEIGHTS.get(width, 900)},
            extra_http_headers={"X-Forwarded-For": _next_address()},
            **options,
        )
        context.set_default_timeout(SLOW)
        self._complaints.listen(context)
        self._opened.append(context)
        return context.new_page()

    def close(self) -> None:
        for context in self._opened:
            context.close()


_ORDINALS = count(1)


def _next_address() -> str:
    """One of the addresses kept for examples (RFC 5737), so that rate limits see different visitors."""
    ordinal = next(_ORDINALS)
    return f"{('192.0.2', '198.51.100', '203.0.113')[ordinal // 250 % 3]}.{ordinal % 250 + 1}"


class SignIn:
    """Signs officers in by the form, once each; further windows of the same officer take over the session."""

    def __init__(self, district: District):
        self._district = district
        self._sessions: dict[str, list] = {}

    def __call__(self, page: Page, username: str) -> Page:
        if username in self._sessions:
            page.context.add_cookies(self._sessions[username])
            page.goto("/desk/")
            return page
        page.goto("/desk/")
        page.get_by_label("账号").fill(username)
        page.get_by_label("密码").fill(self._district.password)
        page.get_by_role("button", name="登录").click()
        page.wait_for_url("**/desk/")
        self._sessions[username] = page.context.cookies()
        return page


def violations(page: Page) -> list[tuple[str, str]]:
    """What axe finds on the page as it stands, best practice included: rule and first element."""
    found = Axe().run(page).response["violations"]
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in found]


def sideways(page: Page) -> int:
    """CSS px by which the page is wider than its window; 0 where nobody has to scroll sideways."""
    return page.evaluate("Math.max(0, document.documentElement.scrollWidth - window.innerWidth)")
