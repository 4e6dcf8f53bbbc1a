"""The page of a government's sum: who is in, who is missing, and what each puts into a cell."""

import pytest

from gongkai.agencies.roles import Role
from gongkai.annual_report.models import MemberRule, Report
from tests.agencies.builders import make_agency, make_officer
from tests.annual_report.builders import NEXT_JANUARY
from tests.annual_report.members import clean_cells, departments, frozen
from tests.cases.factories import at
from tests.workbench.world import signed_in

pytestmark = pytest.mark.django_db
WHOLE = "/desk/reports/2026/whole/"


@pytest.fixture
def government():
    return make_agency("mh")


@pytest.fixture
def desk(government):
    first, second, _ = departments(government, 3)
    frozen(first, clean_cells(3))
    frozen(second, clean_cells(1))
    with at(NEXT_JANUARY):
        yield signed_in(make_officer(government, Role.SUPERVISOR))


def test_the_page_says_who_is_missing_before_and_after_the_sum_is_begun(desk):
    with at(NEXT_JANUARY):
        before = desk.get(WHOLE).content.decode()
        after = desk.post(f"{WHOLE}open/", follow=True).content.decode()
    for page in (before, after):
        assert "2个单位还没有报送：明河区第3局、明河区人民政府" in page
    assert "开始汇总" in before and "写文字、送签、发布" in after
    assert Report.objects.get(scope="whole").agency.code == "mh"


def test_a_figure_opens_what_each_member_puts_in_and_leads_to_its_cell(desk):
    with at(NEXT_JANUARY):
        page = desk.get(WHOLE, {"cell": "3.A.total"}).content.decode()
    panel = page[page.index('id="panel"') :]
    assert "<b>4</b>" in panel
    assert "3，占75%" in panel and "1，占25%" in panel and "没有报送，没有计入" in panel
    assert "/desk/reports/2026/?agency=d01&amp;cell=3.A.total#panel" in panel


def test_a_rule_takes_an_agency_out_with_its_ground(desk, government):
    given = {"agency": government.children.get(code="d03").pk, "kind": "excluded", "from_year": "2026"}
    with at(NEXT_JANUARY):
        refused = desk.post(f"{WHOLE}rule/", given).content.decode()
        assert "写明依据" in refused and not MemberRule.objects.exists()
        done = desk.post(f"{WHOLE}rule/", given | {"reason": "区编委〔2026〕3号"}, follow=True)
    page = done.content.decode()
    assert "区编委〔2026〕3号" in page
    assert "1个单位还没有报送：明河区人民政府" in page


def test_the_working_page_of_the_sum_leads_its_figures_to_the_members(desk):
    with at(NEXT_JANUARY):
        desk.post(f"{WHOLE}open/")
        page = desk.get("/desk/reports/2026/", {"scope": "whole"}).content.decode()
    assert f"{WHOLE}?cell=3.A.total#panel" in page
    assert "汇总各单位的报告" in page and "填报表2" not in page


def test_an_agency_that_is_no_government_is_told_so(government):
    officer = make_officer(departments(government, 1)[0], Role.SUPERVISOR)
    with at(NEXT_JANUARY):
        other = signed_in(officer)
        assert "不是一级人民政府" in other.get(WHOLE).content.decode()
        assert "不是一级人民政府" in other.post(f"{WHOLE}open/", follow=True).content.decode()
