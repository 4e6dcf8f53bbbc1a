"""Cases of the load: received, decided and served on days that fit one another, the last ones still open."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.cases.marks import text_mark
from gongkai.cases.models import Case, ClockFact, Decision, Identity, Receipt, Remedy
from gongkai.demonstration.load.places import Places
from gongkai.demonstration.load.words import REQUESTS, STREETS
from gongkai.law.calendar import ONE_DAY, published_calendar
from gongkai.law.clock import Clock, Fact, FactKind, reply_clock
from gongkai.law.decisions import Outcome
from gongkai.law.receipt import Channel, receipt_rule

BATCH = 2000
CLASSES = {"natural": 820, "enterprise": 100, "research": 10, "welfare": 10, "legal": 50, "other": 10}
CHANNELS = {
    "online": 55,
    "post_signed": 20,
    "in_person": 12,
    "email": 7,
    "post_plain": 4,
    "fax": 1,
    "oral": 1,
}
# roughly as published reports have them; what is not named is rare
OUTCOMES = {
    "G2": 380,
    "N1": 190,
    "G1": 90,
    "N2": 90,
    "G3": 60,
    "P1": 40,
    "D4": 20,
    "D8": 20,
    "O3": 40,
    "O1": 30,
}
RARE = 3
ON_TIME, LATE = (1, 20, 13), (21, 33, 22)  # working days to the reply: least, most, most frequent
LATE_SHARE = 0.03
REMEDY_SHARE = 0.01
APPLICANTS = 40_000  # so that some ask again
AWAITING = {Case.State.IN_HAND: 8, Case.State.AWAITING_SIGNATURE: 2}  # while there is no decision yet


@dataclass(frozen=True)
class Days:
    """The working days of the years up to today, and the reply term from each of them."""

    years: Sequence[int]
    today: date

    @cached_property
    def working(self) -> list[date]:
        calendar = published_calendar()
        first = date(self.years[0], 1, 1)
        days = (first + number * ONE_DAY for number in range((self.today - first).days + 1))
        return [day for day in days if calendar.is_working(day)]

    @cached_property
    def clocks(self) -> dict[date, Clock]:
        calendar = published_calendar()
        return {day: reply_clock((Fact(FactKind.RECEIVED, day),), calendar) for day in self.working}

    def after(self, place: int, working_days: int) -> date | None:
        """The working day so many places later; None where that is yet to come."""
        return self.working[place + working_days] if place + working_days < len(self.working) else None


def load_cases(
    places: Places, count: int, *, today: date, years: Sequence[int], dice: random.Random, told: Callable
) -> None:
    """So many cases in the order of their receipt, each with what lists and reports ask of it."""
    days = Days(years, today)
    received = sorted(dice.randrange(len(days.working)) for _ in range(count))
    shares = places.shares
    for first in range(0, count, BATCH):
        cases = [
            _case(places, dice.choices(places.agencies, cum_weights=shares)[0], place, days, dice)
            for place in received[first : first + BATCH]
        ]
        Case.objects.bulk_create(cases)
        decided = [case for case in cases if case.decided_on]
        ClockFact.objects.bulk_create(_received_fact(places, case) for case in cases)
        Identity.objects.bulk_create(
            Identity(case=case, sealed=b"", wrapped_key=None, erased_on=case.received_on) for case in cases
        )
        Receipt.objects.bulk_create(Receipt(case=case, came_on=case.received_on) for case in cases)
        Decision.objects.bulk_create(_decision(places, case) for case in decided)
        Remedy.objects.bulk_create(_remedies(places, decided, today, dice))
        told("申请", first + len(cases), count)
    places.keep_serials()


def _case(places: Places, agency: Agency, place: int, days: Days, dice: random.Random) -> Case:
    received_on = days.working[place]
    clock = days.clocks[received_on]
    serial = places.next_serial(agency, received_on.year, "application")
    wanted = dice.choice(REQUESTS).replace("〔年〕", str(received_on.year)).replace("〔数〕", str(serial))
    asked = f"{dice.choice(STREETS)}{dice.randrange(1, 400)}号，{wanted}，需要全文，包括附件。"
    return Case(
        agency=agency,
        year=received_on.year,
        serial=serial,
        number=f"{agency.number_word}申〔{received_on.year}〕{serial}号",
        query_code_hash=f"{dice.getrandbits(256):064x}",  # of no code anybody knows
        channel=_one_of(CHANNELS, dice),
        applicant_class=_one_of(CLASSES, dice),
        applicant_masked="测＊＊",
        title=wanted,
        description=asked,
        wanted_form=Case.WantedForm.ELECTRONIC,
        delivery=Case.Delivery.ONLINE,
        submitted_at=_at(received_on),
        received_on=received_on,
        original_due_on=clock.original_due,
        due_on=clock.due,
        due_provisional=clock.provisional,
        applicant_mark=f"{dice.randrange(APPLICANTS):032x}",
        text_mark=text_mark(asked),
        **_end(place, days, dice, places.people[agency.pk], clock.due),
    )


def _end(place: int, days: Days, dice: random.Random, holder, due: date) -> dict:
    """State, decision and days of the end; without a decision where its day is yet to come."""
    shape = LATE if dice.random() < LATE_SHARE else ON_TIME
    decided_on = days.after(place, round(dice.triangular(*shape)))
    outcome = _one_of(_OUTCOME_WEIGHTS, dice)
    if decided_on is None:
        return {"state": _one_of(AWAITING, dice), "holder": holder}
    replied_on = min(decided_on + timedelta(days=dice.randint(0, 2)), days.today)
    ended = {
        "replied_on": replied_on,
        "late": replied_on > due,
        "closed_on": replied_on,
        "state": Case.State.CLOSED,
    }
    return {"outcome": outcome, "decided_on": decided_on, "holder": holder} | ended


def _received_fact(places: Places, case: Case) -> ClockFact:
    rule = receipt_rule(Channel(case.channel))
    return ClockFact(
        case=case,
        kind=FactKind.RECEIVED.value,
        on=case.received_on,
        basis=f"{rule.explanation}（{rule.citation.short}）",
        recorded_by=places.people[case.agency_id],
        recorded_at=_at(case.received_on),
    )


def _decision(places: Places, case: Case) -> Decision:
    return Decision(
        case=case,
        outcome=case.outcome,
        grounds="测试数据，没有理由。",
        decided_by=places.people[case.agency_id],
        decided_on=case.decided_on,
    )


def _remedies(places: Places, decided: Iterable[Case], today: date, dice: random.Random) -> Iterator[Remedy]:
    """One decision in a hundred is contested some weeks later; two months after that there is a result."""
    for case in decided:
        if dice.random() >= REMEDY_SHARE:
            continue
        filed_on = case.decided_on + timedelta(days=dice.randint(5, 55))
        concluded_on = filed_on + timedelta(days=dice.randint(40, 90))
        route = dice.choice(Remedy.Route.values)
        result = dice.choice(
            [Remedy.Result.UPHELD, Remedy.Result.UPHELD, Remedy.Result.CORRECTED, Remedy.Result.OTHER]
        )
        if filed_on > today:
            continue
        done = concluded_on <= today
        yield Remedy(
            case=case,
            route=route,
            filed_on=filed_on,
            body="澜溪区人民政府" if route == Remedy.Route.REVIEW else "云陵市澜溪区人民法院",
            result=result if done else Remedy.Result.PENDING,
            concluded_on=concluded_on if done else None,
            recorded_by=places.people[case.agency_id],
        )


_OUTCOME_WEIGHTS = {outcome.value: OUTCOMES.get(outcome.value, RARE) for outcome in Outcome}


def _one_of(weights: dict[str, int], dice: random.Random) -> str:
    return dice.choices(list(weights), weights=list(weights.values()))[0]


def _at(day: date) -> datetime:
    return datetime.combine(day, time(9, 30), timezone.get_current_timezone())
