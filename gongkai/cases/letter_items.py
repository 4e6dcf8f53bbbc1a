"""What a reply letter says where several things were asked for: each with its finding and its reason.

Lives elsewhere: what is said of one finding (letter_text.py).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from gongkai.cases.details import Finding, findings_of
from gongkai.cases.models import Case, Decision
from gongkai.law.decisions import DECISIONS, Outcome
from gongkai.law.wording import numeral

Tell = Callable[[Case, Outcome, Mapping[str, Any], str], list[str]]
"""The sentences on one finding: of the case, its outcome, particulars and reason."""


def item_paragraphs(case: Case, decision: Decision, tell: Tell) -> list[str]:
    """The one finding as it is; of several how they are answered, then a paragraph of each."""
    findings = findings_of(decision.details)
    code = Outcome(decision.outcome)
    if not findings:
        return tell(case, code, decision.details, decision.grounds)
    return [
        _opening(code, len(findings)),
        *(
            _of_one(number, finding, tell(case, finding.outcome, finding.details, finding.reason))
            for number, finding in enumerate(findings, 1)
        ),
    ]


def _opening(code: Outcome, count: int) -> str:
    """Partly disclosed is a decision on the whole (art. 37); any other one stands with the thing it is on."""
    told = f"您申请公开的内容共{count}项"
    if code is not Outcome.G3:
        return f"{told}，本机关逐项答复如下："
    law = f"根据{DECISIONS[code].citation}的规定，本机关公开可以公开的内容，并就不公开的部分说明理由"
    return f"{told}。{law}。逐项答复如下："


def _of_one(number: int, finding: Finding, sentences: list[str]) -> str:
    told = "".join(f"{sentence.rstrip('。；')}。" for sentence in (finding.text, *sentences))
    return f"第{numeral(number)}项：{told}"
