"""What waits for whom: the day's page asks one question."""

import pytest

from gongkai.agencies.roles import Role
from gongkai.annual_report import services
from gongkai.annual_report.selectors import reports_waiting_for
from gongkai.annual_report.services import Remark
from tests.agencies.builders import make_officer
from tests.annual_report.builders import NEXT_JANUARY, ReportDesk, submitted, written
from tests.cases.factories import at
from tests.workbench.world import signed_in

pytestmark = pytest.mark.django_db


def test_a_report_waits_for_those_whose_turn_it_is_and_for_nobody_else():
    desk = ReportDesk()
    reader = make_officer(desk.agency, Role.READ_ONLY)
    above = make_officer(desk.district.subdistrict, Role.SUPERVISOR)
    people = {
        "officer": desk.officer,
        "head": desk.head,
        "leader": desk.leader,
        "supervisor": desk.supervisor,
        "reader": reader,
        "elsewhere": above,
    }

    def waits_for() -> set[str]:
        return {name for name, by in people.items() if reports_waiting_for(by).exists()}

    with at(NEXT_JANUARY):
        report = written(desk)
        assert waits_for() == set()
        submitted(report, by=desk.head)
        assert waits_for() == {"leader"}  # the head submitted it
        services.sign(report, by=desk.leader)
        assert waits_for() == {"supervisor"}
        services.send_back(report, by=desk.supervisor, remarks=[Remark("核对")])
        assert waits_for() == {"officer", "head"}
        services.settle_comment(report.comments.get(), by=desk.officer, answer="已核对")
        assert waits_for() == set()
        submitted(report, by=desk.officer)
        services.sign(report, by=desk.leader)
        services.accept(report, by=desk.supervisor)
        assert waits_for() == {"head"}
        services.publish(report, by=desk.head)
        assert waits_for() == set()


def test_the_days_page_shows_what_waits_with_its_act():
    desk = ReportDesk()
    with at(NEXT_JANUARY):
        submitted(written(desk), by=desk.officer)
        page = signed_in(desk.head).get("/desk/").content.decode()
        assert "等您办的年度报告" in page
        assert 'href="/desk/reports/2026/sign/?agency=zj"' in page
        services.sign(reports_waiting_for(desk.head).get(), by=desk.head)
        above = signed_in(desk.supervisor).get("/desk/").content.decode()
    assert "顾怀川签发，等审核" in above
