"""Normative documents for tests, as they stand in the library after they were published."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count

from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.disclosure.choices import Kind, State, Validity
from gongkai.disclosure.models import Publication
from gongkai.disclosure.services import ensure_columns

_serials = count(1)


def document(agency: Agency, by: Officer, formed: date, **fields) -> Publication:
    serial = next(_serials)
    published = fields.pop("published", formed)
    defaults = {
        "column": ensure_columns()["documents"],
        "title": f"规范性文件{serial}",
        "kind": Kind.NORMATIVE,
        "document_number": f"明建规〔{formed.year}〕{serial}号",
        "issued_on": formed,
        "effective_on": formed,
        "state": State.PUBLISHED,
        "validity": Validity.IN_FORCE,
        "validity_since": formed,
        "drafter": by.person,
        "index_number": f"N/{serial}",
        "address": f"N-{serial}",
    }
    at = datetime(published.year, published.month, published.day, 4, tzinfo=UTC)
    moments = {"drafted_at": at, "state_at": at, "published_at": at}
    return Publication.objects.create(agency=agency, **(defaults | moments | fields))
