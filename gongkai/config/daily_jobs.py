"""What is done once a day, by ``gongkai daily`` or by the worker."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from gongkai.annual_report.services import remind_of_last_days
from gongkai.cases.services import escalate, recompute_due_dates
from gongkai.disclosure.services import settle_validity

DAILY_JOBS: Mapping[str, Callable[[date], object]] = MappingProxyType(
    {
        "settle_validity": lambda today: settle_validity(today=today),
        "recompute_due_dates": lambda today: recompute_due_dates(check=False),
        "remind_of_reports": lambda today: remind_of_last_days(today=today),
        "escalate": lambda today: escalate(today=today),  # after the due days are right
    }
)
