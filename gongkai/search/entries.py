"""What other rooms hand to the index, and the questions and answers of a search."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from types import MappingProxyType

FACETS = ("agency", "category", "subject", "year", "validity")


@dataclass(frozen=True)
class Entry:
    """One thing that can be found. Text is plain, without mark-up.

    id: unique over all kinds, like "publication:12". kind: "publication" or "report". category: its kind as
    the reader knows it (行政规范性文件). validity: a code of its room, empty where it has none.
    published_at: aware; the list without a query runs from the newest to the oldest by it. origin: a code of
    its room for where it came from; shown, not searched. A blank one is left out of what is stored, so that
    an index written before there was one still agrees.
    """

    id: str
    kind: str
    title: str
    body: str
    url: str
    agency_code: str
    agency_name: str
    category: str
    published_at: datetime
    year: int
    subject: str = ""
    document_number: str = ""
    index_number: str = ""
    validity: str = ""
    origin: str = ""

    def as_json(self) -> dict:
        fields = {**vars(self), "published_at": self.published_at.isoformat()}
        if not self.origin:
            del fields["origin"]
        return fields

    @classmethod
    def from_json(cls, fields: Mapping) -> Entry:
        return cls(**(dict(fields) | {"published_at": datetime.fromisoformat(fields["published_at"])}))

    def as_bytes(self) -> bytes:
        """The form in which the index stores an entry; it tells whether the index holds the present one."""
        return json.dumps(self.as_json(), ensure_ascii=False, sort_keys=True).encode()


@dataclass(frozen=True)
class Filters:
    """What a list is narrowed to; an empty value narrows nothing. Codes, not labels."""

    kind: str = ""
    agency: str = ""
    category: str = ""
    subject: str = ""
    year: str = ""
    validity: str = ""

    def without(self, facet: str) -> Filters:
        return Filters(**(asdict(self) | {facet: ""}))

    @property
    def chosen(self) -> tuple[tuple[str, str], ...]:
        return tuple((name, str(value)) for name, value in asdict(self).items() if value)


@dataclass(frozen=True)
class Hit:
    """title_html and snippet_html are escaped and safe to print; what was sought stands in <mark>."""

    id: str
    kind: str
    title: str
    url: str
    agency_code: str
    agency_name: str
    category: str
    subject: str
    year: int
    document_number: str
    index_number: str
    validity: str
    published_at: datetime
    title_html: str
    snippet_html: str
    origin: str = ""


@dataclass(frozen=True)
class Results:
    """One page of a search.

    total: all hits, not only this page. facets: per facet value -> how many hits the list would have with
    that value chosen in place of the present one. next_offset, previous_offset: None where there is no such
    page. partial: no entry holds all the words, these hold some of them. took_ms: milliseconds in the index.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=lambda: MappingProxyType({}))
    offset: int = 0
    next_offset: int | None = None
    previous_offset: int | None = None
    partial: bool = False
    took_ms: float = 0.0
