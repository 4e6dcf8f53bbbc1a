"""Every act in every situation by every role, through the service: done where allowed, refused elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction

from gongkai.agencies.errors import NotAllowed, Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Role
from gongkai.cases import services
from gongkai.cases.acts import _ALL
from gongkai.cases.models import Case, Decision
from gongkai.cases.selectors.timeline import WORDS
from gongkai.disclosure.services import ensure_columns
from gongkai.law.errors import LawError
from gongkai.trail.models import Record
from gongkai.trail.selectors import records_of, verify
from tests.agencies.builders import make_officer
from tests.cases.acts_done import DONE_BY, LEADS_TO, SITUATIONS
from tests.cases.factories import RECEIVED, Desk, at, fresh
from tests.cases.test_every_act import who_may

pytestmark = pytest.mark.django_db
ACTING = (Role.CASE_OFFICER, Role.DISCLOSURE_HEAD)


class Undone(Exception):
    """The act is done; back to where the case stood, for the next one."""


def attempt(act: Callable[[], object], look: Callable[[], None]) -> str:
    """Do the act, look at what it left, and take it back. The sentence where it was refused, else empty."""
    try:
        with transaction.atomic():
            act()
            look()
            raise Undone
    except Undone:
        return ""
    except (Refusal, LawError) as refusal:
        return str(refusal)


def officers_of(desk: Desk) -> dict[Role, Officer]:
    return {role: make_officer(desk.agency, role) for role in Role if role not in ACTING} | {
        Role.CASE_OFFICER: desk.officer,
        Role.DISCLOSURE_HEAD: desk.head,
    }


def look_at(case: Case, key: str, before: int) -> None:
    """State, trail, clock and decision after an act, whichever it was."""
    after = fresh(case)
    assert after.state == LEADS_TO.get(key, case.state), key
    written = list(records_of(case))[before:]
    assert written and all(one.act in WORDS for one in written), key
    assert verify().broken == ()
    assert services.recompute_due_dates(check=True) == []
    assert Decision.objects.filter(case=case, current=True).count() <= 1


@pytest.mark.parametrize("situation", SITUATIONS)
def test_what_the_rules_allow_is_done_and_what_they_refuse_is_refused_in_the_same_words(situation: str):
    desk = Desk()
    ensure_columns()
    case = SITUATIONS[situation](desk)
    before = records_of(case).count()
    with at(RECEIVED):
        for role, officer in officers_of(desk).items():
            for act in _ALL:
                ruled = act.rule(fresh(case), officer, RECEIVED)
                refused = attempt(
                    lambda act=act, officer=officer: DONE_BY[act.key](fresh(case), officer),
                    lambda act=act: look_at(case, act.key, before),
                )
                assert refused == str(ruled or ""), (act.key, role)
                assert isinstance(ruled, NotAllowed) == (role not in who_may(act.key)), (act.key, role)
    assert (fresh(case).state, Record.objects.count()) == (case.state, verify().records)
    assert records_of(case).count() == before  # a refusal leaves nothing behind
