"""Every cell changed and blanked, every two rows exchanged, every number in the words changed: one at a time.

From clean reports of both forms, with and without the year before. Each of more than 5,000 faulty reports is
found by exactly the rules it breaks, worked out by plain arithmetic in planted.py; all others are silent.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest

from gongkai.annual_report.checking import Beside, check_report
from gongkai.law.report_forms import FORMS
from tests.annual_report.checking.planted import Case, clean, expected, with_last_year, worded

FAULTS = 5_000
NO_RULES = Beside(rule_power=False)
# rules a single figure can break; the form of 2021 has no part of a total in table 2, that of 2019 no stock
ALWAYS = {*(f"RC-0{n}" for n in range(1, 8)), "RC-10", "RC-12", "RC-15", "RC-16", "RC-17", "RC-22"}
BREAKABLE = {"2019": ALWAYS | {"RC-09"}, "2021": ALWAYS | {"RC-08"}}


def cleans(form: str) -> Iterator[Case]:
    """A report alone, one that follows from last year's, and one of these whose words give shares."""
    for seed, last_year, shares in ((1, False, False), (2, True, False), (3, True, True)):
        chance = random.Random(f"{form} {seed}")
        case = replace(clean(chance, form), rule_power=False)
        case = with_last_year(case, chance) if last_year else case
        yield worded(pending_last_year(case), chance, shares=shares)


def pending_last_year(case: Case) -> Case:
    """As many disputes were pending as may come back at most, so that one fewer is told."""
    if case.before is None:
        return case
    pending = {f"4.{kind}.pending": case.cells[f"4.{kind}.total"] for kind in ("review", "direct")}
    return replace(case, before={**case.before, **pending})


def faults(case: Case) -> Iterator[tuple[str, Case]]:
    """What was done -> the report with it."""
    for address, figure in case.cells.items():
        now = figure or 0
        yield f"cell {address} one more", case.changed(address, now + 1)
        yield f"cell {address} far more", case.changed(address, now * 6 + 20)
        if now:
            yield f"cell {address} one less", case.changed(address, now - 1)
        yield f"blank {address}", case.changed(address, None)
    for one, other in exchangeable(case):
        yield f"rows {one} {other}", exchanged(case, one, other)
    for place, slot in enumerate(case.slots):
        for wrong in {slot.figure + 1, abs(slot.figure - 1), slot.figure * 10 + 1}:
            yield f"words {slot.address} {wrong}", case.reworded(place, wrong)
    for place, share in enumerate(case.shares):
        for wrong in (share.tenths + 2, abs(share.tenths - 2), share.tenths + 100):
            yield f"share {share.slot} {wrong}", case.reshared(place, wrong)


def exchangeable(case: Case) -> Iterator[tuple[str, str]]:
    """Two rows with the same columns: of table 3, of a block of table 2, and the three blocks of table 4."""
    columns: dict[str, list[str]] = {}
    for address in case.cells:
        row, _, column = address.rpartition(".")
        columns.setdefault(row, []).append(column)
    for one, other in combinations(columns, 2):
        same_block = one.rpartition(".")[0] == other.rpartition(".")[0]
        if same_block and columns[one] == columns[other]:
            yield one, other


def exchanged(case: Case, one: str, other: str) -> Case:
    cells = dict(case.cells)
    for address, figure in case.cells.items():
        row, _, column = address.rpartition(".")
        if row in (one, other):
            cells[f"{other if row == one else one}.{column}"] = figure
    return replace(case, cells=cells)


def found_in(case: Case) -> set[tuple[str, str | None]]:
    return {(one.rule, one.address) for one in check_report(case.read(), case.last_year(), NO_RULES)}


@pytest.mark.parametrize("form", FORMS)
def test_each_fault_is_found_by_the_rules_it_breaks_and_by_no_other(form: str):
    kinds, rules, silent = Counter(), Counter(), 0
    for case in cleans(form):
        assert expected(case) == found_in(case) == set(), case.words()
        for done, faulty in faults(case):
            broken = expected(faulty)
            assert found_in(faulty) == broken, (done, faulty.words())
            kinds[done.split()[0]] += 1
            rules.update({rule for rule, _ in broken})
            silent += not broken
    assert sum(kinds.values()) >= FAULTS / len(FORMS), kinds
    assert set(kinds) == {"cell", "blank", "rows", "words", "share"}
    assert set(rules) == BREAKABLE[form]
    assert silent < sum(kinds.values()) / 5  # a changed figure of table 2 alone is within reason
