"""The published JSON Schema: made of the forms, true of what is exported, of one mind with the reader."""

import copy
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from gongkai.annual_report.exchange import Unsound, checked, faults_of, report_schema, schema_file
from gongkai.annual_report.models import Report
from gongkai.annual_report.selectors import content_of, report_json
from gongkai.law.report_forms import FORMS
from tests.agencies.builders import make_agency
from tests.annual_report.members import clean_cells, frozen

FILE = Path(__file__).parents[2] / "docs" / "report.schema.json"
VALIDATOR = Draft202012Validator(report_schema())


def document(form: str = "2021", **other) -> dict:
    whole = {
        "schema": "gongkai-report/1",
        "agency": "明河区住房和城乡建设局",
        "agency_code": "zjj",
        "year": 2026 if form == "2021" else 2020,
        "form": form,
        "scope": "own",
        "version": 1,
        "correction_reason": "",
        "cells": dict.fromkeys(FORMS[form].addresses, 0),
        "text": {"1": "略。", "5": "略。", "6": "略。"},
    }
    return whole | other


def places(value: dict) -> set[str]:
    """JSON pointers at which the schema finds a fault."""
    return {"".join(f"/{step}" for step in error.absolute_path) for error in VALIDATOR.iter_errors(value)}


def test_the_file_in_the_documentation_is_what_the_forms_give():
    assert FILE.read_bytes() == schema_file(), "run python tools/report_schema.py"
    assert json.loads(FILE.read_text(encoding="utf-8")) == report_schema()


def test_the_schema_is_itself_a_schema_of_draft_2020_12():
    assert report_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(report_schema())


def test_every_cell_of_both_forms_has_its_name_place_and_unit_in_words():
    cells = {form: report_schema()["$defs"][f"cells-{form}"]["properties"] for form in FORMS}
    # counted on the forms: 10 + 25 rows of 7 + 15, and 23 + 23 rows of 7 + 15
    assert {form: len(each) for form, each in cells.items()} == {"2021": 10 + 175 + 15, "2019": 22 + 161 + 15}
    assert cells["2021"]["2.8.fees.amount"] == {
        "$ref": "#/$defs/figure",
        "title": "行政事业性收费·本年收费金额（单位：万元）",
        "description": "表2 第二十条第（八）项，单位是万元，可以有小数，不小于0",
    }
    assert cells["2021"]["3.C31.total"]["title"] == "1.属于国家秘密·总计"
    assert cells["2021"]["3.C31.total"]["description"] == "表3 （三）不予公开，单位是件，整数，不小于0"
    assert "减少的是负数" in cells["2019"]["2.5.licences.change"]["description"]


@pytest.mark.parametrize("form", FORMS)
def test_a_whole_document_of_either_form_is_valid_and_blanks_are(form):
    sound = document(form)
    assert places(sound) == set() == {fault.pointer for fault in faults_of(sound)}
    blank = document(form, cells=dict.fromkeys(FORMS[form].addresses))
    assert places(blank) == set()


@pytest.mark.django_db
def test_what_is_downloaded_and_what_is_archived_is_valid():
    agency = make_agency("zjj", name="明河区住房和城乡建设局")
    frozen(agency, clean_cells(2, year=2020), state=Report.State.PUBLISHED, year=2020)
    frozen(agency, clean_cells(3, fees=0.12), state=Report.State.SUPERSEDED)
    frozen(agency, clean_cells(4), state=Report.State.PUBLISHED, version=2)
    frozen(agency, clean_cells(4), state=Report.State.PUBLISHED, scope=Report.Scope.WHOLE)
    for report in Report.objects.all():
        assert places(report_json(report)) == set()
        assert places(content_of(report)) == set()
    draft = content_of(
        Report(agency=agency, year=2027, form="2021"), clean_cells(1), {"1": "", "5": "", "6": ""}
    )
    assert places(draft | {"is_draft": True}) == set()
    assert places(draft | {"is_draft": False}) == {"/is_draft"}


WRONG = {
    "/schema": {"schema": "gongkai-report/9"},
    "/agency": {"agency": ""},
    "/agency_code": {"agency_code": "区 局"},
    "/year": {"year": "2026"},
    "/form": {"form": "2020"},
    "/scope": {"scope": "both"},
    "/version": {"version": 0, "correction_reason": "漏报"},
    "/correction_reason": {"correction_reason": "第一版没有更正"},
    "/cells": {"cells": []},
    "/cells/3.A.total": {"cells": dict.fromkeys(FORMS["2021"].addresses, 0) | {"3.A.total": "12"}},
    "/text": {"text": "略。"},
    "/text/5": {"text": {"1": "", "5": None, "6": ""}},
}


@pytest.mark.parametrize("place", WRONG)
def test_a_fault_is_told_at_its_place_by_the_schema_and_in_words(place):
    wrong = document() | WRONG[place]
    assert places(wrong) == {place}
    assert [fault.pointer for fault in faults_of(wrong)] == [place]
    with pytest.raises(Unsound, match=f"{place} .*。请提供文件的单位按格式"):
        checked(wrong, "2026.json")


def test_what_is_missing_and_what_is_too_much_are_named_by_their_place():
    wrong = document()
    del wrong["cells"]["3.A.total"]
    wrong["cells"]["3.A.all"] = 1
    wrong["note/1"] = "x"
    told = {fault.pointer: fault.wrong for fault in faults_of(wrong)}
    assert told == {
        "/cells/3.A.total": "缺少这一格，要补上",
        "/cells/3.A.all": "格式里没有这一格，要去掉或者改正",
        "/note~11": "格式里没有这一项，要去掉",
    }
    assert not VALIDATOR.is_valid(wrong)


def test_a_file_with_many_faults_names_five_and_says_how_many():
    with pytest.raises(Unsound, match="等200处"):
        checked(document(cells={}), "2026.json")


def test_what_no_schema_can_say_is_refused_in_words_too():
    cells = dict.fromkeys(FORMS["2021"].addresses, 0) | {"3.A.total": float("nan")}
    assert [fault.pointer for fault in faults_of(document(cells=cells))] == ["/cells/3.A.total"]
    assert [fault.pointer for fault in faults_of(document(agency="\ud800"))] == ["/agency"]


ODD = (
    st.none()
    | st.booleans()
    | st.integers(-3, 10**6)
    | st.floats(0.1, 0.9)
    | st.sampled_from(["", "x", "own", "whole", "2019", "2021", "gongkai-report/1", "一" * 81, "a\x00"])
    | st.just([])
    | st.just({})
)
STEPS = [
    *((field,) for field in document()),
    *(("text", part) for part in "1567"),
    *(("cells", address) for address in ("3.A.total", "3.C6.total", "3.C61.total", "2.8.fees.amount", "9.x")),
]


@given(
    st.sampled_from(list(FORMS)), st.lists(st.tuples(st.sampled_from(STEPS), ODD | st.just(...)), max_size=3)
)
def test_reader_and_schema_agree_on_any_change_of_a_document(form, changes):
    changed = copy.deepcopy(document(form))
    for steps, value in changes:
        inside = changed if len(steps) == 1 else changed.get(steps[0])
        if not isinstance(inside, dict):
            continue
        if value is ...:
            inside.pop(steps[-1], None)
        else:
            inside[steps[-1]] = value
    assert VALIDATOR.is_valid(changed) == (not list(faults_of(changed)))
