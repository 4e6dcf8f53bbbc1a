"""Where a letter is on its way to the signature, for the pages of the case, the letter and the acts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.agencies.roles import Role
from gongkai.agencies.selectors import people_in
from gongkai.cases import selectors
from gongkai.cases.models import Case, Letter, SignOffChain, SignOffStep
from gongkai.cases.sign_off import ORDER, steps_for
from gongkai.law.decisions import Outcome
from gongkai.ui.pieces import Fact
from gongkai.ui.wording import cn_day

S, W = SignOffStep.State, SignOffChain.When


@dataclass(frozen=True)
class StepLine:
    """state: sent, approved, returned, now, later or skipped. by: name and post."""

    label: str
    state: str
    words: str
    by: str = ""
    at: datetime | None = None
    opinion: str = ""


@dataclass(frozen=True)
class Submission:
    heading: str
    current: bool
    steps: tuple[StepLine, ...]


def submissions_of(letter: Letter | None) -> list[Submission]:
    """Each time the letter was sent up, the latest first; empty while it never was."""
    if letter is None or letter.submitted_at is None:
        return []
    found = []
    for attempt, steps in groupby(selectors.steps_of(letter), key=lambda each: each.attempt):
        rows = list(steps)
        current = not found and letter.state in (Letter.State.SUBMITTED, Letter.State.SIGNED)
        found.append(Submission(_heading(attempt, rows, current=current), current, _lines(rows)))
    return found


def way_ahead(case: Case) -> list[Fact]:
    """The order a letter sent up today would take."""
    decision = selectors.current_decision(case)
    if decision is None:
        return []
    roles = steps_for(selectors.chain_for(case), Outcome(decision.outcome), round=case.round)
    return [Fact("审签", " → ".join(role.label for role in roles), note=f"{roles[-1].label}签发")]


def way_so_far(case: Case) -> list[Fact]:
    """What those before said, for whoever has it in hand now."""
    step = selectors.waiting_step(case)
    if step is None:
        return []
    done = [each for each in selectors.steps_of(step.letter) if each.attempt == step.attempt and each.done_by]
    seen = [
        Fact(each.role_label, each.get_state_display(), note=_said(each))
        for each in sorted(done, key=lambda each: each.position)
    ]
    return [*seen, Fact("现在这一步", step.role_label, note="签发" if step.signs else "审核")]


def order_facts(agency: Agency, chain: SignOffChain | None) -> list[Fact]:
    """The order in force, step by step, and who does each today."""
    today = timezone.localdate()
    facts = [Fact("经办人", "每一件", note="送审")]
    for role in ORDER:
        people = "、".join(person.name for person in people_in([role], agency, today=today)) or "没有人"
        facts.append(Fact(role.label, _when(chain, role), note=people))
    return facts


def _when(chain: SignOffChain | None, role: Role) -> str:
    if role is Role.DISCLOSURE_HEAD:
        return "每一件"
    when = W(getattr(chain, role.value)) if chain else W.NEVER
    if when is W.CHOSEN and chain:
        return f"签发{'、'.join(Outcome(code).label for code in chain.agency_head_outcomes)}"
    return when.label


def _heading(attempt: int, steps: list[SignOffStep], *, current: bool) -> str:
    which = "" if attempt == 1 else f"第{attempt}次送审，"
    sender = steps[0].submitted_by.name
    if not current:
        return f"第{attempt}次送审，退回"
    waiting = next((each for each in steps if each.state == S.WAITING), None)
    if waiting is None:
        return f"{which}{sender}送审，{len(steps)}步都已办完"
    whom = f"等{waiting.role_label}{'签发' if waiting.signs else '审核'}"
    place = f"{len(steps)}步中的第{waiting.position}步"
    return f"{which}{sender}送审，{whom}（{place}）。期限照走"


def _lines(steps: Iterable[SignOffStep]) -> tuple[StepLine, ...]:
    lines, waiting = [], False
    for step in steps:
        state, words = step.state, step.get_state_display()
        if step.state == S.WAITING:
            state, words = ("later", "") if waiting else ("now", "等签发" if step.signs else "等审核")
            waiting = True
        elif step.signs and step.state == S.APPROVED:
            words = "签发"
        lines.append(StepLine(step.role_label, state, words, step.done_as, step.done_at, step.opinion))
    return tuple(lines)


def _said(step: SignOffStep) -> str:
    when = f"{step.done_as}，{cn_day(timezone.localdate(step.done_at), 'day')}"
    return f"{when}：{step.opinion}" if step.opinion else when
