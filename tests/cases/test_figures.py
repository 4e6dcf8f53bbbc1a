"""Where cases count: the identity holds for any history, and each cell opens its cases."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.cases import figures, services
from gongkai.cases.models import Case, Remedy
from gongkai.law.decisions import Outcome, report_row
from gongkai.law.report_forms import form_of_year
from tests.cases.factories import RECEIVED, Desk, at, skeleton_case

pytestmark = pytest.mark.django_db
CLASSES = [*Case.ApplicantClass.values]

histories = st.lists(
    st.tuples(
        st.dates(date(2023, 6, 1), date(2026, 6, 30)),
        st.none() | st.integers(0, 500),
        st.sampled_from(CLASSES),
        st.sampled_from([outcome.value for outcome in Outcome]),
    ),
    max_size=30,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories=histories, year=st.integers(2023, 2027), form=st.sampled_from(["2019", "2021"]))
def test_what_came_in_equals_what_left_and_what_stays_for_any_history(histories, year, form):
    with transaction.atomic():
        agency = Desk().agency
        Case.objects.bulk_create(
            skeleton_case(
                agency,
                received,
                None if days is None else received + timedelta(days=days),
                applicant_class=applicant,
                outcome=outcome,
            )
            for received, days, applicant, outcome in histories
        )
        cells = figures.cells_table3([agency.pk], year, form)
        next_year = figures.cells_table3([agency.pk], year + 1, form)
        transaction.set_rollback(True)

    def cell(row: str, column: str) -> int:
        return cells.get((row, column), 0)

    results = {report_row(outcome, form) for outcome in Outcome}
    for column in (*CLASSES, "total"):
        assert cell("A", column) + cell("B", column) == cell("C7", column) + cell("D", column)
        assert cell("C7", column) == sum(cell(row, column) for row in results)
        assert next_year.get(("B", column), 0) == cell("D", column)
    for row in ("A", "B", "C7", "D", *results):
        assert cell(row, "total") == sum(cell(row, column) for column in CLASSES)
    # and against a plain count over the histories
    decided = [(r, r + timedelta(days=d)) for r, d, _, _ in histories if d is not None]
    assert cell("C7", "total") == sum(on.year == year for _, on in decided)
    assert cell("A", "total") == sum(received.year == year for received, *_ in histories)


@pytest.fixture
def years():
    """Received in 2025 and decided in 2026; both in 2026; received in 2026 and open; another agency's."""
    desk = Desk()
    rows = [
        skeleton_case(desk.agency, date(2025, 12, 31), date(2026, 1, 1), outcome="D4"),
        skeleton_case(
            desk.agency, date(2026, 1, 1), date(2026, 12, 31), outcome="G3", applicant_class="legal"
        ),
        skeleton_case(desk.agency, date(2026, 12, 31), None),
        skeleton_case(desk.agency, date(2026, 5, 1), date(2027, 1, 1), outcome="N1"),
        skeleton_case(desk.district.subdistrict, date(2026, 5, 1), date(2026, 5, 1), outcome="O2"),
    ]
    Case.objects.bulk_create(rows)
    return desk


def test_the_turn_of_the_year_falls_between_31_december_and_1_january(years):
    cells = figures.cells_table3([years.agency.pk], 2026)
    assert cells == {
        ("A", "legal"): 1,
        ("A", "natural"): 2,
        ("A", "total"): 3,
        ("B", "natural"): 1,
        ("B", "total"): 1,
        ("C34", "natural"): 1,
        ("C34", "total"): 1,
        ("C2", "legal"): 1,
        ("C2", "total"): 1,
        ("C7", "natural"): 1,
        ("C7", "legal"): 1,
        ("C7", "total"): 2,
        ("D", "natural"): 2,
        ("D", "total"): 2,
    }


def test_every_cell_opens_exactly_the_cases_it_counts(years):
    agencies = [years.agency, years.district.subdistrict]
    for form in ("2019", "2021"):
        cells = figures.cells_table3([agency.pk for agency in agencies], 2026, form)
        table = form_of_year(2020 if form == "2019" else 2026).table3
        addresses = [(row.id, column.id) for row in table.rows for column in table.columns]
        behind = {key: figures.cases_behind(agencies, 2026, *key, form=form).count() for key in addresses}
        assert behind == {key: cells.get(key, 0) for key in addresses}


def test_an_address_outside_the_table_opens_nothing(years):
    for row, column in (("C6", "natural"), ("A", "martian"), ("", "total")):
        with pytest.raises(KeyError):
            figures.cases_behind(years.agency, 2026, row, column)
    with pytest.raises(KeyError):
        figures.remedies_behind(years.agency, 2026, "review", "lost")


def test_the_report_of_many_agencies_is_a_handful_of_queries(years, django_assert_num_queries):
    ids = [years.agency.pk, years.district.subdistrict.pk]
    with django_assert_num_queries(4):
        figures.cells_table3(ids, 2026)
    with django_assert_num_queries(2):
        figures.cells_table4(ids, 2026)


def test_remedies_count_by_their_result_in_the_year_and_as_pending_at_its_end():
    desk = Desk()
    case = desk.served()
    with at(date(2026, 12, 30)):
        file = {"case": case, "by": desk.officer, "body": "明河区人民政府"}
        reviewed = services.file_remedy(route="review", filed_on=RECEIVED, **file)
        services.file_remedy(route="review", filed_on=date(2026, 12, 30), **file)
        services.file_remedy(route="after_review", filed_on=date(2026, 12, 1), **file)
        services.conclude_remedy(
            reviewed, by=desk.officer, result="corrected", concluded_on=date(2026, 11, 20)
        )
    with at(date(2027, 2, 1)):
        services.conclude_remedy(
            Remedy.objects.get(route="after_review"),
            by=desk.officer,
            result="upheld",
            concluded_on=date(2027, 1, 31),
        )
        with pytest.raises(Exception, match="已在11月20日登记审结"):
            services.conclude_remedy(
                reviewed, by=desk.officer, result="other", concluded_on=date(2027, 1, 31)
            )
    ids = [desk.agency.pk]
    assert figures.cells_table4(ids, 2026) == {
        ("review", "corrected"): 1,
        ("review", "pending"): 1,
        ("review", "total"): 2,
        ("after_review", "pending"): 1,
        ("after_review", "total"): 1,
    }
    assert figures.cells_table4(ids, 2027) == {
        ("review", "pending"): 1,
        ("review", "total"): 1,
        ("after_review", "upheld"): 1,
        ("after_review", "total"): 1,
    }
    for year in (2026, 2027):
        cells = figures.cells_table4(ids, year)
        counted = {
            (route, result): figures.remedies_behind(desk.agency, year, route, result).count()
            for route in Remedy.Route.values
            for result in (*Remedy.Result.values, "total")
        }
        assert {key: number for key, number in counted.items() if number} == cells


@pytest.mark.parametrize(
    "wrong",
    [
        {"decided_on": date(2026, 1, 1)},  # before its receipt
        {"outcome": "G2"},  # without a day
        {"replied_on": date(2026, 6, 1)},  # served without a decision
        {"received_on": None},
    ],
)
def test_the_database_refuses_rows_that_would_break_the_identity(wrong):
    desk = Desk()
    case = skeleton_case(desk.agency, date(2026, 5, 1), None)
    for field, value in wrong.items():
        setattr(case, field, value)
    if "decided_on" in wrong:
        case.outcome = "G2"
    with pytest.raises(IntegrityError), transaction.atomic():
        case.save()
