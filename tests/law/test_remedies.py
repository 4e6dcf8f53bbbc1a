"""Where to and until when: by kind of agency, decision, way of service and day of the reply."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gongkai.law.citations import REVIEW_LAW, Citation
from gongkai.law.decisions import Outcome
from gongkai.law.errors import FactMissing
from gongkai.law.remedies import REMEDY_TERMS, Organ, OrganKind, remedy_clause, review_body, review_first

BUREAU = Organ(
    name="明湖区住房和城乡建设局",
    kind=OrganKind.DEPARTMENT,
    own_government="明湖区人民政府",
    superior_government="临江市人民政府",
    superior_department="临江市住房和城乡建设局",
    court="明湖区人民法院",
)


def test_each_kind_of_organ_has_its_reviewing_body():
    bodies = {kind: review_body(replace(BUREAU, kind=kind)) for kind in OrganKind}
    assert bodies == {
        OrganKind.GOVERNMENT: "临江市人民政府",
        OrganKind.DEPARTMENT: "明湖区人民政府",
        OrganKind.SUBDISTRICT: "明湖区人民政府",
        OrganKind.TOWNSHIP: "临江市人民政府",
        OrganKind.VERTICAL: "临江市住房和城乡建设局",
        OrganKind.AUTHORISED: "明湖区人民政府",
    }


def test_a_refusal_says_reconsideration_first_then_fifteen_days():
    clause = remedy_clause(BUREAU, Outcome.D6)
    assert clause.text == (
        "您不服本答复的，应当先申请行政复议：自收到本答复之日起60日内，向明湖区人民政府提出（《行政复议法》第二十三条）。"
        "对行政复议决定仍不服的，可以自收到行政复议决定书之日起15日内，向明湖区人民法院提起行政诉讼。"
    )
    assert [term.code for term in clause.terms] == ["R02", "R03", "R08"]
    assert (clause.review_first, clause.review_body, clause.court) == (
        True,
        "明湖区人民政府",
        "明湖区人民法院",
    )


def test_any_other_reply_leaves_the_choice():
    clause = remedy_clause(BUREAU, Outcome.N1)
    assert clause.text == (
        "您不服本答复的，可以自收到本答复之日起60日内，向明湖区人民政府申请行政复议；"
        "也可以自收到本答复之日起6个月内，直接向明湖区人民法院提起行政诉讼。"
    )
    assert [term.code for term in clause.terms] == ["R02", "R07"]


def test_partial_disclosure_speaks_of_the_part_withheld():
    assert remedy_clause(BUREAU, Outcome.G3).text.startswith(
        "您不服本答复中不予公开的部分的，应当先申请行政复议"
    )


def test_only_refusals_under_articles_14_to_16_need_reconsideration_first():
    first = {code.value for code in Outcome if remedy_clause(BUREAU, code).review_first}
    assert first == {"G3", "D1", "D2", "D3", "D4", "D5", "D6", "D7"}


def test_before_the_review_law_of_2024_a_refusal_could_be_sued_directly():
    assert [review_first(Outcome.D1, day) for day in (date(2023, 12, 31), date(2024, 1, 1), None)] == [
        False,
        True,
        True,
    ]
    assert remedy_clause(BUREAU, Outcome.D1, replied_on=date(2023, 12, 31)).review_first is False


def test_service_by_internet_needs_an_internet_way_to_reconsideration():
    clause = remedy_clause(
        BUREAU, Outcome.N1, served_electronically=True, review_url="https://fy.example.gov.cn/"
    )
    assert clause.text.endswith("行政复议申请也可以通过https://fy.example.gov.cn/在线提交。")
    with pytest.raises(FactMissing, match="互联网渠道（《行政复议法》第二十二条第二款）"):
        remedy_clause(BUREAU, Outcome.N1, served_electronically=True)


@pytest.mark.parametrize(
    ("organ", "lacking"),
    [
        (replace(BUREAU, own_government=""), "没有本级人民政府"),
        (replace(BUREAU, kind=OrganKind.TOWNSHIP, superior_government=""), "没有上一级人民政府"),
        (replace(BUREAU, kind=OrganKind.VERTICAL, superior_department=""), "没有上一级主管部门"),
        (replace(BUREAU, court=""), "没有管辖法院"),
    ],
)
def test_a_clause_is_not_written_around_a_gap(organ, lacking):
    with pytest.raises(FactMissing, match=lacking):
        remedy_clause(organ, Outcome.N1)


def test_the_nine_remedies_stand_with_term_and_source():
    assert {code: str(term.period or "") for code, term in REMEDY_TERMS.items()} == {
        "R01": "",
        "R02": "60日",
        "R03": "",
        "R04": "5个工作日",
        "R05": "10个工作日",
        "R06": "60日",
        "R07": "6个月",
        "R08": "15日",
        "R09": "6个月",
    }
    assert REMEDY_TERMS["R03"].citations == (Citation(REVIEW_LAW, 23, 1, 4), Citation(REVIEW_LAW, 23, 2))


def test_a_part_withheld_only_for_registers_with_their_own_access_may_be_sued_over_at_once():
    assert not review_first(Outcome.G3, withheld_by=[Outcome.D8])
    assert review_first(Outcome.G3, withheld_by=[Outcome.D8, Outcome.D5])
    assert remedy_clause(BUREAU, Outcome.G3, withheld_by=[Outcome.D8]).text == (
        remedy_clause(BUREAU, Outcome.D8).text
    )
