"""Who sees a letter next, and who may set the order in which they do.

Role first, then stage, then the step: its role, and a person who has not had this letter in hand before.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act, Role
from gongkai.cases.errors import LetterNotAtStage, NoLetter, SecondPersonNeeded
from gongkai.cases.errors_sign_off import (
    NobodyForStep,
    NobodyInRole,
    NotTheLastStep,
    NotYourStep,
    OneStepAPerson,
    TheLastStep,
)
from gongkai.cases.models import Case, SignOffStep
from gongkai.cases.rules.stage import S, refusal_at
from gongkai.cases.selectors.reply import reply_letter
from gongkai.cases.selectors.sign_off import approved_by, approvers_of, holders_of, waiting_step
from gongkai.cases.sign_off import unmanned


def refusal_to_approve_letter(case: Case, officer: Officer) -> Refusal | None:
    """A step before the last."""
    return _refusal_at_step(case, officer, "审核答复书", signs=False)


def refusal_to_sign_letter(case: Case, officer: Officer) -> Refusal | None:
    """The last step. A second person signs, never the one who submitted."""
    return _refusal_at_step(case, officer, "签发答复书", signs=True)


def refusal_to_return_letter(case: Case, officer: Officer) -> Refusal | None:
    """Whoever has it in hand; the head of the disclosure office at any step, so that none gets stuck."""
    if refusal := refusal_at(case, officer, Act.APPROVE_LETTER, "退回答复书", [S.AWAITING_SIGNATURE]):
        return refusal
    step = waiting_step(case)
    if step is None:
        return _not_sent_up(case, "退回")
    mine = {Role(step.role), Role.DISCLOSURE_HEAD} & officer.roles
    return None if mine else NotYourStep(step.role_label)


def refusal_for_lack_of_people(
    roles: Sequence[Role], case: Case, submitted_by: int, *, today: date
) -> Refusal | None:
    """Each step needs a person of its own beside the one who sends the letter up."""
    holders = approvers_of(case, today=today)
    lacking = unmanned([holders.get(role, set()) - {submitted_by} for role in roles])
    return None if lacking is None else NobodyForStep(roles[lacking].label, case.agency.name)


def refusal_to_set_sign_off(
    officer: Officer, roles: Sequence[Role] = (), *, today: date | None = None
) -> Refusal | None:
    """roles: those switched on; each must be held by somebody."""
    if refusal := officer.refusal(Act.SET_SIGN_OFF):
        return refusal
    holders = holders_of(roles, officer.agency, today=today) if roles and today else {}
    empty = [role for role in roles if not holders.get(role)]
    return NobodyInRole(empty[0].label, officer.agency.name) if empty else None


def _refusal_at_step(case: Case, officer: Officer, label: str, *, signs: bool) -> Refusal | None:
    if refusal := refusal_at(case, officer, Act.APPROVE_LETTER, label, [S.AWAITING_SIGNATURE]):
        return refusal
    step = waiting_step(case)
    if step is None:
        return _not_sent_up(case, label.removesuffix("答复书"))
    if Role(step.role) not in officer.roles:
        return NotYourStep(step.role_label)
    if step.signs is not signs:
        return TheLastStep(step.role_label) if step.signs else NotTheLastStep(step.role_label)
    return _same_person(step, officer)


def _same_person(step: SignOffStep, officer: Officer) -> Refusal | None:
    if step.submitted_by_id == officer.person_id:
        return SecondPersonNeeded(step.role_label)
    return OneStepAPerson(step.role_label) if officer.person_id in approved_by(step) else None


def _not_sent_up(case: Case, act: str) -> Refusal:
    letter = reply_letter(case)
    return LetterNotAtStage(act, letter.get_state_display()) if letter else NoLetter()
