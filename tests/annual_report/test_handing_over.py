"""Functions moved between agencies: carry-over goes with them, and every report still holds."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.agencies.roles import Role
from gongkai.annual_report import hand_over_errors as refusals
from gongkai.annual_report import services
from gongkai.annual_report.derivation import cases_behind
from gongkai.annual_report.membership import agencies_summed
from gongkai.annual_report.models import Report
from gongkai.annual_report.selectors import (
    findings_for,
    findings_of,
)
from gongkai.annual_report.selectors.hand_overs import left_open_at
from tests.agencies.builders import make_agency, make_officer
from tests.annual_report.builders import NEXT_JANUARY
from tests.annual_report.members import YEAR, clean_cells, frozen
from tests.annual_report.moving import (
    APRIL,
    MARCH,
    S,
    Town,
    answered,
    carried_forward,
    carried_over,
    last_year,
    opened,
    rc07,
    rows,
)

pytestmark = pytest.mark.django_db

# --- a function moves while both agencies stay


def test_the_cases_of_a_function_count_for_who_took_it_over_and_both_reports_hold():
    town = Town()
    giver, taker, _ = town.departments
    first, second, stays = opened(giver, 3)
    company, other = opened(giver, 2, "enterprise")
    opened(taker)
    for agency, columns in ((giver, {"natural": 3, "enterprise": 2}), (taker, {"natural": 1})):
        last_year(agency, **columns)
    answered(first, MARCH)
    answered(stays, MARCH, "N1")
    assert rows(giver, "B", "D") == [
        {"natural": 3, "enterprise": 2, "total": 5},
        {"natural": 1, "enterprise": 2, "total": 3},
    ]
    done = town.hand_over(giver, taker, first, second, company)
    assert (done.cells, done.pieces) == ({"natural": 2, "enterprise": 1}, 3)
    # the giver keeps 5 - 3 = 2, of which one natural person was told that nothing is there
    assert rows(giver, "B", "C7", "D") == [
        {"natural": 1, "enterprise": 1, "total": 2},
        {"natural": 1, "total": 1},
        {"enterprise": 1, "total": 1},
    ]
    # the taker's own 1 and the 3, of which one was granted
    assert rows(taker, "B", "C1", "D") == [
        {"natural": 3, "enterprise": 1, "total": 4},
        {"natural": 1, "total": 1},
        {"natural": 2, "enterprise": 1, "total": 3},
    ]
    assert set(cases_behind(giver, YEAR, "3.D.total")) == {other}
    assert first in set(cases_behind(taker, YEAR, "3.C1.natural"))
    for agency in (giver, taker):
        wrong = {one.rule for one in findings_for(agency, YEAR)} - {"RC-10"}
        assert wrong == set()


def test_what_was_received_in_the_year_goes_along_as_a_whole():
    town = Town()
    giver, taker, _ = town.departments
    (case,) = opened(giver, on=MARCH)
    town.hand_over(giver, taker, case)
    assert rows(giver, "A", "B", "D") == [{}, {}, {}]
    assert rows(taker, "A", "B", "D") == [{"natural": 1, "total": 1}, {}, {"natural": 1, "total": 1}]
    assert rows(taker, "B", year=2027) == [{"natural": 1, "total": 1}]
    assert rows(giver, "A", year=2025) == rows(taker, "A", year=2025) == [{}]


def test_the_year_before_stays_as_it_was():
    town = Town()
    giver, taker, _ = town.departments
    cases = opened(giver, 2)
    before = rows(giver, "A", "D", year=2025)
    town.hand_over(giver, taker, *cases)
    assert rows(giver, "A", "D", year=2025) == before == [{"natural": 2, "total": 2}] * 2


def test_of_an_agency_without_records_the_pieces_are_written_down_and_expected_by_rc_07():
    town = Town()
    giver, taker, _ = town.departments
    last_year(giver, natural=5, legal=1)
    last_year(taker, natural=2)
    town.hand_over(giver, taker, cells={"natural": 3, "legal": 1})
    right = frozen(giver, carried_over(natural=2))
    assert rc07(right) == rc07(frozen(taker, carried_over(natural=5, legal=1))) == []
    Report.objects.filter(agency=taker, year=YEAR).update(cells=carried_over(natural=4, legal=1))
    assert rc07(Report.objects.get(agency=taker, year=YEAR)) == [
        "自然人一列，上年结转写的是4；上年报告的结转下年是2，加上由明河区第1局转来的3件（明编〔2026〕3号），应是5，差1",
        "总计一列，上年结转写的是5；上年报告的结转下年是2，加上由明河区第1局转来的4件（明编〔2026〕3号），应是6，差1",
    ]
    Report.objects.filter(agency=giver, year=YEAR).update(cells=carried_over(natural=5))
    assert rc07(Report.objects.get(agency=giver, year=YEAR))[0] == (
        "自然人一列，上年结转写的是5；上年报告的结转下年是5，减去交给明河区第2局的3件（明编〔2026〕3号），应是2，差3"
    )


def test_the_note_on_a_hand_over_explains_no_figure_beyond_it():
    town = Town()
    giver, taker, _ = town.departments
    last_year(giver, natural=2)
    last_year(taker)
    town.hand_over(giver, taker, cells={"natural": 1})
    report = frozen(taker, carried_over(natural=2))
    note = "没有收取信息处理费。明河区第1局的部分职能划转本机关，上年结转的申请含划入的1件。"
    Report.objects.filter(pk=report.pk).update(text=report.text | {"6": note})
    report.refresh_from_db()
    assert len(rc07(report)) == 2  # natural and total: one more than came over


# --- agencies merge


def test_an_abolished_agency_is_reported_by_the_one_it_was_merged_into():
    town = Town()
    gone, taker, third = town.departments
    old, _ = opened(gone, 2)
    (new,) = opened(gone, kind="legal", on=MARCH)
    opened(taker)
    last_year(gone, natural=2)
    last_year(taker, natural=1)
    answered(old, MARCH)
    answered(new, APRIL)
    town.abolish(gone, successor=taker)
    town.hand_over(gone, taker, whole=True)
    assert rows(gone, "A", "B", "C7", "D") == [{}, {}, {}, {}]
    assert rows(taker, "A", "B", "C7", "D") == [
        {"legal": 1, "total": 1},
        {"natural": 3, "total": 3},  # its own 1 and the 2
        {"natural": 1, "legal": 1, "total": 2},
        {"natural": 2, "total": 2},
    ]
    assert {one.rule for one in findings_for(taker, YEAR)} <= {"RC-10"}
    assert {one.code for one in agencies_summed(town.government, YEAR)} == {"mh", taker.code, third.code}
    head = make_officer(taker, Role.DISCLOSURE_HEAD)
    with pytest.raises(refusals.ReportedByAnother, match=r"并入2局.*明编〔2026〕3号"):
        services.open_draft(gone, YEAR, by=make_officer(taker, Role.DISCLOSURE_HEAD, on=NEXT_JANUARY))
    assert services.open_draft(taker, YEAR, by=head).agency == taker


def test_two_agencies_merged_into_a_new_one_carry_over_what_both_left_open():
    town = Town(2)
    one, two = town.departments
    new = make_agency("n", parent=town.government, name="明河区新局", valid_from=date(2026, 7, 1))
    last_year(one, natural=2)
    last_year(two, natural=1, welfare=3)
    for agency in (one, two):
        town.abolish(agency, successor=new)
        town.hand_over(agency, new, whole=True)
    report = frozen(new, carried_over(natural=3, welfare=3))
    assert rc07(report) == []
    Report.objects.filter(pk=report.pk).update(cells=carried_over(natural=3, welfare=2))
    assert rc07(Report.objects.get(pk=report.pk)) == [
        "社会公益组织一列，上年结转写的是2；上年报告的结转下年是0，加上由明河区第2局转来的3件（明编〔2026〕3号），应是3，差1",
        "总计一列，上年结转写的是5；上年报告的结转下年是0，加上由明河区第1局转来的2件（明编〔2026〕3号），"
        "加上由明河区第2局转来的4件（明编〔2026〕3号），应是6，差1",
    ]


def test_normative_documents_in_force_go_with_a_merged_agency():
    town = Town(2)
    gone, taker = town.departments
    address = "2.1.normative.in_force"
    frozen(gone, carried_forward() | {address: 4}, year=2025, state=S.PUBLISHED)
    frozen(taker, carried_forward() | {address: 7}, year=2025, state=S.PUBLISHED)
    town.abolish(gone)
    town.hand_over(gone, taker, whole=True)
    fits = frozen(taker, clean_cells(0) | {address: 11})  # 7 and 4
    assert [one for one in findings_of(fits) if one.rule == "RC-08"] == []
    Report.objects.filter(pk=fits.pk).update(cells=clean_cells(0) | {address: 7})
    (wrong,) = (one for one in findings_of(Report.objects.get(pk=fits.pk)) if one.rule == "RC-08")
    assert (wrong.stated, wrong.computed) == (7, 11)


def test_an_agency_split_between_two_reports_its_months_and_hands_on_what_is_left_the_year_after():
    town = Town()
    gone, one, two = town.departments
    to_one, to_two, left = opened(gone, 3)
    town.abolish(gone)
    town.hand_over(gone, one, to_one)
    town.hand_over(gone, two, to_two)
    assert [rows(agency, "B")[0].get("natural") for agency in (gone, one, two)] == [1, 1, 1]
    assert gone in agencies_summed(town.government, YEAR)
    town.hand_over(gone, one, year=2027, whole=True)
    assert [rows(agency, "B", year=2027)[0].get("natural", 0) for agency in (gone, one, two)] == [0, 2, 1]
    assert left in set(cases_behind(one, 2027, "3.B.natural"))


def test_a_function_may_move_on_the_year_after():
    town = Town()
    first, second, third = town.departments
    case, stays = opened(first, 2)
    earlier = town.hand_over(first, second, case)
    assert left_open_at(second, 2027) == {"natural": 1}
    with pytest.raises(refusals.NotHeldThere, match="1局"):
        town.hand_over(first, third, case, year=2027)
    town.hand_over(second, third, case, year=2027)
    seen = {
        year: [rows(agency, "B", year=year)[0].get("natural", 0) for agency in town.departments]
        for year in (2026, 2027)
    }
    assert seen == {2026: [1, 1, 0], 2027: [1, 0, 1]}
    with pytest.raises(refusals.HandedOnSince, match="3局"):
        services.withdraw_hand_over(earlier, government=town.government, by=town.supervisor, reason="登错了")
    town.abolish(third, date(2028, 3, 1))
    town.hand_over(third, first, year=2028, whole=True)
    assert rows(first, "B", year=2028) == [{"natural": 2, "total": 2}]
    assert stays in set(cases_behind(first, 2028, "3.B.total"))
