"""Normative documents from the library: what is made, repealed and in force in which year."""

from datetime import date

import pytest

from gongkai.annual_report import errors, services
from gongkai.annual_report.derivation import (
    derived_cells,
    derived_cells_of_all,
    enterable,
    to_enter,
)
from gongkai.annual_report.normative import documents_behind
from gongkai.disclosure.choices import State, Validity
from gongkai.law.report_forms import form_of_year
from tests.agencies.builders import make_agency
from tests.annual_report.documents import document
from tests.cases.factories import Desk

pytestmark = pytest.mark.django_db
ROW = "2.1.normative"
REPEALED = {"validity": Validity.REPEALED, "validity_reason": "已经修订"}


@pytest.fixture
def desk():
    return Desk()


def row(desk, year: int) -> tuple:
    cells = derived_cells(desk.agency, year)
    return tuple(cells[f"{ROW}.{column}"] for column in ("made", "repealed", "in_force"))


def test_a_document_counts_as_made_when_formed_and_in_force_until_it_is_repealed(desk):
    document(desk.agency, desk.officer, date(2024, 5, 6), validity_since=date(2026, 3, 1), **REPEALED)
    document(desk.agency, desk.officer, date(2025, 12, 31), published=date(2026, 1, 4))
    assert [row(desk, year) for year in (2024, 2025, 2026)] == [(1, 0, 1), (1, 0, 2), (0, 1, 1)]


def test_a_document_past_its_last_day_counts_as_repealed_once(desk):
    lapsed = {"expires_on": date(2025, 6, 30)}
    document(desk.agency, desk.officer, date(2024, 2, 1), **lapsed)
    # its end was put on record by an act half a year later: it left in 2025 all the same
    document(
        desk.agency, desk.officer, date(2024, 2, 1), **lapsed, **REPEALED, validity_since=date(2026, 1, 9)
    )
    assert [row(desk, year) for year in (2024, 2025, 2026)] == [(2, 0, 2), (0, 2, 0), (0, 0, 0)]


def test_the_last_day_of_the_year_is_still_in_force(desk):
    document(desk.agency, desk.officer, date(2025, 1, 1), expires_on=date(2025, 12, 31))
    assert [row(desk, year) for year in (2025, 2026)] == [(1, 0, 1), (0, 1, 0)]


def test_a_document_that_takes_effect_after_new_year_stands_in_the_stock_of_the_year_it_was_made(desk):
    later = {"effective_on": date(2026, 1, 1), "validity": Validity.NOT_YET}
    document(desk.agency, desk.officer, date(2025, 12, 20), **later)
    assert [row(desk, year) for year in (2025, 2026)] == [(1, 0, 1), (0, 0, 1)]


def test_a_library_that_begins_later_says_nothing_of_the_years_before(desk):
    document(desk.agency, desk.officer, date(2025, 1, 5))
    assert row(desk, 2024) == (None, None, None)


def test_a_joint_document_put_on_the_site_by_two_agencies_counts_once_for_the_first(desk):
    other = make_agency("fgj", name="明湖区发展和改革局", short_name="区发改局")
    for agency in (desk.agency, other):
        document(agency, desk.officer, date(2025, 3, 3), document_number="明建规〔2025〕9号")
    cells = derived_cells_of_all([desk.agency.pk, other.pk], 2025)
    assert [cells[one.pk][f"{ROW}.made"] for one in (desk.agency, other)] == [1, None]


def test_what_is_not_public_does_not_count(desk):
    document(desk.agency, desk.officer, date(2025, 3, 3))
    for state in (State.WITHDRAWN, State.NOT_PROACTIVE, State.DRAFT):
        document(desk.agency, desk.officer, date(2025, 3, 3), state=state)
    assert row(desk, 2025) == (1, 0, 1)


def test_the_form_of_2019_counts_what_became_public(desk):
    document(desk.agency, desk.officer, date(2019, 3, 3), published=date(2020, 2, 1))
    document(desk.agency, desk.officer, date(2020, 3, 3))
    cells = derived_cells(desk.agency, 2020)
    assert [cells[f"{ROW}.{column}"] for column in ("made", "newly_public", "public_total")] == [1, 2, 2]


def test_every_derived_cell_opens_as_many_documents_as_it_counts(desk):
    document(desk.agency, desk.officer, date(2024, 5, 6), validity_since=date(2026, 3, 1), **REPEALED)
    document(desk.agency, desk.officer, date(2025, 7, 1), expires_on=date(2026, 7, 1))
    document(desk.agency, desk.officer, date(2026, 7, 1))
    for year in (2019, 2024, 2025, 2026):
        for address, figure in derived_cells(desk.agency, year).items():
            if address.startswith(ROW):
                assert documents_behind(desk.agency, year, address).count() == (figure or 0)


@pytest.mark.parametrize("address", ["2.5.licences.decisions", "3.A.total", "2.1.normative.lost"])
def test_documents_stand_behind_their_row_only(desk, address):
    with pytest.raises(KeyError):
        documents_behind(desk.agency, 2026, address)


def test_where_the_library_holds_documents_they_are_not_entered(desk):
    assert to_enter(desk.agency, 2025) == enterable(form_of_year(2025))
    services.enter_figure(desk.agency, 2025, f"{ROW}.made", "4", by=desk.head, source_note="台账")
    assert row(desk, 2025) == (4, None, None)  # an agency that keeps them elsewhere
    document(desk.agency, desk.officer, date(2025, 3, 3))
    assert row(desk, 2025) == (1, 0, 1)
    assert not [a for a in to_enter(desk.agency, 2025) if a.startswith(ROW)]
    with pytest.raises(errors.FollowsFromLibrary, match="更正"):
        services.enter_figure(desk.agency, 2025, f"{ROW}.made", "4", by=desk.head, source_note="台账")
