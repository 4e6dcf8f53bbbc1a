"""Marks in titles and snippets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gongkai.search.highlighting import SNIPPET, highlight, snippet


def test_the_word_is_marked_in_the_script_it_was_written_in():
    assert highlight("政務公開要點", ["政务公开"]) == "<mark>政務公開</mark>要點"


def test_full_width_letters_are_marked_as_they_stand():
    assert highlight("标准ＧＢ／Ｔ", ["gb"]) == "标准<mark>ＧＢ</mark>／Ｔ"


def test_a_character_that_widens_does_not_shift_the_marks():
    assert highlight("每㎡电梯", ["电梯"]) == "每㎡<mark>电梯</mark>"


def test_mark_up_in_the_text_is_escaped():
    assert highlight("<script>电梯</script>", ["电梯"]) == ("&lt;script&gt;<mark>电梯</mark>&lt;/script&gt;")


def test_overlapping_words_are_one_mark():
    assert highlight("加装电梯", ["加装电", "电梯"]) == "<mark>加装电梯</mark>"


def test_a_text_without_the_words_is_shown_from_its_beginning():
    assert snippet("甲" * 200, ["电梯"]) == "甲" * SNIPPET + "…"


def test_a_snippet_begins_with_the_sentence_that_holds_the_words():
    text = "甲" * 150 + "。四层以上加装电梯，按投资总额补助。" + "乙" * 150
    assert snippet(text, ["电梯"]).startswith("四层以上加装<mark>电梯</mark>，按投资总额补助。")


def test_a_snippet_out_of_a_long_sentence_says_that_something_stands_before_it():
    assert snippet("甲" * 150 + "电梯", ["电梯"]) == "…" + "甲" * 24 + "<mark>电梯</mark>"


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=3), max_size=3))
def test_nothing_but_marks_is_mark_up(text, terms):
    shown = str(highlight(text, terms)).replace("<mark>", "").replace("</mark>", "")
    assert "<" not in shown
    assert ">" not in shown
