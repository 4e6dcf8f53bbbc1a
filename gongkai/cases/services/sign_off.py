"""The way of a letter to its signature: the agency's order, and each step of it before the last."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.models import Agency, Post
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Role
from gongkai.cases import rules
from gongkai.cases.errors_sign_off import NoOutcomeChosen
from gongkai.cases.models import Case, Letter, SignOffChain, SignOffStep
from gongkai.cases.rules.sign_off import refusal_to_set_sign_off
from gongkai.cases.selectors.sign_off import chain_for, chain_of, waiting_step
from gongkai.cases.services.steps import locked, require_text, stop_if
from gongkai.cases.sign_off import steps_for
from gongkai.law.decisions import Outcome
from gongkai.trail.services import record

W, State = SignOffChain.When, SignOffStep.State
OPTIONAL = (Role.SECTION_HEAD, Role.LEGAL_ADVISER, Role.AGENCY_HEAD)


@transaction.atomic
def set_sign_off(
    *,
    by: Officer,
    section_head: str = W.NEVER,
    legal_adviser: str = W.NEVER,
    agency_head: str = W.NEVER,
    agency_head_outcomes: Sequence[str] = (),
    reason: str,
) -> SignOffChain:
    """A new order for the officer's agency, for letters sent up from now on; those on their way keep theirs.

    agency_head_outcomes: codes of decisions, where ``agency_head`` is CHOSEN. Raises NobodyInRole,
    NoOutcomeChosen.
    """
    agency = Agency.objects.select_for_update().get(pk=by.agency.pk)
    asked = dict(zip(OPTIONAL, (W(section_head), W(legal_adviser), W(agency_head)), strict=True))
    switched_on = [role for role, when in asked.items() if when != W.NEVER]
    stop_if(refusal_to_set_sign_off(by, switched_on, today=timezone.localdate()))
    chosen = [Outcome(code).value for code in agency_head_outcomes] if agency_head == W.CHOSEN else []
    if agency_head == W.CHOSEN and not chosen:
        raise NoOutcomeChosen()
    earlier = chain_of(agency)
    chain = SignOffChain.objects.create(
        agency=agency,
        version=earlier.version + 1 if earlier else 1,
        section_head=section_head,
        legal_adviser=legal_adviser,
        agency_head=agency_head,
        agency_head_outcomes=chosen,
        reason=require_text("修改的理由", reason),
        made_by=by.person,
        made_at=timezone.now(),
    )
    record(
        chain,
        "sign_off_set",
        agency=agency,
        by=by,
        version=chain.version,
        section_head=chain.section_head,
        legal_adviser=chain.legal_adviser,
        agency_head=chain.agency_head,
        agency_head_outcomes=chosen,
        reason=chain.reason,
    )
    return chain


def lay_out(letter: Letter, case: Case, by: Officer) -> list[SignOffStep]:
    """Fix the steps of this submission by the order in force, inside the act of sending it up."""
    roles = steps_for(chain_for(case), Outcome(letter.decision.outcome), round=case.round)
    latest = SignOffStep.objects.filter(letter=letter).order_by("-attempt").first()
    attempt = latest.attempt + 1 if latest else 1
    return SignOffStep.objects.bulk_create(
        SignOffStep(
            letter=letter,
            attempt=attempt,
            position=position,
            role=role.value,
            signs=position == len(roles),
            submitted_by=by.person,
        )
        for position, role in enumerate(roles, start=1)
    )


@transaction.atomic
def approve_letter(letter: Letter, *, by: Officer, opinion: str = "") -> SignOffStep:
    """Agree at one's step, with an opinion or without; the letter goes on to the next.

    The opinion is internal: the trail keeps that it was given, not what it says. Raises NotYourStep,
    SecondPersonNeeded, OneStepAPerson.
    """
    case = locked(letter.case)
    stop_if(rules.refusal_to_approve_letter(case, by))
    step = waiting_step(case)
    finish(step, State.APPROVED, by, opinion)
    following = waiting_step(case)
    record(
        case,
        "letter_approved",
        agency=case.agency,
        by=by,
        role_label=step.role_label,
        next_label=following.role_label,
        with_opinion=bool(step.opinion),
    )
    return step


@transaction.atomic
def return_letter(letter: Letter, *, by: Officer, reason: str) -> Letter:
    """Send the letter back to the officer, who sees why; the steps it did not reach fall away."""
    case = locked(letter.case)
    stop_if(rules.refusal_to_return_letter(case, by))
    step = waiting_step(case)
    letter = Letter.objects.get(pk=step.letter_id)
    letter.return_reason = require_text("退回的理由", reason)
    finish(step, State.RETURNED, by, letter.return_reason)
    SignOffStep.objects.filter(letter=letter, state=State.WAITING).update(state=State.SKIPPED)
    letter.state = Letter.State.RETURNED
    letter.save(update_fields=["return_reason", "state"])
    case.state = Case.State.IN_HAND
    case.save(update_fields=["state"])
    record(
        case,
        "letter_returned",
        agency=case.agency,
        by=by,
        role_label=step.role_label,
        reason=letter.return_reason,
    )
    return letter


def finish(step: SignOffStep, state: SignOffStep.State, by: Officer, opinion: str) -> None:
    """Write down who did the step, as what, and what they said."""
    step.state, step.done_by, step.done_at = state, by.person, timezone.now()
    step.done_as, step.opinion = _as(step, by), opinion.strip()
    step.save(update_fields=["state", "done_by", "done_at", "done_as", "opinion"])


def _as(step: SignOffStep, by: Officer) -> str:
    """顾怀川（公开工作机构负责人，代某某办）: the post of the step, held by oneself or for another."""
    today = timezone.localdate()
    posts = Post.objects.filter(person=by.person, agency=by.agency, role=step.role, valid_from__lte=today)
    held = [post for post in posts.select_related("substitute_for__person") if _today(post, today)]
    if not held:  # the head of the disclosure office took it back at another's step
        return by.signature()
    own = any(post.substitute_for is None for post in held)
    label = step.role_label if own else f"{step.role_label}，代{held[0].substitute_for.person.name}办"
    return f"{by.name}（{label}）"


def _today(post: Post, today) -> bool:
    return post.valid_to is None or post.valid_to >= today
