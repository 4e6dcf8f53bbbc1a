"""A large data set to measure with: agencies, publications, cases and the reports on the closed years.

This makes load, not acts: rows go straight into the tables in batches, past services, rules and the trail.
What the tables and the law ask of rows still holds (terms, constraints, identities of the report), but there
is no history behind them: no steps of review, no letters, no records in the trail, no applicants. The stories
of the demonstration show how work is really done.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.agencies.selectors import installation
from gongkai.demonstration.load.cases import load_cases
from gongkai.demonstration.load.places import load_places
from gongkai.demonstration.load.publications import load_publications
from gongkai.demonstration.load.reports import load_reports
from gongkai.search.updating import rebuild

SEED = 711
YEARS = 3  # the present one and those before it
MOST_AGENCIES = 999  # their codes have three digits

Told = Callable[[str, int, int], None]  # what is being made, how many are made, how many there will be


@dataclass(frozen=True)
class Seeded:
    """How many rows this run made; entries: all that the index holds afterwards."""

    agencies: int
    publications: int
    cases: int
    reports: int
    entries: int


def holds_other_data() -> bool:
    """Whether this database has data that is neither the demonstration's nor seeded."""
    if Agency._meta.db_table not in connection.introspection.table_names():
        return False
    site = installation()
    return Agency.objects.exists() if site is None else not site.demonstration


def seed(
    *,
    publications: int,
    cases: int,
    agencies: int,
    today: date | None = None,
    told: Told = lambda what, done, total: None,
) -> Seeded:
    """Make so many publications and cases at so many agencies, over three years up to today.

    Numbers and day alike give the same rows in an empty database. Run again, it adds to what is there and
    closes the same years anew. All or nothing, except the index, which is built last.
    """
    today = today or timezone.localdate()
    years = range(today.year - YEARS + 1, today.year + 1)
    with transaction.atomic():
        places = load_places(agencies, since=date(years[0], 1, 1))
        dice = random.Random(f"{SEED} publications {places.rows_before}")
        load_publications(places, publications, today=today, years=years, dice=dice, told=told)
        dice = random.Random(f"{SEED} cases {places.rows_before}")
        load_cases(places, cases, today=today, years=years, dice=dice, told=told)
        reports = load_reports(places, years[:-1], told=told)
    entries = rebuild(lambda done: told("索引", done, publications))
    return Seeded(len(places.agencies), publications, cases, reports, entries)
