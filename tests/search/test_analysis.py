"""Terms: scripts, words, pairs and numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.search.analysis import fold, grams, key, number_terms, split_numbers, units

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=30)


def test_traditional_full_width_and_capitals_fold_to_one_form():
    assert fold("政務公開ＧＢ／Ｔ　２０２６") == "政务公开gb/t 2026"


def test_pairs_stop_at_punctuation_and_letters_stay_whole():
    assert grams(fold("加装电梯，GB37668")) == {"加装", "装电", "电梯", "gb37668"}


def test_a_lone_character_of_a_run_is_a_term_of_its_own():
    assert grams("梯") == {"梯"}


def test_titles_that_read_the_same_have_the_same_key():
    assert key(fold("《加裝電梯》（試行）")) == key(fold("加装电梯 试行")) == "加装电梯试行"


@pytest.mark.parametrize(
    "written",
    [
        "明府规〔2026〕4号",
        "明府规[2026]4号",
        "明府规(2026)4号",
        "明府规（2026）4号",
        "明府规【2026】4号",
        "明府规2026年4号",
        "明府规20264号",
        "明府規〔2026〕第4號",
        "明府规\u3000〔2026〕\u300004\u3000号",
    ],
)
def test_a_document_number_is_one_term_however_its_brackets_are_written(written):
    assert split_numbers(fold(written))[0] == ["明府规2026:4"]


def test_a_number_is_also_kept_with_shorter_issuers_and_without_one():
    assert number_terms("依据明府规〔2021〕7号") == {
        "依据明府规2021:7",
        "据明府规2021:7",
        "明府规2021:7",
        "府规2021:7",
        "规2021:7",
        "2021:7",
    }


def test_an_index_number_is_the_same_term_with_slashes_and_with_hyphens():
    assert number_terms("990106/zjj/2026-00012") == number_terms("990106-zjj-2026-00012")
    assert split_numbers("990106/zjj/2026-00012")[0] == ["990106-zjj-2026-00012"]


def test_what_is_not_a_number_stays_in_the_question():
    assert split_numbers("2026年4月5日的公告") == ([], "2026年4月5日的公告")


def test_a_question_loses_its_stop_words():
    assert units("加装电梯怎么申请") == ["加装", "电梯", "申请"]


def test_a_question_of_stop_words_only_keeps_them():
    assert units("怎么") == ["怎么"]


def test_a_single_character_joins_its_neighbour():
    assert units("明湖区") == ["明湖区"]


@given(HAN)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(HAN)
def test_every_piece_of_a_question_stands_in_it(text):
    folded = fold(text)
    assert all(piece in folded for piece in units(folded))


@given(HAN, st.integers(0, 28))
def test_every_two_neighbouring_characters_are_a_pair(text, place):
    pair = text[place : place + 2]
    if len(pair) == 2:
        assert pair in grams(text)
