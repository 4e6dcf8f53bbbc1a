"""The pages of hand-overs: choosing what moves, the list of a year, and where a change is named."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.agencies.roles import Role
from gongkai.annual_report import services
from gongkai.annual_report.models import HandOver, Report
from tests.agencies.builders import make_officer
from tests.annual_report.builders import NEXT_JANUARY
from tests.annual_report.members import clean_cells, frozen
from tests.annual_report.moving import Town, last_year, opened
from tests.cases.factories import at
from tests.workbench.world import signed_in

pytestmark = pytest.mark.django_db
HERE = "/desk/reports/2026/hand-overs/"


@pytest.fixture
def town():
    return Town()


@pytest.fixture
def desk(town):
    with at(NEXT_JANUARY):
        yield signed_in(town.supervisor)


def body(response) -> str:
    return response.content.decode()


def test_the_supervising_office_ticks_the_applications_that_go_along(desk, town):
    giver, taker, _ = town.departments
    stays, goes = opened(giver, 2)
    page = body(desk.get(f"{HERE}new/", {"giver": giver.code}))
    assert f'value="{stays.pk}"' in page and page.count("checked") == 2  # what is open is ticked at first
    given = {"taker": taker.pk, "cases": [goes.pk], "reason": "明编〔2026〕3号"}
    done = body(desk.post(f"{HERE}new/?giver={giver.code}", given, follow=True))
    assert "已经登记：1局划给2局，上年结转的申请1件" in done
    assert [*HandOver.objects.get().cases.all()] == [goes]
    for agency in (giver, taker):
        seen = body(desk.get("/desk/reports/2026/", {"agency": agency.code}))
        assert "1局划给2局，上年结转的申请1件（自然人1件）；依据：明编〔2026〕3号" in seen


def test_without_records_the_pieces_are_filled_in_from_the_last_report_and_more_is_refused(desk, town):
    giver, taker, _ = town.departments
    last_year(giver, natural=3, legal=1)
    page = body(desk.get(f"{HERE}new/", {"giver": giver.code}))
    assert 'name="pieces_natural" value="3"' in page and 'name="pieces_legal" value="1"' in page
    given = {"taker": taker.pk, "pieces_natural": "4", "pieces_legal": "", "reason": "明编〔2026〕3号"}
    refused = body(desk.post(f"{HERE}new/?giver={giver.code}", given))
    assert "自然人一列划转4件，多于明河区第1局2025年12月31日没有办结、还没有划转的3件" in refused
    assert 'name="pieces_natural" value="4"' in refused  # what was typed stands
    desk.post(f"{HERE}new/?giver={giver.code}", given | {"pieces_natural": "2"})
    assert HandOver.objects.get().cells == {"natural": 2}


def test_what_is_missing_is_asked_for(desk, town):
    giver, taker, _ = town.departments
    opened(giver)
    page = body(desk.post(f"{HERE}new/?giver={giver.code}", {"taker": "", "reason": ""}))
    assert "选择接收单位" in page and "写明依据" in page
    page = body(desk.post(f"{HERE}new/?giver={giver.code}", {"taker": taker.pk, "reason": "文件"}))
    assert "勾选至少一件" in page
    assert not HandOver.objects.exists()


def test_an_abolished_agency_goes_over_as_a_whole_and_its_page_says_who_reports(desk, town):
    gone, taker, _ = town.departments
    opened(gone, 2)
    town.abolish(gone, successor=taker)
    listed = body(desk.get(HERE))
    assert "年内的数字由它最后一份报告报送，由2局代为编写" in listed
    assert f"{HERE}new/?giver={gone.code}" in listed
    given = {"taker": taker.pk, "kind": "whole", "reason": "明编〔2026〕3号"}
    desk.post(f"{HERE}new/?giver={gone.code}", given)
    assert HandOver.objects.get().whole
    page = body(desk.get("/desk/reports/2026/", {"agency": gone.code}))
    assert "1局从2026年度起并入2局，数字由2局的报告一并报送（明编〔2026〕3号），本单位不再单独报送" in page
    assert "h-findings" not in page  # nothing is asked of a report nobody writes
    for url in ("/desk/reports/2026/whole/", "/desk/reports/board/?year=2026"):
        assert "2026年6月30日撤销，并入明河区第2局，2026年度的数字由它一并报送" in body(desk.get(url))


def test_open_applications_of_an_abolished_agency_nobody_took_are_named_on_the_sum(desk, town):
    gone = town.departments[0]
    town.abolish(gone, date(2025, 12, 31))
    last_year(gone, natural=3)
    page = body(desk.get("/desk/reports/2026/whole/"))
    assert "没有接上" in page
    assert (
        page.count("上年结转3件，没有登记由哪个单位接着办") == 2
    )  # why the sum is not signed, and the change


def test_a_hand_over_is_withdrawn_with_its_reason_and_stays_in_the_list(desk, town):
    giver, taker, _ = town.departments
    done = town.hand_over(giver, taker, *opened(giver))
    url = f"{HERE}withdraw/?hand_over={done.pk}"
    assert url in body(desk.get(HERE))
    assert "写明为什么撤回" in body(desk.post(url, {"reason": ""}))
    page = body(desk.post(url, {"reason": "文件还没有下"}, follow=True))
    assert "已撤回" in page and "文件还没有下" in page
    assert "已经由" in body(desk.get(url))
    assert "没有这次划转" in body(desk.get(f"{HERE}withdraw/?hand_over=99999"))


def test_a_signed_report_keeps_it_from_being_withdrawn_and_the_list_says_which(desk, town):
    giver, taker, _ = town.departments
    town.hand_over(giver, taker, *opened(giver))
    frozen(taker, clean_cells(1), state=Report.State.HANDED_IN)
    page = body(desk.get(HERE))
    assert "不能撤回：明河区第2局2026年政府信息公开工作年度报告现在是“已报送”" in page


def test_an_agency_sees_what_concerns_it_and_records_nothing(town):
    giver, taker, third = town.departments
    town.hand_over(giver, taker, *opened(giver))
    with at(NEXT_JANUARY):
        seen = body(signed_in(make_officer(taker, Role.CASE_OFFICER)).get(HERE))
        other = body(signed_in(make_officer(third, Role.CASE_OFFICER)).get(HERE))
    assert "明编〔2026〕3号" in seen and "登记划转" not in seen and "撤回" not in seen
    assert "没有和本单位有关的划转" in other


def test_the_list_asks_as_often_for_one_as_for_three(desk, town):
    giver, taker, third = town.departments
    town.hand_over(giver, taker, *opened(giver))
    _queries(desk)  # what is read once a process
    few = _queries(desk)
    town.hand_over(taker, third, *opened(taker))
    town.hand_over(third, giver, *opened(third))
    assert _queries(desk) == few


def _queries(desk) -> int:
    with CaptureQueriesContext(connection) as asked:
        desk.get(reverse("desk:report_hand_overs", args=[2026]))
    return len(asked)


def test_a_case_filed_elsewhere_is_named_in_the_panel_without_a_way_to_its_file(desk, town):
    giver, taker, _ = town.departments
    (case,) = opened(giver)
    town.hand_over(giver, taker, case)
    given = {"agency": taker.code, "cell": "3.B.total"}
    with at(NEXT_JANUARY):
        own = body(signed_in(make_officer(taker, Role.CASE_OFFICER)).get("/desk/reports/2026/", given))
    file = reverse("desk:case", args=[case.pk])
    assert "案卷在1局" in own and file not in own
    assert file in body(desk.get("/desk/reports/2026/", given))  # the supervising office sees all files


def test_a_key_no_hand_over_has_is_told_so(desk):
    for key in ("9" * 5000, "²", "0"):
        assert "2026年度没有这次划转，从列表里选" in body(desk.get(f"{HERE}withdraw/", {"hand_over": key}))


def test_the_taker_is_shown_what_the_merged_agency_had_entered_of_table_2(town):
    gone, taker, _ = town.departments
    writer = make_officer(gone, Role.CASE_OFFICER)
    entries = [
        services.Entry("2.5.licences.decisions", pieces, month) for month, pieces in ((1, "3"), (2, "4"))
    ]
    with at(NEXT_JANUARY):
        services.open_draft(gone, 2026, by=writer)
        services.enter_figures(gone, 2026, entries, by=writer, source_note="台账")
    town.abolish(gone, successor=taker)
    town.hand_over(gone, taker, whole=True)
    with at(NEXT_JANUARY):
        by = make_officer(taker, Role.CASE_OFFICER, on=NEXT_JANUARY)
        services.open_draft(taker, 2026, by=by)
        page = body(signed_in(by).get("/desk/reports/2026/entries/"))
    assert "明河区第1局并入本单位，表2填两个单位合计的数" in page
    assert re.search("1局并入以前填的，不会自动加进来：行政许可[^；]*1—2月7件。", page)


def test_opening_the_report_of_a_merged_agency_is_refused_with_who_reports_it(desk, town):
    gone, taker, _ = town.departments
    town.abolish(gone, successor=taker)
    town.hand_over(gone, taker, whole=True)
    head = signed_in(make_officer(taker, Role.DISCLOSURE_HEAD))
    address = reverse("desk:report_open", args=[2026]) + f"?agency={gone.code}"
    assert "并入2局" in body(head.post(address, follow=True))
    assert not Report.objects.filter(agency=gone, year=2026).exists()
