"""What a partly disclosing reply says of the parts blacked out in its files (art. 37).

Lives elsewhere: how parts are blacked out (services/redaction.py), the list for the officer's page
(selectors/release.py).
"""

from __future__ import annotations

from gongkai.cases.models import Case, Decision, RedactedPart
from gongkai.law.decisions import DECISIONS, Outcome


def blacked_out_paragraph(case: Case, decision: Decision) -> list[str]:
    """One paragraph that names each withheld part with its ground and article, alike ones once; none where
    nothing was blacked out or the reply discloses nothing in part."""
    if decision.outcome != Outcome.G3:
        return []
    parts = RedactedPart.objects.filter(copy__document__case=case, copy__document__taken_back=None)
    found: dict[tuple[str, str, str], list[RedactedPart]] = {}
    for part in parts.select_related("copy__document__original"):
        key = (part.copy.document.original.name, part.ground, part.words.strip().rstrip("。；"))
        found.setdefault(key, []).append(part)
    sentences = [_sentence(*key, alike) for key, alike in found.items()]
    return [f"随本答复书提供的文件中遮盖的部分：{'；'.join(sentences)}。"] if sentences else []


def _sentence(name: str, ground: str, words: str, alike: list[RedactedPart]) -> str:
    places = "、".join(dict.fromkeys(part.places.rpartition("，共")[0] or part.places for part in alike))
    times = sum(part.times for part in alike)
    law = DECISIONS[Outcome(ground)].citation
    return f"“{name}”{places}，{times}处，理由是{words}，依据是{law}"
