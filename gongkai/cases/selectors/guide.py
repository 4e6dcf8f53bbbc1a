"""How far the five questions have led with a case, and to what decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from gongkai.cases.details import PARTY, details_of
from gongkai.cases.models import AskedItem, Case, GuideAnswer
from gongkai.law.combined import GIVING, Combination, combine, not_given
from gongkai.law.decisions import DECISIONS, Outcome
from gongkai.law.five_questions import (
    ANSWERS,
    DECIDING,
    PARTY_SENTENCE,
    Answer,
    Place,
    place_of,
    still_counting,
)

LAST = 5  # the question asked of the letter


@dataclass(frozen=True)
class ItemState:
    """One thing asked for and what counts of the answers to it. item: None where the application as a whole
    is the one thing."""

    item: AskedItem | None
    text: str
    given: Mapping[int, GuideAnswer]
    place: Place

    @property
    def pk(self) -> int | None:
        return self.item.pk if self.item else None

    @property
    def outcome(self) -> Outcome | None:
        return self.place.outcome

    @property
    def last(self) -> GuideAnswer | None:
        """The answer that ended it, or waits for an act."""
        return self.given.get(self.place.question) if self.place.answer else None

    @property
    def reason(self) -> str:
        return self.last.note if self.last else ""

    @property
    def details(self) -> Mapping[str, Any]:
        return self.last.details if self.last else {}

    def answer_to(self, question: int) -> Answer | None:
        """The answer that counts; None while the question is open or no longer asked."""
        if question > self.place.question or question not in self.given:
            return None
        return ANSWERS[question, self.given[question].answer]

    def is_asked(self, question: int) -> bool:
        return question <= self.place.question

    @property
    def is_party(self) -> bool:
        return self.place.answer is not None and self.place.answer.key == "party"

    @property
    def lacking(self) -> tuple[str, ...]:
        """What the letter will need of a finding and has not been written yet, as the officer knows it."""
        code = self.outcome
        if code is None:
            return ()
        needed = [
            detail.label
            for detail in details_of(code)
            if detail.required and not self.details.get(detail.key)
        ]
        if self.is_party:
            needed = []
        if code is Outcome.G3 and not self.details.get("withheld_by"):
            needed.append("不公开的部分的依据")
        if DECISIONS[code].group not in GIVING[:1] and not self.reason:
            needed.insert(0, "理由")
        return tuple(needed)


@dataclass(frozen=True)
class Guide:
    """first: the answer that counts to the first question. items: at least one."""

    case: Case
    first: GuideAnswer | None
    items: tuple[ItemState, ...]

    @property
    def several(self) -> bool:
        return len(self.items) > 1

    @property
    def question(self) -> int:
        """The first one something is open at; the fifth once every thing has its finding."""
        waiting = [state.place.question for state in self.items if state.outcome is None]
        return min(waiting, default=LAST)

    @property
    def ended_at(self) -> int:
        """The last question answered."""
        return max(state.place.question for state in self.items)

    @cached_property
    def combination(self) -> Combination | None:
        """None until every thing has its finding."""
        findings = [state.outcome for state in self.items]
        return None if None in findings else combine(findings)

    @property
    def acts(self) -> tuple[Answer, ...]:
        """Answers that wait for an act of the case, each once."""
        waiting = [
            state.place.answer for state in self.items if state.place.answer and state.place.answer.act
        ]
        return tuple(dict.fromkeys(waiting))

    @property
    def lacking(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Of several things: each that needs more for the letter, and what; one thing is asked for later."""
        if not self.several:
            return ()
        return tuple((state.text, state.lacking) for state in self.items if state.lacking)

    def grounds(self) -> str:
        """A first text for the grounds of the decision, from the reasons given on the way."""
        told = [(number, state) for number, state in enumerate(self.items, 1) if state.reason]
        if not self.several:
            return told[0][1].reason if told else ""
        return "\n".join(f"第{number}项：{state.reason}" for number, state in told)

    def details(self, outcome: Outcome) -> dict[str, Any]:
        """The particulars of a decision with this outcome, as far as the answers tell them."""
        if not self.several:
            return _particulars(self.items[0])
        findings = [_finding(state) for state in self.items]
        alike = [each["details"] for each in findings if each["outcome"] == outcome.value]
        merged = {key: value for details in reversed(alike) for key, value in details.items()}
        merged["items"] = findings
        if outcome is Outcome.G3:
            if not self.lacking:
                merged["withheld"] = self._withheld()
            merged["withheld_by"] = self._withheld_by()
        return merged

    def _withheld(self) -> str:
        lines = []
        for number, state in enumerate(self.items, 1):
            if state.outcome is Outcome.G3:
                lines.append(f"第{number}项：{state.details.get('withheld', '')}")
            elif state.outcome and DECISIONS[state.outcome].group not in GIVING:
                lines.append(f"第{number}项“{state.text}”：{state.reason or state.outcome.label}")
        return "；".join(line.rstrip("。；") for line in lines)

    def _withheld_by(self) -> list[str]:
        parts = [code for state in self.items for code in state.details.get("withheld_by", ())]
        whole = not_given([state.outcome for state in self.items if state.outcome])
        return list(dict.fromkeys([*parts, *(code.value for code in whole)]))


def _particulars(state: ItemState) -> dict[str, Any]:
    """Party information has its own sentence, which nobody has to write."""
    return {**state.details, **({"how_closed": PARTY_SENTENCE, PARTY: True} if state.is_party else {})}


def _finding(state: ItemState) -> dict[str, Any]:
    return {
        "text": state.text,
        "outcome": state.outcome.value if state.outcome else "",
        "reason": state.reason,
        "details": _particulars(state),
    }


def guide_of(case: Case) -> Guide:
    """Of this round. Two queries."""
    rows = list(GuideAnswer.objects.filter(case=case, round=case.round).select_related("by"))
    listed = list(AskedItem.objects.filter(case=case, round=case.round, dropped_at=None))
    states = tuple(_state(item, rows) for item in listed) or (_state(None, rows, case),)
    return Guide(case, states[0].given.get(1), states)


def _state(item: AskedItem | None, rows: list[GuideAnswer], case: Case | None = None) -> ItemState:
    """Answers about the whole count for each thing of it as well."""
    about = [row for row in rows if row.item_id in (None, item.pk if item else None)]
    counting = still_counting((row.question, row.answer) for row in about)
    latest = {row.question: row for row in about}
    given = {number: latest[number] for number in DECIDING if number in counting}
    text = item.text if item else case.title if case else ""
    return ItemState(item, text, given, place_of(counting))
