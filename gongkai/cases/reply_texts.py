"""Texts of the reply, one for each decision, as the supervising office may write them.

A text holds the body only: facts, law, decision, particulars, reason, way. Title and body are its own; the
remedy clause follows from the decision and the agency and is never part of a text. The fields a decision
needs must all stand in its text, so that the nine elements always do. Version 0 is the product's own.

Where several things asked for are answered one by one, the product's text is taken: a text for one decision
does not say how several follow one another.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gongkai.cases.errors import UnknownPaper
from gongkai.cases.letter_text import PARTICULARS, gives
from gongkai.cases.models import Paper
from gongkai.cases.paper_texts import TEXTS
from gongkai.cases.papers import PAPERS, PaperRule
from gongkai.law.citations import REPORT_FORM_2021
from gongkai.law.decisions import DECISIONS, GRANTED, Outcome
from gongkai.law.decisions import Decision as Rule

PREFIX = "reply_"
TITLE = "政府信息公开申请答复书"
FACTS, LAW, DECISION, PARTICULAR, REASON, WAY = (
    "申请事实",
    "法律依据",
    "处理决定",
    "具体事项",
    "理由",
    "提供方式",
)


def kind_of(code: Outcome) -> str:
    """The kind under which the versions of this decision's text are kept."""
    return f"{PREFIX}{code.value.lower()}"


def outcome_of(kind: str) -> Outcome | None:
    """The decision a kind is for; None for a paper beside the reply."""
    code = kind.removeprefix(PREFIX).upper()
    return Outcome(code) if kind.startswith(PREFIX) and code in Outcome.__members__ else None


def _needs(rule: Rule) -> tuple[str, ...]:
    return (
        *(FACTS, LAW, DECISION),
        *((PARTICULAR,) if rule.code in PARTICULARS else ()),
        *((REASON,) if rule.group != GRANTED else ()),
        *((WAY,) if gives(rule) else ()),
    )


def _text(rule: Rule) -> str:
    """[I] Two decisions have no article, only a row of the report form: they are made after it."""
    from_form = rule.citation.act is REPORT_FORM_2021
    law = (
        f"参照{{{{{LAW}}}}}列明的情形，{{{{{DECISION}}}}}"
        if from_form
        else f"根据{{{{{LAW}}}}}的规定，{{{{{DECISION}}}}}"
    )
    needs = _needs(rule)
    return "\n\n".join(
        [
            f"{{{{{FACTS}}}}}经研究，现答复如下：",
            law,
            *([f"{{{{{PARTICULAR}}}}}"] if PARTICULAR in needs else []),
            *([f"理由：{{{{{REASON}}}}}"] if REASON in needs else []),
            *([f"{{{{{WAY}}}}}"] if WAY in needs else []),
        ]
    )


REPLIES: Mapping[str, PaperRule] = MappingProxyType(
    {
        kind_of(code): PaperRule(TITLE, True, _needs(rule), str(rule.citation))
        for code, rule in DECISIONS.items()
    }
)
REPLY_TEXTS: Mapping[str, str] = MappingProxyType(
    {kind_of(code): _text(rule) for code, rule in DECISIONS.items()}
)
"""Version 0: what the product says where the supervising office has written nothing."""


def rule_of(kind: str) -> PaperRule:
    """What a text of this kind may and must hold, of a paper or a reply. Raises UnknownPaper."""
    rule = PAPERS.get(kind) or REPLIES.get(kind)
    if rule is None:
        raise UnknownPaper(kind)
    return rule


def text_of_product(kind: str) -> str:
    return REPLY_TEXTS[kind] if kind in REPLY_TEXTS else TEXTS[kind]


def label_of(kind: str) -> str:
    """补正告知书; 答复书：予以公开."""
    code = outcome_of(kind)
    return f"答复书：{code.label}" if code else Paper.Kind(kind).label
