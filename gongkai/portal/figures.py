"""How applications fared, for the front page and beside the form. Worked out at most once a minute."""

from __future__ import annotations

from datetime import date

from django.core.cache import cache

from gongkai.annual_report.drafting.tokens import percent
from gongkai.cases.selectors.waiting import CaseFigures, Waiting, figures_of_year, waiting_by_agency

KEPT = 60  # seconds


def figures(*, today: date) -> CaseFigures:
    return cache.get_or_set(f"portal:figures:{today}", lambda: figures_of_year(today=today), KEPT)


def waiting(*, today: date) -> dict[int, Waiting]:
    return cache.get_or_set(f"portal:waiting:{today}", lambda: waiting_by_agency(today=today), KEPT)


def on_time_share(figures: CaseFigures) -> str:
    """Answered in time out of those that had to be answered by now, in words; empty without any."""
    return percent(figures.due - figures.late, figures.due) if figures.due else ""
