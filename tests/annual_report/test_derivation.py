"""Cells from records: what counts where, and what opens behind each."""

from datetime import date

import pytest
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.annual_report import services
from gongkai.annual_report.derivation import (
    cases_behind,
    derived_cells,
    derived_cells_of_all,
    enterable,
    explain_cell,
    remedies_behind,
    to_enter,
)
from gongkai.annual_report.models import YearlyFigure
from gongkai.annual_report.normative import COLUMNS, documents_behind
from gongkai.cases.models import Case
from gongkai.cases.services import conclude_remedy, file_remedy
from gongkai.disclosure.choices import Kind, State, Validity
from gongkai.disclosure.models import Publication
from gongkai.law.decisions import Outcome
from gongkai.law.identities import check_cells
from gongkai.law.report_forms import form_of_year
from tests.cases.factories import Desk, at, company
from tests.disclosure.builders import make_draft, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return Desk()


def test_a_year_without_cases_is_all_zeros_where_records_answer(desk):
    cells = derived_cells(desk.agency, 2026)
    assert list(cells) == list(form_of_year(2026).addresses)
    assert {value for address, value in cells.items() if address[0] in "34"} == {0}


def test_a_figure_that_nobody_entered_is_missing_not_zero(desk):
    cells = derived_cells(desk.agency, 2026)
    assert cells["2.5.licences.decisions"] is None
    assert cells["2.1.regulations.made"] == 0  # a department has no power to make rules


def test_an_open_case_is_received_and_carried_forward(desk):
    desk.received(date(2026, 9, 16))
    cells = derived_cells(desk.agency, 2026)
    assert cells["3.A.natural"] == cells["3.D.natural"] == cells["3.A.total"] == cells["3.D.total"] == 1
    assert derived_cells(desk.agency, 2027)["3.B.natural"] == 1


def test_a_signed_reply_counts_in_the_row_of_its_decision_and_opens_its_case(desk):
    letter = desk.signed(Outcome.N1, case=desk.received(applicant=company()))
    case = letter.case
    cells = derived_cells(desk.agency, 2026)
    assert cells["3.C41.enterprise"] == cells["3.C41.total"] == cells["3.C7.enterprise"] == 1
    assert list(cases_behind(desk.agency, 2026, "3.C41.enterprise")) == [case]
    assert list(cases_behind(desk.agency, 2026, "3.C41.natural")) == []


def test_table_4_counts_a_suit_by_its_result_and_opens_it(desk):
    letter = desk.signed(Outcome.N1)
    with at(date(2026, 12, 1)):
        remedy = file_remedy(
            letter.case, by=desk.head, route="direct", filed_on=date(2026, 11, 30), body="明河区人民法院"
        )
    assert derived_cells(desk.agency, 2026)["4.direct.pending"] == 1
    with at(date(2026, 12, 30)):
        conclude_remedy(remedy, by=desk.head, result="upheld", concluded_on=date(2026, 12, 29))
    cells = derived_cells(desk.agency, 2026)
    assert (cells["4.direct.pending"], cells["4.direct.upheld"], cells["4.direct.total"]) == (0, 1, 1)
    assert list(remedies_behind(desk.agency, 2026, "4.direct.upheld")) == [remedy]


def test_derived_cells_satisfy_the_identities(desk):
    desk.received(date(2026, 9, 16))
    desk.signed(Outcome.G2)
    with at(date(2026, 12, 1)):
        for address in enterable(form_of_year(2026)):
            services.enter_figure(desk.agency, 2026, address, "3", by=desk.head, source_note="台账")
    assert check_cells(derived_cells(desk.agency, 2026), form_of_year(2026)) == []


@pytest.mark.parametrize("address", form_of_year(2026).addresses)
def test_every_cell_explains_itself_in_a_sentence(address):
    sentence = explain_cell(address, 2026)
    assert sentence.endswith("。")
    assert "〔" not in sentence


@pytest.mark.parametrize("address", ["3.C1.nobody", "9.A.total", "4.review.total"])
def test_cases_stand_behind_cells_of_table_3_only(desk, address):
    with pytest.raises(KeyError):
        cases_behind(desk.agency, 2026, address)


def test_deriving_a_report_takes_the_same_queries_for_one_case_and_for_three(desk, django_assert_num_queries):
    desk.received(date(2026, 9, 16))
    with django_assert_num_queries(9):
        derived_cells(desk.agency, 2026)
    desk.received(date(2026, 9, 17))
    desk.received(date(2026, 9, 18))
    with django_assert_num_queries(9):
        derived_cells(desk.agency, 2026)


def test_many_agencies_cost_no_more_than_one_and_give_the_same(desk, django_assert_num_queries):
    desk.received(date(2026, 9, 16))
    moved = desk.signed(Outcome.G2).case
    there = desk.district.subdistrict
    Case.objects.filter(pk=moved.pk).update(agency=there)
    keys = [desk.agency.pk, there.pk, desk.agency.parent_id]
    with django_assert_num_queries(9):
        each = derived_cells_of_all(keys, 2026)
    assert each == {agency.pk: derived_cells(agency, 2026) for agency in Agency.objects.filter(pk__in=keys)}


def _document(desk, issued: date, **fields) -> Publication:
    """A normative document as it stands in the library; what led there is not the report's to know."""
    draft = make_draft(make_staff(desk.agency), kind=Kind.NORMATIVE, issued_on=date(2020, 1, 1))
    number = f"JZ-{draft.pk}"
    public = {"state": State.PUBLISHED, "published_at": timezone.now(), "index_number": number}
    Publication.objects.filter(pk=draft.pk).update(**public, address=number, issued_on=issued, **fields)
    return draft


def test_normative_documents_are_counted_from_the_library_by_the_day_they_were_made_and_ended(desk):
    ended = {"validity": Validity.REPEALED, "validity_since": date(2026, 6, 1)}
    old = _document(desk, date(2020, 3, 1), validity=Validity.IN_FORCE)
    repealed = _document(desk, date(2021, 3, 1), **ended)
    lapsed = _document(desk, date(2024, 1, 1), validity=Validity.IN_FORCE, expires_on=date(2026, 12, 30))
    last_day = _document(desk, date(2024, 1, 1), validity=Validity.IN_FORCE, expires_on=date(2026, 12, 31))
    made = _document(desk, date(2026, 12, 31), validity=Validity.NOT_YET, effective_on=date(2027, 2, 1))
    _document(desk, date(2027, 1, 1), validity=Validity.IN_FORCE)
    cells = derived_cells(desk.agency, 2026)
    assert [cells[f"2.1.normative.{column}"] for column in ("made", "repealed", "in_force")] == [1, 2, 3]
    behind = {c: set(documents_behind(desk.agency, 2026, f"2.1.normative.{c}")) for c in COLUMNS["2021"]}
    assert behind == {"made": {made}, "repealed": {repealed, lapsed}, "in_force": {old, last_day, made}}
    assert derived_cells(desk.agency, 2025)["2.1.normative.in_force"] == 4  # 4 + 1 - 2 = 3
    assert not any(address.startswith("2.1.normative") for address in to_enter(desk.agency, 2026))


def test_months_add_up_once_all_twelve_are_there(desk):
    for month in range(1, 13):
        assert derived_cells(desk.agency, 2026)["2.5.licences.decisions"] is None
        YearlyFigure.objects.create(
            agency=desk.agency, year=2026, month=month, address="2.5.licences.decisions", value=month,
            source_note="审批系统", entered_by=desk.officer.person,
        )  # fmt: skip
    assert derived_cells(desk.agency, 2026)["2.5.licences.decisions"] == 78
