"""Cases that one application became at two agencies."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from gongkai.cases.models import Case, PassedOn


@dataclass(frozen=True)
class LinkedCase:
    """case: the other one. came_from_it: the application was passed on from there, not to there."""

    case: Case
    came_from_it: bool


def linked_cases(case: Case) -> list[LinkedCase]:
    """Where it came from first, then where it went."""
    came, went = getattr(case, "came_from", None), getattr(case, "passed_on", None)
    return [
        *([LinkedCase(came.case, True)] if came else []),
        *([LinkedCase(went.copy, False)] if went else []),
    ]


def is_linked_to_any(pk: int, known: Collection[int]) -> bool:
    """Whether the case came from one of the known ones, or one of them from it."""
    return PassedOn.objects.filter(Q(case=pk, copy__in=known) | Q(copy=pk, case__in=known)).exists()
