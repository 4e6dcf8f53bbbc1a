"""The supervising office's page over the reports of a year."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from gongkai.annual_report import services
from gongkai.annual_report.services import Remark
from gongkai.trail.models import Record
from tests.annual_report.builders import NEXT_JANUARY, ReportDesk, handed_in, written
from tests.cases.factories import at
from tests.workbench.world import signed_in

pytestmark = pytest.mark.django_db
BOARD = "/desk/reports/board/"


@pytest.fixture
def desk():
    return ReportDesk()


def _page(desk, **query) -> str:
    return signed_in(desk.supervisor).get(BOARD, query).content.decode()


def test_the_board_opens_on_the_year_that_is_over_with_its_counts_and_acts(desk):
    with at(NEXT_JANUARY):
        handed_in(written(desk), desk)
        page = _page(desk)
    assert "2026年度　各单位最迟2027年1月31日（星期日）报送并公布" in page
    assert "<b>1</b><span>个单位已经报送，共3个</span>" in page
    assert "催报没有报送的2个单位" in page
    assert f'href="{reverse("desk:report_accept", args=[2026])}?agency=zj"' in page
    assert f'href="{reverse("desk:report_send_back", args=[2026])}?agency=zj"' in page


def test_the_list_is_narrowed_by_what_is_chosen(desk):
    with at(date(2027, 2, 3)):
        handed_in(written(desk), desk)
        late, review = _page(desk, list="late"), _page(desk, list="review")
        assert "没有这样的单位" in _page(desk, list="published")
        assert "没有开始" in _page(desk, list="nonsense")
    assert "迟3天" in late
    assert "河滨街道" in late and "河滨街道" not in review


def test_each_count_beside_the_name_leads_to_what_was_found_and_says_which_figures_were_checked(desk):
    with at(NEXT_JANUARY):
        handed_in(written(desk), desk)
        page, signed, unsigned = _page(desk), _page(desk, list="faulty"), _page(desk, list="unsigned")
    here = reverse("desk:report", args=[2026])
    assert f'<a href="{here}?agency=hb#h-findings">7<' in page and "空7格" in page
    assert f'<a href="{here}?agency=zj#h-findings">1<' in page  # part six does not speak of the fee
    assert page.count("签发的数字") == 1 and page.count("现在的数字") == 2
    assert "没有这样的单位" in signed
    assert "河滨街道" in unsigned and "区住建局" not in unsigned.split("<tbody>")[1]


def test_reminding_from_the_board_says_who_was_told_and_a_second_press_who_was_already(desk):
    with at(NEXT_JANUARY):
        url, supervisor = reverse("desk:report_remind"), signed_in(desk.supervisor)
        first = supervisor.post(url, {"year": "2026"}, follow=True).content.decode()
        second = supervisor.post(url, {"year": "2026", "agency": "zj"}, follow=True).content.decode()
    assert "已经催报3个单位" in first
    assert "今天已经催报过：区住建局" in second


def test_the_export_holds_every_agency_and_is_in_the_trail(desk):
    with at(NEXT_JANUARY):
        report = handed_in(written(desk), desk)
        services.send_back(report, by=desk.supervisor, remarks=[Remark("核对")])
        answer = signed_in(desk.supervisor).post(reverse("desk:report_board_export"), {"year": "2026"})
    rows = list(load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert len(rows) == 4
    assert rows[0][:9] == (
        *("单位", "状态", "报送", "期限", "迟报天数"),
        *("差错", "其中空格", "提醒", "核对的数字"),
    )
    told = {row[0]: row[1:3] + row[5:9] for row in rows[1:]}
    assert told == {
        "明河区人民政府": ("没有开始", None, 7, 7, 0, "现在的数字"),
        "明河区住房和城乡建设局": ("退回修改", None, 0, 0, 1, "现在的数字"),
        "明河区河滨街道办事处": ("没有开始", None, 7, 7, 0, "现在的数字"),
    }
    assert Record.objects.filter(act="report_board_exported").count() == 1


@pytest.mark.parametrize("year", ["2018", "2027", "x", "99999999999"])
def test_a_year_without_a_form_is_not_found(desk, year):
    with at(NEXT_JANUARY.replace(year=2026)):
        assert signed_in(desk.supervisor).get(BOARD, {"year": year}).status_code == 404
