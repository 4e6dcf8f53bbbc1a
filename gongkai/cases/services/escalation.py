"""Telling who has to know that a case runs out of time: the holder first, then the heads above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gongkai.agencies.models import Agency, Person
from gongkai.agencies.roles import Role
from gongkai.agencies.selectors import people_in
from gongkai.cases.models import Case, Notice
from gongkai.cases.notices import tell_people
from gongkai.cases.selectors.lateness import overdue_open, soon
from gongkai.cases.selectors.queue import with_page_columns
from gongkai.law.wording import short_day_text

Channel = Notice.Channel


@dataclass(frozen=True)
class Step:
    """heads: told besides the holder. Ours, no rule fixes the steps."""

    key: str
    words: str
    heads: Sequence[Role]
    channels: Sequence[Channel]


NEAR = Step("due_soon", "三个工作日内到期", (), (Channel.IN_APP, Channel.EMAIL))
DUE = Step("due_today", "今天到期", (Role.DISCLOSURE_HEAD,), (Channel.IN_APP, Channel.EMAIL))
OVERDUE = Step(
    "overdue",
    "已经逾期",
    (Role.DISCLOSURE_HEAD, Role.AGENCY_HEAD),
    (Channel.IN_APP, Channel.EMAIL, Channel.SMS),
)


@transaction.atomic
def escalate(*, today: date) -> int:
    """Tell of every case at a step it has not been told of yet. How many cases stand at a step today.

    Once for each step and due day: a term that is extended begins the steps anew.
    """
    people = _People(today)
    told = 0
    for case, step in _running_out(today):
        readers = [case.holder] if case.holder else people.holding([Role.DISCLOSURE_HEAD], case.agency)
        holder = case.holder.name if case.holder else "还没有分办"
        tell_people(
            [*readers, *people.holding(step.heads, case.agency)],
            agency=case.agency,
            case=case,
            kind=step.key,
            subject=f"{step.words}：{case.title}",
            text=f"{case.number}，最迟{short_day_text(case.due_on)}答复，经办：{holder}。",
            channels=step.channels,
            once=f"{step.key}:{case.pk}:{case.due_on}",
        )
        told += 1
    return told


def _running_out(today: date) -> Iterator[tuple[Case, Step]]:
    for case in with_page_columns(overdue_open(Case.objects.all(), today=today)):
        yield case, OVERDUE
    for case in with_page_columns(soon(Case.objects.all(), today=today)):
        yield case, DUE if case.due_on == today else NEAR


class _People:
    """Who holds a role at an agency today, asked once each."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._found: dict[tuple[Role, int], list[Person]] = {}

    def holding(self, roles: Sequence[Role], agency: Agency) -> list[Person]:
        return [person for role in roles for person in self._one(role, agency)]

    def _one(self, role: Role, agency: Agency) -> list[Person]:
        key = (role, agency.pk)
        if key not in self._found:
            self._found[key] = list(people_in([role], agency, today=self._today))
        return self._found[key]
