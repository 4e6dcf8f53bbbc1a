"""What several findings come to: an application may ask for several things, and gets one decision (art. 37).

Lives elsewhere: the finding on each thing (five_questions.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.law.decisions import DECISIONS, GRANTED, GROUPS, PARTLY, Outcome

GIVING = (GRANTED, PARTLY)


@dataclass(frozen=True)
class Combination:
    """outcome: of the whole. choices: what the officer may take instead, this one among them. proposed: the
    law does not say which, so outcome is our proposal. why: one sentence for the officer."""

    outcome: Outcome
    choices: tuple[Outcome, ...]
    proposed: bool
    why: str


def combine(findings: Sequence[Outcome]) -> Combination:
    """The decision on an application from the findings on its things, at least one, in any order.

    All alike: that one. Some given and some not: partly disclosed (art. 37). All given, partly as published
    already: disclosed [I]. Several refusals: ``proposal_among`` [I].
    """
    if not findings:
        raise ValueError("an application asks for at least one thing")
    different = tuple(code for code in Outcome if code in findings)
    if len(different) == 1:
        return Combination(different[0], different, False, "每一件都是这个结果")
    groups = {DECISIONS[code].group for code in different}
    if groups == {GRANTED}:
        return Combination(Outcome.G2, different, True, "有的已经公开，有的现在提供，合起来是予以公开")
    if groups.intersection(GIVING):
        return Combination(
            Outcome.G3, (Outcome.G3,), False, "有的给，有的不给，合起来是部分公开（第三十七条）"
        )
    return proposal_among(different)


def proposal_among(refusals: Sequence[Outcome]) -> Combination:
    """[I] Which of several different refusals the whole is called after and counted as.

    No text says. Withheld goes before unavailable, unavailable before not handled, then the rest, each in
    the order of the catalogue: the reply then names the reason that binds the agency most. Where one of them
    needs reconsideration first (arts. 14 to 16), only such a one may be chosen, so that the letter does not
    leave out that remedy.
    """
    ranked = tuple(
        sorted(refusals, key=lambda code: (GROUPS.index(DECISIONS[code].group), list(Outcome).index(code)))
    )
    review_first = tuple(code for code in ranked if DECISIONS[code].review_first)
    choices = review_first or ranked
    return Combination(
        choices[0],
        choices,
        True,
        "每一件都不给，理由不同；按哪一项计入年报没有明文，先按不予公开、无法提供、不予处理的次序拟一项",
    )


def not_given(findings: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """The findings that give nothing, each once, in the order of the catalogue."""
    return tuple(code for code in Outcome if code in findings and DECISIONS[code].group not in GIVING)
