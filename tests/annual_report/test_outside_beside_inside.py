"""Nobody is summed twice or forgotten where some report here and some with files."""

from __future__ import annotations

import pytest

from gongkai.agencies.models import Agency
from gongkai.agencies.roles import Role
from gongkai.annual_report import services
from gongkai.annual_report.errors import outside as reasons
from gongkai.annual_report.models import OutsideUnit, Report
from gongkai.annual_report.selectors import cells_of, changed_members, members_of
from tests.agencies.builders import make_agency, make_officer
from tests.annual_report.members import YEAR, clean_cells, frozen
from tests.annual_report.outside import UNIT, page
from tests.annual_report.test_outside_reports import NEW, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return World()


def civil_affairs(world: World, name: str = "明河区民政局") -> Agency:
    return make_agency("mz", parent=world.agency, name=name, short_name="民政")


def test_a_listed_unit_is_in_however_its_brackets_were_typed(world):
    name = "清岚县（经济）管委会"
    services.expect_outside(world.agency, name=name, from_year=YEAR, reason="代管", by=world.by)
    world.taken_in(page(3), name="清岚县(经济)管委会")
    assert (cells_of(world.whole)[NEW], world.obstacles()) == (13, [])


def test_an_agency_that_joined_after_its_file_came_holds_the_sum(world):
    row = world.taken_in(page(3), name="明河区民政局")
    frozen(civil_affairs(world), clean_cells(3))
    assert cells_of(world.whole)[NEW] == 16  # its 3 pieces twice
    assert world.obstacles() == [
        "1个单位在本系统里自己报送，又从文件收了一份：明河区民政局；撤出文件的一份，否则加两遍"
    ]
    services.remove_outside(row, by=world.by, reason="本系统里报送")
    assert cells_of(world.whole)[NEW] == 13


def test_an_agency_does_not_come_in_under_the_name_it_signed_with(world):
    frozen(civil_affairs(world), clean_cells(3))
    Agency.objects.filter(code="mz").update(name="明河区民政和社会工作局")
    with pytest.raises(reasons.NameIsInside, match="明河区民政和社会工作局"):
        world.taken_in(page(3), name="明河区民政局")


def test_a_lower_government_with_units_outside_is_waited_for_until_its_sum_is_public(world):
    town = make_agency(
        "tw", parent=world.agency, name="桃坞镇人民政府", short_name="桃坞镇", kind=Agency.Kind.TOWNSHIP
    )
    frozen(town, clean_cells(1))
    assert world.obstacles() == []  # nobody reports to it with files
    by = make_officer(town, Role.SUPERVISOR)
    row = services.read_outside_file(town, YEAR, page(7), by=by)
    services.take_in_outside(row, by=by, name=UNIT)
    assert cells_of(world.whole)[NEW] == 11  # without the 7 of the unit
    (sentence,) = world.obstacles()
    assert sentence.startswith("1个下级政府还有系统外的单位，它的汇总没有公布：桃坞镇人民政府；")
    frozen(town, clean_cells(8), scope=Report.Scope.WHOLE, state=Report.State.PUBLISHED)
    assert (cells_of(world.whole)[NEW], world.obstacles()) == (18, [])


def test_an_agency_renamed_since_the_signature_is_no_other_member(world):
    frozen(civil_affairs(world), clean_cells(3))
    world.whole.members = [one.as_stored() for one in members_of(world.whole)]
    Agency.objects.filter(code="mz").update(name="明河区民政和社会工作局")
    assert changed_members(world.whole, members_of(world.whole)) == []
    Report.objects.filter(agency__code="mz").update(sha256="f" * 64)  # of a corrected version
    assert changed_members(world.whole, members_of(world.whole)) == ["明河区民政和社会工作局的报告换了一版"]


def test_a_unit_whose_report_still_counts_stays_on_the_list(world):
    world.taken_in(page(5, year=YEAR - 1), year=YEAR - 1)
    row = world.taken_in(page(6))
    unit = OutsideUnit.objects.get()
    with pytest.raises(reasons.UnitStillCounts, match="2026年度的报告还加在汇总里"):
        services.end_outside(unit, to_year=YEAR - 1, reason="撤并", by=world.by)
    services.remove_outside(row, by=world.by, reason="撤并")
    services.end_outside(unit, to_year=YEAR - 1, reason="撤并", by=world.by)
    assert (cells_of(world.whole)[NEW], world.obstacles()) == (10, [])
