"""A department whose licensing system holds a token, on Friday 20 November 2026."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from gongkai.annual_report import services
from gongkai.annual_report.models import EntryToken
from tests.cases.factories import Desk
from tests.portal.conftest import clock, desk, site

__all__ = ["clock", "desk", "site"]

LICENCES = "2.5.licences.decisions"
FIGURES = "/api/v1/figures/zj/2026"


@dataclass
class System:
    """The licensing system of the department, as a program that calls."""

    desk: Desk
    token: EntryToken
    words: str

    def __post_init__(self) -> None:
        self.client = Client(enforce_csrf_checks=True)

    @property
    def header(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.words}"}

    def read(self, address: str = FIGURES) -> HttpResponse:
        return self.client.get(address, headers=self.header)

    def send(self, *figures: tuple[str, int, Any], address: str = FIGURES, **more: Any) -> HttpResponse:
        """figures: address, month, value."""
        rows = [{"address": place, "month": month, "value": value} for place, month, value in figures]
        return self.post({"source": "审批系统，11月20日取数", "figures": rows} | more, address)

    def post(self, content: Any, address: str = FIGURES) -> HttpResponse:
        return self.client.post(address, content, content_type="application/json", headers=self.header)


@pytest.fixture
def system(desk) -> System:
    token, words = services.issue_entry_token(
        desk.agency, by=desk.head, system="行政审批系统", expires_on=date(2027, 3, 31)
    )
    return System(desk, token, words)
