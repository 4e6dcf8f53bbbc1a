"""How much is measured. BENCH_SCALE, 1 by default, makes it smaller where only the way is tried."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """requests: to each page, and as many to its baseline. repeats: of what is measured in the process.

    imported: cases of an old register. desk: requests to each staff page.
    """

    publications: int
    cases: int
    agencies: int
    requests: int
    repeats: int
    imported: int
    desk: int


def scale_of(factor: float) -> Scale:
    def some(full: int, least: int) -> int:
        return max(least, round(full * factor))

    return Scale(
        publications=some(20_000, 60),
        cases=some(100_000, 200),
        agencies=some(64, 3),
        requests=some(300, 12),
        repeats=some(7, 2),
        imported=some(10_000, 50),
        desk=some(60, 3),
    )


def chosen_scale() -> Scale:
    return scale_of(float(os.environ.get("BENCH_SCALE", "1")))
