"""What every test with a database or files gets: folders of its own, and Chinese as visitors see it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.utils import translation

DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "client"}


@pytest.fixture(autouse=True)
def own_folders(request: pytest.FixtureRequest):
    """Originals and index of one test are not those of the next; only tests with a database pay."""
    if not (DATABASE_FIXTURES & set(request.fixturenames) or request.node.get_closest_marker("django_db")):
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


def pytest_unconfigure() -> None:
    """Remove the throw-away data folder. Workers share the one of the first process and leave it alone."""
    folder = Path(configured.DATA_DIR)
    if folder.name.startswith("gongkai-tests-") and "PYTEST_XDIST_WORKER" not in os.environ:
        shutil.rmtree(folder, ignore_errors=True)
