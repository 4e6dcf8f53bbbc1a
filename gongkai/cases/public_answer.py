"""What a reply says to everyone: a first text for the publication, without the letter's address."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.cases.models import Case
from gongkai.cases.selectors.reply import current_decision
from gongkai.law.citations import OGI
from gongkai.law.decisions import DECISIONS, Outcome


@dataclass(frozen=True)
class PublicAnswer:
    title: str
    summary: str
    paragraphs: tuple[str, ...]


def public_answer(case: Case) -> PublicAnswer:
    """A draft for people to edit. It names neither the applicant nor the case."""
    agency, decision = case.agency.name, current_decision(case)
    told = [
        f"有公民、法人或者其他组织向本机关申请公开：{case.title}。",
        f"本机关经审查，已经依申请提供。根据{OGI}第四十四条的规定，现向社会公开。",
    ]
    if decision and decision.outcome == Outcome.G3 and decision.details.get("withheld"):
        told.append(f"不公开的部分：{_withheld(decision.details)}")
    return PublicAnswer(
        title=case.title,
        summary=f"{agency}依申请提供过的信息，现转为主动公开：{case.title}"[:500],
        paragraphs=tuple(told),
    )


def _withheld(details: dict) -> str:
    parts = details.get("withheld", "")
    lines = [parts] if isinstance(parts, str) else [str(each.get("part", "")) for each in parts]
    cited = [str(DECISIONS[Outcome(code)].citation) for code in details.get("withheld_by", ())]
    basis = f"依据是{'、'.join(dict.fromkeys(cited))}。" if cited else ""
    return f"{'；'.join(line.strip().rstrip('。；') for line in lines)}。{basis}"
