"""Cells put right by hand: with a reason, beside the derived figure, and never behind the checks' back."""

from datetime import date

import pytest

from gongkai.agencies.errors import NotAllowed
from gongkai.agencies.roles import Role
from gongkai.annual_report import errors, services
from gongkai.annual_report.selectors import blocking_findings, cells_of, difference, findings_of
from gongkai.cases.models import Decision
from gongkai.law.decisions import Outcome
from gongkai.trail.selectors import records_of
from tests.agencies.builders import make_officer
from tests.annual_report.builders import NEXT_JANUARY, handed_in, written
from tests.annual_report.documents import document
from tests.cases.factories import Desk, at

pytestmark = pytest.mark.django_db
REASON = "12月31日收到的1件登记在旧系统，没有迁入"
ROWS = ("A.natural", "A.total", "D.natural", "D.total")


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def report(desk):
    with at(NEXT_JANUARY):
        yield written(desk)


def correct(report, desk, address: str, value="1", reason=REASON):
    return services.correct_cell(report, address, value, by=desk.officer, reason=reason)


def test_a_corrected_cell_keeps_the_derived_figure_and_its_reason(report, desk):
    correction = correct(report, desk, "3.A.natural")
    assert (correction.derived, correction.value, correction.reason) == (0, 1, REASON)
    assert cells_of(report)["3.A.natural"] == 1
    last = list(records_of(report))[-1]
    assert (last.act, last.details["derived"], last.details["reason"]) == ("cell_corrected", "0", REASON)


def test_corrected_cells_are_checked_like_all_others(report, desk):
    correct(report, desk, "3.A.natural")
    assert {one.rule for one in blocking_findings(report)} == {"RC-01", "RC-03"}
    for row in ROWS:
        correct(report, desk, f"3.{row}")
    assert blocking_findings(report) == []


def test_a_difference_from_the_case_files_is_told_with_its_reason_and_does_not_block(report, desk):
    for row in ROWS:
        correct(report, desk, f"3.{row}")
    told = [one for one in findings_of(report) if one.rule == "RC-18"]
    assert [(one.address, one.stated, one.computed, one.explained) for one in told] == [
        (f"3.{row}", 1, 0, REASON) for row in ROWS
    ]
    signed = handed_in(report, desk)
    assert signed.cells["3.A.total"] == 1
    assert difference(signed) == {}
    assert [one.address for one in findings_of(signed) if one.rule == "RC-18"] == [f"3.{r}" for r in ROWS]


def test_a_withdrawn_correction_lets_the_cell_follow_its_records_again(report, desk):
    correct(report, desk, "3.A.natural")
    assert services.withdraw_correction(report, "3.A.natural", by=desk.officer) == 0
    assert cells_of(report)["3.A.natural"] == 0
    assert list(records_of(report))[-1].act == "cell_correction_withdrawn"
    with pytest.raises(errors.NotCorrected):
        services.withdraw_correction(report, "3.A.natural", by=desk.officer)


def test_documents_lawfully_not_public_are_added_by_a_correction(report, desk):
    document(desk.agency, desk.officer, date(2026, 3, 2))
    assert cells_of(report)["2.1.normative.made"] == 1
    correct(report, desk, "2.1.normative.made", "2", "1件依法不公开")
    assert cells_of(report)["2.1.normative.made"] == 2


def test_a_correction_needs_a_reason_another_figure_and_a_derived_cell(report, desk):
    with pytest.raises(errors.SomethingMissing):
        correct(report, desk, "3.A.natural", reason=" ")
    with pytest.raises(errors.NothingToCorrect, match="就是0"):
        correct(report, desk, "3.A.natural", "0")
    with pytest.raises(errors.BadFigure):
        correct(report, desk, "3.A.natural", "1.5")
    with pytest.raises(errors.EnteredNotCorrected, match="表2的填报"):
        correct(report, desk, "2.5.licences.decisions")
    with pytest.raises(errors.UnknownPlace):
        correct(report, desk, "3.Z.total")
    assert not report.corrections.exists()


def test_only_who_writes_the_report_corrects_it_and_only_a_draft(report, desk):
    reader = make_officer(desk.agency, Role.READ_ONLY)
    with pytest.raises(NotAllowed):
        services.correct_cell(report, "3.A.natural", "1", by=reader, reason=REASON)
    services.submit_for_signature(report, by=desk.officer)
    with pytest.raises(errors.NotBeingWritten):
        correct(report, desk, "3.A.natural")


def test_a_case_answered_in_part_that_also_counts_elsewhere_is_found(report, desk):
    letter = desk.signed(Outcome.G3)
    assert not [one for one in findings_of(report) if one.rule == "RC-23"]
    Decision.objects.filter(pk=letter.decision_id).update(outcome=Outcome.N1.value)
    found = [one for one in findings_of(report) if one.rule == "RC-23"]
    assert [(one.stated, one.cells) for one in found] == [(letter.case.number, ("3.C2.total", "3.C41.total"))]
