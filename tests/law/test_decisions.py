"""Every decision: its article, its row in the report, and what must be on file before it goes out."""

from __future__ import annotations

from collections import Counter

import pytest

from gongkai.law.decisions import DECISIONS, GROUPS, Outcome, report_row
from gongkai.law.errors import LawError
from gongkai.law.evidence import EVIDENCE_OF, missing_evidence, required_evidence

# article without the act, row of 2021, reconsideration first, keys of evidence
CATALOGUE = {
    "G1": ("第三十六条第一项", "C1", False, ("publication_address",)),
    "G2": ("第三十六条第二项", "C1", False, ("disclosed_copy",)),
    "G3": ("第三十七条", "C2", True, ("withheld_reasons", "redacted_copy")),
    "D1": ("第十四条", "C31", True, ("secrecy_mark",)),
    "D2": ("第十四条", "C32", True, ("named_law",)),
    "D3": ("第十四条", "C33", True, ("risk_statement",)),
    "D4": (
        "第十五条",
        "C34",
        True,
        ("third_party_inquiry", "third_party_opinion", "protected_interest", "public_interest_test"),
    ),
    "D5": ("第十六条第一款", "C35", True, ("internal_kind",)),
    "D6": ("第十六条第二款", "C36", True, ("process_record", "no_duty_to_disclose")),
    "D7": ("第十六条第二款", "C37", True, ("enforcement_file", "no_duty_to_disclose")),
    "D8": ("第三十六条第七项", "C38", False, ("named_special_law",)),
    "N1": ("第三十六条第四项", "C41", False, ("search_record",)),
    "N2": ("第三十六条第五项", "C41", False, ("right_agency",)),
    "N3": ("第三十八条", "C42", False, ("making_statement",)),
    "N4": ("第三十条", "C43", False, ("correction_record",)),
    "P1": ("第三十九条第一款", "C51", False, ("petition_statement",)),
    "P2": ("第三十六条第六项", "C52", False, ("earlier_reply",)),
    "P3": ("第三十九条第二款", "C53", False, ("publication_named",)),
    "P4": ("第三十五条", "C54", False, ("statement_of_reasons",)),
    "P5": ("", "C55", False, ("earlier_copy",)),
    "O1": ("第三十条", "C61", False, ("correction_notice",)),
    "O2": ("", "C62", False, ("fee_notice",)),
    "O3": ("", "C63", False, ("closing_paper",)),
}


def test_the_catalogue_is_that_of_the_regulation_and_the_report_form():
    built = {
        code.value: (
            d.citation.short,
            report_row(code),
            d.review_first,
            tuple(e.key for e in required_evidence(code)),
        )
        for code, d in DECISIONS.items()
    }
    assert built == CATALOGUE
    assert list(DECISIONS) == list(Outcome)


def test_each_decision_belongs_to_a_group_of_the_form_and_has_a_sentence_for_the_letter():
    counted = Counter(decision.group for decision in DECISIONS.values())
    assert [counted[group] for group in GROUPS] == [2, 1, 8, 4, 5, 3]
    assert all(d.letter_wording.endswith("。") and d.label == d.code.label for d in DECISIONS.values())


def test_the_form_of_2019_has_one_row_for_other_handling():
    differing = {
        code: report_row(code, "2019") for code in Outcome if report_row(code, "2019") != report_row(code)
    }
    assert differing == {Outcome.O1: "C6", Outcome.O2: "C6", Outcome.O3: "C6"}
    with pytest.raises(LawError, match="没有“2008”"):
        report_row(Outcome.G1, "2008")


@pytest.mark.parametrize("code", Outcome)
def test_nothing_on_file_lacks_all_and_everything_on_file_lacks_nothing(code):
    needed = required_evidence(code)
    assert missing_evidence(code, []) == needed
    assert missing_evidence(code, [paper.key for paper in needed]) == ()
    for left_out in needed:
        others = [paper.key for paper in needed if paper is not left_out]
        assert missing_evidence(code, others) == (left_out,)


def test_a_third_partys_written_objection_shows_that_it_was_asked_and_what_it_thinks():
    lacking = missing_evidence(Outcome.D4, ["third_party_objection"])
    assert [paper.key for paper in lacking] == ["protected_interest", "public_interest_test"]


def test_silence_after_the_term_stands_for_an_opinion_but_not_for_the_inquiry():
    lacking = missing_evidence(
        Outcome.D4, ["third_party_silence", "protected_interest", "public_interest_test"]
    )
    assert [paper.key for paper in lacking] == ["third_party_inquiry"]


def test_an_agency_that_cannot_be_determined_is_stated_instead():
    assert missing_evidence(Outcome.N2, ["right_agency_unknown"]) == ()


def test_partial_disclosure_needs_the_evidence_of_each_ground_once():
    needed = required_evidence(Outcome.G3, withheld_by=[Outcome.D7, Outcome.D6])
    assert [paper.key for paper in needed] == [
        "withheld_reasons",
        "redacted_copy",
        "process_record",
        "no_duty_to_disclose",
        "enforcement_file",
    ]


def test_disclosure_over_an_objection_needs_the_public_interest():
    lacking = missing_evidence(
        Outcome.G2, ["disclosed_copy", "third_party_objection"], against_third_party=True
    )
    assert [paper.key for paper in lacking] == ["public_interest_reason"]


def test_every_paper_has_a_label_an_explanation_and_a_source():
    papers = {paper for row in EVIDENCE_OF.values() for paper in row}
    assert len({paper.key for paper in papers}) == len(papers)
    assert all(p.label and p.explanation.endswith("。") and p.citation.startswith("《") for p in papers)
