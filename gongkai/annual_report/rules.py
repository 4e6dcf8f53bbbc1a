"""May this officer do this to this report now? Page and service ask the same.

Lives here: rights, states, second persons and days. Lives elsewhere: whether figures and words let a report
out (services.freezing), which needs all checks and is asked at the act itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from django.utils.timezone import localdate

from gongkai.agencies.errors import Refusal
from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.annual_report import errors
from gongkai.annual_report.deadlines import deadline_for, is_reviewed_here, last_day
from gongkai.annual_report.hand_over_errors import ReportedByAnother
from gongkai.annual_report.hand_overs import merged_into
from gongkai.annual_report.membership import membership_of
from gongkai.annual_report.models import Comment, EntryToken, Report
from gongkai.law.identities import RULES, Finding, advice_for

S = Report.State


class Step(StrEnum):
    """An act that moves a report on, back, or into its next version."""

    SUBMIT = "submit"
    RETURN = "return"
    SIGN = "sign"
    COMMENT = "comment"
    SEND_BACK = "send_back"
    ACCEPT = "accept"
    PUBLISH = "publish"
    CORRECT = "correct"
    DROP = "drop"

    @property
    def label(self) -> str:
        return STEPS[self].label


Further = Callable[[Report, Officer, date], Refusal | None]


@dataclass(frozen=True)
class StepRule:
    """right: who; states: when; further: what else stands in the way of this officer on this day."""

    label: str
    right: Act
    states: tuple[Report.State, ...]
    further: Further = lambda report, by, today: None


def refusal_to(step: Step, report: Report, by: Officer, *, today: date) -> Refusal | None:
    """The first reason why not: the right, then the state, then what else stands in the way."""
    rule = STEPS[step]
    if refusal := by.refusal(rule.right, report.agency):
        return refusal
    if report.state not in rule.states and not _taken_back(step, report):
        wanted = [state.label for state in rule.states]
        return errors.NotThisState(rule.label, report.year, report.get_state_display(), wanted)
    return rule.further(report, by, today)


def refusal_to_write(report: Report, by: Officer, act: Act = Act.EDIT_REPORT) -> Refusal | None:
    """Figures, words and reasons change while the report is a draft only; before the signature they stand."""
    if refusal := by.refusal(act, report.agency):
        return refusal
    return refusal_by_state(report)


def refusal_by_state(report: Report) -> Refusal | None:
    """Why nobody may change the report now; None for a draft."""
    if report.state == S.DRAFT:
        return None
    if report.is_public:
        return errors.AlreadyPublished(report.year)
    return errors.NotBeingWritten(report.year, report.get_state_display(), _way_back(report))


def refusal_to_explain(finding: Finding) -> Refusal | None:
    """Why a written reason does not let a finding stand."""
    return refusal_to_excuse(finding.rule, advice_for(finding))


def refusal_to_excuse(rule: str, advice: str) -> Refusal | None:
    """The same of a finding that is kept as a document, as those in a file from outside are."""
    return None if RULES[rule].excusable else errors.NotExplained(rule, advice)


def refusal_by_token(token: EntryToken, agency: Agency, *, today: date) -> Refusal | None:
    """Why a system's token opens nothing at that agency today."""
    if token.withdrawn_at:
        return errors.TokenWithdrawn(localdate(token.withdrawn_at))
    if not token.works_on(today):
        return errors.TokenExpired(token.expires_on)
    return None if token.agency_id == agency.pk else errors.TokenOfAnother(token.agency.name)


def _way_back(report: Report) -> str:
    if report.state == S.SIGNING or not is_reviewed_here(report):
        return "要改，请有签发权的负责人退回编写"
    return "要改，请主管部门退回"


def _taken_back(step: Step, report: Report) -> bool:
    """What nobody here reviews is taken back by those who signed it, until it is public."""
    return step is Step.RETURN and report.state == S.HANDED_IN and not is_reviewed_here(report)


def _year_over(report: Report, by: Officer, today: date) -> Refusal | None:
    if today.year <= report.year:
        return errors.YearNotOver(report.year)
    if report.scope == Report.Scope.OWN and (merged := merged_into(report.agency, report.year)):
        return ReportedByAnother(merged)
    return None


def _second_person(report: Report, by: Officer, today: date) -> Refusal | None:
    if report.submitted_by_id == by.person_id:
        return errors.OwnSubmission(by.name)
    return _year_over(report, by, today)


def _reviewed(report: Report, by: Officer, today: date) -> Refusal | None:
    if not is_reviewed_here(report):
        if report.scope == Report.Scope.WHOLE:
            to = f"报送{deadline_for(report.agency, report.scope).to}"
            return errors.NoReviewHere(f"{report.get_scope_display()}的报告", to)
        membership = membership_of(report.agency, report.year)
        return errors.NoReviewHere(
            f"{report.agency.short_name}的报告", f"{membership.label}（{membership.reason}）"
        )
    return None


def _by_another(report: Report, by: Officer, today: date) -> Refusal | None:
    if refusal := _reviewed(report, by, today):
        return refusal
    if report.signed_by_id == by.person_id:
        return errors.OwnSignature(by.name)
    noted = unsettled_of(report)  # they would be lost by accepting
    return errors.CommentsNoted(len(noted)) if noted else None


def unsettled_of(report: Report) -> list[Comment]:
    """Comments nobody has settled yet; chosen in Python, for a board reads those of all reports at once."""
    return [one for one in report.comments.all() if one.settled_at is None]


def _accepted_or_due(report: Report, by: Officer, today: date) -> Refusal | None:
    """[I] Art. 49 binds the agency itself: a review that does not come in time does not hold it up."""
    if report.state == S.ACCEPTED or not is_reviewed_here(report):
        return None
    due = last_day(report)
    return None if today >= due else errors.NotAcceptedYet(due)


def _a_correction(report: Report, by: Officer, today: date) -> Refusal | None:
    return errors.NotACorrection(report.year) if report.version == 1 else None


STEPS: Mapping[Step, StepRule] = MappingProxyType(
    {
        Step.SUBMIT: StepRule("送签", Act.EDIT_REPORT, (S.DRAFT,), _year_over),
        Step.RETURN: StepRule("退回编写", Act.SIGN_REPORT, (S.SIGNING,)),
        Step.SIGN: StepRule("签发报送", Act.SIGN_REPORT, (S.SIGNING,), _second_person),
        Step.COMMENT: StepRule("提意见", Act.REVIEW_REPORT, (S.HANDED_IN, S.ACCEPTED), _reviewed),
        Step.SEND_BACK: StepRule("退回修改", Act.REVIEW_REPORT, (S.HANDED_IN, S.ACCEPTED), _reviewed),
        Step.ACCEPT: StepRule("审核通过", Act.REVIEW_REPORT, (S.HANDED_IN,), _by_another),
        Step.PUBLISH: StepRule("发布", Act.PUBLISH_REPORT, (S.HANDED_IN, S.ACCEPTED), _accepted_or_due),
        Step.CORRECT: StepRule("开始更正", Act.EDIT_REPORT, (S.PUBLISHED,)),
        Step.DROP: StepRule("撤下更正稿", Act.EDIT_REPORT, (S.DRAFT,), _a_correction),
    }
)
