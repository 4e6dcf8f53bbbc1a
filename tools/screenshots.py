"""Pictures of pages at desk and phone width: screenshots.py URL... --out DIR.

Prints one line a page: file, and how far it scrolls sideways (which it should not). Uses the chromium found
on the machine; signs in first where --login NAME:PASSWORD is given.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlparse

from playwright.sync_api import Browser, Page, sync_playwright

WIDTHS = {1280: 900, 390: 844}  # px wide: px high
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def main() -> int:
    options = _options()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("没有找到 chromium，截不了图", file=sys.stderr)
        return 2
    options.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        wide = [line for width in WIDTHS for line in _at_width(browser, width, options)]
        browser.close()
    print("\n".join(wide))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("urls", nargs="+", metavar="URL")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--login", metavar="NAME:PASSWORD", help="sign in at /accounts/login/ first")
    return parser.parse_args()


def _at_width(browser: Browser, width: int, options: argparse.Namespace) -> Iterator[str]:
    page = browser.new_page(viewport={"width": width, "height": WIDTHS[width]}, device_scale_factor=1)
    page.on("console", lambda message: message.type == "error" and print(message.text, file=sys.stderr))
    if options.login:
        _sign_in(page, options.urls[0], *options.login.split(":", 1))
    for url in options.urls:
        page.goto(url, wait_until="networkidle")
        target = options.out / f"{_name(url)}-{width}.png"
        page.screenshot(path=target, full_page=True)
        beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        yield f"{target}\t{beyond}"
    page.close()


def _sign_in(page: Page, url: str, name: str, password: str) -> None:
    page.goto(urljoin(url, "/accounts/login/"))
    page.fill("[name=login]", name)
    page.fill("[name=password]", password)
    page.press("[name=password]", "Enter")
    page.wait_for_load_state("networkidle")


def _name(url: str) -> str:
    parts = urlparse(url)
    words = re.sub(r"[^\w.-]+", "-", f"{parts.path}-{parts.query}").strip("-")
    return words or "home"


if __name__ == "__main__":
    raise SystemExit(main())
