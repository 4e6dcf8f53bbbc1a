"""Whatever moves between agencies, nothing is lost from the sum of their government."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from gongkai.agencies.models import Agency
from gongkai.annual_report import errors, services
from gongkai.annual_report.derivation import derived_cells_of_all
from gongkai.annual_report.hand_overs import moved_for_each
from gongkai.annual_report.models import HandOver, Report
from gongkai.annual_report.selectors import (
    changes_of_year,
    members_of,
    obstacles,
    summed_cells,
)
from gongkai.annual_report.selectors.hand_overs import movable_cases
from gongkai.cases.models import Case
from gongkai.law.identities import check_cells
from gongkai.law.report_forms import form_of_year
from tests.annual_report.members import YEAR, clean_cells, frozen
from tests.annual_report.moving import (
    GROUND,
    S,
    Town,
    carried_forward,
    carried_over,
    last_year,
    opened,
    rc07,
)
from tests.cases.factories import skeleton_case

pytestmark = pytest.mark.django_db

# --- the government's sum


def test_the_sum_of_64_is_the_same_whatever_moves_between_its_members():
    town = Town(63)
    members = [town.government, *town.departments]
    for number, agency in enumerate(members, start=1):
        last_year(agency, natural=number)  # 1 + … + 64 = 2080
    whole = frozen(
        town.government, carried_forward(natural=2080), year=2025, scope=Report.Scope.WHOLE, state=S.PUBLISHED
    )
    giver, taker = town.departments[62], town.departments[0]  # 64 and 2
    town.hand_over(giver, taker, cells={"natural": 40})
    for number, agency in enumerate(members, start=1):
        pieces = {giver.pk: 24, taker.pk: 42}.get(agency.pk, number)
        frozen(agency, carried_over(natural=pieces))
    report = services.open_whole(town.government, YEAR, by=town.supervisor)
    assert summed_cells(report)["3.B.natural"] == whole.cells["3.D.natural"] == 2080
    members_now = members_of(report)
    assert len(members_now) == 64
    assert (rc07(report), obstacles(report, members_now)) == ([], [])


def test_the_sum_expects_what_crossed_its_border():
    town = Town()
    giver, stays, branch = town.departments
    Agency.objects.filter(pk=branch.pk).update(kind=Agency.Kind.VERTICAL)
    for agency, pieces in ((giver, 5), (stays, 2), (branch, 1), (town.government, 0)):
        last_year(agency, natural=pieces)
    frozen(
        town.government, carried_forward(natural=7), year=2025, scope=Report.Scope.WHOLE, state=S.PUBLISHED
    )
    town.hand_over(giver, branch, cells={"natural": 4})
    for agency, pieces in ((giver, 1), (stays, 2), (town.government, 0)):
        frozen(agency, carried_over(natural=pieces))
    report = services.open_whole(town.government, YEAR, by=town.supervisor)
    assert (summed_cells(report)["3.B.natural"], rc07(report)) == (3, [])  # 7 - 4


def test_the_sum_expects_less_where_a_rule_takes_a_member_out():
    town = Town(2)
    stays, leaves = town.departments
    for agency, pieces in ((stays, 3), (leaves, 4), (town.government, 0)):
        last_year(agency, natural=pieces)
    frozen(
        town.government, carried_forward(natural=7), year=2025, scope=Report.Scope.WHOLE, state=S.PUBLISHED
    )
    for agency, pieces in ((stays, 3), (town.government, 0)):
        frozen(agency, carried_over(natural=pieces))
    services.set_member_rule(
        town.government, leaves, kind="vertical", from_year=YEAR, reason="由市局汇总", by=town.supervisor
    )
    report = services.open_whole(town.government, YEAR, by=town.supervisor)
    assert (summed_cells(report)["3.B.natural"], rc07(report)) == (3, [])


def test_an_abolished_agency_nobody_took_over_keeps_the_sum_from_its_signature():
    town = Town(2)
    gone, taker = town.departments
    town.abolish(gone, date(2025, 12, 31))
    last_year(gone, natural=3)
    frozen(town.government, clean_cells(1))
    report = services.open_whole(town.government, YEAR, by=town.supervisor)
    _, sentence = obstacles(report, members_of(report))  # the taker is late too
    assert sentence.startswith("明河区第1局2025年12月31日撤销，上年结转3件，没有登记由哪个单位接着办")
    town.hand_over(gone, taker, cells={"natural": 3})
    frozen(taker, carried_over(natural=3))
    assert obstacles(report, members_of(report)) == []


def test_every_change_of_the_year_is_named_with_its_reason():
    town = Town()
    gone, split, taker = town.departments
    last_year(split, natural=2)
    town.abolish(gone, successor=taker)
    (alone,) = changes_of_year(town.government, YEAR)
    assert alone.words == "2026年6月30日撤销，年内的数字由它最后一份报告报送，由3局代为编写"
    town.hand_over(gone, taker, whole=True)
    town.hand_over(split, taker, cells={"natural": 2})
    assert [(one.agency, one.words, one.ground) for one in changes_of_year(town.government, YEAR)] == [
        (gone, "2026年6月30日撤销，并入明河区第3局，2026年度的数字由它一并报送", GROUND),
        (split, "部分职能划转明河区第3局，上年结转的申请2件随职能划转", GROUND),
    ]


# --- whatever moves

open_cases = st.lists(
    st.tuples(
        st.integers(0, 3),  # the agency it is filed at
        st.sampled_from(["natural", "enterprise", "legal"]),
        st.dates(date(2024, 1, 1), date(2026, 12, 31)),
        st.none() | st.integers(0, 700),
    ),
    min_size=6,
    max_size=24,
)
moves = st.lists(
    st.tuples(
        st.integers(2025, 2027),
        st.integers(0, 3),  # who gives
        st.integers(1, 3),  # so many places further takes
        st.sets(st.integers(0, 23), min_size=8),
        st.booleans(),
    ),
    min_size=2,
    max_size=6,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(open_cases, moves)
def test_the_sum_carries_over_what_it_left_open_and_every_report_holds_whatever_moves(histories, planned):
    with transaction.atomic():
        town = Town(3)
        agencies = [town.government, *town.departments]
        cases = Case.objects.bulk_create(
            skeleton_case(
                agencies[place],
                received,
                None if days is None else date.fromordinal(received.toordinal() + days),
                applicant_class=kind,
                outcome="G2",
            )
            for place, kind, received, days in histories
        )
        for year, giver, further, chosen, whole in sorted(planned, key=lambda each: each[0]):
            try:
                if whole:
                    town.abolish(agencies[giver], date(year, 6, 30))
                with transaction.atomic():
                    held = set(movable_cases(agencies[giver], year))
                    moved = [cases[n] for n in chosen if n < len(cases) and cases[n] in held]
                    town.hand_over(
                        agencies[giver],
                        agencies[(giver + further) % 4],
                        *([] if whole else moved),
                        year=year,
                        whole=whole,
                    )
            except errors.Refusal:
                continue
        event(f"{HandOver.objects.count()} hand-overs")
        keys = [one.pk for one in agencies]
        each = {year: derived_cells_of_all(keys, year) for year in range(2024, 2029)}
        expected = {year: moved_for_each([one.pk for one in agencies], year) for year in each}
        transaction.set_rollback(True)
    for year in range(2025, 2029):
        columns = form_of_year(year).table3.columns
        for column in (one.id for one in columns):
            b = sum(each[year][pk][f"3.B.{column}"] for pk in keys)
            d = sum(each[year - 1][pk][f"3.D.{column}"] for pk in keys)
            assert b == d
            for pk in keys:
                came = sum(one.of(column) for one in expected[year].get(pk, ()))
                assert each[year][pk][f"3.B.{column}"] == each[year - 1][pk][f"3.D.{column}"] + came
        for pk in keys:
            tables = {a: v for a, v in each[year][pk].items() if a[0] == "3"}
            assert check_cells(tables, form_of_year(year)) == []


def test_the_changes_of_a_year_are_asked_as_often_for_three_abolished_agencies_as_for_one():
    town = Town()
    asked = []
    for number, gone in enumerate(town.departments, 1):
        if number != 2:
            last_year(gone, natural=number)
        opened(gone, 2)  # the last report goes before the records
        town.abolish(gone, on=date(2025, 12, 31))
        with CaptureQueriesContext(connection) as queries:
            changes = changes_of_year(town.government, YEAR)
        asked.append(len(queries))
    assert [one.open for one in changes] == [1, 2, 3]
    assert asked[1] == asked[2] <= asked[0] + 2  # without a last report the records are asked, once for all
