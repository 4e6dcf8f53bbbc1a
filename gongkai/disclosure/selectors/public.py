"""What the public may read: single publications, columns, what is new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from gongkai.disclosure.choices import State
from gongkai.disclosure.models import PUBLIC, Column, Publication
from gongkai.disclosure.selectors.pages import Page, page_of


def public_publications() -> QuerySet[Publication]:
    """All that is public now, newest first, with agency and column."""
    return (
        Publication.objects.filter(PUBLIC).select_related("agency", "column").order_by("-published_at", "-pk")
    )


def for_lists(publications: QuerySet[Publication]) -> QuerySet[Publication]:
    """The same rows with what a list shows of each (agency, column, successor, ``has_interpretation``),
    without the text."""
    interpretations = Publication.objects.filter(PUBLIC, interprets=OuterRef("pk"))
    return (
        publications.select_related("agency", "column", "replaced_by")
        .annotate(has_interpretation=Exists(interpretations))
        .defer("body", "replaced_by__body")
    )


def by_index(address: str) -> Publication | None:
    """The public document at /p/ADDRESS/, with what its page shows."""
    rows = Publication.objects.filter(PUBLIC).exclude(address="")
    related = ("agency", "column__parent", "replaced_by", "interprets")
    return rows.select_related(*related).filter(address=address).first()


def withdrawn_at_address(address: str) -> Publication | None:
    """What stood at an address and was withdrawn: its page says since when and why."""
    withdrawn = Publication.objects.filter(state=State.WITHDRAWN).exclude(address="")
    return withdrawn.select_related("agency").filter(address=address).first()


def interpretations_of(publication: Publication) -> QuerySet[Publication]:
    """Public interpretations of a document, the oldest first, as they came out beside it."""
    found = publication.interpretations.filter(PUBLIC).select_related("agency")
    return found.defer("body").order_by("published_at", "pk")


def interpreted_by(publication: Publication) -> Publication | None:
    """The document that an interpretation explains, where that is public."""
    document = publication.interprets
    return document if document is not None and document.is_public else None


def replaced_documents(publication: Publication) -> QuerySet[Publication]:
    """Documents in whose place this one came, newest first: its earlier versions."""
    return publication.replaces.filter(PUBLIC).defer("body").order_by("-published_at", "-pk")


def latest(n: int, *, kinds: tuple[str, ...] = (), agency_id: int | None = None) -> list[Publication]:
    """The n newest, of some kinds or one agency where asked."""
    rows = for_lists(public_publications())
    if kinds:
        rows = rows.filter(kind__in=kinds)
    if agency_id is not None:
        rows = rows.filter(agency_id=agency_id)
    return list(rows[:n])


def column_page(column: Column, mark: str = "", *, size: int = 20, agency_id: int | None = None) -> Page:
    """One page of a column with the columns below it. mark: from Page.next or Page.previous."""
    rows = public_publications().filter(Q(column=column) | Q(column__parent=column))
    if agency_id is not None:
        rows = rows.filter(agency_id=agency_id)
    return page_of(for_lists(rows), mark, size=size)


@dataclass(frozen=True)
class ColumnCount:
    """count: public documents in the column itself and below it. updated_at: the newest of them."""

    column: Column
    count: int
    updated_at: datetime | None
    children: tuple[ColumnCount, ...] = ()


def columns_with_counts(*, agency_id: int | None = None) -> tuple[ColumnCount, ...]:
    """The tree of columns, empty ones too, in two queries: coverage of art. 20 at a glance."""
    rows = Publication.objects.filter(PUBLIC)
    if agency_id is not None:
        rows = rows.filter(agency_id=agency_id)
    counted = rows.order_by().values("column").annotate(count=Count("pk"), newest=Max("published_at"))
    figures = {row["column"]: (row["count"], row["newest"]) for row in counted}
    below: dict[int | None, list[Column]] = {}
    for column in Column.objects.order_by("position", "pk"):
        below.setdefault(column.parent_id, []).append(column)
    return tuple(_counted(column, below, figures) for column in below.get(None, []))


def _counted(column: Column, below: dict, figures: dict) -> ColumnCount:
    children = tuple(_counted(child, below, figures) for child in below.get(column.pk, []))
    count, newest = figures.get(column.pk, (0, None))
    days = [day for day in (newest, *(child.updated_at for child in children)) if day]
    total = count + sum(child.count for child in children)
    return ColumnCount(column, total, max(days, default=None), children)
