"""Every step in every state by every role: who may does it, everybody else is refused in a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Role
from gongkai.annual_report import services
from gongkai.annual_report.models import Report
from gongkai.annual_report.rules import Step, refusal_to
from gongkai.annual_report.services import Remark
from gongkai.trail.models import Record
from tests.agencies.builders import make_officer
from tests.annual_report.builders import (
    NEXT_JANUARY,
    WORDS,
    ReportDesk,
    accepted,
    handed_in,
    published,
    submitted,
    written,
)
from tests.cases.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
S = Report.State
R = Role

REACHED: dict[S, Callable[[ReportDesk], Report]] = {
    S.DRAFT: written,
    S.SIGNING: lambda desk: submitted(written(desk), by=desk.officer),
    S.HANDED_IN: lambda desk: handed_in(written(desk), desk),
    S.ACCEPTED: lambda desk: accepted(written(desk), desk),
    S.PUBLISHED: lambda desk: published(written(desk), desk),
    S.SUPERSEDED: lambda desk: _superseded(desk),
}

DO: dict[Step, Callable[[Report, Officer], object]] = {
    Step.SUBMIT: lambda report, by: services.submit_for_signature(report, by=by),
    Step.RETURN: lambda report, by: services.return_to_draft(report, by=by, reason="再核对"),
    Step.SIGN: lambda report, by: services.sign(report, by=by),
    Step.COMMENT: lambda report, by: services.add_comment(report, by=by, remark=Remark("核对")),
    Step.SEND_BACK: lambda report, by: services.send_back(report, by=by, remarks=[Remark("核对")]),
    Step.ACCEPT: lambda report, by: services.accept(report, by=by),
    Step.PUBLISH: lambda report, by: services.publish(report, by=by),
    Step.CORRECT: lambda report, by: services.begin_correction(report, by=by, reason="补登1件"),
    Step.DROP: lambda report, by: services.drop_correction(report, by=by, reason="没有漏"),
}

# By hand from arts. 47 and 49 and the second pair of eyes: (state, step) -> who may, and where it leads.
WRITERS, SIGNERS, ABOVE = (
    {R.CASE_OFFICER, R.DISCLOSURE_HEAD},
    {R.DISCLOSURE_HEAD, R.AGENCY_HEAD},
    {R.SUPERVISOR},
)
ALLOWED: dict[tuple[S, Step], tuple[set[Role], S]] = {
    (S.DRAFT, Step.SUBMIT): (WRITERS, S.SIGNING),
    (S.SIGNING, Step.RETURN): (SIGNERS, S.DRAFT),
    (S.SIGNING, Step.SIGN): (SIGNERS, S.HANDED_IN),
    (S.HANDED_IN, Step.COMMENT): (ABOVE, S.HANDED_IN),
    (S.HANDED_IN, Step.SEND_BACK): (ABOVE, S.DRAFT),
    (S.HANDED_IN, Step.ACCEPT): (ABOVE, S.ACCEPTED),
    (S.ACCEPTED, Step.COMMENT): (ABOVE, S.ACCEPTED),
    (S.ACCEPTED, Step.SEND_BACK): (ABOVE, S.DRAFT),
    (S.ACCEPTED, Step.PUBLISH): ({R.DISCLOSURE_HEAD}, S.PUBLISHED),
    (S.PUBLISHED, Step.CORRECT): (WRITERS, S.PUBLISHED),
}


def _superseded(desk: ReportDesk) -> Report:
    first = published(written(desk), desk)
    published(services.begin_correction(first, by=desk.officer, reason="补登1件"), desk)
    first.refresh_from_db()
    return first


def _officers(desk: ReportDesk) -> dict[Role, Officer]:
    """Somebody in each role, at the agency or above it; none of them had a hand in the report."""
    above = desk.district.government
    return {role: make_officer(above if role is R.SUPERVISOR else desk.agency, role) for role in Role}


@pytest.mark.parametrize("step", list(Step))
@pytest.mark.parametrize("state", list(S))
def test_a_step_is_done_by_those_who_may_and_refused_to_everybody_else(state: S, step: Step):
    desk = ReportDesk()
    with at(NEXT_JANUARY):
        report = REACHED[state](desk)
        assert report.state == state
        may, leads_to = ALLOWED.get((state, step), (set(), state))
        for role, by in _officers(desk).items():
            expected = role in may
            assert (refusal_to(step, report, by, today=NEXT_JANUARY) is None) == expected, role
            if not expected:
                _refused(step, report, by)
        if may:
            DO[step](report, _officers(desk)[min(may)])
            report.refresh_from_db()
    assert report.state == leads_to
    assert WORDS in (report.text.get("1", ""), *report.sections.values_list("text", flat=True))


def _refused(step: Step, report: Report, by: Officer) -> None:
    before = (report.state, Record.objects.count())
    with pytest.raises(Refusal) as refusal:
        DO[step](report, by)
    assert len(str(refusal.value)) > 12  # a sentence
    report.refresh_from_db()
    assert (report.state, Record.objects.count()) == before


def test_a_begun_correction_is_dropped_by_those_who_write_only():
    desk = ReportDesk()
    with at(NEXT_JANUARY):
        first = published(written(desk), desk)
        for role, by in _officers(desk).items():
            second = Report.objects.filter(version=2).first() or services.begin_correction(
                first, by=desk.officer, reason="补登1件"
            )
            if role in WRITERS:
                assert services.drop_correction(second, by=by, reason="没有漏") == first
            else:
                _refused(Step.DROP, second, by)
