"""From the decision to the archive."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases.errors import (
    CorrectionAnswered,
    CorrectionStillOpen,
    LetterNotAtStage,
    LetterOfAnotherDecision,
    MissingEvidence,
    NeedsLetter,
    NoDecision,
    NoLetter,
    SecondPersonNeeded,
)
from gongkai.cases.models import Case, Letter
from gongkai.cases.rules.stage import WORKING, S, refusal_at
from gongkai.cases.selectors.evidence import evidence_missing
from gongkai.cases.selectors.reply import current_decision, reply_letter
from gongkai.law.decisions import Outcome

WITHOUT_LETTER = frozenset({Outcome.O1, Outcome.O2, Outcome.O3})
"""（六）其他处理: the applicant gave up or withdrew, so there is nobody who waits for an answer."""

WHILE_WAITING = frozenset({Outcome.O1, Outcome.O3})
"""What may be decided while the applicant's correction is awaited: it did not come, or was withdrawn."""

_EDITABLE = (Letter.State.DRAFT, Letter.State.RETURNED)


def refusal_to_decide(case: Case, officer: Officer) -> Refusal | None:
    return refusal_at(case, officer, Act.HANDLE_CASE, "作出处理决定", WORKING)


def refusal_to_decide_as(
    case: Case, officer: Officer, outcome: Outcome, *, today: date, details: Mapping[str, Any] | None = None
) -> Refusal | None:
    """Whether this outcome is open to the case: its stage, and the evidence a court will ask for."""
    if refusal := refusal_to_decide(case, officer):
        return refusal
    stage = "作出这一决定"
    if case.state == S.AWAITING_CORRECTION and outcome not in WHILE_WAITING:
        return refusal_at(case, officer, Act.HANDLE_CASE, stage, [S.IN_HAND])
    if case.state == S.AWAITING_OPINION and outcome is not Outcome.O3:
        return refusal_at(case, officer, Act.HANDLE_CASE, stage, [S.IN_HAND])
    correction = getattr(case, "correction", None)
    if outcome is Outcome.O1 and correction:
        if correction.answered_on:
            return CorrectionAnswered(correction.answered_on)
        if today <= correction.until:
            return CorrectionStillOpen(correction.until)
    missing = evidence_missing(case, outcome, details)
    return MissingEvidence(missing) if missing else None


def refusal_to_close_without_letter(case: Case, officer: Officer) -> Refusal | None:
    if refusal := refusal_at(case, officer, Act.SIGN_LETTER, "不发答复书办结", [S.IN_HAND]):
        return refusal
    decision = current_decision(case)
    if decision is None:
        return NoDecision()
    return None if Outcome(decision.outcome) in WITHOUT_LETTER else NeedsLetter(decision.label)


def refusal_to_draft_letter(case: Case, officer: Officer) -> Refusal | None:
    if refusal := refusal_at(case, officer, Act.HANDLE_CASE, "起草答复书", [S.IN_HAND]):
        return refusal
    return None if current_decision(case) else NoDecision()


def refusal_to_edit_letter(case: Case, officer: Officer) -> Refusal | None:
    refusal = refusal_at(case, officer, Act.HANDLE_CASE, "修改答复书", [S.IN_HAND])
    return refusal or _letter_not_in(reply_letter(case), "修改", *_EDITABLE)


def refusal_to_submit_letter(case: Case, officer: Officer) -> Refusal | None:
    if refusal := refusal_at(case, officer, Act.HANDLE_CASE, "送审答复书", [S.IN_HAND]):
        return refusal
    letter, decision = reply_letter(case), current_decision(case)
    if decision is None:
        return NoDecision()
    if refusal := _letter_not_in(letter, "送审", *_EDITABLE):
        return refusal
    if letter.decision_id != decision.pk:
        return LetterOfAnotherDecision()
    missing = evidence_missing(case, Outcome(decision.outcome))
    return MissingEvidence(missing) if missing else None


def refusal_to_return_letter(case: Case, officer: Officer) -> Refusal | None:
    refusal = refusal_at(case, officer, Act.SIGN_LETTER, "退回答复书", [S.AWAITING_SIGNATURE])
    return refusal or _letter_not_in(reply_letter(case), "退回", Letter.State.SUBMITTED)


def refusal_to_sign_letter(case: Case, officer: Officer) -> Refusal | None:
    """A second person signs, never the one who submitted."""
    if refusal := refusal_at(case, officer, Act.SIGN_LETTER, "签发答复书", [S.AWAITING_SIGNATURE]):
        return refusal
    letter = reply_letter(case)
    if refusal := _letter_not_in(letter, "签发", Letter.State.SUBMITTED):
        return refusal
    return SecondPersonNeeded() if letter.submitted_by_id == officer.person_id else None


def refusal_to_serve_letter(case: Case, officer: Officer) -> Refusal | None:
    return refusal_at(case, officer, Act.SERVE_LETTER, "登记送达", [S.AWAITING_SERVICE])


def refusal_to_attach_reply_file(case: Case, officer: Officer) -> Refusal | None:
    return refusal_at(case, officer, Act.HANDLE_CASE, "附上要提供的信息", WORKING)


def refusal_to_archive(case: Case, officer: Officer) -> Refusal | None:
    return refusal_at(case, officer, Act.ARCHIVE_CASE, "归档", [S.CLOSED])


def _letter_not_in(letter: Letter | None, act: str, *states: Letter.State) -> Refusal | None:
    if letter is None:
        return NoLetter()
    return None if letter.state in states else LetterNotAtStage(act, letter.get_state_display())
