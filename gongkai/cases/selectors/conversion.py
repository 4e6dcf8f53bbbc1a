"""What was given on application and asked for by several: what may become public for all (art. 44)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from gongkai.agencies.models import Agency
from gongkai.cases.models import Case, Conversion, Suggestion
from gongkai.cases.selectors.case_file import rows_of
from gongkai.cases.selectors.reply import current_decision
from gongkai.law.conversion import APPLICANTS_TO_PROMPT
from gongkai.law.decisions import Outcome

GIVEN = (Outcome.G2, Outcome.G3)
"""Something was handed over. What G1 tells of is public already."""

DONE = (Case.State.CLOSED, Case.State.ARCHIVED)


@dataclass(frozen=True)
class Standing:
    """askers: different applicants who asked this agency for the same, this one among them. conversion: the
    last word on it, of any of those cases."""

    askers: int
    conversion: Conversion | None

    @property
    def prompted(self) -> bool:
        return self.askers >= APPLICANTS_TO_PROMPT and self.conversion is None


@dataclass(frozen=True)
class Candidate:
    case: Case
    askers: int


def is_given(case: Case) -> bool:
    """Whether the case ended with something handed over; after a reopening the later decision says so."""
    if case.state not in DONE:
        return False
    if case.round == 1:
        return case.outcome in GIVEN
    decision = current_decision(case)
    return decision is not None and decision.outcome in GIVEN


def conversion_standing(case: Case) -> Standing:
    """Two queries, none where the file of the case was read. Applications without a mark of their applicant
    are not counted: whose they are is not known any more."""
    same = [each for each in rows_of(case, "same_text") if each.state != Case.State.CANCELLED]
    return Standing(len({each.applicant_mark for each in same} - {""}), last_word(case))


def last_word(case: Case) -> Conversion | None:
    """What was decided about this case or one of the same text: a draft made before any no."""
    said = rows_of(case, "conversions")
    return max(said, key=lambda each: (each.publication_id or 0, each.pk), default=None)


def to_convert(agency: Agency) -> list[Candidate]:
    """One case for every text several applicants asked for, something was given, and nobody has decided yet.
    The newest first. Two queries."""
    said = Conversion.objects.filter(case__agency=agency).values("case__text_mark")
    texts = (
        _counted(agency)
        .exclude(text_mark__in=said)
        .order_by()
        .values("text_mark")
        .annotate(askers=ASKERS, given=Max("pk", filter=Q(outcome__in=GIVEN, state__in=DONE)))
        .filter(askers__gte=APPLICANTS_TO_PROMPT, given__isnull=False)
    )
    askers = {row["given"]: row["askers"] for row in texts}
    cases = Case.objects.filter(pk__in=askers).order_by("-closed_on", "-pk") if askers else []
    return [Candidate(case, askers[case.pk]) for case in cases]


def suggestions_about(case: Case) -> QuerySet[Suggestion]:
    """Open ones of this case and of those of the same text at the same agency."""
    about = Q(case=case)
    if case.text_mark:
        about |= Q(case__agency=case.agency_id, case__text_mark=case.text_mark)
    return Suggestion.objects.filter(about, answer=None)


def open_suggestions(agency: Agency) -> QuerySet[Suggestion]:
    """What applicants suggested to make public and nobody has answered, the oldest first."""
    return Suggestion.objects.filter(case__agency=agency, answer=None).select_related("case").order_by("at")


def suggestion_of(case: Case) -> Suggestion | None:
    """The applicant's own, with its answer."""
    return Suggestion.objects.filter(case=case).select_related("answer__publication").first()


def conversions_of(cases: QuerySet[Case], year: int) -> QuerySet[Conversion]:
    """What was handed over for publication in a year, of these cases, in order: the rows of the
    主动公开政府信息移送明细表."""
    rows = Conversion.objects.filter(publication__isnull=False, case__in=cases, at__year=year)
    return rows.select_related("case__agency", "publication", "by").order_by("case__agency__code", "pk")


def years_of_conversions(cases: QuerySet[Case], today: date) -> list[int]:
    """Years with at least one, this one always; the newest first."""
    rows = Conversion.objects.filter(publication__isnull=False, case__in=cases)
    return sorted({today.year, *(day.year for day in rows.dates("at", "year"))}, reverse=True)


def askers_of(conversions: Iterable[Conversion]) -> dict[tuple[int, str], int]:
    """How many different applicants asked each agency for each of these texts: one query."""
    cases = [each.case for each in conversions]
    rows = Case.objects.exclude(state=Case.State.CANCELLED).filter(
        agency__in={case.agency_id for case in cases},
        text_mark__in={case.text_mark for case in cases if case.text_mark},
    )
    counted = rows.order_by().values_list("agency", "text_mark").annotate(n=ASKERS)
    return {(agency, mark): count for agency, mark, count in counted}


ASKERS = Count("applicant_mark", distinct=True, filter=~Q(applicant_mark=""))


def _counted(agency: Agency | int) -> QuerySet[Case]:
    return Case.objects.filter(agency=agency).exclude(state=Case.State.CANCELLED).exclude(text_mark="")
