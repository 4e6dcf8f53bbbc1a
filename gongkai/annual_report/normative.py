"""Row 行政规范性文件 of table 2 from the library: what was made, what ended, what is in force.

[I] No text read says on which day a document counts; the choices below are ours, in this one place, and such
that what is in force at the end of a year is last year's stock, plus what was made, minus what ended (RC-08):
it is made on its day of issue, counts as in force from then on, and ends on the day it is repealed, declared
invalid [M] or its term is over, whichever comes first.

[M] A joint document counts once, for the agency that leads it: its number is the lead's, and of several
records with one number the first counts.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from gongkai.agencies.models import Agency
from gongkai.annual_report.hand_overs import held_in, merged_with
from gongkai.disclosure.choices import Kind, Validity
from gongkai.disclosure.models import PUBLIC, Publication
from gongkai.law.report_forms import form_of_year

ROW = "2.1.normative."
COLUMNS = {"2019": ("made", "newly_public", "public_total"), "2021": ("made", "repealed", "in_force")}
_BY_ACT = (Validity.REPEALED, Validity.LAPSED)  # `validity_since` says when


def normative_of_each(agency_ids: Collection[int], year: int) -> dict[int, dict[str, int]]:
    """Agency key -> address -> pieces, for agencies whose library holds documents of that time. One query.

    An agency that is not among them keeps its documents elsewhere and enters the figures: a library that
    begins later would count 0 for a year it knows nothing of.
    """
    columns = COLUMNS[form_of_year(year).key]
    counted = {column: Count("pk", filter=_counts(column, year)) for column in columns}
    rows = _documents(year).filter(agency__in=agency_ids).order_by().values("agency").annotate(**counted)
    return {row.pop("agency"): {ROW + column: row[column] for column in columns} for row in rows}


def documents_behind(agency: Agency, year: int, address: str) -> QuerySet[Publication]:
    """What a cell of the row counts, by day of issue. Raises KeyError for another address."""
    column = address.removeprefix(ROW)
    if not address.startswith(ROW) or column not in COLUMNS[form_of_year(year).key]:
        raise KeyError(address)
    agencies = merged_with([agency.pk], held_in(year))
    return _documents(year).filter(_counts(column, year), agency__in=agencies).order_by("issued_on", "pk")


def _documents(year: int) -> QuerySet[Publication]:
    """Public ones made by the end of the year, one record for each document."""
    public = Publication.objects.filter(PUBLIC, kind=Kind.NORMATIVE)
    same = public.filter(document_number=OuterRef("document_number"), pk__lt=OuterRef("pk"))
    made = public.filter(issued_on__lte=date(year, 12, 31))
    return made.filter(Q(document_number="") | ~Exists(same))


def _counts(column: str, year: int) -> Q:
    first, last = date(year, 1, 1), date(year, 12, 31)
    before = first - timedelta(days=1)
    return {
        "made": Q(issued_on__gte=first),
        "repealed": _ended_by(last) & ~_ended_by(before),
        "in_force": ~_ended_by(last),
        "newly_public": Q(published_at__date__range=(first, last)),
        "public_total": Q(published_at__date__lte=last),
    }[column]


def _ended_by(day: date) -> Q:
    """Repealed or lapsed by act up to that day, or its last day in force lies before it.

    Guarded against empty dates, since a negated comparison with one is neither true nor false.
    """
    by_act = Q(validity__in=_BY_ACT, validity_since__isnull=False, validity_since__lte=day)
    return by_act | Q(expires_on__isnull=False, expires_on__lt=day)
