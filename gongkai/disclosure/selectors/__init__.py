"""Questions to the disclosure room: what the public reads, the library, and what waits at a desk."""

from gongkai.disclosure.selectors.desk import count_waiting, publications_for, waiting_for
from gongkai.disclosure.selectors.library import FacetValue, Library, LibraryFilters, LibraryRow, library
from gongkai.disclosure.selectors.pages import Page
from gongkai.disclosure.selectors.public import (
    ColumnCount,
    by_index,
    column_page,
    columns_with_counts,
    for_lists,
    interpretations_of,
    interpreted_by,
    latest,
    public_publications,
    replaced_documents,
    withdrawn_at_address,
)
from gongkai.disclosure.selectors.tags import column_tags, meta_tags, site_tags
from gongkai.disclosure.selectors.year import YearOfPublications, publications_of_each, year_of_publications

__all__ = [
    "ColumnCount",
    "FacetValue",
    "Library",
    "LibraryFilters",
    "LibraryRow",
    "Page",
    "YearOfPublications",
    "by_index",
    "column_page",
    "column_tags",
    "columns_with_counts",
    "count_waiting",
    "for_lists",
    "interpretations_of",
    "interpreted_by",
    "latest",
    "library",
    "meta_tags",
    "public_publications",
    "publications_for",
    "publications_of_each",
    "replaced_documents",
    "site_tags",
    "waiting_for",
    "withdrawn_at_address",
    "year_of_publications",
]
