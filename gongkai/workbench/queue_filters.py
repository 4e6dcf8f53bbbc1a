"""What the queue is narrowed by: the fields of its address, what each means, and their words.

Lives elsewhere: tabs, order and rows of the list (queue.py).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from django.db.models import Q, QuerySet
from django.http import QueryDict

from gongkai.cases.models import Case
from gongkai.cases.query_code import plain_number
from gongkai.cases.selectors.queue import APPLICANTS_MOVE, RUNNING
from gongkai.law.decisions import DECISIONS, GROUPS
from gongkai.law.receipt import Channel

S = Case.State
LONGEST_WORDS = 80

FIRST = ("q", "state", "agency", "holder", "channel", "applicant")
MORE = (
    *("received_from", "received_to", "due_from", "due_to", "answered_from", "answered_to"),
    *("group", "late", "unassigned"),
)
"""Those behind 更多条件."""

WHEREVER = ("q", "state", "group", "answered_from", "answered_to")
"""Fields that look through all cases, whichever tab is open: most of what they find is closed."""


def given_in(query: QueryDict) -> dict[str, str]:
    """The value of each field, empty where it is not asked for or makes no sense."""
    return {name: _sound(name, query.get(name, "").strip()[:LONGEST_WORDS]) for name in (*FIRST, *MORE)}


def _sound(name: str, value: str) -> str:
    if name in _CHOICES:
        return value if value in _CHOICES[name] else ""
    if name == "holder":
        return value if value.isascii() and value.isdecimal() and len(value) < 12 else ""
    if name.endswith(("_from", "_to")):
        return value if _day(value) else ""
    return value


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


_CHOICES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "state": dict(S.choices),
        "channel": {channel.value: channel.label for channel in Channel},
        "applicant": dict(Case.ApplicantClass.choices),
        "group": {group: group for group in GROUPS},
        "late": {"1": "只看逾期的"},
        "unassigned": {"1": "只看没有分办的"},
    }
)


def choices(name: str) -> list[tuple[str, str]]:
    return list(_CHOICES[name].items())


def filtered(cases: QuerySet[Case], given: Mapping[str, str], today: date) -> QuerySet[Case]:
    """The cases all the conditions hold for."""
    for name, value in given.items():
        if value:
            cases = cases.filter(late(today) if name == "late" else _MEANING[name](value))
    return cases


ENDED = Q(replied_on=None, closed_on__isnull=False)
"""Ended without a letter: answered on the day of its decision."""


def late(today: date) -> Q:
    """Answered after the due day, or not answered and past it while the agency has to answer."""
    running = Q(state__in=RUNNING, replied_on=None, due_on__lt=today) & ~Q(state__in=APPLICANTS_MOVE)
    return answered_late() | running


def answered_late() -> Q:
    return Q(late=True)


_MEANING: Mapping[str, Callable[[str], Q]] = MappingProxyType(
    {
        "q": lambda words: Q(number__contains=plain_number(words)) | Q(title__contains=words),
        "state": lambda value: Q(state=value),
        "agency": lambda code: Q(agency__code=code),
        "holder": lambda pk: Q(holder_id=int(pk)),
        "channel": lambda value: Q(channel=value),
        "applicant": lambda value: Q(applicant_class=value),
        "received_from": lambda day: Q(received_on__gte=day),
        "received_to": lambda day: Q(received_on__lte=day),
        "due_from": lambda day: Q(due_on__gte=day),
        "due_to": lambda day: Q(due_on__lte=day),
        "answered_from": lambda day: Q(replied_on__gte=day) | (ENDED & Q(decided_on__gte=day)),
        "answered_to": lambda day: Q(replied_on__lte=day) | (ENDED & Q(decided_on__lte=day)),
        "group": lambda group: Q(
            outcome__in=[code.value for code, rule in DECISIONS.items() if rule.group == group]
        ),
        "unassigned": lambda _: Q(holder=None),
    }
)

_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "q": "编号、内容",
        "state": "环节",
        "agency": "单位",
        "holder": "经办人",
        "channel": "收到方式",
        "applicant": "申请人类别",
        "received_from": "收到，从",
        "received_to": "收到，到",
        "due_from": "到期，从",
        "due_to": "到期，到",
        "answered_from": "答复，从",
        "answered_to": "答复，到",
        "group": "处理结果",
    }
)


def in_words(given: Mapping[str, str], names: Mapping[str, str]) -> list[str]:
    """Each condition as one reads it. names: of the agency and the holder chosen, by field."""
    found = []
    for name, value in given.items():
        if not value:
            continue
        shown = _CHOICES.get(name, {}).get(value) or names.get(name) or value
        found.append(f"{_LABELS[name]}：{shown}" if name in _LABELS else shown)
    return found
