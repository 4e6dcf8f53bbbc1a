"""Other applications that to be seen beside this one: of the same applicant, of the same text, alike.

They are shown, never merged and never a ground by themselves: whether something repeats (art. 36 item 6), or
whether number and frequency are plainly beyond reason (art. 35), a person decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from gongkai.cases.models import Case
from gongkai.search.analysis import fold, grams, is_chinese, units

ALIKE = 0.4  # share of character pairs two texts have in common, from which they are shown as alike
LOOKED_THROUGH = 2_000  # the newest applications of the agency; what is older is not compared
COMPARED = 300  # the newest of these that share a word
READ = 240  # characters of a text compared
WORDS = 4  # the longest words of a text by which candidates are found
SHOWN = 5
NO_APPLICATION = "cancelled"  # of a mistaken entry nothing counts and nothing is compared
SAYS_LITTLE = frozenset({"申请", "公开", "信息", "政府", "政府信息", "相关", "全部", "材料", "文件", "情况"})


@dataclass(frozen=True)
class SameApplicant:
    """At one agency. in_month: which one of its month this is, by the day of receipt, for arts. 35 and 42;
    others, answered: of the same year without this one; known: whether this case has a mark."""

    in_month: int = 0
    others: int = 0
    answered: int = 0
    repeats: int = 0
    known: bool = True


@dataclass(frozen=True)
class Alike:
    """score: 0 to 1, the share of character pairs in common (Dice)."""

    case: Case
    score: float


@dataclass(frozen=True)
class Related:
    """same_text: at this agency; elsewhere: the same text at others, whoever sent it."""

    applicant: SameApplicant
    same_text: tuple[Case, ...]
    elsewhere: tuple[Case, ...]
    alike: tuple[Alike, ...]


@dataclass(frozen=True)
class Signs:
    """Of one row of the intake: what an officer should look at before confirming."""

    in_month: int = 0
    repeats: int = 0
    elsewhere: tuple[str, ...] = ()


def day_of(case: Case) -> date:
    """The day by which an application belongs to a month: of receipt, or of coming in until then."""
    return case.received_on or timezone.localdate(case.submitted_at)


def related_to(case: Case) -> Related:
    """Two queries, however many there are."""
    rows = _candidates(case)
    own = [row for row in rows if row.agency_id == case.agency_id]
    return Related(
        applicant=same_applicant(case),
        same_text=tuple(row for row in own if _same_text(row, case)),
        elsewhere=tuple(row for row in rows if row.agency_id != case.agency_id),
        alike=_alike(case, [row for row in own if not _same_text(row, case)]),
    )


def same_applicant(case: Case) -> SameApplicant:
    """How often this applicant has asked this agency, in one query."""
    if not case.applicant_mark:
        return SameApplicant(known=False)
    day = day_of(case)
    earlier = Q(received_on__lt=day) | Q(received_on=day, pk__lt=case.pk)
    others = of_same_applicant(case)
    counted = others.aggregate(
        before=Count("pk", filter=_in_month(day) & (earlier | Q(received_on=None, pk__lt=case.pk))),
        others=Count("pk", filter=Q(year=case.year)),
        answered=Count("pk", filter=Q(year=case.year, replied_on__isnull=False)),
        repeats=Count("pk", filter=Q(text_mark=case.text_mark) & ~Q(text_mark="")),
    )
    return SameApplicant(counted["before"] + 1, counted["others"], counted["answered"], counted["repeats"])


def of_same_applicant(case: Case) -> QuerySet[Case]:
    """The other applications of this applicant at this agency, the newest first."""
    if not case.applicant_mark:
        return Case.objects.none()
    others = _applications().filter(agency=case.agency_id, applicant_mark=case.applicant_mark)
    return others.exclude(pk=case.pk).order_by("-pk")


def signs_of(cases: Sequence[Case]) -> dict[int, Signs]:
    """For the rows of a page of one agency's intake: two queries, however many rows."""
    months = _asked_in_month(cases)
    copies = _of_same_text(cases)
    found = {}
    for case in cases:
        others = [row for row in copies[case.text_mark] if row[0] != case.pk] if case.text_mark else []
        found[case.pk] = Signs(
            in_month=sum(
                place <= (day_of(case), case.pk)
                for place in months[case.applicant_mark, _month(day_of(case))]
            ),
            repeats=sum(
                agency == case.agency_id and bool(mark) and mark == case.applicant_mark
                for _, agency, mark, _ in others
            ),
            elsewhere=tuple(dict.fromkeys(name for _, agency, _, name in others if agency != case.agency_id)),
        )
    return found


def _applications() -> QuerySet[Case]:
    return Case.objects.exclude(state=NO_APPLICATION)


def _asked_in_month(cases: Iterable[Case]) -> dict[tuple[str, tuple[int, int]], list[tuple[date, int]]]:
    """The days on which each applicant of these rows asked, by mark and month."""
    wanted = [case for case in cases if case.applicant_mark]
    asked: dict[tuple[str, tuple[int, int]], list[tuple[date, int]]] = defaultdict(list)
    if not wanted:
        return asked
    which = Q(pk__in=[])
    for month in {_month(day_of(case)) for case in wanted}:
        which |= _in_month(date(*month, 1))
    rows = _applications().filter(
        which,
        agency__in={case.agency_id for case in wanted},
        applicant_mark__in={case.applicant_mark for case in wanted},
    )
    for pk, mark, received, submitted in rows.order_by().values_list(
        "pk", "applicant_mark", "received_on", "submitted_at"
    ):
        day = received or timezone.localdate(submitted)
        asked[mark, _month(day)].append((day, pk))
    return asked


def _of_same_text(cases: Iterable[Case]) -> dict[str, list[tuple[int, int, str, str]]]:
    """pk, agency, applicant's mark and agency name of every application with the text of one of these."""
    marks = {case.text_mark for case in cases if case.text_mark}
    found: dict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
    rows = _applications().filter(text_mark__in=marks).order_by("pk") if marks else Case.objects.none()
    for mark, *row in rows.values_list(
        "text_mark", "pk", "agency_id", "applicant_mark", "agency__short_name"
    ):
        found[mark].append(tuple(row))
    return found


def _candidates(case: Case) -> list[Case]:
    """Everything of the same text, then the agency's newest that share one of the longest words."""
    words = telling_words(f"{case.title} {case.description[:READ]}")
    shared = Q(pk__in=[])
    for word in words:
        shared |= Q(title__contains=word) | Q(description__contains=word)
    newest = Case.objects.filter(agency=case.agency_id).order_by("-pk").values("pk")
    since = newest[LOOKED_THROUGH - 1 : LOOKED_THROUGH]
    which = Q(agency=case.agency_id, pk__gte=Coalesce(Subquery(since), 0)) & shared
    if case.text_mark:
        which |= Q(text_mark=case.text_mark)
    rows = _applications().filter(which).exclude(pk=case.pk).select_related("agency")
    if case.text_mark:  # first what is the same, so that the limit never cuts it off
        same = ExpressionWrapper(Q(text_mark=case.text_mark), output_field=BooleanField())
        rows = rows.order_by(same.desc(), "-pk")
    return list(rows[:COMPARED])


def _alike(case: Case, rows: Iterable[Case]) -> tuple[Alike, ...]:
    mine = pairs_of(case)
    scored = [Alike(row, likeness(mine, pairs_of(row))) for row in rows]
    near = [each for each in scored if each.score >= ALIKE]
    return tuple(sorted(near, key=lambda each: (-each.score, -each.case.pk))[:SHOWN])


def telling_words(text: str) -> list[str]:
    words = [word for word in units(fold(text)) if len(word) > 1 and word not in SAYS_LITTLE]
    return sorted(words, key=lambda word: (not is_chinese(word), -len(word)))[:WORDS]


def pairs_of(case: Case) -> set[str]:
    return grams(fold(f"{case.title} {case.description[:READ]}"))


def likeness(one: set[str], other: set[str]) -> float:
    """0 to 1, the share of character pairs in common (Dice)."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _same_text(row: Case, case: Case) -> bool:
    return bool(case.text_mark) and row.text_mark == case.text_mark


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _in_month(day: date) -> Q:
    """Received in the month of this day or, until there is a day of receipt, come in then."""
    first = day.replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    start, end = (timezone.make_aware(datetime.combine(each, time.min)) for each in (first, following))
    received = Q(received_on__gte=first, received_on__lt=following)
    return received | Q(received_on=None, submitted_at__gte=start, submitted_at__lt=end)
