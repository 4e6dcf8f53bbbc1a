"""The five questions of the model handling rule, read off law/application.md §12 by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.combined import combine, not_given
from gongkai.law.decisions import DECISIONS, GRANTED, PARTLY, WITHHELD, Outcome
from gongkai.law.five_questions import (
    ANSWERS,
    DECIDING,
    QUESTIONS,
    answers_to,
    place_of,
    questions_leading_to,
    still_counting,
)

O = Outcome  # noqa: E741  # the codes stand in tables below
LEADS_TO = {
    1: {O.O1, O.N4},
    2: {O.P1, O.N2, O.G1, O.O3, O.P2},  # O3: party information
    3: {O.N1},
    4: {
        *(O.G1, O.G2, O.G3, O.D1, O.D2, O.D3, O.D4, O.D5, O.D6, O.D7, O.D8),
        *(O.N3, O.P3, O.P4, O.P5),
    },
}
FINDINGS = st.lists(st.sampled_from(list(Outcome)), min_size=1, max_size=6)
THROUGH = {1: "complete", 2: "ours", 3: "found"}


@pytest.mark.parametrize("question", DECIDING)
def test_each_question_leads_to_the_decisions_of_the_rule_and_to_no_other(question):
    assert {answer.outcome for answer in answers_to(question)} - {None} == LEADS_TO[question]


def test_every_decision_but_an_unpaid_fee_is_reached_through_a_question():
    """An unpaid fee and a withdrawal end a case by themselves; the rule has no question for them."""
    assert [code for code in Outcome if not questions_leading_to(code)] == [O.O2]


@pytest.mark.parametrize("code", [code for code in Outcome if code is not O.O2])
def test_walking_the_questions_in_order_ends_in_the_decision(code):
    for question in questions_leading_to(code):
        key = next(each.key for each in answers_to(question) if each.outcome is code)
        way = {number: THROUGH[number] for number in range(1, question)} | {question: key}
        assert (place_of(way).question, place_of(way).outcome) == (question, code)


def test_the_catalogue_names_the_same_question_wherever_it_names_one():
    named = {code: rule.question for code, rule in DECISIONS.items() if rule.question}
    assert {
        code: question for code, question in named.items() if question not in questions_leading_to(code)
    } == {}


def test_every_answer_names_its_article_what_to_record_and_what_follows():
    assert [
        key for key, each in ANSWERS.items() if not (str(each.citation) and each.record and each.follows)
    ] == []
    assert [QUESTIONS[number].name for number in QUESTIONS] == [
        "补不补",
        "该不该",
        "有没有",
        "给不给",
        "当不当",
    ]


def test_completing_and_asking_the_successor_wait_for_their_acts():
    assert {each.key: each.act for each in ANSWERS.values() if each.act} == {
        "correct": "require_correction",
        "ask_holder": "send_inquiry",
    }


def test_an_open_question_is_where_one_goes_on():
    assert place_of({}).question == 1
    assert place_of({1: "complete"}).question == 2
    assert place_of({1: "correct", 2: "ours"}).question == 1


def test_changing_an_answer_clears_only_what_depends_on_it():
    walked = [(1, "complete"), (2, "ours"), (3, "found"), (4, "D5")]
    assert still_counting(walked) == {1: "complete", 2: "ours", 3: "found", 4: "D5"}
    assert still_counting([*walked, (4, "G2")]) == {1: "complete", 2: "ours", 3: "found", 4: "G2"}
    assert still_counting([*walked, (2, "ours")]) == {1: "complete", 2: "ours", 3: "found", 4: "D5"}
    assert still_counting([*walked, (2, "N2")]) == {1: "complete", 2: "N2"}
    # what was cleared does not come back by itself: it is asked again
    assert still_counting([*walked, (2, "N2"), (2, "ours")]) == {1: "complete", 2: "ours"}


@given(st.lists(st.sampled_from(sorted(ANSWERS)), max_size=20))
def test_what_was_answered_last_always_counts_and_never_leaves_anything_answered_otherwise_below(
    given_answers,
):
    counting = still_counting(given_answers)
    if given_answers:
        question, key = given_answers[-1]
        assert counting[question] == key
    for question, key in counting.items():
        assert [each for number, each in given_answers if number == question][-1] == key


@given(FINDINGS)
def test_alike_findings_are_that_decision_and_some_given_is_partly_disclosed(findings):
    combination = combine(findings)
    groups = {DECISIONS[code].group for code in findings}
    if len(set(findings)) == 1:
        assert (combination.outcome, combination.proposed) == (findings[0], False)
    elif groups == {GRANTED}:
        assert combination.outcome is O.G2
    elif groups & {GRANTED, PARTLY}:
        assert (combination.outcome, combination.choices) == (O.G3, (O.G3,))
    else:
        assert combination.proposed
        assert combination.outcome in findings


@given(FINDINGS)
def test_the_proposal_is_one_of_the_choices_and_the_order_of_the_things_does_not_matter(findings):
    combination = combine(findings)
    assert combination.outcome in combination.choices
    assert combine(list(reversed(findings))) == combination
    assert combine(findings * 2) == combination
    assert combination.why


@given(
    st.lists(
        st.sampled_from([code for code in O if DECISIONS[code].group not in (GRANTED, PARTLY)]), min_size=1
    )
)
def test_a_refusal_that_needs_reconsideration_first_is_never_hidden_behind_another(findings):
    combination = combine(findings)
    if any(DECISIONS[code].review_first for code in findings):
        assert all(DECISIONS[code].review_first for code in combination.choices)


def test_different_refusals_are_proposed_in_the_order_of_the_reports_groups():
    assert combine([O.P2, O.N1]).outcome is O.N1
    assert combine([O.N1, O.P2]).choices == (O.N1, O.P2)
    assert combine([O.D8, O.N2]).choices == (O.D8, O.N2)
    assert combine([O.N1, O.D5, O.D8]).choices == (O.D5,)


def test_nothing_asked_for_is_no_decision():
    with pytest.raises(ValueError, match="at least one"):
        combine([])


def test_what_gives_nothing_is_told_once_in_the_order_of_the_catalogue():
    assert not_given([O.N1, O.G2, O.D5, O.N1, O.G3]) == (O.D5, O.N1)
    assert all(DECISIONS[code].group != WITHHELD or code in not_given([code]) for code in O)
