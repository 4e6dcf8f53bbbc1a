"""Which steps a letter goes through, and whether there are people enough for them.

Lives here: plain values in and out. Lives elsewhere: which replies are risky (gongkai.law.sign_off), the
steps of a letter (models/sign_off.py).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from gongkai.agencies.roles import Role
from gongkai.cases.models.sign_off import SignOffChain
from gongkai.law.decisions import Outcome
from gongkai.law.sign_off import is_risky

W = SignOffChain.When
ORDER = (Role.SECTION_HEAD, Role.LEGAL_ADVISER, Role.DISCLOSURE_HEAD, Role.AGENCY_HEAD)
"""经办人 sends it up; these follow. The last one asked for a letter signs it."""


def steps_for(chain: SignOffChain | None, outcome: Outcome, *, round: int = 1) -> tuple[Role, ...]:
    """The roles that see a reply of this outcome, in order; never empty. None: the agency has set nothing."""
    if chain is None:
        return (Role.DISCLOSURE_HEAD,)
    asked = {
        Role.SECTION_HEAD: chain.section_head,
        Role.LEGAL_ADVISER: chain.legal_adviser,
        Role.DISCLOSURE_HEAD: W.ALWAYS,
        Role.AGENCY_HEAD: chain.agency_head,
    }
    chosen = frozenset(chain.agency_head_outcomes)
    return tuple(role for role in ORDER if _asked(asked[role], outcome, round, chosen))


def _asked(when: str, outcome: Outcome, round: int, chosen: Collection[str]) -> bool:
    if when == W.RISKY:
        return is_risky(outcome, round=round)
    return when == W.ALWAYS or (when == W.CHOSEN and outcome.value in chosen)


def unmanned(holders: Sequence[Collection[int]]) -> int | None:
    """The first step for which nobody is left, where each step takes a person of its own; None if all are.

    holders: by step, the ids of the people who may do it.
    """
    seated: dict[int, int] = {}  # person -> step
    for step in range(len(holders)):
        if not _seat(step, holders, seated, set()):
            return step
    return None


def _seat(step: int, holders: Sequence[Collection[int]], seated: dict[int, int], asked: set[int]) -> bool:
    """Give a step a person, moving others to another one where that makes room."""
    for person in _untried(holders[step], asked):
        asked.add(person)
        if person not in seated or _seat(seated[person], holders, seated, asked):
            seated[person] = step
            return True
    return False


def _untried(people: Collection[int], asked: set[int]) -> Iterator[int]:
    return (person for person in people if person not in asked)
