"""May these applications be answered together? Each stays a case of its own."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases.errors import LetterOfAnotherDecision, NoDecision, NoLetter
from gongkai.cases.errors_joint import (
    AnsweredWithAnother,
    LeadsOthers,
    NotInHand,
    NotTogether,
    OfAnotherAgency,
    OutOfStep,
    SecondRound,
)
from gongkai.cases.models import Case, Decision
from gongkai.cases.rules.reply import refusal_to_submit_letter
from gongkai.cases.rules.sign_off import refusal_to_approve_letter, refusal_to_sign_letter
from gongkai.cases.rules.stage import S, refusal_at
from gongkai.cases.selectors.reply import current_decision, reply_letter
from gongkai.cases.selectors.tie import lead_of, leads_others


def refusal_to_join(lead: Case, officer: Officer) -> Refusal | None:
    """The case whose decision and letter the others get: decided, with a letter still being written."""
    if refusal := refusal_at(lead, officer, Act.HANDLE_CASE, "一并答复", [S.IN_HAND]):
        return refusal
    if lead.round > 1:
        return SecondRound()
    decision, letter = current_decision(lead), reply_letter(lead)
    if decision is None:
        return NoDecision()
    if letter is None:
        return NoLetter()
    if letter.decision_id != decision.pk:
        return LetterOfAnotherDecision()
    other = lead_of(lead)
    return AnsweredWithAnother(other.number) if other else None


def refusal_to_take_in(lead: Case, other: Case) -> Refusal | None:
    """Whether this one may be answered with the lead. Asks no query of cases read with their ties."""
    if other.agency_id != lead.agency_id or other.pk == lead.pk:
        return OfAnotherAgency()
    if other.state != S.IN_HAND:
        return NotInHand(other.get_state_display())
    if other.round > 1:
        return SecondRound()
    tied = lead_of(other)
    if tied and tied.pk != lead.pk:
        return AnsweredWithAnother(tied.number)
    return LeadsOthers() if leads_others(other) else None


def refusal_to_submit_joint(lead: Case, officer: Officer, *, today: date) -> Refusal | None:
    """What keeps the lead's own letter back keeps all of them."""
    refusal = refusal_at(lead, officer, Act.HANDLE_CASE, "一起送审", [S.IN_HAND])
    if refusal or not leads_others(lead):
        return refusal or NotTogether()
    return refusal_to_submit_letter(lead, officer, today=today)


def refusal_to_approve_joint(lead: Case, officer: Officer) -> Refusal | None:
    """A step before the last, asked of the lead; every other letter at that step is asked for itself."""
    return refusal_to_approve_letter(lead, officer) or (None if leads_others(lead) else NotTogether())


def refusal_to_sign_joint(lead: Case, officer: Officer) -> Refusal | None:
    """Asked of the lead; every other letter is asked for itself when it is signed."""
    return refusal_to_sign_letter(lead, officer) or (None if leads_others(lead) else NotTogether())


def refusal_to_leave_joint(case: Case, officer: Officer) -> Refusal | None:
    refusal = refusal_at(case, officer, Act.HANDLE_CASE, "退出一并答复", [S.IN_HAND])
    return refusal or (None if lead_of(case) else NotTogether())


def refusal_out_of_step(decision: Decision, other: Case) -> Refusal | None:
    """The lead's decision was changed since, or this one's own."""
    own = current_decision(other)
    same = own and (own.outcome, own.grounds, own.details) == (
        decision.outcome,
        decision.grounds,
        decision.details,
    )
    return None if same else OutOfStep()
