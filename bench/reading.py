"""How fast reports are read and checked.

Reading 200 web pages is measured against a bare parse of the same bytes in the same run, by lxml (the common
parser) and by lexbor (the fastest, on which our reader stands). The check of one file as a whole process is
measured against the 0.3 s it may take. Run alone: `python -m bench.reading`.
"""

from __future__ import annotations

import gc
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import lxml.html
from selectolax.lexbor import LexborHTMLParser

from gongkai.annual_report.reading import read_report
from gongkai.law.report_forms import FORMS, Form

REPORTS = 200
ROUNDS = 5
PROCESSES = 9
PROCESS_BUDGET = 0.3  # seconds, docs/architecture.md


def run() -> Iterator[dict[str, Any]]:
    """One result each: name, value, unit, baseline, ratio, n."""
    pages = [page_of(number) for number in range(REPORTS)]
    reading = fastest(read_report, pages)
    for parser, parse in (("lxml", lxml.html.document_fromstring), ("lexbor", LexborHTMLParser)):
        parsing = fastest(parse, pages)
        yield result_of(f"report_read_html_by_{parser}_parse", reading / REPORTS, parsing / REPORTS, REPORTS)
    _check_process(pages[0])  # writes the byte code that an installed program has
    seconds = statistics.median(_check_process(pages[0]) for _ in range(PROCESSES))
    yield result_of("report_check_process", seconds, PROCESS_BUDGET, PROCESSES)


def result_of(name: str, value: float, baseline: float, n: int) -> dict[str, Any]:
    return {
        "name": name,
        "value": round(value, 6),
        "unit": "s",
        "baseline": round(baseline, 6),
        "ratio": round(value / baseline, 2),
        "n": n,
    }


def fastest(work: Callable[[Any], object], pages: Sequence[Any]) -> float:
    """Seconds for all pages, each in its fastest round: what other programs take away is not ours.

    Without the collector of cycles, as timeit measures: its turns fall on whichever page is being read.
    """
    fastest = [float("inf")] * len(pages)
    gc.disable()
    try:
        for _ in range(ROUNDS):
            for number, page in enumerate(pages):
                started = time.perf_counter()
                work(page)
                fastest[number] = min(fastest[number], time.perf_counter() - started)
    finally:
        gc.enable()
    return sum(fastest)


def _check_process(page: bytes) -> float:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "report.html")
        file.write_bytes(page)
        command = [sys.executable, "-m", "gongkai.config.command", "report", "check", os.fspath(file)]
        environment = {name: v for name, v in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        started = time.perf_counter()
        subprocess.run(command, check=False, capture_output=True, env=environment)  # noqa: S603 - our own command
        return time.perf_counter() - started


def page_of(number: int) -> bytes:
    """A report as content systems write it out: no two alike, a paragraph in each cell."""
    form, chance = FORMS["2021"], random.Random(number)  # the same pages in every run
    figures = {address: chance.randrange(900) for address in form.addresses}
    return _page(form, number, 2021 + number % 5, figures)


def sound_page_of(number: int, year: int) -> bytes:
    """The same with figures that add up, as those of most reports nearly do."""
    form, chance = FORMS["2021"], random.Random(number)
    figures = {address: chance.randrange(90) for address in form.addresses if address[0] == "2"}
    results = [row.id for row in form.table3.rows if row.level > 1 and row.id != "C7"]
    classes = [column.id for column in form.table3.columns if column.id != "total"]
    for each in classes:
        closed = {row: chance.randrange(9) for row in results}
        closed["C7"], closed["B"], closed["D"] = sum(closed.values()), 2, 2
        closed["A"] = closed["C7"]
        figures |= {f"3.{row}.{each}": figure for row, figure in closed.items()}
    for row in form.table3.rows:
        figures[f"3.{row.id}.total"] = sum(figures[f"3.{row.id}.{each}"] for each in classes)
    for block in form.table4.blocks:
        *others, total = (block.address(column) for column in block.columns)
        figures |= {address: chance.randrange(9) for address in others}
        figures[total] = sum(figures[address] for address in others)
    return _page(form, number, year, figures)


def _page(form: Form, number: int, year: int, figures: Mapping[str, int]) -> bytes:
    parts = [
        f"<h1>第{number}号县人民政府{year}年政府信息公开工作年度报告</h1>",
        f"<p>一、{form.parts[0]}</p><p>　　{year}年，认真贯彻落实条例。</p><p>二、{form.parts[1]}</p>",
        *_tables(form, figures),
        f"<p>五、{form.parts[4]}</p><p>　　仍有不足。</p>",
        f"<p>六、{form.parts[5]}</p><p>　　没有收取信息处理费。</p>",
    ]
    return f"<!doctype html><html><meta charset=utf-8><body>{''.join(parts)}</body></html>".encode()


def _tables(form: Form, figures: Mapping[str, int]) -> Iterator[str]:
    for block in form.table2:
        headings = _row([block.first_heading, *(column.label for column in block.columns)])
        rows = [
            _row([row.label, *(str(figures[block.address(row, column)]) for column in block.columns)])
            for row in block.rows
        ]
        yield f"<table><tr><td colspan=4>{block.title}</td></tr>{headings}{''.join(rows)}</table>"
    yield f"<p>三、{form.parts[2]}</p><table>"
    for boxes in form.table3.headings:
        yield f"<tr>{''.join(_box(box.text, box.rowspan, box.colspan) for box in boxes)}</tr>"
    for row in form.table3.rows:
        boxes = "".join(_box(b.text, b.rowspan, b.colspan) for b in form.table3.label_boxes[row.id])
        cells = (str(figures[form.table3.address(row, column)]) for column in form.table3.columns)
        yield f"<tr>{boxes}{''.join(map(_box, cells))}</tr>"
    yield f"</table><p>四、{form.parts[3]}</p><table>"
    for boxes in form.table4.headings:
        yield f"<tr>{''.join(_box(box.text, box.rowspan, box.colspan) for box in boxes)}</tr>"
    last = (block.address(column) for block in form.table4.blocks for column in block.columns)
    yield _row([str(figures[address]) for address in last]) + "</table>"


def _row(cells: list[str]) -> str:
    return f"<tr>{''.join(_box(cell) for cell in cells)}</tr>"


def _box(text: str, rowspan: int = 1, colspan: int = 1) -> str:
    spans = f" rowspan={rowspan}" if rowspan > 1 else ""
    spans += f" colspan={colspan}" if colspan > 1 else ""
    return f"<td{spans}><p>{text}</p></td>"


if __name__ == "__main__":
    for result in run():
        print(json.dumps(result, ensure_ascii=False))
