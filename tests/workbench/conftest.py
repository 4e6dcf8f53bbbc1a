import pytest
import time_machine

from tests.kept import Kept
from tests.workbench.world import World, make_world

WORLD = Kept(make_world)


@pytest.fixture
def clock():
    """Friday 20 November 2026, three in the afternoon in Shanghai."""
    with time_machine.travel("2026-11-20T15:00:00+08:00", tick=False) as clock:
        yield clock


@pytest.fixture
def world(db, clock) -> World:
    return WORLD.put()
