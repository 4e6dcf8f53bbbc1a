"""Which replies carry a risk that asks for more eyes before they go out.

No text read names them: 条例 art. 45 asks for rules of work and leaves the rest to each organ [I]. The choice
below is ours, in this one place: answers that take something from the applicant, or that courts overturn for
their proof.
"""

from __future__ import annotations

from gongkai.law.decisions import DECISIONS, PARTLY, WITHHELD, Outcome

RISKY = frozenset(
    {
        *(code for code, rule in DECISIONS.items() if rule.group in (WITHHELD, PARTLY)),
        Outcome.N1,  # the search has to be proved (法释〔2025〕8号 art. 6)
        Outcome.N2,  # wrong where the agency turns out to be responsible (art. 10)
        Outcome.P4,  # a judgement on the applicant (art. 35)
    }
)
"""[I] Withheld in whole or in part, not held, another's to disclose, and repeated without reason."""


def is_risky(outcome: Outcome, *, round: int = 1) -> bool:
    """Whether a reply is risky. round: from the second on an earlier answer was lost in review or court."""
    return outcome in RISKY or round > 1
