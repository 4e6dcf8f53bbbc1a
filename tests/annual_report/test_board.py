"""Who has handed in, who is late and what is wrong, over all agencies; and reminding those that lack."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.agencies.errors import NotAllowed
from gongkai.agencies.roles import Role
from gongkai.annual_report import errors, services
from gongkai.annual_report.selectors import board, findings_for, findings_of, reporting_agencies
from gongkai.annual_report.selectors.faults import Faults
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


def taken_over(desk, agency, year=2026, **cells):
    """A report that was public before, with its figures as given."""
    head = make_officer(agency, Role.DISCLOSURE_HEAD)
    figures = dict.fromkeys(form_of_year(year).addresses, 0) | cells
    return services.import_published(agency, year, cells=figures, text=WORDS, by=head)


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


def test_errors_without_a_reason_and_doubts_stand_beside_the_name(desk):
    with at(NEXT_JANUARY):
        taken_over(desk, desk.district.subdistrict, **{"3.A.natural": 2, "3.A.total": 1})
        written(desk)
    rows = rows_on(desk, NEXT_JANUARY)
    # 新收 does not equal 总计 in the column (RC-01, twice) nor the sum of applicants in the row (RC-03)
    assert (rows["hb"].faults.errors, rows["hb"].faults.frozen) == (3, True)
    # nobody applied, seven figures were entered; part six does not speak of the fee (RC-13)
    assert rows["zj"].faults == Faults(errors=0, blanks=0, warnings=1, frozen=False)


def test_of_a_report_nobody_has_begun_the_blank_cells_are_counted(desk):
    # 规范性文件 three cells, 许可, 处罚, 强制 and 收费 one each; 规章 is 0 without being asked
    assert rows_on(desk, NEXT_JANUARY)["hb"].faults == Faults(errors=7, blanks=7, warnings=0, frozen=False)


def test_what_a_draft_says_now_is_counted_and_an_error_with_its_reason_is_a_doubt(desk):
    with at(NEXT_JANUARY):
        came_and_stays = dict.fromkeys(("3.A.natural", "3.A.total", "3.D.natural", "3.D.total"), 1)
        taken_over(desk, desk.agency, 2025, **came_and_stays)
        report = written(desk)
        services.write_text(report, by=desk.head, part="1", text="新收政府信息公开申请5件。")
        rows = rows_on(desk, NEXT_JANUARY)
        # carried over is 0 and last year's carried forward 1, twice (RC-07); no application came, not 5
        # (RC-16); 2 documents in force do not follow from 0 + 2 - 2 (RC-08), and no word of the fee (RC-13)
        assert rows["zj"].faults == Faults(errors=3, blanks=0, warnings=2, frozen=False)
        services.explain_finding(report, by=desk.head, rule="RC-07", address="3.B.total", reason="职能划出")
        rows = rows_on(desk, NEXT_JANUARY)
        assert rows["zj"].faults == Faults(errors=2, blanks=0, warnings=3, frozen=False)


def test_the_board_counts_what_the_page_of_each_report_lists(desk):
    with at(NEXT_JANUARY):
        every_state(desk, 6)
        services.open_draft(desk.agency, 2026, by=desk.head)
        counts = set()
        for row in rows_on(desk, NEXT_JANUARY).values():
            findings = findings_of(row.report) if row.report else findings_for(row.agency, 2026)
            errors = [one for one in findings if one.severity == "error"]
            assert (row.faults.errors, row.faults.warnings) == (len(errors), len(findings) - len(errors))
            counts.add((row.faults.errors, row.faults.warnings))
    assert len(counts) > 3  # they are not all alike, so the comparison says something


def test_a_report_sent_back_is_missing_again_and_its_comments_are_counted(desk):
    with at(NEXT_JANUARY):
        report = handed_in(written(desk), desk)
        services.send_back(report, by=desk.supervisor, remarks=[Remark("核对"), Remark("写实", "5")])
    row = rows_on(desk, NEXT_JANUARY)["zj"]
    assert (row.state_label, row.comments, row.is_missing) == ("退回修改", 2, True)


def test_the_board_asks_as_often_for_six_agencies_as_for_64_in_every_state(desk):
    with at(NEXT_JANUARY):
        every_state(desk, 3)
        _queries(desk)  # reads the words of the signed reports, which are kept until another is signed
        few = _queries(desk)
        every_state(desk, 58, first=3)
        assert len(rows_on(desk, NEXT_JANUARY)) == 64  # reads the words again
        assert _queries(desk) == few == 26


def test_reminding_does_not_check_the_reports(desk):
    agencies = list(reporting_agencies(desk.district.government, 2026))
    with CaptureQueriesContext(connection) as asked:
        assert {row.faults for row in board(agencies, 2026, today=NEXT_JANUARY, checked=False)} == {None}
    assert len(asked) == 2  # rules, reports; nobody has begun, so there is no comment either


def every_state(desk, number: int, first: int = 0) -> None:
    """In turn: a draft with live figures and one cell put right, taken over with a fault, not begun."""
    for place in range(first, first + number):
        agency = make_agency(f"x{place}", parent=desk.district.government)
        if place % 3 == 0:
            drafted(agency, place)
        elif place % 3 == 1:
            taken_over(desk, agency, **{"3.C1.natural": place, "3.C1.total": place})


def drafted(agency, place: int) -> None:
    head = make_officer(agency, Role.DISCLOSURE_HEAD)
    report = services.open_draft(agency, 2026, by=head)
    words = f"公开{{{{公开信息}}}}条，收取{{{{实收金额}}}}元，按期答复{{{{按期答复}}}}件。办结申请{place}件。"
    services.write_text(report, by=head, part="1", text=words)
    services.correct_cell(report, "3.A.total", Decimal(place + 1), by=head, reason="补登")


def _queries(desk) -> int:
    with CaptureQueriesContext(connection) as asked:
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
