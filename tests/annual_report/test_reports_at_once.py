"""Two people at the same moment at one report: one act is done, the other is told why not."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from gongkai.agencies.roles import Role
from gongkai.annual_report import services
from gongkai.annual_report.models import Report
from gongkai.annual_report.selectors import content_of, fingerprint_of
from gongkai.annual_report.services import Remark
from gongkai.trail.selectors import verify
from tests.agencies.builders import make_officer
from tests.annual_report.builders import ReportDesk, handed_in, published, submitted, written
from tests.cases.test_at_once import DONE, REFUSED, at_once

pytestmark = pytest.mark.django_db(transaction=True)
S = Report.State


@pytest.fixture
def year() -> int:
    """Threads have the clock of the machine: the last year that is over."""
    return timezone.localdate().year - 1


def test_two_heads_who_sign_at_once_sign_once(year: int):
    desk = ReportDesk()
    report = submitted(written(desk, year), by=desk.officer)
    acts = [lambda by=by: services.sign(report, by=by) for by in (desk.head, desk.leader)]
    assert at_once(*acts) == [DONE, REFUSED]
    report.refresh_from_db()
    assert (report.state, report.sha256) == (S.HANDED_IN, fingerprint_of(content_of(report)))
    assert verify().broken == ()


def test_signing_and_returning_at_once_leave_one_of_the_two(year: int):
    desk = ReportDesk()
    report = submitted(written(desk, year), by=desk.officer)
    acts = [
        lambda: services.sign(report, by=desk.head),
        lambda: services.return_to_draft(report, by=desk.leader, reason="再看"),
    ]
    answers = at_once(*acts)
    report.refresh_from_db()
    assert answers == [DONE, REFUSED]
    assert (report.state, bool(report.sha256)) in [(S.HANDED_IN, True), (S.DRAFT, False)]


def test_accepting_and_sending_back_at_once_leave_one_of_the_two(year: int):
    """Sent back after it was accepted is possible too: then both were done, one after the other."""
    desk = ReportDesk()
    report = handed_in(written(desk, year), desk)
    other = make_officer(desk.district.government, Role.SUPERVISOR)
    acts = [
        lambda: services.accept(report, by=desk.supervisor),
        lambda: services.send_back(report, by=other, remarks=[Remark("核对")]),
    ]
    answers = at_once(*acts)
    report.refresh_from_db()
    assert report.state == S.DRAFT
    assert answers in ([DONE, DONE], [DONE, REFUSED])
    assert (report.cells, report.sha256, report.accepted_by) == ({}, "", None)


def test_publishing_and_sending_back_at_once_never_leave_a_public_draft(year: int):
    desk = ReportDesk()
    report = services.accept(handed_in(written(desk, year), desk), by=desk.supervisor)
    acts = [
        lambda: services.publish(report, by=desk.head),
        lambda: services.send_back(report, by=desk.supervisor, remarks=[Remark("核对")]),
    ]
    assert at_once(*acts) == [DONE, REFUSED]
    report.refresh_from_db()
    assert (report.state, report.published_at is None) in [(S.PUBLISHED, False), (S.DRAFT, True)]


def test_two_who_begin_a_correction_at_once_begin_one(year: int):
    desk = ReportDesk()
    first = published(written(desk, year), desk)
    acts = [
        lambda by=by: services.begin_correction(first, by=by, reason="补登1件")
        for by in (desk.officer, desk.head)
    ]
    assert at_once(*acts) == [DONE, REFUSED]
    assert list(Report.objects.values_list("version", flat=True)) == [2, 1]


def test_writing_and_submitting_at_once_sign_what_was_written_or_refuse_the_writer(year: int):
    desk = ReportDesk()
    report = written(desk, year)
    acts = [
        lambda: services.write_text(report, by=desk.officer, part="5", text="新写的文字。"),
        lambda: services.submit_for_signature(report, by=desk.head),
    ]
    answers = at_once(*acts)
    report = services.sign(report, by=desk.leader)
    assert answers == ([DONE, DONE] if report.text["5"] == "新写的文字。" else [DONE, REFUSED])
    assert report.signed_at.date() >= date(year + 1, 1, 1)
