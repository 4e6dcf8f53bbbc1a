from __future__ import annotations

from gongkai.law.identities import CountedCase, counted_once, ledger_agrees
from gongkai.law.report_forms import FORMS
from tests.law.test_identities import sound

FORM = FORMS["2021"]


def test_each_cell_of_tables_3_and_4_is_what_the_records_count():
    counted = sound(FORM)
    cells = counted | {"3.C1.natural": 4, "4.direct.pending": 3, "2.5.licences.decisions": 99}
    assert [
        (one.rule, one.severity, one.address, one.stated, one.computed)
        for one in ledger_agrees(cells, counted, FORM)
    ] == [("RC-18", "error", "3.C1.natural", 4, 1), ("RC-18", "error", "4.direct.pending", 3, 5)]


def test_a_blank_is_not_held_against_the_records():
    assert list(ledger_agrees(sound(FORM) | {"3.C1.natural": None}, sound(FORM), FORM)) == []


def test_a_case_decided_apart_counts_as_partial_disclosure_alone():
    cases = [
        CountedCase("2024-001", ("C2",)),
        CountedCase("2024-002", ("C2", "C36")),
        CountedCase("2024-003", ("C1", "C36")),
    ]
    assert [(one.rule, one.address, one.stated, one.message) for one in counted_once(cases, FORM)] == [
        (
            "RC-23",
            "3.C2.total",
            "2024-002",
            "2024-002号申请区分处理，已计入“部分公开”，又计入“6.属于四类过程性信息”；区分处理的只计部分公开",
        )
    ]
