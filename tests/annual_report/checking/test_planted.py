"""A fault planted in a clean report is found by exactly the rules it breaks, and the rest stays silent.

With CI=true more than 5,000 reports in all, otherwise a few hundred.
"""

from __future__ import annotations

import os
import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.annual_report.checking import check_report
from gongkai.annual_report.reading import read_report
from gongkai.law.report_forms import FORMS
from tests.annual_report import render
from tests.annual_report.checking.planted import (
    YEARS,
    Case,
    clean,
    expected,
    results,
    with_last_year,
    worded,
)

TIMES = 1300 if os.environ.get("CI") == "true" else 80
many = settings(max_examples=TIMES, deadline=None, suppress_health_check=list(HealthCheck))
SEED = st.integers(0, 2**32 - 1)


def drawn(seed: int) -> tuple[Case, random.Random]:
    chance = random.Random(seed)
    case = clean(chance, chance.choice(("2019", "2021")))
    if chance.random() < 0.5:
        case = with_last_year(case, chance)
    return worded(case, chance), chance


def found(case: Case) -> set[tuple[str, str | None]]:
    return {(one.rule, one.address) for one in check_report(case.read(), case.last_year())}


@many
@given(seed=SEED)
def test_a_clean_report_is_met_with_silence(seed: int):
    case, _ = drawn(seed)
    assert expected(case) == set()
    assert found(case) == set(), case.words()


@many
@given(seed=SEED, more=st.integers(1, 10**6))
def test_a_changed_cell_breaks_what_it_takes_part_in(seed: int, more: int):
    case, chance = drawn(seed)
    address = chance.choice(list(case.cells))
    faulty = case.changed(address, (case.cells[address] or 0) + chance.choice((1, 10, more)))
    assert found(faulty) == expected(faulty), (address, faulty.words())


@many
@given(seed=SEED)
def test_a_blanked_cell_is_told_and_takes_its_sums_out(seed: int):
    case, chance = drawn(seed)
    faulty = case.changed(chance.choice(list(case.cells)), None)
    assert found(faulty) == expected(faulty), faulty.words()


@many
@given(seed=SEED)
def test_two_rows_of_table_3_that_changed_places_break_the_sums_in_which_they_differ(seed: int):
    case, chance = drawn(seed)
    one, other = chance.sample(("A", "B", *results(case.form), "C7", "D"), 2)
    faulty = case
    for column in ("natural", "enterprise", "research", "welfare", "legal", "other", "total"):
        here, there = f"3.{one}.{column}", f"3.{other}.{column}"
        faulty = faulty.changed(here, case.cells[there]).changed(there, case.cells[here])
    assert found(faulty) == expected(faulty), (one, other, faulty.words())


@many
@given(seed=SEED)
def test_a_changed_number_in_the_words_is_told_against_table_and_sum(seed: int):
    case, chance = drawn(seed)
    place = chance.randrange(len(case.slots))
    figure = case.slots[place].figure
    wrong = chance.choice((figure + 1, figure + 10, figure * 10 + 1, max(0, figure - 1), figure // 2))
    faulty = case.reworded(place, wrong)
    assert found(faulty) == expected(faulty), (case.slots[place], faulty.words())
    certain = {(one.rule, one.severity) for one in check_report(faulty.read(), faulty.last_year())}
    assert all(severity == "error" for rule, severity in certain if rule in ("RC-16", "RC-17"))


WRITTEN = (render.as_html, render.as_separated, render.as_lines)


@settings(max_examples=TIMES // 4, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=SEED)
def test_the_same_is_found_when_the_report_is_read_from_a_file(seed: int):
    case, chance = drawn(seed)
    faulty = case.changed(address := chance.choice(list(case.cells)), (case.cells[address] or 0) + 7)
    form, year = FORMS[case.form], YEARS[case.form]
    blank = render.PROSE[1].format(year=year, agency="清岚县人民政府")
    write = chance.choice(WRITTEN)
    before = case.last_year()
    for one in (case, faulty):
        page = write(form, one.cells, year=year).decode().replace(blank, one.words())
        found_there = {(f.rule, f.address) for f in check_report(read_report(page.encode()), before)}
        assert found_there == expected(one), (write, address, one.words())
