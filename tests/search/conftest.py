import pytest

from gongkai.search import services
from tests.search.builders import Shelf, take_over_sources


@pytest.fixture
def shelf(db, monkeypatch) -> Shelf:
    """An empty index in a folder of its own, over a shelf that is its only source."""
    shelf = take_over_sources(monkeypatch)
    services.rebuild()
    return shelf
