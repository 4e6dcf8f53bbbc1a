"""A government's report is the sum of its agencies': who belongs, what it comes to, when it may go out."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.agencies.errors import NotAllowed
from gongkai.agencies.models import Agency
from gongkai.agencies.roles import Role
from gongkai.annual_report import errors, services
from gongkai.annual_report.membership import agencies_summed, left_out
from gongkai.annual_report.models import MemberRule, Report
from gongkai.annual_report.selectors import (
    Member,
    cells_of,
    changed_members,
    difference,
    findings_of,
    members_of,
    obstacles,
    summed_cells,
)
from gongkai.trail.selectors import records_of
from tests.agencies.builders import make_agency, make_officer
from tests.annual_report.builders import NEXT_JANUARY
from tests.annual_report.members import YEAR, clean_cells, departments, frozen
from tests.cases.factories import at

pytestmark = pytest.mark.django_db
S = Report.State
NEW, FEES = "3.A.total", "2.8.fees.amount"


class Government:
    def __init__(self, count: int):
        self.agency = make_agency("mh")
        self.departments = departments(self.agency, count)
        self.supervisor = make_officer(self.agency, Role.SUPERVISOR)
        self.officer = make_officer(self.agency, Role.CASE_OFFICER)
        self.head = make_officer(self.agency, Role.DISCLOSURE_HEAD)

    def opened(self) -> Report:
        return services.open_whole(self.agency, YEAR, by=self.supervisor)

    def written(self) -> Report:
        report = self.opened()
        for part in ("1", "5", "6"):
            text = "全区没有收取信息处理费。" if part == "6" else "没有需要说明的事项。"
            report = services.write_text(report, by=self.officer, part=part, text=text)
        return report

    def signed(self) -> Report:
        report = services.submit_for_signature(self.written(), by=self.officer)
        return services.sign(report, by=self.head)


def test_64_agencies_are_summed_once_the_late_and_the_faulty_are_mended():
    government = Government(63)  # and the government's own organ
    for number, agency in enumerate(government.departments[:61], start=1):
        frozen(agency, clean_cells(number))
    frozen(government.agency, clean_cells(100))
    faulty = Report.objects.get(agency=government.departments[0])
    Report.objects.filter(pk=faulty.pk).update(cells=clean_cells(1) | {NEW: 9})
    with at(NEXT_JANUARY):
        report = government.written()
        with pytest.raises(errors.MembersNotReady) as refused:
            services.submit_for_signature(report, by=government.officer)
        late, wrong = refused.value.sentences
        assert late.startswith("2个单位还没有报送：明河区第62局、明河区第63局")
        assert wrong.startswith("1个单位的报告有差错：明河区第1局（")
        Report.objects.filter(pk=faulty.pk).update(cells=clean_cells(1))
        for number, agency in enumerate(government.departments[61:], start=62):
            frozen(agency, clean_cells(number))
        report = services.submit_for_signature(report, by=government.officer)
        report = services.sign(report, by=government.head)
    # 1 + 2 + … + 63 = 63 × 64 ÷ 2 = 2016, and the government's own 100
    assert (report.cells[NEW], report.cells["3.C1.natural"], report.cells["3.D.total"]) == (2116, 2116, 0)
    assert len(report.members) == 64
    own = next(one for one in report.members if one["code"] == "mh")
    assert (own["name"], own["version"], len(own["sha256"])) == ("明河区人民政府", 1, 64)


def test_amounts_are_summed_exactly():
    government = Government(3)
    for agency in government.departments:
        frozen(agency, clean_cells(0, fees=0.1))
    assert cells_of(government.opened())[FEES] == 0.3  # 0.1 + 0.1 + 0.1 is 0.30000000000000004 in floats


counts = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**9)), min_size=1, max_size=12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(counts, st.randoms())
def test_a_sum_is_that_of_its_members_in_whatever_order_they_come(given_counts, random):
    whole = Report(year=YEAR, scope=Report.Scope.WHOLE, form="2021")
    members = [
        Member(f"{n}局", report=Report(form="2021", cells=clean_cells(new, fees=yuan / 10**4)))
        for n, (new, yuan) in enumerate(given_counts)
    ]
    cells = summed_cells(whole, members)
    random.shuffle(members)
    assert summed_cells(whole, members) == cells
    assert cells[NEW] == sum(new for new, _ in given_counts)
    assert Fraction(str(cells[FEES])) == Fraction(sum(yuan for _, yuan in given_counts), 10**4)


def test_a_blank_of_one_member_leaves_the_sum_blank_and_is_no_zero():
    government = Government(2)
    frozen(government.departments[0], clean_cells(3))
    frozen(government.departments[1], clean_cells(4) | {FEES: None})
    cells = cells_of(government.opened())
    assert (cells[NEW], cells[FEES]) == (7, None)


def test_the_sum_asks_the_database_as_often_for_thirty_as_for_three(django_assert_num_queries):
    government = Government(30)
    for agency in government.departments[:3]:
        frozen(agency, clean_cells(1))
    report = government.opened()
    with django_assert_num_queries(4):  # agencies, rules, reports, files
        cells_of(report)
    for agency in government.departments[3:]:
        frozen(agency, clean_cells(1))
    with django_assert_num_queries(4):
        cells_of(report)
    members = members_of(report)
    obstacles(report, members)  # the corpus of the year's words is made once
    # last year's, words, what moved, whose cases, those in doubt, units, hand-overs, abolished agencies
    with django_assert_num_queries(8):
        obstacles(report, members)


def test_who_belongs_follows_from_kind_and_parent():
    government = make_agency("mh")
    make_agency("zj", parent=government)
    make_agency("sw", parent=government, kind=Agency.Kind.VERTICAL, superior_department="市税务局")
    make_agency("gr", parent=government, reports_to_government=False)
    make_agency("xx", parent=government, kind=Agency.Kind.PUBLIC_ENTERPRISE)
    make_agency("old", parent=government, valid_to=date(2026, 12, 30))
    make_agency("new", parent=government, valid_from=date(2027, 1, 1))
    make_agency("gone", parent=government, valid_to=date(2025, 12, 31))
    # what ended within the year reports on its months (decision 21)
    assert [one.code for one in agencies_summed(government, YEAR)] == ["mh", "old", "zj"]
    assert [(one.agency.code, one.reason[:9]) for one in left_out(government, YEAR)] == [
        ("gr", "由上一级主管部门汇"),
        ("sw", "由市税务局汇总（国"),
    ]


def test_a_rule_holds_for_its_years_and_the_newest_one_decides():
    government = Government(1)
    agency = government.departments[0]

    def rule(kind, from_year, to_year=None):
        services.set_member_rule(
            government.agency,
            agency,
            kind=kind,
            from_year=from_year,
            to_year=to_year,
            reason="区编委文件",
            by=government.supervisor,
        )

    def counts_in(year):
        return agency in agencies_summed(government.agency, year)

    rule(MemberRule.Kind.EXCLUDED, 2025)
    assert [counts_in(year) for year in (2024, 2025, 2026)] == [True, False, False]
    rule(MemberRule.Kind.INCLUDED, 2026, 2026)
    assert [counts_in(year) for year in (2025, 2026, 2027)] == [False, True, False]
    with pytest.raises(errors.RuleYearsReversed, match="2026"):
        rule(MemberRule.Kind.INCLUDED, 2026, 2025)
    with pytest.raises(errors.SomethingMissing):
        services.set_member_rule(
            government.agency, agency, kind="excluded", from_year=2026, reason=" ", by=government.supervisor
        )
    with pytest.raises(errors.NotBelow):
        services.set_member_rule(
            government.agency,
            make_agency("other"),
            kind="excluded",
            from_year=2026,
            reason="别处",
            by=government.supervisor,
        )
    assert MemberRule.objects.count() == 2


def test_a_township_puts_in_the_sum_it_published_for_all_below_it():
    government = make_agency("mh")
    supervisor = make_officer(government, Role.SUPERVISOR)
    township = make_agency("zhen", parent=government, kind=Agency.Kind.TOWNSHIP, name="清溪镇人民政府")
    station = make_agency("zhan", parent=township, name="清溪镇水务站")
    for agency, new in ((government, 1), (township, 10), (station, 100)):
        frozen(agency, clean_cells(new))
    report = services.open_whole(government, YEAR, by=supervisor)
    assert cells_of(report)[NEW] == 111
    whole = frozen(township, clean_cells(500), scope=Report.Scope.WHOLE, state=S.HANDED_IN)
    assert cells_of(report)[NEW] == 111  # a sum counts once it is public
    Report.objects.filter(pk=whole.pk).update(state=S.PUBLISHED, published_at="2027-01-20T00:00Z")
    assert cells_of(report)[NEW] == 501
    assert [one.name for one in members_of(report)] == ["明河区人民政府", "清溪镇人民政府"]


def test_only_the_version_that_holds_is_summed():
    government = Government(1)
    agency = government.departments[0]
    frozen(agency, clean_cells(5), state=S.SUPERSEDED)
    frozen(agency, clean_cells(7), state=S.PUBLISHED, version=2)
    assert cells_of(government.opened())[NEW] == 7


def test_a_report_that_was_public_too_late_is_summed_all_the_same():
    government = Government(1)
    frozen(government.agency, clean_cells(1))
    late = frozen(government.departments[0], clean_cells(2), state=S.PUBLISHED)
    Report.objects.filter(pk=late.pk).update(published_at="2027-02-03T02:00Z")  # due on 31 January
    late.refresh_from_db()
    assert [(one.rule, one.severity) for one in findings_of(late)] == [("RC-19", "error")]
    report = government.opened()
    assert obstacles(report, members_of(report)) == []


def test_a_member_corrected_after_the_signature_shows_as_a_difference():
    government = Government(1)
    frozen(government.agency, clean_cells(1))
    member = frozen(government.departments[0], clean_cells(2))
    with at(NEXT_JANUARY):
        report = government.signed()
    assert (difference(report), changed_members(report, members_of(report))) == ({}, [])
    Report.objects.filter(pk=member.pk).update(cells=clean_cells(4), sha256="f" * 64)
    assert difference(report)[NEW] == (3, 5)
    assert changed_members(report, members_of(report)) == ["明河区第1局的报告换了一版"]
    wrong = [one for one in findings_of(report) if one.rule == "RC-24"]
    assert {one.address for one in wrong} >= {NEW, "3.C1.natural"}
    assert [(share.agency, share.figure) for share in wrong[0].shares] == [
        ("明河区第1局", 4),
        ("明河区人民政府", 1),
    ]


def test_summing_up_is_for_the_supervising_office_of_a_government():
    government = Government(1)
    with pytest.raises(NotAllowed, match="主管部门"):
        services.open_whole(government.agency, YEAR, by=government.officer)
    elsewhere = make_officer(government.departments[0], Role.SUPERVISOR)
    with pytest.raises(errors.NotAGovernment):
        services.open_whole(government.departments[0], YEAR, by=elsewhere)
    report = government.opened()
    assert government.opened() == report
    assert [one.act for one in records_of(report)] == ["report_opened"]


def test_two_members_of_one_name_both_count_and_are_told_apart():
    government = Government(2)
    Agency.objects.filter(pk__in=[one.pk for one in government.departments]).update(name="明河区服务中心")
    for number, agency in enumerate([government.agency, *government.departments], start=1):
        frozen(agency, clean_cells(number))
    report = government.opened()
    assert summed_cells(report)[NEW] == 6  # 1 + 2 + 3
    codes = [one.code for one in government.departments]
    names = {one.name for one in members_of(report)}
    assert names == {"明河区人民政府", *(f"明河区服务中心（{code}）" for code in codes)}
