"""On real reports a correct checker says what is known to be wrong with them, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gongkai.annual_report.checking import check_report
from gongkai.annual_report.reading import read_report

REPORTS = Path(__file__).parents[4] / "shared" / "samples" / "reports"
KNOWN = json.loads((REPORTS / "findings.json").read_text()) if REPORTS.exists() else {}

pytestmark = pytest.mark.skipif(not KNOWN, reason="the sample reports are not beside this checkout")

# (rule, severity, address) of all findings. The words in table 2 of the first are allowed by the reference,
# and so is the number 17 of the second, which counts the office alone.
EXPECTED = {
    "liuzhou_chengzhong_2020.txt": [
        ("RC-10", "error", "3.C38.legal"),
        ("RC-10", "error", "2.5.licences.items_last_year"),
        ("RC-10", "error", "2.5.licences.change"),
        ("RC-10", "error", "2.5.other_services.change"),
        ("RC-19", "error", None),
        ("RC-20", "error", "6"),
    ],
    "hongze_2024.pdf": [("RC-16", "warning", "3.A.total"), ("RC-21", "warning", "3.C6")],
    "kewei_2024.html": [("RC-10", "error", "3.D.total")],
}


@pytest.mark.parametrize("file", KNOWN)
def test_the_findings_on_a_real_report_are_the_known_ones(file: str):
    found = [(one.rule, one.severity, one.address) for one in check_report(read_report(REPORTS / file))]
    assert found == EXPECTED.get(file, [])


def test_every_sample_has_its_known_findings_or_is_the_empty_form():
    files = {file.name for file in REPORTS.iterdir() if file.suffix != ".json"}
    assert files == {*KNOWN, "blank_form_2021.docx"}


@pytest.mark.parametrize("file", KNOWN)
def test_every_known_fault_of_a_real_report_is_found(file: str):
    found = {(one.rule, one.severity) for one in check_report(read_report(REPORTS / file))}
    assert {(one["rule"], one["severity"]) for one in KNOWN[file]["must"]} <= found


def test_a_report_signed_in_the_year_it_reports_on_is_told_so():
    found = check_report(read_report(REPORTS / "liuzhou_chengzhong_2020.txt"))
    assert [(one.stated, one.computed, one.message) for one in found if one.rule == "RC-19"] == [
        (
            "2020-01-29",
            "2021-01-01",
            "落款是2020年1月29日，报告的年度2020年12月31日才结束，年份可能写错了",
        )
    ]


def test_the_empty_form_lacks_its_parts_and_is_not_told_of_200_blank_cells():
    found = check_report(read_report(REPORTS / "blank_form_2021.docx"))
    assert [(one.rule, one.address) for one in found] == [("RC-20", part) for part in "123456"]
