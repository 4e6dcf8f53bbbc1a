"""Reading holiday notices: the published ones as they are, mangled ones with a sentence for every fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.law.calendar import read_notice
from gongkai.law.notice_reading import read_rows, read_text

FILES = sorted((Path(__file__).resolve().parents[2] / "gongkai/law/calendars").glob("*.toml"))
WORKED_MONDAY = "2020.toml"  # names 3 February 2020, a Monday, as worked: true, and of no effect


@pytest.mark.parametrize("file", [file for file in FILES if file.name != WORKED_MONDAY], ids=lambda f: f.stem)
def test_every_published_notice_is_read_as_it_is_kept(file: Path):
    text = file.read_text(encoding="utf-8")
    kept, reading = read_notice(text), read_text(text)
    assert reading.problems == ()
    assert {h.name: (h.off, h.make_up) for h in reading.notice().holidays} == {
        h.name: (tuple(sorted(h.off)), tuple(sorted(h.make_up))) for h in kept.holidays
    }


def test_a_monday_named_as_worked_is_refused_with_its_row():
    text = next(file for file in FILES if file.name == WORKED_MONDAY).read_text(encoding="utf-8")
    (problem,) = read_text(text).problems
    assert "2020年2月3日不是周末" in problem.reason
    assert problem.row > 0


values = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=12), st.dates())


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(values, max_size=5), max_size=12))
def test_any_table_is_read_without_an_error_of_ours(rows):
    reading = read_rows(rows)
    assert reading.problems  # no source was named


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(
        st.text(max_size=60), st.text(max_size=60).map("{{{}".format), st.text().map("year = {}".format)
    )
)
def test_any_text_is_read_without_an_error_of_ours(text):
    assert read_text(text).problems
