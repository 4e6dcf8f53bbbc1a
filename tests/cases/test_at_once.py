"""Two people at the same moment: one act is done, the other is told why not, and nothing is counted twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from gongkai.agencies.errors import Refusal
from gongkai.agencies.roles import Role
from gongkai.cases import services
from gongkai.cases.models import Case, Decision, Letter, LetterService
from gongkai.trail.selectors import verify
from tests.agencies.builders import make_officer
from tests.cases.factories import Desk, complete_evidence, details_for, fresh, person

pytestmark = pytest.mark.django_db(transaction=True)
DONE, REFUSED = "done", "refused"


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Each act in a thread and a connection of its own, all let go together."""
    start = Barrier(len(acts))

    def one(act: Callable[[], object]) -> str:
        try:
            start.wait(timeout=30)
            act()
        except Refusal:
            return REFUSED
        finally:
            connection.close()
        return DONE

    with ThreadPoolExecutor(len(acts)) as threads:
        return sorted(threads.map(one, acts))


@pytest.fixture
def today() -> date:
    return timezone.localdate()


def _signers(desk: Desk) -> Sequence:
    return (desk.head, make_officer(desk.agency, Role.DISCLOSURE_HEAD, name="另一位"))


def test_two_heads_who_sign_at_once_give_one_letter_one_number(today: date):
    desk = Desk()
    letter = desk.submitted(on=today)
    acts = [lambda by=by: services.sign_letter(letter, by=by) for by in _signers(desk)]
    assert at_once(*acts) == [DONE, REFUSED]
    assert [one.number for one in Letter.objects.all()] == [f"明住建公复〔{today.year}〕1号"]
    assert verify().broken == ()


def test_two_who_record_service_at_once_record_it_once(today: date):
    desk = Desk()
    letter = desk.signed(on=today)
    served = {"method": "in_person", "on": today, "proof": "回证"}
    acts = [lambda by=by: services.serve_letter(letter, by=by, **served) for by in (desk.officer, desk.head)]
    assert at_once(*acts) == [DONE, REFUSED]
    assert LetterService.objects.count() == 1
    assert verify().broken == ()


def test_decisions_at_once_leave_one_that_stands(today: date):
    desk = Desk()
    case = desk.received(today)
    for outcome in ("D5", "D7"):
        complete_evidence(case, outcome, desk.officer)

    def decide(code: str) -> None:
        services.decide(case, by=desk.officer, outcome=code, grounds="依法判断", details=details_for(code))

    assert at_once(*(lambda code=code: decide(code) for code in ("D5", "D7", "D5", "D7"))) == [DONE] * 4
    assert list(Decision.objects.values_list("current", flat=True)) == [False, False, False, True]


def test_applications_at_once_take_numbers_without_gap_and_records_without_break(today: date):
    desk = Desk()
    wish = {"title": "协议", "description": "停车协议", "wanted_form": "paper", "delivery": "post"}
    acts = [lambda: services.submit(desk.agency, applicant=person(), **wish)] * 6
    assert at_once(*acts) == [DONE] * 6
    assert sorted(Case.objects.values_list("serial", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert (verify().records, verify().broken) == (6, ())
    assert {fresh(case).state for case in Case.objects.all()} == {"awaiting_confirmation"}
