"""How fast reports are checked once they are read, and summed up.

Checking one report, its prose of about 1,000 characters held against tables, last year and 63 others, is
measured against reading it from its page in the same run, which comes before it in every batch. The sum of 64
agencies with all checks of each is measured against the five seconds it may take. A folder of sound pages,
two years of each agency, is checked as the command does it, over two processes with the years paired; its
baseline is the same reading and checking one after the other in this process. Run alone:
`python -m bench.checking`.
"""

from __future__ import annotations

import dataclasses
import json
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.reading import fastest, page_of, result_of, sound_page_of
from gongkai.annual_report.checking import Beside, Corpus, check_report
from gongkai.annual_report.others.folder import check_files
from gongkai.annual_report.reading import ReadReport, read_report
from gongkai.law.identities import rolled_up, sums_agree
from gongkai.law.report_forms import FORMS

REPORTS = 64
BATCH = 1000
PROCESSES = 2
ROLL_UP_BUDGET = 5.0  # seconds
_SENTENCES = (
    "2024年，全县新收政府信息公开申请{}件，上年结转{}件，办结{}件，结转下年度继续办理{}件。",
    "其中，予以公开{}件，占{}.5%；部分公开{}件；不予公开{}件；无法提供{}件；不予处理{}件；其他处理{}件。",
    "政府信息公开行政复议{}件，其中结果维持{}件，结果纠正{}件，其他结果{}件，尚未审结{}件；行政诉讼{}件。",
    "围绕第{}项重点工作，全年主动公开政府信息{}条，发布解读{}条，答复群众来信{}件，开展培训{}次。",
    "制发行政规范性文件{}件，废止{}件，现行有效{}件，全部通过政府网站集中公开，方便群众查阅下载。",
)


def run() -> Iterator[dict[str, Any]]:
    """One result each: name, value, unit, baseline, ratio, n."""
    pages = [page_of(number) for number in range(REPORTS)]
    reads = [_with_prose(read_report(page), number) for number, page in enumerate(pages)]
    before = [dataclasses.replace(read, year=(read.year or 0) - 1) for read in reads]
    beside = Beside(others=Corpus(reads))
    pairs = list(zip(reads, before, strict=True))
    checking = fastest(lambda pair: check_report(*pair, beside), pairs)
    yield result_of("report_check", checking / REPORTS, fastest(read_report, pages) / REPORTS, REPORTS)
    form, members = FORMS["2021"], {str(number): read.cells for number, read in enumerate(reads)}
    total = rolled_up(members, form)
    summing = fastest(lambda cells: list(sums_agree(rolled_up(cells, form), cells, form)), [members])
    assert not list(sums_agree(total, members, form))
    yield result_of("report_roll_up_with_checks", summing + checking, ROLL_UP_BUDGET, REPORTS)
    yield _folder()


def _folder() -> dict[str, Any]:
    """Reports a second over a whole folder, processes started and files read included."""
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-") as name:
        files = [Path(name, f"{number}.html") for number in range(BATCH)]
        for number, file in enumerate(files):
            file.write_bytes(sound_page_of(number // 2, 2023 + number % 2))
        started = time.perf_counter()
        reads = [read_report(file) for file in files]
        for number, read in enumerate(reads):
            check_report(read, reads[number - 1] if number % 2 else None)
        alone = time.perf_counter() - started
        started = time.perf_counter()
        documents = check_files(list(map(str, files)), lambda *_: None, processes=PROCESSES)
        seconds = time.perf_counter() - started
    assert sum(bool(one["last_year"]) for one in documents) == BATCH // 2
    result = result_of("report_check_folder", BATCH / seconds, BATCH / alone, BATCH)
    return result | {"unit": "reports/s"}


def _with_prose(read: ReadReport, number: int) -> ReadReport:
    """The report with a part one of some 1,000 characters, full of numbers."""
    chance = random.Random(number)  # the same words in every run
    words = ""
    while len(words) < 1000:
        sentence = chance.choice(_SENTENCES)
        words += sentence.format(*(chance.randrange(900) for _ in range(sentence.count("{}"))))
    return dataclasses.replace(read, text={**read.text, "1": words})


if __name__ == "__main__":
    for result in run():
        print(json.dumps(result, ensure_ascii=False))
