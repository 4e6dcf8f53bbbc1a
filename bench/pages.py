"""Public pages under load, each beside a bare view of the same size on the same server."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import quote

from bench.client import NOTHING, Load, follow, load, size_of
from bench.results import Result, p95
from bench.server import Server, serving

AT_ONCE = 4  # connections under load; the machine the budgets are for has two cores
ROUNDS = 3  # page and bare view take turns, so that a busy moment of the machine meets both
WARM_UP = 12  # requests that count nowhere
USUAL_SIZE = 20_000  # bytes, where there is no page to compare with
WORDS = ("电梯补贴", "食品抽检", "停车泊位", "招生范围")


@dataclass(frozen=True)
class Page:
    """paths: addresses asked in turn. headers: the cookies of the visitor."""

    name: str
    paths: Sequence[str]
    headers: Mapping[str, str] = field(default_factory=dict)


def run(prepared, requests: int, folder: Path) -> Iterator[Result]:
    """Bare views first, so that what the workers weigh before and after the pages is known."""
    with serving("bench.bare_settings", folder / "bare.log") as server:
        nothing_in_it = _bare(server, USUAL_SIZE, requests)
        bare_memory = server.worker_memory()
    with serving("bench.settings", folder / "server.log") as server:
        with_middleware = _bare(server, USUAL_SIZE, requests)
        before = server.worker_memory()
        yield from _compared("bare_view", with_middleware, nothing_in_it)
        for page in _pages(server, prepared):
            yield from _measured(server, page, requests)
        after = server.worker_memory()
    if bare_memory and before and after:
        yield Result("worker_memory_before_pages", before, "MB", bare_memory, 1)
        yield Result("worker_memory", after, "MB", before, 1)


def _pages(server: Server, prepared) -> list[Page]:
    status, visitor = follow(server.port, prepared.number, prepared.code)
    return [
        Page("home", ["/"]),
        Page("publication", prepared.publications),
        Page("library", ["/library/", "/library/?kind=normative", "/library/?subject=construction"]),
        Page("search", [f"/search/?q={quote(words)}" for words in WORDS]),
        Page("track", [status], visitor),
        Page("report", prepared.reports),
    ]


def _measured(server: Server, page: Page, requests: int) -> Iterator[Result]:
    """Under load with AT_ONCE connections, and one visitor alone, who waits for no other."""
    bare = replace(page, name="bare", paths=[_bare_path(size_of(server.port, page.paths[0], page.headers))])
    _asked(server, page, WARM_UP, AT_ONCE)
    for suffix, connections, count in (("", AT_ONCE, requests), ("_alone", 1, requests // 2)):
        ours, baseline = NOTHING, NOTHING
        for _ in range(ROUNDS):
            baseline += _asked(server, bare, count // ROUNDS, connections)
            ours += _asked(server, page, count // ROUNDS, connections)
        yield from _compared(page.name + suffix, ours, baseline, with_rate=connections > 1)


def _bare(server: Server, size: int, requests: int) -> Load:
    page = Page("bare", [_bare_path(size)])
    _asked(server, page, WARM_UP, AT_ONCE)
    return _asked(server, page, requests, AT_ONCE)


def _bare_path(size: int) -> str:
    return f"/bench/bare/{size}/"


def _asked(server: Server, page: Page, count: int, connections: int) -> Load:
    before = server.worker_cpu()
    answered = load(server.port, page.paths, count, connections=connections, headers=page.headers)
    return replace(answered, cpu=server.worker_cpu() - before)


def _compared(name: str, ours: Load, baseline: Load, *, with_rate: bool = True) -> Iterator[Result]:
    """cpu: processor time of the workers for one answer, which a busy machine changes little."""
    n = len(ours.seconds)
    if with_rate:
        yield Result(f"{name}_rate", ours.rate, "requests/s", baseline.rate, n)
    yield Result(f"{name}_p95", p95(ours.seconds) * 1000, "ms", p95(baseline.seconds) * 1000, n)
    if with_rate and baseline.cpu:
        yield Result(f"{name}_cpu", ours.cpu / n * 1000, "ms", baseline.cpu / n * 1000, n)
