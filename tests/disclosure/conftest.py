import pytest
import time_machine

from gongkai.search.services import rebuild
from tests.disclosure.builders import Staff, make_site, make_staff


@pytest.fixture
def clock():
    """Friday 20 November 2026, ten in the morning in Shanghai; the day of the tests' officers."""
    with time_machine.travel("2026-11-20T10:00:00+08:00", tick=False) as clock:
        yield clock


@pytest.fixture
def staff(db, clock) -> Staff:
    """The office, with its site and an empty index."""
    make_site()
    rebuild()
    return make_staff()
