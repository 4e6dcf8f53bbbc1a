"""Cases walked at random: whoever acts, on whichever later day, what must always hold holds after each step.

A failure prints the walk as a list of steps; it is not shortened, since that took minutes.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as walk

from gongkai.agencies.calendars import working_calendar
from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Role
from gongkai.annual_report.derivation import cases_behind, derived_cells
from gongkai.cases import rules, services
from gongkai.cases.acts import _ALL
from gongkai.cases.errors import ExtensionOutOfRange, MissingEvidence, NotThisStage, WhichInquiry
from gongkai.cases.models import Case, Decision, Letter, Paper
from gongkai.cases.selectors import facts_of
from gongkai.disclosure.services import ensure_columns
from gongkai.law.clock import FactKind
from gongkai.law.decisions import Outcome
from gongkai.law.errors import LawError
from gongkai.law.receipt import Channel
from gongkai.trail.models import Record
from gongkai.trail.selectors import records_of, verify
from tests.agencies.builders import make_officer
from tests.cases.acts_done import DONE_BY, LEADS_TO
from tests.cases.factories import NAME, WISH, Desk, at, complete_evidence, details_for, fresh, person

pytestmark = pytest.mark.django_db
WALKS = settings(
    max_examples=3,
    stateful_step_count=40,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
STARTS = (date(2026, 9, 16), date(2026, 12, 14))  # over the long holiday, and over the turn of the year
ONE_DAY = timedelta(days=1)
OUTCOMES = (Outcome.G1, Outcome.G2, Outcome.D5, Outcome.N1, Outcome.N2, Outcome.O3)
RUNNING = set(Case.OPEN) - {Case.State.AWAITING_CONFIRMATION}
ACTS = {act.key: act for act in _ALL}
CLASSES = ("natural", "enterprise", "research", "welfare", "legal", "other", "total")
# what the rule of the act leaves open until the particulars are known
PARTICULARS = {
    "decide": (MissingEvidence, NotThisStage),
    "extend": (ExtensionOutOfRange,),
    "record_opinion": (WhichInquiry,),
}
MOVING = {*LEADS_TO, "draft_letter"} - {"cancel"}  # drawn more often, so that walks come far
NOTHING_NEW = {"guide"}  # the same answer again changes nothing
NUMBER = re.compile(r"^(?P<series>.+〔[0-9]{4}〕)(?P<serial>[0-9]+)号$")


def naive_due(case: Case) -> date:
    """Day after day from receipt, with a counter; of a day first the count, then what happened on it."""
    calendar = working_calendar()
    facts = defaultdict(list)
    for fact in facts_of(case):
        facts[fact.on].append(fact)
    happened = {each.kind for on in facts for each in facts[on]}
    sequence = list(FactKind)  # what happens on one day happens in the order a case takes
    day = received = min(facts)
    assert [each.kind for each in facts[received]].count("received") == 1
    counted, term, due, first_term_over = 0, 20, None, None
    since_receipt, corrections = 0, 0
    correction_awaited = payment_awaited = False
    stopped = _stopped_days(case)
    while due is None or day <= max(facts):
        working = calendar.is_working(day)
        since_receipt += day > received and working
        counted += working and day > received and day not in stopped and due is None
        if counted >= 20 and first_term_over is None:
            first_term_over = day
        if counted >= term and due is None:
            due = day
        for fact in sorted(facts[day], key=lambda each: sequence.index(FactKind(each.kind))):
            restarts = False
            in_term = due is None or due == day
            if fact.kind == "correction_required" and since_receipt <= 7 and not corrections:
                correction_awaited, corrections = True, 1
            elif fact.kind == "corrected":
                restarts = correction_awaited or "correction_required" not in happened
                correction_awaited = correction_awaited and not restarts
            elif fact.kind == "fee_noticed" and in_term:
                payment_awaited = True
            elif fact.kind == "fee_paid":
                restarts = payment_awaited or "fee_noticed" not in happened
                payment_awaited = payment_awaited and not restarts
            elif (fact.kind == "extended" and first_term_over in (None, day)) or (
                fact.kind == "deferred" and in_term
            ):
                term, due = term + fact.working_days, None
            elif fact.kind == "reopened":
                restarts, term, correction_awaited, payment_awaited = True, 20, False, False
            if restarts:
                counted, due, first_term_over = 0, None, None
        day += ONE_DAY
    return due


def _lengthens(kind: str, in_term: bool, in_first_term: bool) -> bool:
    return (kind == "extended" and in_first_term) or (kind == "deferred" and in_term)


def _stopped_days(case: Case) -> set[date]:
    """From the day after an inquiry went out to its end, at the latest the 15th working day."""
    calendar, stopped = working_calendar(), set()
    facts = facts_of(case)
    ends = {fact.ref: fact.on for fact in facts if fact.kind == "inquiry_ended"}
    for sent in facts:
        if sent.kind != "inquiry_sent":
            continue
        day, left = sent.on, 15
        while day < ends[sent.ref] if sent.ref in ends else left:
            day += ONE_DAY
            left -= calendar.is_working(day)
            stopped.add(day)
    return stopped


def gapless(numbers: Iterable[str]) -> bool:
    """Every series counts 1, 2, 3 without a gap, and no number is there twice."""
    series = defaultdict(list)
    for number in numbers:
        found = NUMBER.match(number)
        assert found, number
        series[found["series"]].append(int(found["serial"]))
    return all(sorted(given) == list(range(1, len(given) + 1)) for given in series.values())


class Walk(RuleBasedStateMachine):
    """One or two cases of an agency, its people of every role, and a clock that only goes forward."""

    desk: Desk
    officers: tuple[Officer, ...]

    def __init__(self) -> None:
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        self.cases: list[Case] = []
        self.day = STARTS[0]

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)

    @initialize(
        day=st.sampled_from(STARTS),
        channels=st.lists(
            st.sampled_from((Channel.IN_PERSON, Channel.IN_PERSON, Channel.ONLINE)), min_size=1, max_size=2
        ),
        delivery=st.sampled_from(list(Case.Delivery)),
        section_head=st.sampled_from(("never", "always")),
    )
    def take_in(self, day, channels, delivery, section_head) -> None:
        self.day = day
        with at(day):
            if section_head == "always":
                services.set_sign_off(by=self.desk.head, section_head="always", reason="重要答复多人把关")
            for channel in channels:
                wish = WISH | {"delivery": delivery}
                if channel is Channel.ONLINE:
                    taken = services.submit(self.desk.agency, applicant=person(), **wish)
                else:
                    who = {"by": self.desk.officer, "channel": channel, "handed_on": day}
                    taken = services.register(self.desk.agency, applicant=person(), **who, **wish)
                self.cases.append(taken.case)

    @rule(working_days=st.sampled_from((1, 1, 2, 3, 5, 8, 16, 21)))
    def later(self, working_days) -> None:
        while working_days:
            self.day += ONE_DAY
            working_days -= working_calendar().is_working(self.day)

    @rule(data=st.data())
    def what_is_open_is_done(self, data) -> None:
        """By whoever may: drawn from what the rules allow now."""
        case = self._one(data)
        with at(self.day):
            may = [
                (act.key, number)
                for act in _ALL
                for number, officer in enumerate(self.officers)
                if act.rule(case, officer, self.day) is None
            ]
            if not may:
                return
            keys = sorted({key for key, _ in may})
            moving = [key for key in keys if key in MOVING]
            key = data.draw(st.sampled_from([*keys, *moving * 4]), label="act")
            officer = self.officers[
                data.draw(st.sampled_from([n for one, n in may if one == key]), label="by")
            ]
            written = records_of(case).count()
            refused = self._attempt(lambda: DONE_BY[key](case, officer))
        if refused:
            assert isinstance(refused, PARTICULARS.get(key, ())), (key, refused)
            return
        assert fresh(case).state == LEADS_TO.get(key, case.state), key
        assert records_of(case).count() > written or key in NOTHING_NEW, key

    def _attempt(self, act: Callable[[], object]) -> Refusal | LawError | None:
        """None where it is done. A refusal leaves case and trail as they were."""
        before = self._standing()
        try:
            with transaction.atomic():
                act()
        except (Refusal, LawError) as refusal:
            assert self._standing() == before
            return refusal
        return None

    def _standing(self) -> tuple[list[dict], int]:
        return list(Case.objects.values()), Record.objects.count()

    @rule(data=st.data(), key=st.sampled_from(sorted(ACTS)))
    def what_is_refused_leaves_nothing_behind(self, data, key) -> None:
        case, officer = self._one(data), data.draw(st.sampled_from(self.officers))
        with at(self.day):
            ruled = ACTS[key].rule(case, officer, self.day)
            if ruled is None:
                return
            refused = self._attempt(lambda: DONE_BY[key](case, officer))
        assert (type(refused), str(refused)) == (type(ruled), str(ruled)), key

    @precondition(
        lambda self: any(ACTS["decide"].rule(c, self.desk.officer, self.day) is None for c in self.now())
    )
    @rule(outcome=st.sampled_from(OUTCOMES))
    def one_is_decided_with_its_evidence(self, outcome) -> None:
        case = next(c for c in self.now() if ACTS["decide"].rule(c, self.desk.officer, self.day) is None)
        with at(self.day):
            complete_evidence(case, outcome, self.desk.officer)
            details = details_for(outcome)
            ruled = rules.refusal_to_decide_as(
                case, self.desk.officer, outcome, today=self.day, details=details
            )
            given = {"outcome": outcome, "grounds": "依法判断", "details": details}
            refused = self._attempt(lambda: services.decide(case, by=self.desk.officer, **given))
        assert str(refused or "") == str(ruled or "")

    @precondition(lambda self: any(c.remedies.filter(result="pending").exists() for c in self.cases))
    @rule(result=st.sampled_from(("corrected", "upheld")))
    def a_review_ends(self, result) -> None:
        case = next(c for c in self.now() if c.remedies.filter(result="pending").exists())
        with at(self.day):
            remedy = case.remedies.filter(result="pending").first()
            services.conclude_remedy(remedy, by=self.desk.officer, result=result, concluded_on=self.day)

    def now(self) -> list[Case]:
        return [fresh(case) for case in self.cases]

    def _one(self, data) -> Case:
        return fresh(self.cases[data.draw(st.integers(0, len(self.cases) - 1), label="case")])

    @invariant()
    def what_must_hold_holds(self) -> None:
        self.the_clock_is_what_the_facts_say()
        self.at_most_one_decision_stands()
        self.no_number_is_missing_or_given_twice()
        self.the_trail_is_whole()
        self.what_came_in_is_answered_or_carried_on()
        self.no_name_stands_in_the_open()

    def the_clock_is_what_the_facts_say(self) -> None:
        assert services.recompute_due_dates(check=True) == []
        for case in Case.objects.filter(state__in=RUNNING):
            assert case.due_on == naive_due(case)

    def at_most_one_decision_stands(self) -> None:
        standing = Decision.objects.filter(current=True).values_list("case_id", flat=True)
        assert len(standing) == len(set(standing))

    def no_number_is_missing_or_given_twice(self) -> None:
        assert gapless(Case.objects.values_list("number", flat=True))
        papers = Paper.objects.filter(number__contains="公复").values_list("number", flat=True)
        assert gapless([*papers, *Letter.objects.exclude(number="").values_list("number", flat=True)])

    def the_trail_is_whole(self) -> None:
        assert verify().broken == ()

    def what_came_in_is_answered_or_carried_on(self) -> None:
        for agency in {case.agency for case in Case.objects.select_related("agency")}:
            for year in range(2026, self.day.year + 1):
                cells = derived_cells(agency, year)
                rows = {row: [cells[f"3.{row}.{one}"] for one in CLASSES] for row in ("A", "B", "C7", "D")}
                came = [a + b for a, b in zip(rows["A"], rows["B"], strict=True)]
                assert came == [c + d for c, d in zip(rows["C7"], rows["D"], strict=True)]
                received = [c for c in agency.cases.all() if self._received(c, year)]
                assert rows["A"][-1] == len(received)
                for row in rows:
                    counted = cases_behind(agency, year, f"3.{row}.total")
                    assert Case.State.CANCELLED not in {case.state for case in counted}

    def _received(self, case: Case, year: int) -> bool:
        days = [fact.on for fact in facts_of(case) if fact.kind == "received"]
        return case.state != Case.State.CANCELLED and [day.year for day in days] == [year]

    def no_name_stands_in_the_open(self) -> None:
        columns = json.dumps(list(Case.objects.values()), default=str, ensure_ascii=False)
        trail = json.dumps(list(Record.objects.values()), default=str, ensure_ascii=False)
        assert NAME not in columns + trail


def test_whatever_is_done_in_whatever_order_what_must_hold_holds():
    Walk.desk = Desk()
    ensure_columns()
    roles = {Role.CASE_OFFICER: Walk.desk.officer, Role.DISCLOSURE_HEAD: Walk.desk.head}
    Walk.officers = tuple(roles.get(role) or make_officer(Walk.desk.agency, role) for role in Role)
    walk(Walk, settings=WALKS)
