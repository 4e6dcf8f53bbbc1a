"""What a measurement comes to: a line with the value, the baseline of the same run and their ratio."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Result:
    """ratio: value by baseline. n: how many times it was measured. Rates are better high, all else low."""

    name: str
    value: float
    unit: str
    baseline: float
    n: int

    def as_json(self) -> dict[str, Any]:
        fields = asdict(self) | {"value": round(self.value, 3), "baseline": round(self.baseline, 3)}
        count = fields.pop("n")
        return fields | {"ratio": round(self.value / self.baseline, 3), "n": count}


def p95(seconds: Sequence[float]) -> float:
    """The time that nineteen of twenty do not exceed, by nearest rank."""
    return sorted(seconds)[math.ceil(0.95 * len(seconds)) - 1]


def typical(work: Callable[[], object], times: int) -> float:
    """Median seconds of so many runs, after one that warms up."""
    work()
    return statistics.median(_seconds(work) for _ in range(times))


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
