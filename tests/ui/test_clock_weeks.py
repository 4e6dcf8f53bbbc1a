"""The clock proof as weeks: the case of 16 September 2026, counted by hand on the 2026 notice."""

from __future__ import annotations

from datetime import date

from gongkai.ui.clock_weeks import weeks_of
from tests.ui.examples import TODAY, clock


def test_weeks_run_from_monday_and_carry_every_day_once():
    weeks = weeks_of(clock().steps, TODAY)
    days = [cell.on for week in weeks for cell in week.cells if cell]
    assert len(weeks) == 11
    assert all(len(week.cells) == 7 for week in weeks)
    assert (days[0], days[-1], len(days)) == (date(2026, 9, 16), date(2026, 11, 26), 72)
    assert [cell is None for cell in weeks[0].cells] == [True, True, False, False, False, False, False]


def test_the_first_week_shows_receipt_and_the_make_up_sunday():
    shown = [(cell.label, cell.figure, cell.make_up) for cell in weeks_of(clock().steps)[0].cells if cell]
    assert shown == [
        ("9/16", "收到", False),
        ("17", "1", False),
        ("18", "2", False),
        ("19", "休", False),
        ("20", "3", True),
    ]


def test_the_last_day_is_the_due_day_with_its_ordinal():
    last = weeks_of(clock().steps, TODAY)[-1]
    assert [(cell.figure, cell.kind, cell.today) for cell in last.cells if cell] == [
        ("32", "extension", True),
        ("33", "extension", False),
        ("34", "extension", False),
        ("35", "due", False),
    ]


def test_notes_stand_in_the_week_they_happened():
    assert [index for index, week in enumerate(weeks_of(clock().steps)) if week.notes] == [0, 2, 5, 7]


def test_no_steps_no_weeks():
    assert weeks_of(()) == ()
