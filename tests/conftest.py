"""What every test with a database or files gets: folders of its own, and Chinese as visitors see it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.utils import translation
from playwright.sync_api import sync_playwright

# as root there is no sandbox; nothing is fetched from outside while tests run
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "client"}


@pytest.fixture(autouse=True)
def own_folders(request: pytest.FixtureRequest):
    """Originals and index of one test are not those of the next; only tests with a database pay."""
    if not _needs_database(request.node):
        yield
        return
    settings = request.getfixturevalue("settings")
    folder: Path = request.getfixturevalue("tmp_path")
    settings.MEDIA_ROOT = folder / "originals"
    settings.INDEX_DIR = folder / "index"
    with translation.override("zh-hans"):  # a test that asked for English does not leave it behind
        yield


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """The reference material beside the checkout. Skips where it is absent, as on a user's machine."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("the reference material ../shared is not on this machine")
    return folder


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium. Without one its tests are skipped, and with CI=true they fail."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        give_up = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        give_up("no chromium on this machine; Debian's package is called chromium")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs a loop in the thread of the tests
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=CHROMIUM)
        yield started
        started.close()


@pytest.fixture
def page(browser):
    """A page of its own, without the cookies of other tests."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def _needs_database(item: pytest.Item) -> bool:
    asked = DATABASE_FIXTURES & set(getattr(item, "fixturenames", ()))
    return bool(asked) or item.get_closest_marker("django_db") is not None


def _on_another_database(item: pytest.Item) -> bool:
    return _needs_database(item) and item.get_closest_marker("any_database") is None


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--only-database", action="store_true", help="leave out tests that another database cannot change"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--only-database"):
        config.hook.pytest_deselected(items=[item for item in items if not _on_another_database(item)])
        items[:] = [item for item in items if _on_another_database(item)]


def pytest_unconfigure() -> None:
    """Remove the throw-away data folder. Workers share the one of the first process and leave it alone."""
    folder = Path(configured.DATA_DIR)
    if folder.name.startswith("gongkai-tests-") and "PYTEST_XDIST_WORKER" not in os.environ:
        shutil.rmtree(folder, ignore_errors=True)
