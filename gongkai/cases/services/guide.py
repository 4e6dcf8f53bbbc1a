"""Keeping what was answered to the five questions. Deciding itself is ``services.decide``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.cases import rules
from gongkai.cases.errors import NotAnAnswer, NotAnItem, NotAskedYet, TooManyItems
from gongkai.cases.models import AskedItem, Case, GuideAnswer
from gongkai.cases.selectors.guide import Guide, ItemState, guide_of
from gongkai.cases.services.steps import locked, stop_if
from gongkai.law.five_questions import ANSWERS, QUESTIONS
from gongkai.trail.services import record

MOST_ITEMS = 30  # a longer list is another application (国办函〔2020〕109号 art. 4, 一事一申请)


@dataclass(frozen=True)
class Given:
    """item: pk of the thing it is about, None of the whole. key: of ``gongkai.law.five_questions``."""

    key: str
    item: int | None = None
    note: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def answer_question(case: Case, *, by: Officer, question: int, answers: Sequence[Given]) -> Guide:
    """Keep the answers that differ from what stands. Nothing is decided by this.

    Raises NotAnAnswer, NotAskedYet where an earlier question is open, NotAnItem, NotThisStage.
    """
    case = locked(case)
    stop_if(rules.refusal_to_guide(case, by))
    guide = guide_of(case)
    kept = [each for each in answers if _is_new(_stop_if_unfit(guide, question, each), question, each)]
    GuideAnswer.objects.bulk_create(
        GuideAnswer(
            case=case,
            round=case.round,
            item_id=each.item,
            question=question,
            answer=each.key,
            note=each.note.strip(),
            details=dict(each.details),
            by=by.person,
            at=timezone.now(),
        )
        for each in kept
    )
    if kept:
        record(
            case,
            "question_answered",
            agency=case.agency,
            by=by,
            question=QUESTIONS[question].name,
            answers=_in_words(kept, question),
        )
    return guide_of(case)


def _stop_if_unfit(guide: Guide, question: int, given: Given) -> ItemState:
    if (question, given.key) not in ANSWERS:
        raise NotAnAnswer(QUESTIONS[question].name)
    about_all = given.item is None and not (guide.several and QUESTIONS[question].by_item)
    state = next((each for each in guide.items if about_all or given.item == each.pk), None)
    if state is None:
        raise NotAnItem
    if not state.is_asked(question):
        raise NotAskedYet(QUESTIONS[question].name, QUESTIONS[state.place.question].name)
    return state


def _is_new(state: ItemState, question: int, given: Given) -> bool:
    stands = state.given.get(question)
    told = (given.key, given.note.strip(), dict(given.details))
    return stands is None or told != (stands.answer, stands.note, stands.details)


def _in_words(kept: Sequence[Given], question: int) -> list[str]:
    return [ANSWERS[question, each.key].label for each in kept]


@transaction.atomic
def list_items(case: Case, *, by: Officer, texts: Sequence[str]) -> tuple[AskedItem, ...]:
    """What the application asks for, thing by thing. One that stays on the list keeps its answers; one taken
    off is dropped, not deleted. An empty list takes the application as one thing again."""
    case = locked(case)
    stop_if(rules.refusal_to_guide(case, by))
    wanted = list(dict.fromkeys(text.strip() for text in texts if text.strip()))
    if len(wanted) > MOST_ITEMS:
        raise TooManyItems(len(wanted), MOST_ITEMS)
    now = timezone.now()
    standing = {
        item.text: item for item in AskedItem.objects.filter(case=case, round=case.round, dropped_at=None)
    }
    if wanted == list(standing):
        return tuple(standing.values())
    for text, item in standing.items():
        if text not in wanted:
            item.dropped_at = now
            item.save(update_fields=["dropped_at"])
    listed = []
    for place, text in enumerate(wanted, 1):
        item = standing.get(text) or AskedItem(
            case=case, round=case.round, text=text, listed_by=by.person, listed_at=now
        )
        item.place = place
        item.save()
        listed.append(item)
    record(case, "items_listed", agency=case.agency, by=by, count=len(listed), items=wanted)
    return tuple(listed)
