"""The demonstration district: whole, in every state, and true to its own rules."""

import random
from collections import Counter
from datetime import date, datetime

import pytest
from django.db import transaction
from django.utils import timezone
from jsonschema import Draft202012Validator

from gongkai.agencies.models import Agency, Person, Post
from gongkai.agencies.roles import Role
from gongkai.annual_report.exchange import report_schema
from gongkai.annual_report.models import Correction, OutsideReport, Report, Section, YearlyFigure
from gongkai.annual_report.selectors import (
    cells_of,
    findings_for,
    findings_of,
    members_of,
    obstacles,
    report_json,
    unclear_cells,
)
from gongkai.cases.models import Case
from gongkai.cases.services import recompute_due_dates
from gongkai.demonstration.accounts import PLACES
from gongkai.demonstration.build import SEED, build
from gongkai.demonstration.district import District
from gongkai.demonstration.papers import PAPERS
from gongkai.demonstration.publishing import UNDER_WAY, all_publications
from gongkai.demonstration.reporting import BY_MONTH, COPIED, FAULTY, LATE, PUT_RIGHT, UNLISTED
from gongkai.demonstration.rolling_up import RURAL, TOWNSHIP
from gongkai.demonstration.stories import CHINA, at, tell
from gongkai.disclosure.models import Publication
from gongkai.trail.selectors import verify

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("district")]  # built once for all
TODAY = date(2026, 11, 20)  # a Friday


@pytest.fixture(scope="module")
def district(django_db_setup, django_db_blocker, tmp_path_factory):
    """Built once for the module, inside a transaction that is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build("Demo-test-711", today=TODAY)
        transaction.set_rollback(True)


def test_twelve_agencies_of_different_kinds_have_people_in_every_role(district):
    assert Agency.objects.count() == 12
    assert len(set(Agency.objects.values_list("kind", flat=True))) >= 6
    assert set(Post.objects.values_list("role", flat=True)) == {role.value for role in Role}
    assert Person.objects.filter(username="jingban").exists()


def test_300_publications_are_public_and_some_are_under_way(district):
    states = Counter(Publication.objects.values_list("state", flat=True))
    assert states["published"] == 300
    assert {"draft", "section_review", "agency_review", "returned", "not_proactive"} <= set(states)


def test_150_cases_stand_in_every_state(district):
    states = Counter(Case.objects.values_list("state", flat=True))
    assert states.total() == 150
    assert set(states) == set(Case.State.values)


def test_some_case_is_due_today_some_late_some_paused_and_one_signed_today(district):
    open_cases = Case.objects.filter(state__in=Case.OPEN)
    assert open_cases.filter(due_on=TODAY, decided_on__isnull=True).exists()
    assert open_cases.filter(due_on__lt=TODAY, decided_on__isnull=True).exists()
    assert open_cases.filter(paused=True).exists()
    assert open_cases.filter(decided_on=TODAY, state=Case.State.AWAITING_SERVICE).exists()


def test_every_report_is_valid_by_the_published_schema(district):
    validator = Draft202012Validator(report_schema())
    reports = Report.objects.filter(state__in=Report.PUBLIC).select_related("agency")
    assert reports.count() == 38  # 36 of the agencies, one of them corrected, one sum
    assert [error.message for one in reports for error in validator.iter_errors(report_json(one))] == []


def test_three_years_of_reports_are_published_and_one_does_not_tie_to_the_year_before(district):
    reports = Report.objects.filter(scope=Report.Scope.OWN).select_related("agency")
    years = Counter(reports.values_list("year", flat=True))
    assert years == {2020: 1, 2021: 1, 2022: 1, 2023: 11, 2024: 12, 2025: 11}
    broken = {
        (report.agency.code, report.year, finding.address)
        for report in reports
        for finding in findings_for(report.agency, report.year, cells_of(report))
        if finding.rule == "RC-07"
    }
    assert broken == {(FAULTY, 2025, "3.B.natural"), (FAULTY, 2025, "3.B.total")}


def test_one_sum_is_complete_and_public_and_the_next_waits_for_two_units_and_a_mended_report(district):
    public, waiting = Report.objects.filter(scope=Report.Scope.WHOLE).order_by("year")
    assert (public.year, public.state, len(public.members)) == (2024, Report.State.PUBLISHED, 13)
    assert (waiting.year, waiting.state) == (2025, Report.State.DRAFT)
    faulty, missing = obstacles(waiting, members_of(waiting))
    assert faulty.startswith("1个单位的报告有差错：澜溪区城市管理局（2处）")
    assert missing.startswith(f"系统外的2个单位还没有报告：{TOWNSHIP}、{RURAL}")
    unclear = OutsideReport.objects.get(state=OutsideReport.State.READ)
    assert (unclear.name, unclear_cells(unclear)) == (RURAL, {"3.A.natural": "10"})


def test_nothing_is_found_in_the_reports_but_what_is_planted(district):
    found = {
        (report.agency.code, report.year, finding.rule, finding.severity)
        for report in Report.objects.filter(scope=Report.Scope.OWN).select_related("agency")
        for finding in findings_of(report)
    }
    late = PLACES[LATE].code
    assert found == {
        (FAULTY, 2025, "RC-07", "error"),
        (late, 2024, "RC-19", "error"),
        (late, 2025, "RC-19", "error"),
        *((code, 2025, "RC-22", "warning") for code in COPIED),
    }


def test_what_an_agency_reports_of_itself_was_drafted_from_its_records(district):
    """The drafts keep their live figures in the passages; what was signed holds the numbers."""
    live = Section.objects.filter(text__contains="{{3.C7.total}}", report__scope=Report.Scope.OWN)
    assert (
        live.values("report").distinct().count() == 22
    )  # two years of eleven, the typed one left out, one corrected
    signed = Report.objects.filter(source=Report.Source.DERIVED)
    assert not any("{{" in text for report in signed for text in report.text.values())


def test_the_reports_show_a_correction_of_each_kind_and_figures_that_came_by_months(district):
    assert list(Correction.objects.values_list("report__agency__code", "address").order_by("address")) == [
        (UNLISTED, "2.1.normative.in_force"),
        (UNLISTED, "2.1.normative.made"),
    ]
    corrected = Report.objects.get(version=2)
    assert (corrected.agency.code, corrected.year, corrected.state) == (PUT_RIGHT, 2024, "published")
    assert corrected.correction_reason
    by_month = YearlyFigure.objects.filter(agency__code=BY_MONTH, year=2025, month__gt=0)
    assert set(by_month.values_list("month", flat=True)) == set(range(1, 13))
    assert by_month.values("source_file").distinct().count() == 2


def test_a_system_has_sent_each_month_of_this_year_that_is_over(district):
    sent = YearlyFigure.objects.filter(year=2026).select_related("entered_with")
    assert [one.month for one in sent.order_by("month")] == list(range(1, 11))  # October, in November
    assert {(one.enterer, one.agency.code) for one in sent} == {("执法办案系统", BY_MONTH)}


def test_the_trail_is_whole_and_the_stored_dates_are_what_the_facts_give(district):
    assert verify().broken == ()
    assert recompute_due_dates(check=True) == []


def test_what_a_story_does_today_does_not_lie_in_the_future(django_db_blocker):
    now = datetime(2026, 11, 20, 9, 0, tzinfo=CHINA)
    seen = []

    def story():
        yield at(date(2026, 11, 20), 16)
        seen.append(timezone.now())

    tell([story()], until=at(TODAY, 23), latest=now)
    assert seen == [now]


@pytest.mark.parametrize("today", [date(2026, 1, 5), date(2026, 4, 7), date(2027, 2, 28)])
def test_on_any_day_of_a_year_300_publications_begin_before_it(today):
    stories = all_publications(District(today, {}, {}, {}), random.Random(SEED))
    finished = stories[: len(stories) - len(UNDER_WAY)]
    assert len(finished) + len(PAPERS) == 300  # each paper also tells its interpretation
    assert [moment for moment in map(next, finished) if moment.date() >= today] == []
