"""Writing, explaining and publishing a report; the frozen copy and what may no longer be done to it."""

import json
from datetime import date

import pytest

from gongkai.agencies.errors import NotAllowed
from gongkai.agencies.roles import Role
from gongkai.annual_report import errors, services
from gongkai.annual_report.derivation import derived_cells
from gongkai.annual_report.models import Explanation
from gongkai.annual_report.reading import read_report
from gongkai.annual_report.selectors import (
    blocking_findings,
    content_of,
    difference,
    findings_for,
    findings_of,
    fingerprint_of,
    open_findings,
    report_json,
)
from gongkai.law.decisions import Outcome
from gongkai.law.report_forms import form_of_year
from gongkai.search.models import IndexChange
from gongkai.trail.selectors import records_of
from tests.agencies.builders import make_officer
from tests.annual_report.builders import NEXT_JANUARY, handed_in, published, submitted, written
from tests.cases.factories import Desk, at

pytestmark = pytest.mark.django_db
LICENCES = "2.5.licences.decisions"


@pytest.fixture
def desk():
    return Desk()


def test_a_published_report_is_frozen_with_the_hash_of_its_content(desk):
    with at(NEXT_JANUARY):
        report = published(written(desk), desk)
    assert report.is_published
    assert report.cells == derived_cells(desk.agency, 2026)
    assert report.sha256 == fingerprint_of(content_of(report))
    assert [one.act for one in records_of(report)][-1] == "report_published"


def test_publishing_hands_the_report_to_the_search_in_the_same_transaction(desk):
    with at(NEXT_JANUARY):
        report = published(written(desk), desk)
    assert IndexChange.objects.filter(entry_id=f"report:{report.pk}").count() == 1


def test_a_report_is_not_submitted_before_its_year_is_over(desk):
    with at(date(2026, 12, 31)), pytest.raises(errors.YearNotOver, match="12月31日"):
        submitted(written(desk), by=desk.officer)


def test_an_unwritten_part_stops_the_report_and_is_named(desk):
    with at(NEXT_JANUARY):
        report = services.write_text(written(desk), by=desk.head, part="6", text=" ")
        with pytest.raises(errors.TextMissing, match="其他需要报告的事项"):
            submitted(report, by=desk.officer)


def test_a_missing_figure_stops_the_report(desk):
    with at(NEXT_JANUARY):
        report = services.open_draft(desk.agency, 2026, by=desk.head)
        for part in ("1", "5", "6"):
            report = services.write_text(report, by=desk.head, part=part, text="无。")
        with pytest.raises(errors.FindingsOpen):
            submitted(report, by=desk.officer)


def _last_year_carried(desk, number: int) -> None:
    cells = dict.fromkeys(form_of_year(2025).addresses, 0)
    for column in ("natural", "total"):
        cells |= {f"3.A.{column}": number, f"3.D.{column}": number}
    services.import_published(
        desk.agency, 2025, cells=cells, text={"1": "略。", "5": "略。", "6": "略。"}, by=desk.head
    )


def test_a_carry_over_that_does_not_tie_to_last_year_needs_a_written_reason(desk):
    with at(NEXT_JANUARY):
        _last_year_carried(desk, 1)
        report = written(desk)
        broken = {one.address for one in findings_for(desk.agency, 2026) if one.rule == "RC-07"}
        assert broken == {"3.B.natural", "3.B.total"}
        with pytest.raises(errors.FindingsOpen):
            submitted(report, by=desk.officer)
        for address in broken:
            services.explain_finding(
                report, by=desk.head, rule="RC-07", address=address, reason="1件随职能划转到城市管理局"
            )
        left = open_findings(report, findings_for(desk.agency, 2026))
        assert [one.rule for one in left] == ["RC-08"]  # a warning on normative documents, no error
        assert published(report, desk).is_published


def test_a_reason_excuses_the_difference_it_was_written_for_and_no_other(desk):
    with at(NEXT_JANUARY):
        _last_year_carried(desk, 1)
        report = written(desk)
        for address in ("3.B.natural", "3.B.total"):
            services.explain_finding(report, by=desk.head, rule="RC-07", address=address, reason="随职能划转")
        assert blocking_findings(report) == []
        services.correct_cell(report, "3.B.natural", 300, by=desk.head, reason="登记在旧系统")
        left = [(one.rule, one.address) for one in blocking_findings(report)]
        assert ("RC-07", "3.B.natural") in left
        assert ("RC-07", "3.B.total") not in left


def test_a_blank_and_a_sum_that_does_not_add_up_block_whatever_reason_is_written(desk):
    with at(NEXT_JANUARY):
        report = written(desk)
        services.withdraw_figures(desk.agency, 2026, "2.8.fees.amount", by=desk.head)
        services.correct_cell(report, "3.A.total", 7, by=desk.head, reason="登记在旧系统")
        found = {(one.rule, one.address) for one in findings_of(report) if one.severity == "error"}
        assert ("RC-10", "2.8.fees.amount") in found
        assert {rule for rule, _ in found} == {"RC-01", "RC-03", "RC-10"}
        for rule, address in found:
            with pytest.raises(errors.NotExplained, match="不能用原因代替"):
                services.explain_finding(report, by=desk.head, rule=rule, address=address, reason="移交中")
            Explanation.objects.create(
                report=report, rule=rule, address=address, reason="从前写的", by=desk.head.person
            )
        with pytest.raises(errors.FindingsOpen, match="还有3处差错"):
            submitted(report, by=desk.officer)
        assert derived_cells(desk.agency, 2026)["2.8.fees.amount"] is None  # missing, not zero


def test_our_own_report_is_checked_in_figures_and_words_against_the_year_before(desk):
    with at(NEXT_JANUARY):
        _last_year_carried(desk, 1)
        report = written(desk)
        report = services.write_text(report, by=desk.head, part="1", text="2026年，本机关新收申请3件。")
    found = [(one.rule, one.severity, one.address) for one in findings_of(report)]
    assert ("RC-07", "error", "3.B.natural") in found  # last year carried one forward
    assert ("RC-16", "error", "3.A.total") in found  # the table has none
    assert ("RC-13", "warning", "6") in found
    assert "RC-20" not in {rule for rule, *_ in found}


def test_a_draft_that_is_begun_is_not_blamed_for_what_is_not_written_yet(desk):
    with at(NEXT_JANUARY):
        report = services.open_draft(desk.agency, 2026, by=desk.head)
    found = findings_of(report)
    assert {one.rule for one in found} == {"RC-10"}  # figures of table 2 that nobody has entered
    assert all(one.address.startswith("2.") for one in found)


def test_a_reason_for_a_finding_that_is_not_there_is_refused(desk):
    with at(NEXT_JANUARY), pytest.raises(errors.NothingToExplain):
        services.explain_finding(written(desk), by=desk.head, rule="RC-01", address="3.A.total", reason="无")


def test_a_published_report_takes_no_more_changes(desk):
    with at(NEXT_JANUARY):
        report = published(written(desk), desk)
        with pytest.raises(errors.AlreadyPublished):
            services.write_text(report, by=desk.head, part="1", text="改。")
        with pytest.raises(errors.AlreadyPublished):
            services.enter_figure(desk.agency, 2026, LICENCES, "9", by=desk.head, source_note="x")
        with pytest.raises(errors.NotThisState):
            services.publish(report, by=desk.head)


def test_a_case_found_later_shows_as_a_difference_to_the_frozen_copy(desk):
    with at(NEXT_JANUARY):
        report = published(written(desk), desk)
    assert difference(report) == {}
    desk.received(date(2026, 12, 30))
    assert difference(report)["3.A.total"] == (0, 1)


@pytest.mark.parametrize("value", ["-1", "1.5", "很多", "", "nan", "1e20"])
def test_a_figure_that_is_no_count_is_refused_with_the_name_of_the_cell(desk, value):
    with pytest.raises(errors.BadFigure, match="行政许可"):
        services.enter_figure(desk.agency, 2026, LICENCES, value, by=desk.head, source_note="台账")


def test_an_amount_may_have_decimals(desk):
    services.enter_figure(desk.agency, 2026, "2.8.fees.amount", "2694.35", by=desk.head, source_note="财政")
    assert derived_cells(desk.agency, 2026)["2.8.fees.amount"] == 2694.35


def test_a_cell_that_follows_from_cases_cannot_be_typed(desk):
    with pytest.raises(errors.NotAFigure):
        services.enter_figure(desk.agency, 2026, "3.A.natural", "5", by=desk.head, source_note="台账")


def test_only_the_head_of_the_disclosure_office_publishes(desk):
    with at(NEXT_JANUARY):
        report = written(desk)
        with pytest.raises(NotAllowed):
            services.publish(handed_in(report, desk), by=desk.officer)
        reader = make_officer(desk.agency, Role.READ_ONLY)
        with pytest.raises(NotAllowed):
            services.write_text(report, by=reader, part="1", text="改。")


def test_the_json_of_a_report_reads_back_to_the_same_cells(desk, tmp_path):
    desk.signed(Outcome.G2)
    with at(NEXT_JANUARY):
        report = published(written(desk), desk)
    file = tmp_path / "report.json"
    file.write_text(json.dumps(report_json(report), ensure_ascii=False), encoding="utf-8")
    read = read_report(file)
    assert dict(read.cells) == report.cells
    assert (read.agency, read.year, read.form) == (desk.agency.name, 2026, "2021")
