"""Row 行政规范性文件 of table 2 from the library: what was made, what ended, what is in force.

[I] No text read says on which day a document counts; the choices below are ours, in this one place, and such
that what is in force at the end of a year is last year's stock, plus what was made, minus what ended (RC-08):
it is made on its day of issue, counts as in force from then on, and ends on the day it is repealed or its
term is over. A joint document stands in the library of the agency that leads it, and counts there (joint
documents are counted once [M]).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from gongkai.agencies.models import Agency
from gongkai.disclosure.choices import Kind, Validity
from gongkai.disclosure.models import PUBLIC, Publication

ROW = "2.1.normative."
COLUMNS = ("made", "repealed", "in_force")
_BY_ACT = (Validity.REPEALED, Validity.LAPSED)  # `validity_since` says when


def normative_of_each(agency_ids: Collection[int], year: int) -> dict[int, dict[str, int]]:
    """Agency key -> address -> pieces, for agencies whose library holds normative documents. One query.

    An agency that is not among them keeps its documents elsewhere and enters the figures.
    """
    counted = {column: Count("pk", filter=_counts(column, year)) for column in COLUMNS}
    rows = _documents().filter(agency__in=agency_ids).order_by().values("agency").annotate(**counted)
    return {row.pop("agency"): {ROW + column: row[column] for column in COLUMNS} for row in rows}


def documents_behind(agency: Agency, year: int, address: str) -> QuerySet[Publication]:
    """What a cell of the row counts, by day of issue. Raises KeyError for another address."""
    column = address.removeprefix(ROW)
    if not address.startswith(ROW) or column not in COLUMNS:
        raise KeyError(address)
    return _documents().filter(_counts(column, year), agency=agency).order_by("issued_on", "pk")


def _documents() -> QuerySet[Publication]:
    return Publication.objects.filter(PUBLIC, kind=Kind.NORMATIVE, issued_on__isnull=False)


def _counts(column: str, year: int) -> Q:
    first, last = date(year, 1, 1), date(year, 12, 31)
    if column == "made":
        return Q(issued_on__range=(first, last))
    if column == "repealed":
        return _ended_by(last) & ~_ended_by(first - timedelta(days=1))
    return Q(issued_on__lte=last) & ~_ended_by(last)


def _ended_by(day: date) -> Q:
    """Repealed or lapsed by act up to that day, or its last day in force lies before it.

    Coalesced to plain conditions, since a negated comparison with an empty date is neither true nor false.
    """
    by_act = Q(validity__in=_BY_ACT, validity_since__isnull=False, validity_since__lte=day)
    by_term = ~Q(validity__in=_BY_ACT) & Q(expires_on__isnull=False, expires_on__lt=day)
    return by_act | by_term
