"""The document library: a list narrowed by facets, with the counts of the lists one would get.

Rows without a query come from the database by key; with a query, and all counts, from the index. So with the
index out of service one can still browse, only without counts; a search then says so (SearchUnavailable).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet
from django.utils.html import escape

from gongkai.agencies.models import Agency
from gongkai.disclosure.choices import Kind, Subject, Validity
from gongkai.disclosure.models import PUBLIC, Publication
from gongkai.disclosure.selectors.pages import page_of
from gongkai.disclosure.selectors.public import for_lists, public_publications
from gongkai.search.entries import Filters
from gongkai.search.errors import SearchUnavailable
from gongkai.search.selectors import facet_counts, search

SHOWN_VALIDITIES = tuple(choice for choice in Validity if choice != Validity.NOT_APPLICABLE)
_OFFSET = re.compile(r"o(\d{1,5})")


@dataclass(frozen=True)
class LibraryFilters:
    """What the address asks for, in codes; a value that does not exist asks for nothing.

    year: of publication. q: words sought. newest: by day even where words are sought.
    """

    agency: str = ""
    subject: str = ""
    kind: str = ""
    year: str = ""
    validity: str = ""
    q: str = ""
    newest: bool = False

    @classmethod
    def read(cls, query: Mapping[str, str]) -> LibraryFilters:
        """From the parameters of an address."""
        year = query.get("year", "")
        return cls(
            agency=query.get("agency", "").strip()[:20],
            subject=_known(query.get("subject", ""), Subject.values),
            kind=_known(query.get("kind", ""), Kind.values),
            year=year if re.fullmatch(r"(19|20)\d\d", year, re.ASCII) else "",
            validity=_known(query.get("validity", ""), [choice.value for choice in SHOWN_VALIDITIES]),
            q=query.get("q", "").strip()[:200],
            newest=query.get("sort", "") == "newest",
        )

    @property
    def parameters(self) -> dict[str, str]:
        """Back into an address, without what is empty."""
        fields = {name: getattr(self, name) for name in ("q", *FACET_NAMES)}
        if self.newest:
            fields["sort"] = "newest"
        return {name: value for name, value in fields.items() if value}

    def with_value(self, facet: str, value: str) -> LibraryFilters:
        """The list one gets by choosing a value; an empty one takes the choice back."""
        return replace(self, **{facet: value})


FACET_NAMES = ("validity", "agency", "subject", "kind", "year")


@dataclass(frozen=True)
class FacetValue:
    """count: how long the list with this value is; None where the index cannot be asked."""

    value: str
    label: str
    count: int | None
    chosen: bool


@dataclass(frozen=True)
class LibraryRow:
    """title_html, text_html: escaped, with <mark> where words were sought."""

    publication: Publication
    title_html: str
    text_html: str


@dataclass(frozen=True)
class Library:
    """One page. total: None without counts. first: place of the first row from 1, 0 without rows.

    partial: nothing held all the words. uncounted: the sentence that says why there are no counts.
    """

    filters: LibraryFilters
    rows: tuple[LibraryRow, ...]
    total: int | None
    first: int
    next: str | None
    previous: str | None
    facets: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    partial: bool = False
    uncounted: str = ""

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1 if self.rows else 0


def library(filters: LibraryFilters, mark: str = "", *, size: int = 20) -> Library:
    """One page of the library. mark: Library.next or Library.previous of another page.

    Raises SearchUnavailable only where words are sought.
    """
    return _searched(filters, mark, size) if filters.q else _listed(filters, mark, size)


def _listed(filters: LibraryFilters, mark: str, size: int) -> Library:
    page = page_of(for_lists(_narrowed(public_publications(), filters)), mark, size=size)
    rows = tuple(LibraryRow(row, escape(row.title), escape(row.summary)) for row in page.rows)
    total, counts, uncounted = None, None, ""
    try:
        total, counts = facet_counts(_index_filters(filters))
    except SearchUnavailable as unavailable:
        uncounted = str(unavailable)
    return Library(
        filters=filters,
        rows=rows,
        total=total,
        first=page.first,
        next=page.next,
        previous=page.previous,
        facets=_facets(filters, counts),
        uncounted=uncounted,
    )


def _searched(filters: LibraryFilters, mark: str, size: int) -> Library:
    match = _OFFSET.fullmatch(mark)
    offset = int(match[1]) if match else 0
    found = search(
        filters.q, filters=_index_filters(filters), offset=offset, size=size, newest_first=filters.newest
    )
    keys = [int(hit.id.partition(":")[2]) for hit in found.hits]
    publications = for_lists(Publication.objects.filter(PUBLIC)).in_bulk(keys)
    rows = tuple(
        LibraryRow(publications[key], hit.title_html, hit.snippet_html)
        for key, hit in zip(keys, found.hits, strict=True)
        if key in publications
    )
    return Library(
        filters=filters,
        rows=rows,
        total=found.total,
        first=found.offset + 1 if rows else 0,
        next=None if found.next_offset is None else f"o{found.next_offset}",
        previous=None if found.previous_offset is None else f"o{found.previous_offset}",
        facets=_facets(filters, found.facets),
        partial=found.partial,
    )


def _narrowed(rows: QuerySet[Publication], filters: LibraryFilters) -> QuerySet[Publication]:
    chosen = {"agency__code": filters.agency, "subject": filters.subject, "kind": filters.kind}
    chosen["validity"] = filters.validity
    rows = rows.filter(**{name: value for name, value in chosen.items() if value})
    if filters.year:
        here = ZoneInfo(settings.TIME_ZONE)
        begin = datetime(int(filters.year), 1, 1, tzinfo=here)
        rows = rows.filter(published_at__gte=begin, published_at__lt=begin.replace(year=begin.year + 1))
    return rows


def _index_filters(filters: LibraryFilters) -> Filters:
    return Filters(
        kind="publication",
        agency=filters.agency,
        category=Kind(filters.kind).label if filters.kind else "",
        subject=Subject(filters.subject).label if filters.subject else "",
        year=filters.year,
        validity=filters.validity,
    )


def _facets(
    filters: LibraryFilters, counts: Mapping[str, Mapping[str, int]] | None
) -> dict[str, tuple[FacetValue, ...]]:
    """counts: per facet of the index, in its words; None where it could not be asked."""
    agencies = Agency.objects.values_list("code", "short_name").order_by("position", "code")
    agency_names = dict(agencies)

    def values(
        name: str, words: Mapping[str, str], found: Mapping[str, int] | None, key: Callable[[str], str] = str
    ) -> tuple[FacetValue, ...]:
        chosen = getattr(filters, name)
        every = (
            FacetValue(value, label, None if found is None else found.get(key(value), 0), value == chosen)
            for value, label in words.items()
        )
        return tuple(value for value in every if value.count is None or value.count or value.chosen)

    def of(facet: str) -> Mapping[str, int] | None:
        return None if counts is None else counts[facet]

    kinds, subjects = dict(Kind.choices), dict(Subject.choices)
    years = sorted(of("year") or _years(), reverse=True) if counts else _years()
    return {
        "validity": values(
            "validity", {choice.value: choice.label for choice in SHOWN_VALIDITIES}, of("validity")
        ),
        "agency": values("agency", agency_names, of("agency")),
        "subject": _longest_first(values("subject", subjects, of("subject"), subjects.__getitem__)),
        "kind": _longest_first(values("kind", kinds, of("category"), kinds.__getitem__)),
        "year": values("year", {year: year for year in years}, of("year")),
    }


def _longest_first(values: tuple[FacetValue, ...]) -> tuple[FacetValue, ...]:
    return tuple(sorted(values, key=lambda value: -(value.count or 0)))


def _years() -> list[str]:
    """Years in which anything was published, from the first to the last; asked of the ends only."""
    days = public_publications().values_list("published_at", flat=True)
    newest, oldest = days.first(), days.last()
    if newest is None:
        return []
    here = ZoneInfo(settings.TIME_ZONE)
    return [str(year) for year in range(newest.astimezone(here).year, oldest.astimezone(here).year - 1, -1)]


def _known(value: str, values: list[str]) -> str:
    return value if value in values else ""
