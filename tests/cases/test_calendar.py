"""Loading a holiday notice: what moves and by how much, what is refused, and the old date proved again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.agencies import calendars
from gongkai.agencies.errors import CalendarRefused, NotAllowed, NoticesStand
from gongkai.agencies.models import HolidayNotice
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Role
from gongkai.cases import selectors, services
from gongkai.cases.models import ClockFact
from gongkai.law.calendar import Holiday, Notice
from gongkai.law.clock import reply_clock
from gongkai.trail.models import Record
from gongkai.trail.selectors import records_of, verify
from tests.agencies.builders import make_officer
from tests.cases.factories import Desk, at, fresh

pytestmark = pytest.mark.django_db

DECEMBER = date(2026, 12, 14)  # a Monday
LOADED_ON = date(2026, 12, 15)


def days(month: int, *numbers: int, year: int = 2027) -> tuple[date, ...]:
    return tuple(date(year, month, number) for number in numbers)


# Made up. In 2027 New Year's Day is a Friday, 6 February the new year of the moon, a Saturday.
NEW_YEAR = Holiday("元旦", days(1, 1, 2, 3))
SPRING = Holiday("春节", days(2, 5, 6, 7, 8, 9, 10, 11), days(1, 31) + days(2, 14))
NOTICE_2027 = Notice(
    2027,
    ("国办发明电〔2026〕9号",),
    (
        NEW_YEAR,
        SPRING,
        Holiday("清明节", days(4, 3, 4, 5)),
        Holiday("劳动节", days(5, 1, 2, 3, 4, 5), days(4, 25) + days(5, 8)),
        Holiday("端午节", days(6, 9)),
        Holiday("中秋节", days(9, 15)),
        Holiday("国庆节", days(10, 1, 2, 3, 4, 5, 6, 7), days(9, 26) + days(10, 9)),
    ),
)


def supervisor(desk: Desk) -> Officer:
    return make_officer(desk.district.government, Role.SUPERVISOR, name="主管")


def load(desk: Desk, notice: Notice = NOTICE_2027, *, by: Officer | None = None, **changes):
    with at(LOADED_ON):
        given = {"by": by or supervisor(desk), "seen": str(calendars.current_version())} | changes
        return services.load_notice(notice, **given)


def with_holidays(*holidays: Holiday, of: Notice = NOTICE_2027) -> Notice:
    kept = [one for one in of.holidays if one.name not in {each.name for each in holidays}]
    return Notice(of.year, of.sources, (*kept, *holidays))


def test_a_case_of_december_moves_by_the_new_years_notice_and_another_stays():
    """Received on Monday 14 December 2026: 15-18, 21-25, 28-31 are 13 days, 1 January is off either way;
    4-8, 11, 12 January make 20. The notice changes nothing there but the word provisional.

    Received on Monday 18 January 2027: 19-22, 25-29 are 9 days; without the notice 1-5, 8-12, 15 February
    make 20. With it Sunday 31 January is worked (10), 1-4 February (14), 12 February (15), Sunday 14 February
    is worked (16), 15-18 February make 20.
    """
    desk = Desk()
    december, january = desk.received(DECEMBER), desk.received(date(2027, 1, 18))
    assert (december.due_on, december.due_provisional) == (date(2027, 1, 12), True)
    assert (january.due_on, january.due_provisional) == (date(2027, 2, 15), True)
    loaded = load(desk)
    assert [(move.case.number, move.was, move.due) for move in loaded.moves.moved] == [
        (january.number, date(2027, 2, 15), date(2027, 2, 18))
    ]
    assert [move.case.number for move in loaded.moves.settled] == [december.number]
    december, january = fresh(december), fresh(january)
    assert (december.due_on, december.due_provisional) == (date(2027, 1, 12), False)
    assert (january.due_on, january.original_due_on, january.due_provisional) == (
        date(2027, 2, 18),
        date(2027, 2, 18),
        False,
    )


def test_a_notice_that_takes_days_of_december_moves_a_case_that_was_not_provisional():
    """Received on 1 December 2026: 2-4, 7-11, 14-18, 21-25, 28, 29 are 20 days. The notice takes the 29th to
    the 31st for New Year and has the 26th worked: 28 December is the 20th day."""
    desk = Desk()
    case = desk.received(date(2026, 12, 1))
    assert (case.due_on, case.due_provisional) == (date(2026, 12, 29), False)
    long_new_year = Holiday("元旦", days(12, 29, 30, 31, year=2026) + days(1, 1), days(12, 26, year=2026))
    load(desk, with_holidays(long_new_year))
    assert fresh(case).due_on == date(2026, 12, 28)
    assert [move.days for move in selectors.moves_under(calendars.working_calendar()).moved] == []


def test_the_preview_changes_nothing_and_foretells_what_loading_does():
    desk = Desk()
    case = desk.received(date(2027, 1, 18))
    calendar = calendars.with_loaded(calendars.working_calendar(), NOTICE_2027, local=False)
    with CaptureQueriesContext(connection) as asked:
        foretold = selectors.moves_under(calendar)
    # PostgreSQL reads through a cursor, which is declared
    assert all(query["sql"].lstrip().upper().startswith(("SELECT", "DECLARE")) for query in asked)
    assert (fresh(case).due_on, HolidayNotice.objects.count()) == (date(2027, 2, 15), 0)
    # 15 to 18 February: three working days later
    assert [(move.due, move.days) for move in foretold.moved] == [(date(2027, 2, 18), 3)]
    assert load(desk).moves == foretold


def test_the_preview_asks_the_same_for_one_case_and_three():
    desk = Desk()
    calendar = calendars.with_loaded(calendars.working_calendar(), NOTICE_2027, local=False)

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            selectors.moves_under(calendar)
        return len(found)

    desk.received(date(2027, 1, 18))
    one = asked()
    desk.received(date(2027, 1, 19))
    desk.received(date(2027, 1, 20))
    assert asked() == one


def test_each_moved_case_keeps_its_own_record_and_the_version_one_of_its_own():
    desk = Desk()
    case, by = desk.received(date(2027, 1, 18)), supervisor(desk)
    row = load(desk, by=by).row
    told = records_of(case).last()
    assert (told.act, told.details["was"], told.details["due_on"]) == (
        "due_date_recomputed",
        "2027-02-15",
        "2027-02-18",
    )
    loading = records_of(row).get()
    assert (loading.act, loading.actor, loading.details["moved"]) == ("calendar_loaded", by.person, 1)
    assert verify().broken == ()


def test_a_closed_case_keeps_its_date():
    desk = Desk()
    case = desk.served(on=date(2027, 1, 18))
    load(desk)
    assert fresh(case).due_on == date(2027, 2, 15)


def test_the_daily_job_finds_nothing_left_to_move():
    desk = Desk()
    desk.received(date(2027, 1, 18))
    load(desk)
    records = Record.objects.count()
    assert services.recompute_due_dates(check=False) == []
    assert Record.objects.count() == records


def test_an_old_date_is_proved_again_by_the_notices_of_its_time():
    desk = Desk()
    case = desk.received(date(2027, 1, 18))
    first = load(desk)
    short_spring = Holiday("春节", days(2, 5, 6, 7, 8, 9), days(1, 31))
    # 10-12 February are worked again: 19-22, 25-29, 31 January, 1-4, 10-12, 15-17 February are 20
    load(desk, with_holidays(short_spring))
    assert fresh(case).due_on == date(2027, 2, 17)
    later, earlier = selectors.redatings_of(case)
    dates = [
        selectors.clock_of(case, calendars.calendar_at(calendars.CalendarVersion.read(text))).due
        for text in (earlier.before, earlier.version, later.version)
    ]
    assert dates == [earlier.was, earlier.due, later.due] == [*days(2, 15, 18, 17)]
    used = calendars.notices_used(calendars.CalendarVersion.read(earlier.version), DECEMBER, case.due_on)
    assert [(one.year, one.row) for one in used] == [(2026, None), (2027, first.row)]


def test_versions_of_a_year_count_up_and_stay():
    desk = Desk()
    first = load(desk).row
    second = load(desk, with_holidays(Holiday("元旦", days(1, 1)))).row
    assert (first.version, second.version, second.replaces) == (1, 2, first)
    assert calendars.loaded_notices() == {(2027, False): second}
    for attempt in (first.save, first.delete, HolidayNotice.objects.all().delete):
        with pytest.raises(NoticesStand):
            attempt()


def test_a_holiday_of_this_place_lies_on_top_and_a_new_version_replaces_it():
    """Received on 18 January 2027; 25 and 26 January off here alone: two days later than 15 February."""
    desk = Desk()
    case = desk.received(date(2027, 1, 18))
    festival = Notice(2027, ("区政府通知",), (Holiday("开斋节", days(1, 25, 26)),))
    load(desk, festival, local=True)
    assert (fresh(case).due_on, fresh(case).due_provisional) == (date(2027, 2, 17), True)
    load(desk, Notice(2027, ("区政府通知",), (Holiday("开斋节", days(1, 25)),)), local=True)
    assert fresh(case).due_on == date(2027, 2, 16)


@pytest.mark.parametrize(
    ("notice", "sentence"),
    [
        (with_holidays(Holiday("元旦", days(1, 1), days(1, 4))), "2027年1月4日不是周末"),
        (with_holidays(Holiday("元旦", days(1, 1) + days(1, 1, year=2029))), "离2027年太远"),
        (Notice(2027, ("通知",), (NEW_YEAR,)), "劳动节2027年5月1日没有放假"),
        (Notice(2027, (), NOTICE_2027.holidays), "写明通知的网址或者文号"),
        (with_holidays(Holiday("元旦", days(1, 1, 2), days(1, 2))), "一处放假、一处上班"),
    ],
)
def test_what_no_notice_can_say_is_refused_with_a_sentence(notice: Notice, sentence: str):
    with pytest.raises(CalendarRefused, match=sentence):
        load(Desk(), notice)
    assert HolidayNotice.objects.count() == 0


def test_the_same_notice_is_not_loaded_twice_nor_on_an_outdated_preview():
    desk = Desk()
    seen = str(calendars.current_version())
    load(desk)
    with pytest.raises(CalendarRefused, match="完全相同"):
        load(desk)
    with pytest.raises(CalendarRefused, match="重新预览"):
        load(desk, with_holidays(Holiday("元旦", days(1, 1))), seen=seen)


def test_only_the_supervising_office_of_the_government_loads():
    desk = Desk()
    with pytest.raises(NotAllowed, match="主管部门"):
        load(desk, by=desk.head)
    with pytest.raises(CalendarRefused, match="统一装入"):
        load(desk, by=make_officer(desk.agency, Role.SUPERVISOR))


def test_a_case_whose_facts_contradict_one_another_holds_nobody_up():
    desk = Desk()
    broken, sound = desk.received(date(2027, 1, 18)), desk.received(date(2027, 1, 18))
    ClockFact(
        case=broken,
        kind="inquiry_ended",
        on=date(2027, 1, 17),
        ref="9",
        basis="",
        recorded_at="2027-01-18T10:00+08:00",
    ).save()
    loaded = load(desk)
    assert [case for case, _ in loaded.moves.stuck] == [broken]
    assert (fresh(sound).due_on, fresh(broken).due_on) == (date(2027, 2, 18), date(2027, 2, 15))


weekdays_off = st.lists(st.integers(1, 70), max_size=12, unique=True)


@settings(max_examples=15, deadline=None)
@given(received=st.integers(0, 60), off=weekdays_off)
def test_what_loading_stores_equals_a_fresh_clock(received: int, off: list[int]):
    from django.db import transaction

    start = date(2026, 12, 1)
    with transaction.atomic():
        desk = Desk()
        case = desk.received(start + timedelta(days=received))
        lunar = Holiday("春节", tuple(date(2027, 1, 3) + timedelta(days=n) for n in sorted(off)))
        load(desk, Notice(2027, ("通知",), (*with_holidays(lunar).holidays,)))
        facts = [fact.as_fact() for fact in selectors.facts_of(case)]
        clock = reply_clock(facts, calendars.calendar_at(calendars.current_version()))
        stored = fresh(case)
        assert (stored.due_on, stored.original_due_on, stored.due_provisional) == (
            clock.due,
            clock.original_due,
            clock.provisional,
        )
        assert services.recompute_due_dates(check=True) == []
        transaction.set_rollback(True)
