"""Whatever stands in a workbook or is done to its bytes: an answer in sentences, never a crash."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from gongkai.cases.errors_register import RegisterUnreadable
from gongkai.cases.register.columns import BY_HEADING, COLUMNS
from gongkai.cases.register.rows import Checker, Draft, Surroundings
from gongkai.cases.register.workbook import Line, read_workbook
from gongkai.law.calendar import published_calendar
from tests.cases.registers import CLOSED, workbook

TODAY = date(2026, 11, 20)
days = st.dates(date(1900, 3, 1), date(2200, 1, 1))
texts = st.text(max_size=90).map(lambda text: ILLEGAL_CHARACTERS_RE.sub("", text))
values = st.one_of(
    st.none(),
    texts,
    st.booleans(),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    days,
    days.map(lambda day: datetime.combine(day, time(9, 30))),
    st.just(time(9, 30)),
    st.just(timedelta(hours=30)),
    st.sampled_from(
        ["#N/A", "=1/0", "2026-02-30", "二〇二六年", "２０２５年３月５日", "_x0000_", "G2", "林小满"]
    ),
)
rows = st.dictionaries(st.sampled_from([column.heading for column in COLUMNS]), values, max_size=12)


@cache
def whole() -> bytes:
    return workbook(CLOSED)


def checker() -> Checker:
    return Checker(Surroundings(TODAY, published_calendar(), frozenset(), {}))


def judged(lines: list[Line]) -> None:
    checking = checker()
    for line in lines:
        result = checking.check(line)
        if isinstance(result, Draft):
            assert result.clock.due > result.given["received_on"]
            continue
        assert result
        for error in result:
            assert error.row == line.number
            assert error.column in BY_HEADING
            assert len(error.text) >= 4
            assert "Traceback" not in error.text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(rows, min_size=1, max_size=4))
def test_any_value_in_any_cell_is_taken_or_named(changes):
    judged(read_workbook(workbook(*(CLOSED | change for change in changes))))


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from([column.key for column in COLUMNS if column.kind == "day"]), days))
def test_any_days_either_stand_together_by_the_law_or_are_named(changed):
    cells = {BY_HEADING[heading].key: value for heading, value in CLOSED.items()}
    judged([Line(2, cells | {"extension": 5} | changed)])


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 1 << 20), st.binary(min_size=0, max_size=40))
def test_bytes_overwritten_anywhere_give_rows_or_a_sentence(place, noise):
    content = bytearray(whole())
    at = place % len(content)
    content[at : at + len(noise)] = noise
    try:
        lines = read_workbook(bytes(content))
    except RegisterUnreadable as refusal:
        assert len(str(refusal)) > 8
    else:
        judged(lines)


@settings(max_examples=40, deadline=None)
@given(st.lists(texts, max_size=6))
def test_any_headings_are_taken_or_refused_in_a_sentence(headings):
    book = Workbook()
    for place, heading in enumerate(headings, start=1):
        book.active.cell(1, place, heading)
    written = io.BytesIO()
    book.save(written)
    try:
        read_workbook(written.getvalue())
    except RegisterUnreadable as refusal:
        assert len(str(refusal)) > 8
