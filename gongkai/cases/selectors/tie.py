"""Which cases belong together, whichever of them one looks at."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from gongkai.cases.models import Case, CaseTie
from gongkai.cases.selectors.case_file import rows_of

Kind = CaseTie.Kind
TOGETHER = (Kind.MERGED, Kind.JOINT)


@dataclass(frozen=True)
class Ties:
    """lead: whose decision this case shares, or by whose letter it is answered; how: of CaseTie.Kind. joint,
    merged: what is answered together with this case. whole: what this one was split off from; parts: what
    was split off beside or from it."""

    lead: Case | None = None
    how: str = ""
    joint: tuple[Case, ...] = ()
    merged: tuple[Case, ...] = ()
    whole: Case | None = None
    parts: tuple[Case, ...] = ()

    @property
    def leads(self) -> bool:
        return bool(self.joint or self.merged)


def ties_of(case: Case) -> Ties:
    """From the file of the case where it was read, else one query."""
    rows = [row for row in rows_of(case, "ties_around") if row.left_at is None]
    up = [row for row in rows if row.case_id == case.pk]
    down = [row for row in rows if row.case_id != case.pk]
    lead = next((row for row in up if row.kind in TOGETHER), None)
    return Ties(
        lead=lead.to if lead else None,
        how=lead.kind if lead else "",
        joint=tuple(row.case for row in down if row.kind == Kind.JOINT),
        merged=tuple(row.case for row in down if row.kind == Kind.MERGED),
        whole=next((row.to for row in up if row.kind == Kind.SPLIT), None),
        parts=tuple(row.case for row in down if row.kind == Kind.SPLIT),
    )


def lead_of(case: Case) -> Case | None:
    """The case this one is answered together with. Reads the file or prefetched ties where there are such."""
    if hasattr(case, "file"):
        return ties_of(case).lead
    return next((t.to for t in case.ties.all() if t.kind in TOGETHER and t.left_at is None), None)


def leads_others(case: Case) -> bool:
    if hasattr(case, "file"):
        return ties_of(case).leads
    return any(t.kind in TOGETHER and t.left_at is None for t in case.tied.all())


def answered_by(lead: Case, kind: str) -> QuerySet[Case]:
    """The cases answered together with this one in this way, by number."""
    ties = CaseTie.objects.filter(to=lead, kind=kind, left_at=None)
    return Case.objects.filter(pk__in=ties.values("case")).select_related("agency").order_by("pk")


def to_answer_together(case: Case) -> QuerySet[Case]:
    """Open applications of the same text at this agency, the earliest first."""
    if not case.text_mark:
        return Case.objects.none()
    same = Case.objects.filter(agency=case.agency_id, text_mark=case.text_mark, state__in=Case.OPEN)
    return with_ties(same.exclude(pk=case.pk)).order_by("pk")


def with_ties(cases: QuerySet[Case]) -> QuerySet[Case]:
    """With what the rules of answering together ask of each, in three queries however many."""
    ties = CaseTie.objects.select_related("to")
    return cases.select_related("agency", "holder").prefetch_related(Prefetch("ties", ties), "tied")


def is_same_applicant(one: Case, other: Case) -> bool:
    """Known to be; applications without a mark count as different people's."""
    return bool(one.applicant_mark) and one.applicant_mark == other.applicant_mark


def split_family(pk: int) -> list[Case]:
    """The application and everything split off from it, whichever of them is asked about; empty where it was
    never split. One query."""
    ties = CaseTie.objects.filter(kind=Kind.SPLIT)
    whole = ties.filter(Q(case=pk) | Q(to=pk)).values("to")
    family = Q(pk__in=whole) | Q(pk__in=ties.filter(to__in=whole).values("case"))
    return list(Case.objects.filter(family).order_by("pk"))
