"""Who is told when a report moves: those whose turn it is, in the workbench and by mail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils import timezone

from gongkai.agencies.models import Person
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.agencies.selectors import people_above_who_may, people_who_may
from gongkai.annual_report.deadlines import is_reviewed_here
from gongkai.annual_report.models import Report
from gongkai.cases.models import Notice
from gongkai.cases.notices import tell_people

BOTH = (Notice.Channel.IN_APP, Notice.Channel.EMAIL)


def of_submission(report: Report, by: Officer) -> None:
    _tell(report, _others(Act.SIGN_REPORT, report, by), "report_submitted", "年度报告等您签发")


def of_return(report: Report, submitter: Person | None, reason: str) -> None:
    people = [submitter] if submitter else _who_may(Act.EDIT_REPORT, report)
    _tell(report, people, "report_returned", "年度报告退回编写", reason)


def of_handing_in(report: Report, by: Officer) -> None:
    """The supervising office; where none reviews it, those who publish."""
    if is_reviewed_here(report):
        above = people_above_who_may(Act.REVIEW_REPORT, report.agency, today=timezone.localdate())
        _tell(report, above, "report_handed_in", "收到年度报告，等审核")
    else:
        _tell(report, _others(Act.PUBLISH_REPORT, report, by), "report_signed", "年度报告已签发，等发布")


def of_sending_back(report: Report, signer: Person | None, comments: Sequence[str]) -> None:
    people = [*_who_may(Act.EDIT_REPORT, report), *([signer] if signer else [])]
    _tell(report, people, "report_sent_back", "年度报告退回修改", "；".join(comments))


def of_acceptance(report: Report) -> None:
    _tell(report, _who_may(Act.PUBLISH_REPORT, report), "report_accepted", "年度报告审核通过，可以发布")


def _who_may(act: Act, report: Report) -> Iterable[Person]:
    """At the agency; where it is abolished, at the one that carries on what it did."""
    today = timezone.localdate()
    return people_who_may(act, report.agency.carried_on_by(today) or report.agency, today=today)


def _others(act: Act, report: Report, by: Officer) -> list[Person]:
    return [one for one in _who_may(act, report) if one.pk != by.person_id]


def _tell(report: Report, people: Iterable[Person], kind: str, words: str, text: str = "") -> None:
    tell_people(
        people,
        agency=report.agency,
        about=report,
        kind=kind,
        subject=f"{words}：{report}",
        text=text,
        channels=BOTH,
    )
