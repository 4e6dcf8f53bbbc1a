"""Figures of other systems: of a year or of its months, never both, never a silent zero."""

from datetime import date

import pytest

from gongkai.annual_report import errors, services
from gongkai.annual_report.derivation import derived_cells
from gongkai.annual_report.models import YearlyFigure
from gongkai.annual_report.services import Entry
from gongkai.documents.errors import TypeNotAccepted
from tests.annual_report.builders import NEXT_JANUARY
from tests.cases.factories import Desk, at

pytestmark = pytest.mark.django_db
LICENCES, FEES = "2.5.licences.decisions", "2.8.fees.amount"


@pytest.fixture
def desk():
    with at(NEXT_JANUARY):
        yield Desk()


def enter(desk, *entries, **more):
    return services.enter_figures(
        desk.agency, 2026, entries, by=desk.officer, **({"source_note": "审批系统"} | more)
    )


def test_eleven_months_are_no_year_and_twelve_are_their_sum(desk):
    enter(desk, *(Entry(LICENCES, month, month) for month in range(1, 12)))
    assert derived_cells(desk.agency, 2026)[LICENCES] is None
    enter(desk, Entry(LICENCES, "0", 12))
    assert derived_cells(desk.agency, 2026)[LICENCES] == 66  # 1 + 2 + … + 11


def test_amounts_of_months_add_up_exactly(desk):
    enter(desk, *(Entry(FEES, "0.1", month) for month in range(1, 13)))
    assert derived_cells(desk.agency, 2026)[FEES] == 1.2


def test_a_year_and_its_months_are_not_both_entered(desk):
    enter(desk, Entry(LICENCES, 3, 1))
    with pytest.raises(errors.MonthsEntered, match="已经按月填报了1个月"):
        enter(desk, Entry(LICENCES, 40))
    assert services.withdraw_figures(desk.agency, 2026, LICENCES, by=desk.officer) == 1
    enter(desk, Entry(LICENCES, 40))
    with pytest.raises(errors.YearEntered, match="先撤掉全年数"):
        enter(desk, Entry(LICENCES, 3, 1))


def test_a_faulty_entry_leaves_none_of_its_fellows(desk):
    with pytest.raises(errors.BadFigure):
        enter(desk, Entry(LICENCES, 3, 1), Entry(LICENCES, "三", 2))
    assert not YearlyFigure.objects.exists()


def test_a_stock_is_not_entered_by_months_and_no_month_before_it_comes(desk):
    with pytest.raises(errors.NotMonthly):
        enter(desk, Entry("2.1.normative.in_force", 3, 1))
    with at(date(2026, 5, 31)), pytest.raises(errors.MonthToCome, match="2026年6月"):
        enter(desk, Entry(LICENCES, 3, 6))


def test_the_source_file_is_kept_and_examined(desk):
    (figure,) = enter(desk, Entry(LICENCES, 3, 1), source_file=("一月.txt", "许可3件".encode()))
    assert figure.source_file.name == "一月.txt"
    with pytest.raises(TypeNotAccepted):
        enter(desk, Entry(LICENCES, 4, 2), source_file=("二月.exe", b"MZ\x90\x00"))
    assert YearlyFigure.objects.count() == 1


def test_without_a_source_nothing_is_entered(desk):
    with pytest.raises(errors.SomethingMissing):
        enter(desk, Entry(LICENCES, 3, 1), source_note=" ")
