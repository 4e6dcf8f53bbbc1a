"""``make bench | python -m bench.table``: the lines as the table of docs/benchmarks.md."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

HEAD = ("| measurement | value | baseline | ratio | n |", "|---|---:|---:|---:|---:|")


def table(results: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield from HEAD
    for result in results:
        unit = result["unit"]
        value, baseline = (f"{_short(result[field])} {unit}" for field in ("value", "baseline"))
        yield f"| `{result['name']}` | {value} | {baseline} | {_short(result['ratio'])} | {result['n']} |"


def _short(number: float) -> str:
    """Three figures that count, without an exponent: 1235, 52.1, 0.00143."""
    return f"{number:.0f}" if number >= 100 else f"{float(f'{number:.3g}'):.6f}".rstrip("0").rstrip(".")


if __name__ == "__main__":
    for line in table(json.loads(text) for text in sys.stdin if text.strip()):
        print(line)
