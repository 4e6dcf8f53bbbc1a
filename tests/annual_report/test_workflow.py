"""A report on its way: who may move it when, what the signature freezes, and what sending back frees."""

from datetime import date

import pytest

from gongkai.agencies.errors import NotAllowed
from gongkai.agencies.roles import Role
from gongkai.annual_report import errors, services
from gongkai.annual_report.models import Report
from gongkai.annual_report.selectors import (
    cells_of,
    content_of,
    difference,
    findings_of,
    fingerprint_of,
    newest,
)
from gongkai.annual_report.services import Remark
from gongkai.cases.models import Notice
from gongkai.law.report_forms import form_of_year
from gongkai.search.models import IndexChange
from gongkai.trail.selectors import records_of, verify
from tests.agencies.builders import make_officer
from tests.annual_report.builders import (
    NEXT_JANUARY,
    ReportDesk,
    accepted,
    handed_in,
    published,
    submitted,
    written,
)
from tests.annual_report.members import clean_cells, frozen
from tests.cases.factories import at

pytestmark = pytest.mark.django_db
S = Report.State
NEW = "3.A.total"


@pytest.fixture
def desk():
    return ReportDesk()


def test_the_whole_way_leaves_a_record_of_each_step_with_its_person(desk):
    with at(NEXT_JANUARY):
        report = published(written(desk), desk)
    steps = [one.act for one in records_of(report) if one.act.startswith("report_")]
    assert steps[-4:] == ["report_submitted", "report_signed", "report_accepted", "report_published"]
    assert (report.submitted_by, report.signed_by) == (desk.officer.person, desk.head.person)
    assert verify().broken == ()


def test_figures_follow_the_records_until_the_signature_and_no_longer(desk):
    with at(NEXT_JANUARY):
        report = submitted(written(desk), by=desk.officer)
    desk.received(date(2026, 12, 30))
    with at(NEXT_JANUARY):
        assert cells_of(report)[NEW] == 1
        report = services.sign(report, by=desk.head)
    desk.received(date(2026, 12, 30))
    assert (cells_of(report)[NEW], difference(report)[NEW]) == (1, (1, 2))
    assert report.sha256 == fingerprint_of(content_of(report))


def test_before_the_signature_nobody_writes_any_more(desk):
    with at(NEXT_JANUARY):
        report = submitted(written(desk), by=desk.officer)
        with pytest.raises(errors.NotBeingWritten, match="退回编写"):
            services.write_text(report, by=desk.officer, part="1", text="改。")
        with pytest.raises(errors.NotBeingWritten):
            services.enter_figure(
                desk.agency, 2026, "2.5.licences.decisions", "9", by=desk.officer, source_note="台账"
            )


def test_whoever_submitted_does_not_sign(desk):
    with at(NEXT_JANUARY):
        report = submitted(written(desk), by=desk.head)
        with pytest.raises(errors.OwnSubmission, match="另一位负责人"):
            services.sign(report, by=desk.head)
        assert services.sign(report, by=desk.leader).state == S.HANDED_IN


def test_the_signature_checks_again_what_has_changed_since(desk):
    with at(NEXT_JANUARY):
        report = submitted(written(desk), by=desk.officer)
        Report.objects.filter(pk=report.pk).update(text={"1": "新收申请9件。", "5": "无。", "6": "无。"})
        report.sections.all().delete()
        with pytest.raises(errors.FindingsOpen):
            services.sign(report, by=desk.head)


def test_a_head_returns_a_report_with_a_reason_and_it_is_written_on(desk):
    with at(NEXT_JANUARY):
        report = submitted(written(desk), by=desk.officer)
        with pytest.raises(errors.SomethingMissing, match="退回的理由"):
            services.return_to_draft(report, by=desk.leader, reason=" ")
        report = services.return_to_draft(report, by=desk.leader, reason="第一部分再充实")
        assert (report.state, report.submitted_by) == (S.DRAFT, None)
        services.write_text(report, by=desk.officer, part="1", text="充实后的文字。")


def test_sending_back_needs_a_comment_and_frees_figures_and_words(desk):
    with at(NEXT_JANUARY):
        report = handed_in(written(desk), desk)
        with pytest.raises(errors.CommentMissing):
            services.send_back(report, by=desk.supervisor)
        report = services.send_back(report, by=desk.supervisor, remarks=[Remark("核对新收数", NEW)])
        assert (report.state, report.cells, report.sha256, report.signed_by) == (S.DRAFT, {}, "", None)
        services.write_text(report, by=desk.officer, part="1", text="核对过的文字。")
    desk.received(date(2026, 12, 30))
    assert cells_of(report)[NEW] == 1


def test_a_comment_stands_at_a_cell_or_a_part_that_there_is(desk):
    with at(NEXT_JANUARY):
        report = handed_in(written(desk), desk)
        for address in (NEW, "5", ""):
            services.add_comment(report, by=desk.supervisor, remark=Remark("再核对", address))
        for address in ("2", "3.Z.total", "9"):
            with pytest.raises(errors.UnknownPlace):
                services.add_comment(report, by=desk.supervisor, remark=Remark("再核对", address))
        report = services.send_back(report, by=desk.supervisor)
    assert [one.address for one in report.comments.all()] == [NEW, "5", ""]


def test_a_report_sent_back_goes_up_again_once_every_comment_is_settled(desk):
    with at(NEXT_JANUARY):
        report = handed_in(written(desk), desk)
        report = services.send_back(
            report, by=desk.supervisor, remarks=[Remark("核对", NEW), Remark("写实", "5")]
        )
        first, second = report.comments.all()
        services.settle_comment(first, by=desk.officer, answer="已经核对，没有漏登")
        with pytest.raises(errors.CommentsOpen, match="1条"):
            submitted(report, by=desk.officer)
        services.settle_comment(second, by=desk.officer, answer="已经改写")
        with pytest.raises(errors.AlreadySettled, match="陈晓岚"):
            services.settle_comment(second, by=desk.head, answer="又一次")
        assert handed_in(report, desk).state == S.HANDED_IN


def test_comments_that_were_noted_are_sent_or_dropped_before_a_report_is_accepted(desk):
    with at(NEXT_JANUARY):
        report = handed_in(written(desk), desk)
        comment = services.add_comment(report, by=desk.supervisor, remark=Remark("看错了", NEW))
        with pytest.raises(errors.CommentsNoted):
            services.accept(report, by=desk.supervisor)
        services.drop_comment(comment, by=desk.supervisor)
        assert services.accept(report, by=desk.supervisor).state == S.ACCEPTED


def test_an_accepted_report_can_still_be_sent_back_before_it_is_public(desk):
    with at(NEXT_JANUARY):
        report = services.send_back(
            accepted(written(desk), desk), by=desk.supervisor, remarks=[Remark("又发现一处", "1")]
        )
    assert (report.state, report.accepted_by) == (S.DRAFT, None)


def test_an_agency_publishes_by_itself_once_its_last_day_has_come(desk):
    with at(date(2027, 1, 30)):
        report = handed_in(written(desk), desk)
        with pytest.raises(errors.NotAcceptedYet, match="2027年1月31日"):
            services.publish(report, by=desk.head)
    with at(date(2027, 1, 31)):
        assert services.publish(report, by=desk.head).is_published


def test_a_sum_of_the_government_is_published_by_those_who_signed_it_without_review(desk):
    government = desk.district.government
    writer = make_officer(government, Role.CASE_OFFICER)
    head = make_officer(government, Role.DISCLOSURE_HEAD)
    with at(NEXT_JANUARY):
        report = written(desk)
        Report.objects.filter(pk=report.pk).update(scope=Report.Scope.WHOLE, agency=government)
        report.refresh_from_db()
        for agency in (government, desk.agency, desk.district.subdistrict):
            frozen(agency, clean_cells(1))
        report = services.sign(submitted(report, by=writer), by=head)
        with pytest.raises(errors.NoReviewHere, match="不由本级主管部门审核"):
            services.accept(report, by=desk.supervisor)
        report = services.return_to_draft(report, by=head, reason="漏了一个单位")
        report = services.sign(submitted(report, by=writer), by=head)
        assert services.publish(report, by=head).is_published


def test_a_correction_is_a_next_version_and_the_one_before_stays_with_its_hash(desk):
    with at(NEXT_JANUARY):
        first = published(written(desk), desk)
    desk.received(date(2026, 12, 30))
    with at(date(2027, 3, 1)):
        second = services.begin_correction(first, by=desk.officer, reason="补登12月30日收到的1件")
        assert (second.version, second.state, second.correction_reason) == (
            2,
            S.DRAFT,
            "补登12月30日收到的1件",
        )
        first.refresh_from_db()
        assert first.is_published  # until the next one is
        with pytest.raises(errors.CorrectionBegun, match="第2版"):
            services.begin_correction(first, by=desk.officer, reason="又来")
        second = published(second, desk)
    sha, cells = first.sha256, first.cells
    first.refresh_from_db()
    assert (first.state, first.sha256, first.cells) == (S.SUPERSEDED, sha, cells)
    assert (second.cells[NEW], first.cells[NEW]) == (1, 0)
    assert second.text == first.text
    last = IndexChange.objects.order_by("-number")[:2]
    assert [(one.entry_id, one.action) for one in last] == [
        (f"report:{second.pk}", IndexChange.Action.PUT),
        (f"report:{first.pk}", IndexChange.Action.REMOVE),
    ]


def test_a_begun_correction_is_dropped_and_the_published_version_stands(desk):
    with at(NEXT_JANUARY):
        first = published(written(desk), desk)
        second = services.begin_correction(first, by=desk.officer, reason="以为漏了1件")
        services.drop_correction(second, by=desk.officer, reason="没有漏")
        assert newest(desk.agency, 2026) == first
        first.refresh_from_db()
        assert first.is_published
        with pytest.raises(errors.NotACorrection):
            services.drop_correction(
                services.open_draft(desk.agency, 2025, by=desk.officer), by=desk.officer, reason="试"
            )


def test_an_imported_report_is_corrected_from_records_where_there_are_some(desk):
    text = {"1": "略。", "5": "略。", "6": "略。"}
    cells = {"3.A.natural": 1, "2.5.licences.decisions": 7}
    with at(NEXT_JANUARY):
        old = services.import_published(desk.agency, 2025, cells=cells, text=text, by=desk.head)
        with pytest.raises(errors.NothingToDeriveFrom, match="2025年"):
            services.begin_correction(old, by=desk.officer, reason="数字不对")
        this = services.import_published(desk.agency, 2026, cells=cells, text=text, by=desk.head)
    desk.received(date(2026, 12, 30))
    with at(NEXT_JANUARY):
        following = services.begin_correction(this, by=desk.officer, reason="数字不对")
    figures = cells_of(following)
    assert (figures[NEW], figures["2.5.licences.decisions"]) == (1, 7)


def test_each_step_tells_those_whose_turn_it_is(desk):
    with at(NEXT_JANUARY):
        report = submitted(written(desk), by=desk.officer)
        services.sign(report, by=desk.head)
        services.send_back(report, by=desk.supervisor, remarks=[Remark("核对", NEW)])
    told = set(Notice.objects.values_list("kind", "person__name"))
    assert {
        ("report_submitted", "顾怀川"),
        ("report_submitted", "方敬之"),
        ("report_handed_in", "区府办"),
        ("report_sent_back", "陈晓岚"),
        ("report_sent_back", "顾怀川"),
    } == told


def test_a_supervisor_of_another_place_does_not_review(desk):
    elsewhere = make_officer(desk.district.subdistrict, Role.SUPERVISOR)
    with at(NEXT_JANUARY):
        report = handed_in(written(desk), desk)
        with pytest.raises(NotAllowed, match="主管部门"):
            services.accept(report, by=elsewhere)


def test_a_report_made_public_after_its_last_day_is_told_so_and_a_correction_is_not(desk):
    with at(date(2027, 2, 3)):
        first = published(written(desk), desk)
        late = [one for one in findings_of(first) if one.rule == "RC-19"]
        second = published(services.begin_correction(first, by=desk.officer, reason="补登1件"), desk)
    assert [one.stated for one in late] == ["2027-02-03"]
    assert "RC-19" not in {one.rule for one in findings_of(second)}


def test_words_taken_from_another_agencys_report_are_found_with_their_passage(desk):
    words = (
        "全年召开两次专题会议研究政务公开，逐项对照要点检查栏目，督促各科室按时更新，整改了检查发现的问题，"
        * 5
    )
    other = make_officer(desk.district.subdistrict, Role.DISCLOSURE_HEAD)
    cells = dict.fromkeys(form_of_year(2026).addresses, 0)
    with at(NEXT_JANUARY):
        report = services.write_text(written(desk), by=desk.officer, part="5", text=words)
        assert "RC-22" not in {one.rule for one in findings_of(report)}
        services.import_published(desk.district.subdistrict, 2026, cells=cells, text={"5": words}, by=other)
        alike = [one for one in findings_of(report) if one.rule == "RC-22"]
    assert [(one.address, one.severity) for one in alike] == [("5", "warning")]
    assert alike[0].passages[0].report == "明河区河滨街道办事处2026年度报告"
