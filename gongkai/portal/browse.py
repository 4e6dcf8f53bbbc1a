"""Lists with facets: groups of links, chosen conditions as chips, where paging leads. Plain values only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

PAGING = ("after", "before", "page", "from")


@dataclass(frozen=True)
class Option:
    """One facet: what the list would count with it, and the address that sets or lifts it."""

    label: str
    count: int | None
    url: str
    selected: bool


@dataclass(frozen=True)
class Group:
    heading: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Chip:
    label: str
    url: str


@dataclass(frozen=True)
class Listing:
    """What surrounds a page of results. first, last: positions of the page's ends, 1-based. Counts are
    None where the index cannot be asked."""

    total: int | None
    groups: tuple[Group, ...]
    chips: tuple[Chip, ...]
    clear_url: str
    prev_url: str = ""
    next_url: str = ""
    first: int = 0
    last: int = 0


def url_with(query: Mapping[str, str], **changes: object) -> str:
    """The present query with some values set (or lifted, where empty), always from its first page."""
    merged: dict[str, str] = {name: value for name, value in query.items() if name not in PAGING}
    merged |= {name: str(value) for name, value in changes.items()}
    return "?" + urlencode([(name, value) for name, value in merged.items() if value])


def page_url(query: Mapping[str, str], mark: str | None) -> str:
    """The address of another page, empty where there is none. The mark says where that page begins."""
    return url_with(query, page=mark) if mark else ""


def group(
    heading: str, name: str, counts: Iterable[tuple[str, str, int | None]], query: Mapping[str, str]
) -> Group | None:
    """A facet from (value, label, count); None where there is nothing to choose."""
    chosen = query.get(name, "")
    options = tuple(
        Option(
            label,
            count,
            url_with(query, **{name: "" if value == chosen else value}),
            value == chosen,
        )
        for value, label, count in counts
    )
    return Group(heading, options) if options else None


def chips(groups: Iterable[Group]) -> tuple[Chip, ...]:
    return tuple(
        Chip(option.label, option.url) for each in groups for option in each.options if option.selected
    )
