"""From the decision to the archive."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases.details import PARTY, findings_of
from gongkai.cases.errors import (
    CorrectionAnswered,
    CorrectionStillOpen,
    EndsWithPaper,
    LetterNotAtStage,
    LetterOfAnotherDecision,
    MissingEvidence,
    NeedsLetter,
    NoDecision,
    NoLetter,
    NotThisStage,
    SecondPersonToClose,
    TextMissing,
)
from gongkai.cases.errors_fees import FeePaid, PaymentStillOpen
from gongkai.cases.models import Case, Decision, Letter
from gongkai.cases.rules.lateness import refusal_while_unexplained
from gongkai.cases.rules.merged import refusal_while_lead_is_open
from gongkai.cases.rules.public_interest import refusal_while_third_party_untold
from gongkai.cases.rules.release import refusal_to_release
from gongkai.cases.rules.sign_off import refusal_for_lack_of_people
from gongkai.cases.rules.stage import WORKING, S, refusal_at
from gongkai.cases.selectors.evidence import evidence_missing
from gongkai.cases.selectors.own_record import record_correction_to_approve
from gongkai.cases.selectors.reply import current_decision, reply_letter
from gongkai.cases.selectors.sign_off import chain_for
from gongkai.cases.sign_off import steps_for
from gongkai.law.decisions import DECISIONS, WITHHELD, Outcome
from gongkai.law.evidence import CORRECTION_NOTICE, FEE_NOTICE

WITHOUT_LETTER = frozenset({Outcome.O1, Outcome.O2, Outcome.O3})
"""（六）其他处理: the applicant gave up or withdrew, so there is nobody who waits for an answer."""

WHILE_WAITING = frozenset({Outcome.O1, Outcome.O3})
"""What may be decided while the applicant's correction is awaited: it did not come, or was withdrawn."""

WHILE_UNPAID = frozenset({Outcome.O2, Outcome.O3})
"""What may be decided while the fee is awaited."""

_EDITABLE = (Letter.State.DRAFT, Letter.State.RETURNED)


def refusal_to_decide(case: Case, officer: Officer) -> Refusal | None:
    return refusal_at(case, officer, Act.HANDLE_CASE, "作出处理决定", WORKING)


def refusal_to_decide_as(
    case: Case, officer: Officer, outcome: Outcome, *, today: date, details: Mapping[str, Any] | None = None
) -> Refusal | None:
    """Whether this outcome is open to the case: its stage, and the evidence a court will ask for."""
    if refusal := refusal_to_decide(case, officer):
        return refusal
    if refusal := _while_others_are_awaited(case, outcome):
        return refusal
    if outcome is Outcome.O1 and (refusal := _not_abandoned(case, today)):
        return refusal
    if outcome is Outcome.O2 and (refusal := _not_unpaid(case, today)):
        return refusal
    if outcome is Outcome.G3 and (refusal := _withheld_on_no_ground(details or {})):
        return refusal
    missing = evidence_missing(case, outcome, details)
    return MissingEvidence(missing) if missing else None


def _while_others_are_awaited(case: Case, outcome: Outcome) -> Refusal | None:
    """Asked of the facts, not of the stage: proposing （六）其他处理 ends the stage of waiting, and
    changing that into another decision must not end the waiting itself."""
    label = "作出这一决定"
    correction = getattr(case, "correction", None)
    if correction and correction.answered_on is None and outcome not in WHILE_WAITING:
        return NotThisStage(label, S.AWAITING_CORRECTION.label, S.IN_HAND.label)
    if outcome is not Outcome.O3 and any(each.ended_on is None for each in case.inquiries.all()):
        return NotThisStage(label, S.AWAITING_OPINION.label, S.IN_HAND.label)
    fee = getattr(case, "fee_notice", None)
    if fee and fee.paid_on is None and outcome not in WHILE_UNPAID:
        return NotThisStage(label, S.AWAITING_PAYMENT.label, S.IN_HAND.label)
    asked = getattr(case, "reasons_request", None)
    if asked and asked.reasonable is None and outcome is not Outcome.O3:
        return NotThisStage(label, S.AWAITING_REASONS.label, S.IN_HAND.label)
    return None


def _not_unpaid(case: Case, today: date) -> Refusal | None:
    """Only a fee notice left unpaid past its time gives the application up (国办函〔2020〕109号)."""
    fee = getattr(case, "fee_notice", None)
    if fee is None:
        return MissingEvidence([FEE_NOTICE])
    if fee.paid_on:
        return FeePaid(fee.paid_on)
    return PaymentStillOpen(fee.until) if today <= fee.until else None


def _not_abandoned(case: Case, today: date) -> Refusal | None:
    """Only silence on a recorded notice, past its time, gives the application up (art. 30)."""
    correction = getattr(case, "correction", None)
    if correction is None:
        return MissingEvidence([CORRECTION_NOTICE])
    if correction.answered_on:
        return CorrectionAnswered(correction.answered_on)
    return CorrectionStillOpen(correction.until) if today <= correction.until else None


def _withheld_on_no_ground(details: Mapping[str, Any]) -> Refusal | None:
    """The part withheld needs its article, whose evidence is then asked for (art. 37). Of several things each
    finding has its own."""
    grounds = details.get("withheld_by") or ()
    if findings_of(details):
        return None if grounds else TextMissing("不公开的部分依据哪一条")
    right = [code for code in grounds if code in Outcome.__members__]
    withholding = [code for code in right if DECISIONS[Outcome(code)].group == WITHHELD]
    return None if grounds and len(withholding) == len(grounds) else TextMissing("不公开的部分依据哪一条")


def refusal_to_close_without_letter(case: Case, officer: Officer) -> Refusal | None:
    if refusal := refusal_at(case, officer, Act.SIGN_LETTER, "不发答复书办结", [S.IN_HAND]):
        return refusal
    decision = current_decision(case)
    if decision is None:
        return NoDecision()
    if not needs_no_letter(decision):
        return NeedsLetter("党务信息" if decision.details.get(PARTY) else decision.label)
    if record_correction_to_approve(case):
        return EndsWithPaper()
    if decision.decided_by_id == officer.person_id:
        return SecondPersonToClose()
    return refusal_while_lead_is_open(case)


def needs_no_letter(decision: Decision) -> bool:
    """Party information counts in （六）, but the applicant waits to be told which rule it falls under."""
    return Outcome(decision.outcome) in WITHOUT_LETTER and not decision.details.get(PARTY)


def refusal_to_draft_letter(case: Case, officer: Officer) -> Refusal | None:
    if refusal := refusal_at(case, officer, Act.HANDLE_CASE, "起草答复书", [S.IN_HAND]):
        return refusal
    return None if current_decision(case) else NoDecision()


def refusal_to_edit_letter(case: Case, officer: Officer) -> Refusal | None:
    refusal = refusal_at(case, officer, Act.HANDLE_CASE, "修改答复书", [S.IN_HAND])
    return refusal or _letter_not_in(reply_letter(case), "修改", *_EDITABLE)


def refusal_to_submit_letter(case: Case, officer: Officer, *, today: date) -> Refusal | None:
    """today: the day on which people for every step must be there."""
    if refusal := refusal_at(case, officer, Act.HANDLE_CASE, "送审答复书", [S.IN_HAND]):
        return refusal
    letter, decision = reply_letter(case), current_decision(case)
    if decision is None:
        return NoDecision()
    if refusal := _letter_not_in(letter, "送审", *_EDITABLE):
        return refusal
    if letter.decision_id != decision.pk:
        return LetterOfAnotherDecision()
    if refusal := refusal_to_release(case, decision.outcome):
        return refusal
    if missing := evidence_missing(case, Outcome(decision.outcome)):
        return MissingEvidence(missing)
    steps = steps_for(chain_for(case), Outcome(decision.outcome), round=case.round)
    return refusal_for_lack_of_people(steps, case, officer.person_id, today=today)


def refusal_to_serve_letter(case: Case, officer: Officer) -> Refusal | None:
    refusal = refusal_at(case, officer, Act.SERVE_LETTER, "登记送达", [S.AWAITING_SERVICE])
    return refusal or refusal_while_third_party_untold(case)


def refusal_to_attach_reply_file(case: Case, officer: Officer) -> Refusal | None:
    return refusal_at(case, officer, Act.HANDLE_CASE, "附上要提供的信息", WORKING)


def refusal_to_archive(case: Case, officer: Officer, *, today: date) -> Refusal | None:
    """A late case is put away only with the reason of its lateness."""
    if refusal := refusal_at(case, officer, Act.ARCHIVE_CASE, "归档", [S.CLOSED]):
        return refusal
    return refusal_while_unexplained(case, today=today)


def _letter_not_in(letter: Letter | None, act: str, *states: Letter.State) -> Refusal | None:
    if letter is None:
        return NoLetter()
    return None if letter.state in states else LetterNotAtStage(act, letter.get_state_display())
