"""One district, one server and one browser for all journeys of a process."""

from __future__ import annotations

import os

import pytest

from tests.journeys.browsing import Complaints, Open, SignIn, Windows
from tests.journeys.district import District, built_once, served


@pytest.hookimpl(tryfirst=True)  # before -m chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browsers are heavy, and the district takes a minute to build: one worker has them all."""
    for item in items:
        if item.path.parent.name == "journeys":
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def district(browser, tmp_path_factory) -> District:
    """Comes after the browser, so that without one nothing is built in vain."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with served(built_once(shared), own / "served") as running:
        yield running


@pytest.fixture(scope="session")
def sign_in(district) -> SignIn:
    return SignIn(district)


@pytest.fixture
def complaints() -> Complaints:
    """What went wrong in any window; at the end of a test there must be nothing."""
    heard = Complaints()
    yield heard
    assert heard.found == []


@pytest.fixture
def open_page(browser, district, complaints) -> Open:
    """Opens a window: `open_page(390)`, `open_page(java_script_enabled=False)`."""
    windows = Windows(browser, district, complaints)
    yield windows.open
    windows.close()


@pytest.fixture
def visitor(open_page):
    """A citizen's window of 1280 px."""
    return open_page()
