"""The examples a lawyer can read (examples/*.yaml), run against the rules they name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from gongkai.law import fees, remedies, remedy_timetable
from gongkai.law.calendar import published_calendar
from gongkai.law.clock import Fact, FactKind, reply_clock
from gongkai.law.errors import LawError
from gongkai.law.receipt import Channel, received_on
from gongkai.law.remedy_timetable import Route

CALENDAR = published_calendar()
ALWAYS_SAID = ("due", "original_due", "term", "started_on")


def working_days(received: date, terms: list[int]) -> dict[int, date]:
    return {term: CALENDAR.next_working_day(received, term) for term in terms}


def fact(text: str) -> Fact:
    kind, day, *days = text.split()
    return Fact(FactKind(kind), date.fromisoformat(day), int(days[0]) if days else 0)


def clock(facts: list[str], open_until: date | None = None) -> dict[str, Any]:
    """What the example states of a clock; flags are stated only where they are out of the ordinary."""
    result = reply_clock([fact(text) for text in facts], CALENDAR, open_until=open_until)
    said = {name: getattr(result, name) for name in ALWAYS_SAID}
    flags = {
        "provisional": result.provisional,
        "paused": result.paused,
        "awaiting": result.awaiting and result.awaiting.value,
        "notes": len(result.notes),
    }
    return said | {name: value for name, value in flags.items() if value}


def fee(charge: Callable[[int], fees.Fee]) -> Callable[..., dict[str, Any]]:
    def of(n: int) -> dict[str, Any]:
        charged = charge(n)
        return {"amount": charged.amount, "bands": [f"{band.count} x {band.rate}" for band in charged.bands]}

    return of


def receipt(channel: str, **days: date) -> dict[str, date]:
    return {"day": received_on(Channel(channel), **days)}


def until(term: Callable[..., date]) -> Callable[..., dict[str, date]]:
    return lambda **given: {"day": term(given["from"], CALENDAR)}


def answer(route: str, received: date, **given: bool) -> dict[str, date]:
    return {"day": remedy_timetable.answer_due(Route(route), received, CALENDAR, **given)}


def decision(route: str, accepted: date, simple: bool = False, extended: int = 0) -> dict[str, date]:
    last = remedy_timetable.decision_due(
        Route(route), accepted, CALENDAR, simple=simple, extended_days=extended
    )
    return {"day": last}


def carry_out(received: date, **given: Any) -> dict[str, date]:
    return {"day": remedy_timetable.carry_out_due(received, CALENDAR, **given)}


RULES: dict[str, Callable[..., Any]] = {
    "reply_clock": clock,
    "fee_by_items": fee(fees.fee_by_items),
    "fee_by_pages": fee(fees.fee_by_pages),
    "received_on": receipt,
    "review_until": until(remedies.review_until),
    "suit_until": until(remedies.suit_until),
    "suit_until_after_review": until(remedies.suit_until_after_review),
    "suit_until_without_reply": until(remedies.suit_until_without_reply),
    "remedy_answer_due": answer,
    "remedy_decision_due": decision,
    "remedy_carry_out_due": carry_out,
}


def examples() -> list[Any]:
    found = []
    for path in sorted((Path(__file__).parent / "examples").glob("*.yaml")):
        found += yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


EXAMPLES = examples()


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["name"] for example in EXAMPLES])
def test_what_is_given_leads_to_what_follows(example):
    if example["rule"] == "working_days":
        assert working_days(example["given"]["received"], list(example["follows"])) == example["follows"]
        return
    try:
        result = RULES[example["rule"]](**example["given"])
    except LawError as refusal:
        result = {"refused": str(refusal)}
    assert result == example["follows"]


def test_there_are_enough_examples_and_no_two_of_one_name():
    assert len(EXAMPLES) >= 60
    assert len({example["name"] for example in EXAMPLES}) == len(EXAMPLES)
