"""The load is the same every time, and what the law says of real rows holds for it."""

from __future__ import annotations

from datetime import date

import pytest
from click.testing import CliRunner
from django.db import transaction

from gongkai.agencies.models import Agency, Installation
from gongkai.annual_report.models import Report
from gongkai.annual_report.selectors import difference, findings_for
from gongkai.cases.models import Case, Remedy
from gongkai.cases.services import recompute_due_dates
from gongkai.config.commands.bench import bench
from gongkai.demonstration.load import Seeded, seed
from gongkai.disclosure.models import Publication
from gongkai.law.report_forms import COLUMNS
from gongkai.search.services import verify
from tests.agencies.builders import make_agency, today

pytestmark = pytest.mark.django_db

NUMBERS = {"publications": 80, "cases": 400, "agencies": 3}


def test_the_same_numbers_and_day_give_the_same_rows():
    first, second = _rows_of_a_fresh_seed(), _rows_of_a_fresh_seed()
    assert first == second
    assert {name: len(rows) for name, rows in first.items() if name != "remedies"} == NUMBERS


def _rows_of_a_fresh_seed() -> dict[str, list]:
    with transaction.atomic():
        seed(**NUMBERS, today=today)
        rows = {
            "agencies": list(Agency.objects.values_list("code", "name", "path")),
            "publications": list(
                Publication.objects.order_by("address").values_list(
                    "address", "title", "body", "published_at", "validity", "interprets__address"
                )
            ),
            "cases": list(
                Case.objects.order_by("number").values_list(
                    "number",
                    "query_code_hash",
                    "received_on",
                    "due_on",
                    "outcome",
                    "decided_on",
                    "replied_on",
                )
            ),
            "remedies": list(
                Remedy.objects.order_by("case__number").values_list(
                    "case__number", "route", "result", "filed_on", "concluded_on"
                )
            ),
        }
        transaction.set_rollback(True)
    return rows


def test_what_comes_in_equals_what_goes_out_and_what_stays_in_every_seeded_report():
    seed(**NUMBERS, today=today)
    reports = list(Report.objects.select_related("agency"))
    assert len(reports) == 3 * 2  # three agencies, the two years that are over
    for report in reports:
        for column in COLUMNS:
            a, b, c7, d = (report.cells[f"3.{row}.{column.id}"] for row in ("A", "B", "C7", "D"))
            assert a + b == c7 + d
    assert sum(report.cells["3.C7.total"] for report in reports) > 0


def test_no_identity_finds_a_fault_and_the_frozen_figures_are_those_of_the_cases():
    seed(**NUMBERS, today=today)
    for report in Report.objects.select_related("agency").order_by("year"):
        assert findings_for(report.agency, report.year, report.cells) == []
        assert difference(report) == {}


def test_stored_terms_are_those_the_facts_give():
    seed(**NUMBERS, today=today)
    assert recompute_due_dates(check=True) == []


def test_cases_reach_back_three_years_and_the_last_are_still_open():
    seed(**NUMBERS, today=today)
    days = list(Case.objects.order_by("received_on").values_list("received_on", flat=True))
    assert (days[0].year, days[-1].year) == (2024, 2026)
    assert days[-1] <= today
    # 33 working days before 20 November 2026 is 29 September: what came before is answered
    assert not Case.objects.filter(state=Case.State.IN_HAND, received_on__lt=date(2026, 9, 29)).exists()
    assert Case.objects.filter(state=Case.State.IN_HAND).exists()


def test_the_index_holds_what_is_public_afterwards():
    seeded = seed(**NUMBERS, today=today)
    assert seeded == Seeded(agencies=3, publications=80, cases=400, reports=6, entries=86)
    assert verify().none


def test_a_second_run_adds_and_freezes_the_reports_anew():
    seed(**NUMBERS, today=today)
    seed(**NUMBERS, today=today)
    assert (Publication.objects.count(), Case.objects.count(), Report.objects.count()) == (160, 800, 6)
    assert all(difference(report) == {} for report in Report.objects.select_related("agency"))


def test_the_command_says_what_it_made():
    done = CliRunner().invoke(bench, ["seed", "--publications", "20", "--cases", "30", "--agencies", "2"])
    assert (done.exit_code, done.stdout) == (
        0,
        "装好2个单位、20件公开信息、30件申请、4份年报，索引里有24条\n",
    )


@pytest.mark.parametrize("with_site", [True, False])
def test_the_command_leaves_real_data_alone(with_site):
    make_agency("mh")
    if with_site:
        Installation.objects.create(
            pk=1, name="明河区人民政府", domain="www.mh.example", id_code="9901060001", region_code="990106"
        )
    done = CliRunner().invoke(bench, ["seed"])
    assert (done.exit_code, done.stderr) == (
        2,
        "这个数据库里有正式数据，测试数据要装到别的数据文件夹（DATA_DIR）或者数据库。\n",
    )
    assert Agency.objects.count() == 1


def test_the_command_refuses_more_agencies_than_there_are_codes():
    done = CliRunner().invoke(bench, ["seed", "--agencies", "1000"])
    assert (done.exit_code, done.stderr) == (2, "--agencies应在1到999之间，现在是1000。\n")
