"""Thousands of files: read over all cores, paired with last year's of the same agency, checked.

Where texts are compared, each report meets the few of its year that may be like it (resembling.py).
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from gongkai.annual_report.checking import Beside, Corpus
from gongkai.annual_report.others.document import check_read, unreadable
from gongkai.annual_report.others.pool import Broken, Pool
from gongkai.annual_report.others.resembling import Sketched, Sketches, resembling, sketches_of
from gongkai.annual_report.reading import Unreadable, read_report
from gongkai.annual_report.reading.fold import fold

SUFFIXES = frozenset({".html", ".htm", ".mht", ".docx", ".doc", ".xlsx", ".xls", ".pdf", ".txt", ".json"})
Told = Callable[[str, int, int], None]
"""What is being done, how many are done, of how many."""


@dataclass(frozen=True)
class OneRead:
    """A file that was read. packed: the report, kept small while thousands wait to be paired.

    sketches: of its texts, where these are compared.
    """

    file: str
    agency: str | None
    year: int | None
    kind: str
    packed: bytes
    sketches: Sketches = field(default_factory=dict)


@dataclass(frozen=True)
class _Pair:
    one: OneRead
    before: OneRead | None
    rule_power: bool | None
    others: tuple[bytes, ...] | None = None  # packed reports whose words are compared; None: none are


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
    files: Sequence[str],
    told: Told,
    *,
    rule_power: bool | None = None,
    compare_texts: bool = False,
    processes: int | None = None,
) -> list[dict[str, Any]]:
    """One document a file, in the order given; of a file that cannot be read, the reason.

    compare_texts: also hold the words of each report against those of other agencies on the same year.
    """
    done: dict[int, dict[str, Any]] = {}
    reads: dict[int, OneRead] = {}
    with Pool(processes) as pool:
        told("读取", 0, len(files))
        reading = read_and_sketch if compare_texts else read_one
        for count, (place, result) in enumerate(pool.run(reading, files), start=1):
            if isinstance(result, OneRead):
                reads[place] = result
            else:
                done[place] = unreadable(files[place], _sentence(files[place], result))
            told("读取", count, len(files))
        places = sorted(reads)
        pairs = _paired([reads[place] for place in places], rule_power)
        if compare_texts:
            pairs = _with_others(pairs, told)
        for count, (number, result) in enumerate(pool.run(check_one, pairs), start=1):
            place = places[number]
            whole = not isinstance(result, Broken)
            done[place] = result if whole else unreadable(files[place], _sentence(files[place], result))
            told("核对", count, len(pairs))
    return [done[place] for place in range(len(files))]


def _paired(reads: Sequence[OneRead], rule_power: bool | None) -> list[_Pair]:
    return [_Pair(one, before, rule_power) for one, before in zip(reads, last_years(reads), strict=True)]


def _with_others(pairs: Sequence[_Pair], told: Told) -> list[_Pair]:
    """With the reports of the same year that may be alike; none where agency or year is not known."""
    known = [place for place, pair in enumerate(pairs) if pair.one.agency and pair.one.year]
    sketched = [
        Sketched(pairs[at].one.year, fold(pairs[at].one.agency or ""), pairs[at].one.sketches) for at in known
    ]
    found = resembling(sketched, partial(told, "找相像的"))
    paired = list(pairs)
    for at, others in zip(known, found, strict=True):
        packed = tuple(pairs[known[other]].one.packed for other in others)
        paired[at] = replace(pairs[at], others=packed)
    return paired


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


def read_and_sketch(file: str) -> OneRead | str:
    """The same with the sketches of its texts."""
    found = read_one(file)
    if isinstance(found, str):
        return found
    return replace(found, sketches=sketches_of(pickle.loads(found.packed)))  # noqa: S301 - packed just now


def check_one(pair: _Pair) -> dict[str, Any]:
    """Runs in a process of the pool; what it unpacks, such a process has packed."""
    read = pickle.loads(pair.one.packed)  # noqa: S301 - our own, see above
    before = pickle.loads(pair.before.packed) if pair.before else None  # noqa: S301
    last_file = pair.before.file if pair.before else ""
    others = None
    if pair.others is not None:
        others = Corpus([pickle.loads(packed) for packed in pair.others])  # noqa: S301
    beside = Beside(rule_power=pair.rule_power, others=others)
    return check_read(pair.one.file, read, before, last_file, beside)


def _sentence(file: str, result: str | Broken) -> str:
    if isinstance(result, str):
        return result
    why = "读了半分钟还没有读完" if result.hung else "把读它的程序弄垮了"
    return f"“{file}”{why}，已经跳过；另存为网页、DOCX或者XLSX再试"
