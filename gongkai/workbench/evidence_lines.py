"""What lies in the file of a case to be read before it is signed: searches, answers, opinions, evidence.

Lives elsewhere: which of it a decision needs (gongkai.law.evidence), and whether it is there (selectors).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.cases.models import Case
from gongkai.cases.services.material import KNOWN_EVIDENCE
from gongkai.ui.wording import cn_day


@dataclass(frozen=True)
class Line:
    """heading: what it is. text: in full, as recorded. on: the day it speaks of. sub: who and where."""

    heading: str
    text: str
    on: date | None
    sub: str = ""


def evidence_lines(case: Case) -> list[Line]:
    """Oldest first. Asks nothing more where the file of the case was read."""
    found = [*_answers(case), *_searches(case), *_opinions(case), *_evidence(case)]
    return sorted(found, key=lambda line: line.on or date.max)


def _answers(case: Case) -> Iterator[Line]:
    notice = getattr(case, "correction", None)
    if notice and notice.answered_on:
        yield Line("申请人的补正", notice.answer, notice.answered_on, f"要补正：{notice.points}")
    asked = getattr(case, "reasons_request", None)
    if asked and asked.reasonable is not None:
        judged = "理由合理" if asked.reasonable else "理由不合理"
        yield Line(
            "申请人说明的理由", asked.answer or "没有说明", asked.answered_on, f"{judged}：{asked.judgement}"
        )


def _searches(case: Case) -> Iterator[Line]:
    for row in case.searches.all():
        text = f"在{row.places}，用“{row.words}”检索"
        heading = "检索，找到" if row.found else "检索，没有找到"
        yield Line(heading, f"{text}。{row.note}" if row.note else text, row.searched_on, row.people)


def _opinions(case: Case) -> Iterator[Line]:
    for row in case.inquiries.all():
        sent = f"{cn_day(row.sent_on, 'day')}发出，问：{row.matter}"
        if row.ended_on:
            yield Line(
                f"{row.to}：{row.get_answer_display()}", row.text or "没有书面意见", row.ended_on, sent
            )


def _evidence(case: Case) -> Iterator[Line]:
    for row in case.evidence.all():
        yield Line(KNOWN_EVIDENCE.get(row.key, row.key), row.text, row.recorded_at.date())
