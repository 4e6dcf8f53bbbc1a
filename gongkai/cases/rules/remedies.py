"""Recording what an applicant did against the reply, or against its absence, and how it went."""

from __future__ import annotations

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases.errors import NoSuchExtension
from gongkai.cases.errors_remedies import (
    AlreadyCarriedOut,
    CopyRecorded,
    NoCopyYet,
    NothingOrdered,
    NotYetConcluded,
    RemedyAnswered,
    RemedyConcluded,
    WrongReview,
)
from gongkai.cases.models import Case, Remedy
from gongkai.cases.rules.stage import S, refusal_at
from gongkai.law.remedies import REVIEW_EXTENSION

_RECEIVED = tuple(state for state in S if state not in (S.AWAITING_CONFIRMATION, S.CANCELLED))


def refusal_to_file_remedy(case: Case, officer: Officer) -> Refusal | None:
    """Also before a reply: the want of one can be attacked, and after the archive."""
    return refusal_at(case, officer, Act.HANDLE_CASE, "登记复议或者诉讼", _RECEIVED)


def refusal_of_review(case: Case, route: str, review: Remedy | None) -> Refusal | None:
    """Only a suit after reconsideration names one, and that of the same case."""
    if review is None:
        return None
    same = review.case_id == case.pk and review.route == Remedy.Route.REVIEW
    return None if same and route == Remedy.Route.AFTER_REVIEW else WrongReview()


def _refusal_while_open(remedy: Remedy, officer: Officer) -> Refusal | None:
    if refusal := officer.refusal(Act.HANDLE_CASE, remedy.case.agency):
        return refusal
    return RemedyConcluded(remedy.concluded_on) if remedy.concluded_on else None


def refusal_to_record_copy(remedy: Remedy, officer: Officer) -> Refusal | None:
    if refusal := _refusal_while_open(remedy, officer):
        return refusal
    return CopyRecorded(remedy.copy_received_on) if remedy.copy_received_on else None


def refusal_to_record_answer(remedy: Remedy, officer: Officer) -> Refusal | None:
    if refusal := _refusal_while_open(remedy, officer):
        return refusal
    if remedy.copy_received_on is None:
        return NoCopyYet()
    return RemedyAnswered(remedy.answered_on) if remedy.answered_on else None


def refusal_to_record_course(remedy: Remedy, officer: Officer) -> Refusal | None:
    return _refusal_while_open(remedy, officer)


def refusal_of_extension(remedy: Remedy, days: int) -> Refusal | None:
    """Only a reconsideration in the ordinary procedure is extended, 30 days at most (行政复议法 62)."""
    ordinary = remedy.route == Remedy.Route.REVIEW and remedy.procedure == Remedy.Procedure.ORDINARY
    if days and (not ordinary or days > REVIEW_EXTENSION.count):
        return NoSuchExtension(days, ordinary=ordinary)
    return None


def refusal_to_conclude_remedy(remedy: Remedy, officer: Officer) -> Refusal | None:
    return _refusal_while_open(remedy, officer)


def refusal_to_withdraw_remedy(remedy: Remedy, officer: Officer) -> Refusal | None:
    return _refusal_while_open(remedy, officer)


def refusal_to_carry_out(remedy: Remedy, officer: Officer) -> Refusal | None:
    if refusal := officer.refusal(Act.HANDLE_CASE, remedy.case.agency):
        return refusal
    if remedy.concluded_on is None:
        return NotYetConcluded()
    if not remedy.ordered:
        return NothingOrdered()
    return AlreadyCarriedOut(remedy.carried_out_on) if remedy.carried_out_on else None
