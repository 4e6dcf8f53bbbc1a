"""A tiny run of every measurement gives the lines that were promised. How fast it is, no test says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.client import Load
from bench.results import Result, p95
from bench.scale import Scale, scale_of
from bench.table import table

PROJECT = Path(__file__).resolve().parents[2]
PAGES = ("home", "publication", "library", "search", "track", "report")
IN_THE_PROCESS = ["derive_one_agency", "derive_all_agencies", "home_figures", "import_check", "import_all"]
DESK = (
    *("queue", "queue_filters", "queue_supervisor", "queue_supervisor_filters", "case", "case_whole"),
    *("today", "today_supervisor", "statistics", "lists"),
)
SUMMING = [
    *("roll_up_of_64", "board_of_64", "board_of_64_unsigned"),
    *("export_pdf", "export_docx", "export_xlsx"),
]
MEMORY = ["worker_memory_before_pages", "worker_memory"]


def names() -> list[str]:
    """In their order; without processor time and memory where the system does not tell them."""
    measures = [f"{page}_{what}" for page in PAGES for what in ("rate", "p95", "cpu", "alone_p95")]
    desk = [f"desk_{page}_{what}" for page in DESK for what in ("p50", "p95", "cpu", "queries")]
    found = [*IN_THE_PROCESS, "machine_load", *desk, *SUMMING]
    found += ["bare_view_rate", "bare_view_p95", "bare_view_cpu", *measures, *MEMORY]
    untold = [] if Path("/proc/self/schedstat").is_file() else ["_cpu", "memory"]
    return [name for name in found if name.startswith("desk_") or not any(mark in name for mark in untold)]


pytestmark = pytest.mark.xdist_group("bench")  # measured once for all


@pytest.fixture(scope="module")
def lines() -> list[dict]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DATA_DIR", "DJANGO_SETTINGS_MODULE")
    }
    done = subprocess.run(
        [sys.executable, "-m", "bench"],
        cwd=PROJECT,
        env=kept | {"BENCH_SCALE": "0.001"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_measurement_is_there_in_its_order(lines):
    found = [line["name"] for line in lines]
    reading = [name for name in found if name.startswith("report_read_")]
    checking = ["report_check_process", "report_check", "report_roll_up_with_checks", "report_check_folder"]
    assert found == [*names(), *reading, *checking]
    assert len(reading) >= 2


def test_every_line_has_value_unit_baseline_ratio_and_number(lines):
    assert {tuple(line) for line in lines} == {("name", "value", "unit", "baseline", "ratio", "n")}
    assert all(line["value"] > 0 and line["baseline"] > 0 and line["n"] >= 1 for line in lines)
    assert {line["unit"] for line in lines} <= {
        "ms",
        "s",
        "MB",
        "requests/s",
        "queries",
        "processes",
        "reports/s",
    }


def test_the_ratio_is_value_by_baseline():
    line = Result("home_p95", 30.0, "ms", 4.0, 300).as_json()
    assert line == {"name": "home_p95", "value": 30.0, "unit": "ms", "baseline": 4.0, "ratio": 7.5, "n": 300}


def test_p95_is_the_time_nineteen_of_twenty_do_not_exceed():
    assert p95([number / 10 for number in range(20, 0, -1)]) == 1.9
    assert p95([0.5]) == 0.5


def test_loads_add_up_and_the_rate_is_by_the_clock_not_by_the_answers():
    # four connections answer in half a second each: 4 in 0.5 s, then 4 in 1.5 s
    together = Load((0.5,) * 4, 0.5, cpu=0.4) + Load((1.5,) * 4, 1.5, cpu=0.6)
    assert together == Load((0.5,) * 4 + (1.5,) * 4, 2.0, cpu=1.0)
    assert together.rate == 4.0


def test_the_full_scale_is_what_the_budgets_speak_of():
    assert scale_of(1) == Scale(
        publications=20_000, cases=100_000, agencies=64, requests=300, repeats=7, imported=10_000, desk=60
    )


def test_the_table_of_the_document_is_made_from_the_lines():
    lines = [
        {
            "name": "home_rate",
            "value": 52.149,
            "unit": "requests/s",
            "baseline": 1234.6,
            "ratio": 0.042,
            "n": 300,
        },
        {"name": "report_read", "value": 0.001434, "unit": "s", "baseline": 0.3, "ratio": 10.0, "n": 9},
    ]
    assert list(table(lines))[2:] == [
        "| `home_rate` | 52.1 requests/s | 1235 requests/s | 0.042 | 300 |",
        "| `report_read` | 0.00143 s | 0.3 s | 10 | 9 |",
    ]
