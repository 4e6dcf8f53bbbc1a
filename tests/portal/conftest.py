"""A site with an office that publishes and a desk that answers, on Friday 20 November 2026."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.core.cache import cache

from gongkai.annual_report import services as reports
from gongkai.annual_report.models import Report
from gongkai.law.report_forms import FORMS
from gongkai.search.services import rebuild
from tests.cases.factories import Desk
from tests.disclosure.builders import Staff, make_site, make_staff

TODAY = date(2026, 11, 20)
NUMBERS = FORMS["2021"].addresses


@pytest.fixture
def clock():
    with time_machine.travel("2026-11-20T10:00:00+08:00", tick=False) as clock:
        yield clock


@pytest.fixture
def site(db, clock):
    cache.clear()
    installation = make_site()
    rebuild()
    return installation


@pytest.fixture
def desk(site) -> Desk:
    return Desk()


@pytest.fixture
def staff(desk) -> Staff:
    """The office of the same department: code zj."""
    return make_staff(desk.agency)


def imported_report(desk: Desk, year: int = 2025, **cells: int) -> Report:
    """A report published before the system was in use: zeros, but for the cells given (dots as __)."""
    figures = dict.fromkeys(NUMBERS, 0) | {name.replace("__", "."): value for name, value in cells.items()}
    return reports.import_published(
        desk.agency,
        year,
        cells=figures,
        text={"1": "总体平稳。\n主动公开有序。", "5": "解读不够。", "6": "没有收费。"},
        by=desk.head,
    )


def page(client, address: str, **query) -> str:
    """The text of a page that answers 200."""
    response = client.get(address, query)
    assert response.status_code == 200, (address, response.status_code)
    return response.content.decode()
