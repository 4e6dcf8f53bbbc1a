"""Who has handed in, who is late and what is wrong, over all agencies; and reminding those that lack."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.agencies.errors import NotAllowed
from gongkai.agencies.roles import Role
from gongkai.annual_report import errors, services
from gongkai.annual_report.selectors import board, reporting_agencies
from gongkai.annual_report.services import Remark
from gongkai.cases.models import Notice
from gongkai.law.report_forms import form_of_year
from gongkai.trail.models import Record
from tests.agencies.builders import make_agency, make_officer
from tests.annual_report.builders import NEXT_JANUARY, ReportDesk, handed_in, published, written
from tests.cases.factories import at

pytestmark = pytest.mark.django_db
WORDS = {"1": "略。", "5": "略。", "6": "没有收取信息处理费。"}


@pytest.fixture
def desk():
    return ReportDesk()


def rows_on(desk, day: date):
    rows = board(reporting_agencies(desk.district.government, 2026), 2026, today=day)
    return {row.agency.code: row for row in rows}


def taken_over(desk, agency, **cells):
    """A report that was public before, with its figures as given."""
    head = make_officer(agency, Role.DISCLOSURE_HEAD)
    figures = dict.fromkeys(form_of_year(2026).addresses, 0) | cells
    return services.import_published(agency, 2026, cells=figures, text=WORDS, by=head)


def test_every_agency_that_reports_has_a_row_whether_it_began_or_not(desk):
    rows = rows_on(desk, NEXT_JANUARY)
    assert set(rows) == {"mh", "zj", "hb"}  # the water company does not report
    assert {row.state_label for row in rows.values()} == {"没有开始"}
    assert {row.due_on for row in rows.values()} == {date(2027, 1, 31)}
    assert {(row.late, row.is_missing) for row in rows.values()} == {(0, True)}


def test_lateness_counts_from_the_day_after_the_last_one_until_it_is_handed_in(desk):
    assert rows_on(desk, date(2027, 2, 3))["zj"].late == 3
    with at(date(2027, 2, 2)):
        handed_in(written(desk), desk)
    row = rows_on(desk, date(2027, 5, 1))["zj"]
    assert (row.handed_in_on, row.late, row.is_missing) == (date(2027, 2, 2), 2, False)


def test_a_correction_on_its_way_does_not_make_a_report_late(desk):
    with at(NEXT_JANUARY):
        first = published(written(desk), desk)
    with at(date(2027, 6, 1)):
        services.begin_correction(first, by=desk.officer, reason="补登1件")
    row = rows_on(desk, date(2027, 6, 2))["zj"]
    assert (row.state_label, row.late, row.handed_in_on) == ("编写中（第2版）", 0, NEXT_JANUARY)


def test_errors_without_a_reason_and_doubts_stand_beside_the_name_once_it_is_frozen(desk):
    with at(NEXT_JANUARY):
        taken_over(desk, desk.district.subdistrict, **{"3.A.natural": 2, "3.A.total": 1})
        written(desk)
    rows = rows_on(desk, NEXT_JANUARY)
    # 新收 does not equal 总计 in the column (RC-01, twice) nor the sum of applicants in the row (RC-03)
    assert rows["hb"].errors == 3
    assert (rows["zj"].errors, rows["zj"].warnings) == (None, None)


def test_a_report_sent_back_is_missing_again_and_its_comments_are_counted(desk):
    with at(NEXT_JANUARY):
        report = handed_in(written(desk), desk)
        services.send_back(report, by=desk.supervisor, remarks=[Remark("核对"), Remark("写实", "5")])
    row = rows_on(desk, NEXT_JANUARY)["zj"]
    assert (row.state_label, row.comments, row.is_missing) == ("退回修改", 2, True)


def test_the_board_asks_as_often_for_three_agencies_as_for_ten(desk):
    with at(NEXT_JANUARY):
        taken_over(desk, desk.district.subdistrict)
        few = _queries(desk)
        for number in range(7):
            taken_over(desk, make_agency(f"x{number}", parent=desk.district.government))
        assert _queries(desk) == few == 7


def _queries(desk) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        rows_on(desk, NEXT_JANUARY)
    return len(asked)


def test_one_press_reminds_all_that_have_not_handed_in_once_a_day(desk):
    agencies = list(reporting_agencies(desk.district.government, 2026))
    with at(NEXT_JANUARY):
        taken_over(desk, desk.district.subdistrict)
        told = services.remind(agencies, 2026, by=desk.supervisor)
        assert [one.code for one in told] == ["mh", "zj"]
        with pytest.raises(errors.RemindedToday, match="区住建局"):
            services.remind(agencies, 2026, by=desk.supervisor)
    with at(date(2027, 1, 21)):
        assert len(services.remind(agencies, 2026, by=desk.supervisor)) == 2
    assert Record.objects.filter(act="report_reminded", agency=desk.agency).count() == 2
    assert set(Notice.objects.values_list("person__name", flat=True)) == {"陈晓岚", "顾怀川", "方敬之"}


def test_nobody_is_reminded_of_what_is_handed_in(desk):
    with at(NEXT_JANUARY):
        handed_in(written(desk), desk)
        with pytest.raises(errors.NobodyToRemind):
            services.remind([desk.agency], 2026, by=desk.supervisor)
        with pytest.raises(NotAllowed):
            services.remind([desk.agency], 2026, by=desk.head)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2027, 1, 20), None),
        (date(2027, 1, 21), "快到期了"),  # ten days before 31 January
        (date(2027, 1, 28), "三天内到期"),
        (date(2027, 1, 31), "三天内到期"),
        (date(2027, 2, 1), "过期没有报送"),
        (date(2027, 4, 1), "过期没有报送"),
        (date(2027, 4, 2), None),  # sixty days after
    ],
)
def test_the_calendar_reminds_before_the_last_day_and_after_it_each_once(desk, day, words):
    with at(day):
        told = services.remind_of_last_days(today=day)
        assert services.remind_of_last_days(today=day) == 0
    subjects = {one.subject for one in Notice.objects.all()}
    assert told == (3 if words else 0)
    assert all(words in subject for subject in subjects) if words else subjects == set()
