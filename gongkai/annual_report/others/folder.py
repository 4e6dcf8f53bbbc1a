"""Thousands of files: read over all cores, paired with last year's of the same agency, checked."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gongkai.annual_report.checking import Beside
from gongkai.annual_report.others.document import check_read, unreadable
from gongkai.annual_report.others.pool import Broken, Pool
from gongkai.annual_report.reading import Unreadable, read_report
from gongkai.annual_report.reading.fold import fold

SUFFIXES = frozenset({".html", ".htm", ".mht", ".docx", ".doc", ".xlsx", ".xls", ".pdf", ".txt", ".json"})
Told = Callable[[str, int, int], None]
"""What is being done, how many are done, of how many."""


@dataclass(frozen=True)
class OneRead:
    """A file that was read. packed: the report, kept small while thousands wait to be paired."""

    file: str
    agency: str | None
    year: int | None
    kind: str
    packed: bytes


@dataclass(frozen=True)
class _Pair:
    one: OneRead
    before: OneRead | None
    rule_power: bool | None


def files_in(paths: Iterable[str]) -> list[str]:
    """The files named and those below the folders named, in order of name; what an office program leaves
    beside an open file (~$) is none."""
    found: dict[str, None] = {}
    for path in map(Path, paths):
        if not path.is_dir():
            found[str(path)] = None
            continue
        below = (one for one in sorted(path.rglob("*")) if one.is_file())
        found |= dict.fromkeys(
            str(one)
            for one in below
            if one.suffix.lower() in SUFFIXES and not one.name.startswith(("~$", "."))
        )
    return list(found)


def check_files(
    files: Sequence[str], told: Told, *, rule_power: bool | None = None, processes: int | None = None
) -> list[dict[str, Any]]:
    """One document a file, in the order given; of a file that cannot be read, the reason."""
    done: dict[int, dict[str, Any]] = {}
    reads: dict[int, OneRead] = {}
    with Pool(processes) as pool:
        told("读取", 0, len(files))
        for count, (place, result) in enumerate(pool.run(read_one, files), start=1):
            if isinstance(result, OneRead):
                reads[place] = result
            else:
                done[place] = unreadable(files[place], _sentence(files[place], result))
            told("读取", count, len(files))
        places = sorted(reads)
        before = last_years([reads[place] for place in places])
        pairs = [_Pair(reads[at], one, rule_power) for at, one in zip(places, before, strict=True)]
        for count, (number, result) in enumerate(pool.run(check_one, pairs), start=1):
            place = places[number]
            whole = not isinstance(result, Broken)
            done[place] = result if whole else unreadable(files[place], _sentence(files[place], result))
            told("核对", count, len(pairs))
    return [done[place] for place in range(len(files))]


def last_years(reads: Sequence[OneRead]) -> list[OneRead | None]:
    """For each report the one on the year before of the same agency, of the same kind of file if there is
    one. None where agency or year is not known."""
    held: dict[tuple[str, int], list[OneRead]] = {}
    for one in reads:
        if one.agency and one.year:
            held.setdefault((fold(one.agency), one.year), []).append(one)
    return [_chosen(one, held) for one in reads]


def _chosen(one: OneRead, held: dict[tuple[str, int], list[OneRead]]) -> OneRead | None:
    if not one.agency or not one.year:
        return None
    before = held.get((fold(one.agency), one.year - 1), [])
    return next((other for other in before if other.kind == one.kind), before[0] if before else None)


def read_one(file: str) -> OneRead | str:
    """The report, or the sentence why it cannot be read. Runs in a process of the pool."""
    try:
        read = read_report(file)
    except Unreadable as refusal:
        return str(refusal)
    except Exception:  # one file of thousands must not end the others
        return f"“{file}”读不出来，文件可能坏了，重新下载或者重新导出一份"
    return OneRead(file, read.agency, read.year, read.source.kind, pickle.dumps(read))


def check_one(pair: _Pair) -> dict[str, Any]:
    """Runs in a process of the pool; what it unpacks, such a process has packed."""
    read = pickle.loads(pair.one.packed)  # noqa: S301 - our own, see above
    before = pickle.loads(pair.before.packed) if pair.before else None  # noqa: S301
    last_file = pair.before.file if pair.before else ""
    return check_read(pair.one.file, read, before, last_file, Beside(rule_power=pair.rule_power))


def _sentence(file: str, result: str | Broken) -> str:
    if isinstance(result, str):
        return result
    why = "读了半分钟还没有读完" if result.hung else "把读它的程序弄垮了"
    return f"“{file}”{why}，已经跳过；另存为网页、DOCX或者XLSX再试"
