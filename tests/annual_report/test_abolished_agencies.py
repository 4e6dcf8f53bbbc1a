"""Who writes for an agency that is gone, what part six says, who is expected to hand in."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.agencies.errors import NotAllowed
from gongkai.agencies.models import Agency
from gongkai.agencies.roles import Role
from gongkai.annual_report import services
from gongkai.annual_report.deadlines import is_reviewed_here
from gongkai.annual_report.derivation import derived_cells_of_all
from gongkai.annual_report.models import MemberRule, Report
from gongkai.annual_report.selectors import (
    board,
    figures_for,
    members_of,
    reporting_agencies,
    reports_for,
    reports_waiting_for,
)
from gongkai.annual_report.selectors.drafts import ground_for
from gongkai.law.report_forms import form_of_year
from tests.agencies.builders import make_officer
from tests.annual_report.builders import NEXT_JANUARY
from tests.annual_report.members import YEAR, clean_cells, frozen
from tests.annual_report.moving import (
    S,
    Town,
    last_year,
    opened,
)
from tests.cases.factories import at

pytestmark = pytest.mark.django_db

# --- who writes for an agency that is gone


def test_the_successor_writes_signs_and_publishes_the_last_report_of_an_abolished_agency():
    town = Town()
    gone, successor, other = town.departments
    town.abolish(gone, successor=successor)
    writer = make_officer(successor, Role.CASE_OFFICER, on=NEXT_JANUARY)
    head = make_officer(successor, Role.DISCLOSURE_HEAD, on=NEXT_JANUARY)
    with at(NEXT_JANUARY):
        report = services.open_draft(gone, YEAR, by=writer)
        for address in [
            a for a in form_of_year(YEAR).addresses if a.startswith(("2.1.n", "2.5", "2.6", "2.8"))
        ]:
            services.enter_figure(gone, YEAR, address, "0", by=writer, source_note="台账")
        for part in ("1", "5", "6"):
            report = services.write_text(report, by=writer, part=part, text="没有收取信息处理费。")
        report = services.submit_for_signature(report, by=writer)
        assert services.sign(report, by=head).state == S.HANDED_IN
        assert report in reports_for(writer)
        with pytest.raises(NotAllowed):
            services.open_draft(gone, YEAR, by=make_officer(other, Role.CASE_OFFICER, on=NEXT_JANUARY))
    assert gone in [one.agency for one in members_of(Report(agency=town.government, year=YEAR))]


def test_while_it_exists_nobody_else_writes_for_an_agency():
    town = Town()
    gone, successor, _ = town.departments
    town.abolish(gone, date(2026, 12, 31), successor=successor)
    early = make_officer(successor, Role.CASE_OFFICER, on=date(2026, 12, 31))
    with pytest.raises(NotAllowed):
        services.open_draft(gone, YEAR, by=early)


def test_without_a_successor_the_one_above_goes_on():
    town = Town(2)
    gone, next_one = town.departments
    town.abolish(gone)
    assert gone.carried_on_by(date(2026, 6, 30)) == gone
    assert gone.carried_on_by(date(2026, 7, 1)) == town.government
    town.abolish(gone, successor=next_one)
    assert gone.carried_on_by(date(2026, 7, 1)) == next_one
    town.abolish(next_one, date(2026, 9, 30), successor=gone)
    assert gone.carried_on_by(date(2026, 10, 1)) is None  # each names the other, and both are gone


# --- the words of part six


def test_part_six_names_what_moved():
    town = Town()
    giver, taker, gone = town.departments
    last_year(giver, natural=2)
    last_year(gone, natural=1)
    town.hand_over(giver, taker, cells={"natural": 2})
    town.abolish(gone)
    town.hand_over(gone, taker, whole=True)

    def moved(agency: Agency, scope: str = Report.Scope.OWN) -> list[str]:
        report = Report(agency=agency, year=YEAR, scope=scope, form="2021")
        return [sentence for _, sentence in ground_for(report, figures_for(report, {})).moved]

    assert moved(giver) == [
        "本机关的部分职能划转明河区第2局（明编〔2026〕3号），上年结转的申请2件随职能划出，不计入本报告"
    ]
    assert moved(taker) == [
        "明河区第1局的部分职能划转本机关（明编〔2026〕3号），上年结转的申请2件计入本报告",
        "明河区第3局并入本机关（明编〔2026〕3号），本年度的数据、上年结转的申请1件、本年收到的全部申请计入本报告",
    ]
    assert moved(town.government, Report.Scope.WHOLE) == [
        "明河区第1局部分职能划转明河区第2局，上年结转的申请2件随职能划转",
        "明河区第3局2026年6月30日撤销，并入明河区第2局，2026年度的数字由它一并报送",
    ]


def test_deriving_asks_as_often_with_hand_overs_as_without(django_assert_num_queries):
    town = Town()
    giver, taker, _ = town.departments
    town.hand_over(giver, taker, *opened(giver, 4))
    keys = [one.pk for one in town.departments]
    with django_assert_num_queries(9):
        derived_cells_of_all(keys, YEAR)


def test_a_member_rule_decides_who_is_expected_and_reviewed_here():
    town = Town(2)
    out, branch = town.departments
    Agency.objects.filter(pk=branch.pk).update(kind=Agency.Kind.VERTICAL, reports_to_government=False)
    reports = [frozen(agency, clean_cells(1)) for agency in (out, branch)]

    def seen() -> tuple[list[bool], list[bool], set[str]]:
        day = board(reporting_agencies(town.government, YEAR), YEAR, today=NEXT_JANUARY)
        expected = {row.agency.code: row.is_expected for row in day}
        fresh = Report.objects.filter(pk__in=[one.pk for one in reports]).order_by("pk")
        waiting = reports_waiting_for(town.supervisor)
        return (
            [expected["d01"], expected["d02"]],
            [is_reviewed_here(one) for one in fresh],
            {one.agency.code for one in waiting},
        )

    assert seen() == ([True, False], [True, False], {"d01"})
    for agency, kind in ((out, MemberRule.Kind.EXCLUDED), (branch, MemberRule.Kind.INCLUDED)):
        services.set_member_rule(
            town.government, agency, kind=kind, from_year=YEAR, reason="区政府决定", by=town.supervisor
        )
    assert seen() == ([False, True], [False, True], {"d02"})
