"""Findings on a report's page: named by what they compare, placed in cells and words, led to mending."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.agencies.models import Agency
from gongkai.annual_report.models import Report
from gongkai.law.identities import RULES, Finding, Place, heads_for
from gongkai.ui.pieces import FindingMark
from gongkai.workbench.report_findings import Mending, Run, marked_text, marks_of

AGENCY = Agency(code="zj", name="明河区住房和城乡建设局", short_name="区住建局")


def mending(*, writes: bool = True) -> Mending:
    return Mending(AGENCY, 2026, Report(agency=AGENCY, year=2026, form="2021"), writes)


def finding(rule: str, address: str | None, place: Place | None = None, **more) -> Finding:
    return Finding(rule, RULES[rule].severity, address, 98, 6, "一句话。", place=place, **more)


@pytest.mark.parametrize("rule", ["RC-08", "RC-09", "RC-15", "RC-22"])
def test_a_doubt_does_not_say_what_a_figure_should_be(rule: str):
    assert RULES[rule].severity == "warning"
    assert "应当是" not in heads_for(finding(rule, "2.5.licences.decisions"))


@pytest.mark.parametrize("rule", ["RC-01", "RC-02", "RC-03", "RC-04", "RC-05", "RC-06", "RC-12"])
def test_what_an_identity_gives_is_what_the_figure_should_be(rule: str):
    assert heads_for(finding(rule, "3.A.total")) == ("报告里的数", "应当是")


@pytest.mark.parametrize(
    ("address", "place", "label", "url"),
    [
        ("3.A.total", None, "看这一格的办件", "/desk/reports/2026/?agency=zj&cell=3.A.total#panel"),
        ("4.review.total", None, "看这一格的办件", "/desk/reports/2026/?agency=zj&cell=4.review.total#panel"),
        ("2.5.licences.decisions", None, "改表2的填报", "/desk/reports/2026/entries/?agency=zj"),
        ("6", None, "改这一部分", "/desk/reports/2026/text/6/?agency=zj"),
        ("3.A.total", Place("1", 1, 0, 2, "新收"), "改这一部分", "/desk/reports/2026/text/1/?agency=zj"),
    ],
)
def test_a_finding_leads_to_where_it_is_mended(address, place, label, url):
    link = mending().link(finding("RC-16", address, place))
    assert (link.label, link.url) == (label, url)


def test_who_does_not_write_is_led_to_the_cases_only():
    reader = mending(writes=False)
    assert reader.link(finding("RC-08", "2.1.normative.in_force")) is None
    assert reader.link(finding("RC-01", "3.A.total")).label == "看这一格的办件"
    assert reader.explain(finding("RC-01", "3.A.total")) == ""


def unexplained(finding: Finding) -> str:
    return ""


def test_a_mark_names_all_cells_that_take_part_and_says_what_to_do():
    one = finding("RC-01", "3.A.total", cells=("3.A.total", "3.B.total", "3.C7.total", "3.D.total"))
    mark = marks_of([one], unexplained, mending())[0]
    assert mark.addresses == ("3.A.total", "3.B.total", "3.C7.total", "3.D.total")
    assert mark.detail == f"{RULES['RC-01'].advice}。"
    assert mark.act is None  # a sum is put right, not explained
    tied = marks_of([finding("RC-07", "3.B.total")], unexplained, mending())[0]
    assert tied.act.url == "/desk/reports/2026/explain/?agency=zj&rule=RC-07&address=3.B.total"


def test_a_finding_with_a_reason_is_shown_with_it_and_is_no_error():
    mark = marks_of([finding("RC-07", "3.B.total")], lambda one: "职能划转", mending())[0]
    assert (mark.severity, mark.detail, mark.act.label) == ("warning", "已写明原因：职能划转", "改写原因")


def test_words_are_marked_where_they_stand_and_overlapping_ones_once():
    text = "新收申请9件。\n办结9件。"
    findings = [
        finding("RC-16", "3.A.total", Place("1", 1, 4, 6, "9件")),
        finding("RC-17", "3.A.total", Place("1", 1, 0, 6, "新收申请9件")),
        finding("RC-16", "3.C7.total", Place("1", 2, 10, 12, "9件")),
        finding("RC-16", "3.C7.total", Place("1", 2, 0, 3, "别的话")),  # the words have changed since
    ]
    marks = [FindingMark(number, "一句话。") for number in range(1, 5)]
    assert marked_text(text, "1", findings, marks) == [
        [Run("新收申请9件", 2, "error"), Run("。")],
        [Run("办结"), Run("9件", 3, "error"), Run("。")],
    ]
    assert marked_text(text, "5", findings, marks) == [[Run("新收申请9件。")], [Run("办结9件。")]]


@given(
    st.text("新收9件。\n", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)), max_size=5),
)
def test_marking_loses_and_invents_no_words(text: str, spans: list[tuple[int, int]]):
    places = [Place("1", 1, start, start + length, text[start : start + length]) for start, length in spans]
    findings = [finding("RC-16", None, place) for place in places]
    marks = [FindingMark(number, "一句话。") for number, _ in enumerate(findings, 1)]
    shown = "".join(run.words for paragraph in marked_text(text, "1", findings, marks) for run in paragraph)
    assert shown == text.replace("\n", "")
