"""Which reports are held against one another: those truly alike, few, and within little memory."""

from __future__ import annotations

import random
import sys
from array import array

from gongkai.annual_report.checking import Beside, Corpus, check_report
from gongkai.annual_report.others.resembling import (
    CANDIDATES,
    KEPT,
    Sketched,
    resembling,
    sketches_of,
)
from gongkai.annual_report.reading import ReadReport, Source

SIGNS = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 3000))


def text(dice: random.Random, length: int) -> str:
    return "".join(dice.choice(SIGNS) for _ in range(length))


def report(agency: str, words: str, year: int = 2024) -> ReadReport:
    parts = {"1": words, "5": "", "6": ""}
    return ReadReport(agency, year, "", {}, {}, parts, Source("text", ""))


def sketched(reports: list[ReadReport]) -> list[Sketched]:
    return [Sketched(one.year, one.agency or "", sketches_of(one)) for one in reports]


def test_the_same_reports_are_told_as_when_each_is_held_against_all():
    dice = random.Random(11)
    phrase = text(dice, 120)  # what every report says
    reports = []
    for number in range(40):
        words = phrase + text(dice, dice.randint(150, 2500))
        if number % 4 == 3:  # takes over a share of an earlier one, cut into passages
            taken = dice.choice(reports).text["1"]
            share = dice.choice([0.3, 0.55, 0.65, 0.8, 1])
            words = taken[: int(len(taken) * share)] + text(dice, int(len(taken) * (1 - share)))
        reports.append(report(f"第{number}局", words))

    def told(others: list[ReadReport], one: ReadReport) -> list[tuple[str, object]]:
        found = check_report(one, beside=Beside(others=Corpus(others)))
        return [(each.message, each.stated) for each in found if each.rule == "RC-22"]

    whole = [told(reports, one) for one in reports]
    few = [
        told([reports[place] for place in places], one)
        for one, places in zip(reports, resembling(sketched(reports)), strict=True)
    ]
    assert sum(map(bool, whole)) >= 10
    assert few == whole


def test_neither_another_year_nor_the_same_agency_nor_a_short_text_is_compared():
    dice = random.Random(1)
    words = text(dice, 600)
    reports = [
        report("甲局", words),
        report("甲局", words),
        report("乙局", words, 2023),
        report("丙局", words[:100]),
    ]
    assert resembling(sketched(reports)) == [(), (), (), ()]


def test_a_sketch_is_small_and_few_are_chosen_however_many_copy_one_text():
    dice = random.Random(2)
    words = text(dice, 1500)
    reports = [report(f"第{number}局", words) for number in range(300)]
    rows = sketched(reports)
    assert {len(one.sketches["1"]) for one in rows} == {KEPT}
    assert sys.getsizeof(array("I", rows[0].sketches["1"])) < 1000  # bytes
    assert {len(places) for places in resembling(rows)} == {CANDIDATES}
