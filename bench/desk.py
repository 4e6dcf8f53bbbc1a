"""Staff pages over the full table of cases: how long an answer takes in the process, and how often it asks.

Beside the time stands that of the bare statements which read the same rows; beside the processor time that of
a bare view behind the same middleware; beside the questions the budget.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.client import WrongAnswer
from bench.desk_world import DeskWorld
from bench.results import Result, p95
from gongkai.cases.selectors.queue import RUNNING

QUESTIONS = 12  # a page, of the budget
TRANSACTION = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")  # these ask nothing
BARE = "/bench/bare/20000/"
QUEUE = "/desk/cases/"
FILTERS = (
    *("?tab=mine", "?tab=soon", "?tab=late", "?tab=paused", "?tab=signing", "?tab=serving"),
    *("?tab=closed", "?tab=all", "?tab=all&late=1", "?q=停车场", "?state=closed&group=不予公开"),
    *("?tab=all&channel=fax&received_from=2026-01-01", "?tab=closed&after=5000&from=21", "?unassigned=1"),
)


@dataclass(frozen=True)
class Page:
    """paths: asked in turn. rows: the bare statements for the same rows, with their values."""

    name: str
    client: Client
    paths: Sequence[str]
    rows: Sequence[tuple[str, Sequence[object]]]


def run(world: DeskWorld, requests: int) -> Iterator[Result]:
    """p50 and p95 in ms, processor time in ms, and the most questions of one answer, of each page."""
    yield Result("machine_load", max(os.getloadavg()[0], 0.01), "processes", float(os.cpu_count() or 1), 1)
    for page in _pages(world):
        asked = max(_questions(page.client, path) for path in page.paths)
        turns = [page.paths[number % len(page.paths)] for number in range(max(requests, len(page.paths)))]
        seconds, cpu = _timed(_answer, [(page.client, path) for path in turns])
        rows, _ = _timed(_read, [(page.rows,) for _ in turns])
        _, bare = _timed(_answer, [(page.client, BARE) for _ in turns])
        slowest = max(range(len(turns)), key=lambda place: seconds[place])
        print(f"{page.name}: slowest {turns[slowest]} {seconds[slowest] * 1000:.0f} ms", file=sys.stderr)
        count = len(turns)
        yield Result(f"{page.name}_p50", _middle(seconds) * 1000, "ms", _middle(rows) * 1000, count)
        yield Result(f"{page.name}_p95", p95(seconds) * 1000, "ms", p95(rows) * 1000, count)
        yield Result(f"{page.name}_cpu", _middle(cpu) * 1000, "ms", _middle(bare) * 1000, count)
        yield Result(f"{page.name}_queries", asked, "queries", QUESTIONS, len(page.paths))


def _pages(world: DeskWorld) -> Sequence[Page]:
    officer, head, supervisor = (_signed_in(who) for who in (world.officer, world.head, world.supervisor))
    queue = [QUEUE, *(f"{QUEUE}{query}" for query in FILTERS)]
    own = [f"{QUEUE}{pk}/" for pk in world.loaded]
    whole = [f"{QUEUE}{pk}/" for pk in world.whole]
    one, all_of_them = _list(world.agency_ids[:1]), _list(world.agency_ids)
    return (
        Page("desk_queue", officer, [QUEUE], one),
        Page("desk_queue_filters", head, queue, one),
        Page("desk_queue_supervisor", supervisor, [QUEUE], all_of_them),
        Page("desk_queue_supervisor_filters", supervisor, queue, all_of_them),
        Page("desk_case", officer, own, _case(world.loaded[0])),
        Page("desk_case_whole", head, whole, _case(world.whole[0])),
        Page("desk_today", officer, ["/desk/"], one),
        Page("desk_today_supervisor", supervisor, ["/desk/"], all_of_them),
        Page("desk_statistics", supervisor, ["/desk/statistics/"], all_of_them),
        Page(
            "desk_lists",
            head,
            ["/desk/intake/", "/desk/signing/", "/desk/service/", "/desk/remedies/", "/desk/retention/"],
            one,
        ),
    )


def _list(agencies: Sequence[int]) -> Sequence[tuple[str, Sequence[object]]]:
    """How many are open, and the first twenty of them."""
    which = f"FROM cases_case WHERE agency_id IN ({_marks(agencies)}) AND state IN ({_marks(RUNNING)})"
    values = [*agencies, *(state.value for state in RUNNING)]
    return (
        (f"SELECT COUNT(*) {which}", values),
        (f"SELECT * {which} ORDER BY due_on, id LIMIT 21", values),
    )


def _case(pk: int) -> Sequence[tuple[str, Sequence[object]]]:
    tables = (
        *("clockfact", "contact", "assignment", "note", "searchrecord", "evidence", "inquiry"),
        *("casedocument", "paper", "decision", "letter", "remedy", "latenessreason", "notice"),
    )
    return (
        ("SELECT * FROM cases_case WHERE id = %s", [pk]),
        ("SELECT * FROM trail_record WHERE subject_kind = 'cases.case' AND subject_id = %s", [pk]),
        *((f"SELECT * FROM cases_{table} WHERE case_id = %s", [pk]) for table in tables),  # noqa: S608 - ours
    )


def _marks(values: Sequence[object]) -> str:
    return ", ".join(["%s"] * len(values))


def _read(statements: Sequence[tuple[str, Sequence[object]]]) -> None:
    with connection.cursor() as cursor:
        for statement, values in statements:
            cursor.execute(statement, values)
            cursor.fetchall()


def _questions(client: Client, path: str) -> int:
    """Of the second answer: the first also reads what a process keeps."""
    _answer(client, path)
    with CaptureQueriesContext(connection) as captured:
        _answer(client, path)
    return sum(not query["sql"].startswith(TRANSACTION) for query in captured)


def _answer(client: Client, path: str) -> None:
    response = client.get(path)
    if response.status_code != 200:
        raise WrongAnswer(f"{path} answered {response.status_code}")


def _timed(work: Callable[..., object], calls: Sequence[tuple]) -> tuple[list[float], list[float]]:
    """Seconds of each call by the clock, and of processor time in this process."""
    seconds, cpu = [], []
    for values in calls:
        started, worked = time.perf_counter(), time.process_time()
        work(*values)
        seconds.append(time.perf_counter() - started)
        cpu.append(time.process_time() - worked)
    return seconds, cpu


def _middle(seconds: Sequence[float]) -> float:
    return sorted(seconds)[len(seconds) // 2]


def _signed_in(person) -> Client:
    client = Client(SERVER_NAME="localhost", headers={"host": "localhost"})
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
