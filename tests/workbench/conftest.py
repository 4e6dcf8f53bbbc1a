import pytest
import time_machine
from django.test import Client

from gongkai.annual_report import services
from gongkai.annual_report.models import Report
from tests.cases.factories import at
from tests.kept import Kept
from tests.workbench.world import TODAY, World, make_world, signed_in

WORLD = Kept(make_world)


@pytest.fixture
def clock():
    """Friday 20 November 2026, three in the afternoon in Shanghai."""
    with time_machine.travel("2026-11-20T15:00:00+08:00", tick=False) as clock:
        yield clock


@pytest.fixture
def world(db, clock) -> World:
    return WORLD.put()


@pytest.fixture
def officer(world: World) -> Client:
    return signed_in(world.desk.officer)


@pytest.fixture
def head(world: World) -> Client:
    return signed_in(world.desk.head)


@pytest.fixture
def report(world: World) -> Report:
    """The report on the year that runs, begun and empty."""
    with at(TODAY):
        return services.open_draft(world.desk.agency, 2026, by=world.desk.officer)
