"""Real reports read to exactly the numbers that are known of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gongkai.annual_report.reading import read_report
from gongkai.law.report_forms import FORMS

REPORTS = Path(__file__).parents[4] / "shared" / "samples" / "reports"
TRUTH = json.loads((REPORTS / "truth.json").read_text()) if REPORTS.exists() else {}

pytestmark = pytest.mark.skipif(not TRUTH, reason="the sample reports are not beside this checkout")

# Stated in the file, left out of the truth.
ALSO_STATED = {"pingtan_2019": {"2.9.procurement.projects": 0, "2.9.procurement.amount": 0}}


def test_every_sample_has_its_true_numbers_or_is_the_empty_form():
    files = {file.name for file in REPORTS.iterdir() if file.suffix != ".json"}
    assert files == {one["file"] for one in TRUTH.values()} | {"blank_form_2021.docx"}


@pytest.mark.parametrize("name", TRUTH)
def test_a_real_report_reads_to_its_true_numbers(name: str):
    truth = TRUTH[name]
    read = read_report(REPORTS / truth["file"]).as_json()
    beyond = ALSO_STATED.get(name, {})
    whole = dict.fromkeys(FORMS[truth["form"]].addresses) | truth["cells"] | beyond
    assert read["cells"] == whole
    assert (read["agency"], read["year"], read["form"]) == (truth["agency"], truth["year"], truth["form"])


def test_the_empty_form_in_word_has_no_figure_no_agency_and_no_year():
    read = read_report(REPORTS / "blank_form_2021.docx")
    assert read.as_json()["cells"] == dict.fromkeys(FORMS["2021"].addresses)
    assert (read.agency, read.year, read.form) == (None, None, "2021")
    assert read.text == {"1": "", "5": "", "6": ""}


@pytest.mark.parametrize("name", TRUTH)
def test_what_read_prints_as_json_reads_again_to_the_same_report(name: str):
    first = read_report(REPORTS / TRUTH[name]["file"]).as_json()
    again = read_report(json.dumps(first, ensure_ascii=False).encode()).as_json()
    assert {**again, "source": None} == {**first, "source": None}


def test_page_furniture_and_signature_do_not_count_as_words_of_part_six():
    read = read_report(REPORTS / "liuzhou_chengzhong_2020.txt")
    assert read.text["6"] == ""
    assert read.structure.signature is not None
    assert read.structure.signature.day.isoformat() == "2020-01-29"
    assert read.structure.period_years == (2020, 2020)
