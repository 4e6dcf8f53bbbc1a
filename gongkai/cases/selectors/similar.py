"""How applications like this one were decided before: closed ones only, the agency's own first.

A hint for the officer, nothing more: what was right then need not be right now. Names of applicants are not
read.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from gongkai.cases.models import Case
from gongkai.cases.selectors.related import ALIKE, READ, likeness, pairs_of, telling_words
from gongkai.law.decisions import Outcome

COMPARED = 200  # the newest closed ones that share a word, of the agency and of the others each
ELSEWHERE = 2000  # the newest closed ones of other agencies, among which words are looked for
OWN, OTHERS = 4, 3  # shown


@dataclass(frozen=True)
class Similar:
    """own: of the same agency. score: 0 to 1. corrected: a review or suit corrected it."""

    case: Case
    own: bool
    score: float
    corrected: bool
    upheld: bool

    @property
    def outcome(self) -> Outcome:
        return Outcome(self.case.outcome)


def similar_decisions(case: Case) -> tuple[Similar, ...]:
    """Own ones by likeness, then those of other agencies. At most three queries."""
    words = telling_words(f"{case.title} {case.description[:READ]}")
    if not words:
        return ()
    shared = Q()
    for word in words:
        shared |= Q(title__contains=word) | Q(description__contains=word)
    own = _decided().filter(agency=case.agency_id).exclude(pk=case.pk)
    newest = _decided().exclude(agency=case.agency_id).values("pk")[:ELSEWHERE]
    others = Case.objects.filter(pk__in=newest).order_by("-pk")
    return (*_nearest(case, own, shared, OWN), *_nearest(case, others, shared, OTHERS))


def _decided() -> QuerySet[Case]:
    closed = (Case.State.CLOSED, Case.State.ARCHIVED)
    return Case.objects.filter(state__in=closed).exclude(outcome="").order_by("-pk")


def _nearest(case: Case, rows: QuerySet[Case], shared: Q, count: int) -> list[Similar]:
    found = rows.filter(shared).select_related("agency").prefetch_related("remedies")[:COMPARED]
    mine = pairs_of(case)
    scored = [(likeness(mine, pairs_of(row)), row) for row in found]
    near = sorted((each for each in scored if each[0] >= ALIKE), key=lambda each: (-each[0], -each[1].pk))
    return [_similar(case, score, row) for score, row in near[:count]]


def _similar(case: Case, score: float, row: Case) -> Similar:
    results = {remedy.result for remedy in row.remedies.all()}
    return Similar(row, row.agency_id == case.agency_id, score, "corrected" in results, "upheld" in results)
