"""What exactly a review has read: one fingerprint over a publication's words and files."""

from __future__ import annotations

import hashlib
import json

from gongkai.disclosure.models import Publication


def content_sha256(publication: Publication) -> str:
    """Over title, number, summary, text and files; any change of them gives another one."""
    files = publication.files.order_by("position", "pk").values_list("title", "original__sha256")
    read = [
        publication.title,
        publication.document_number,
        publication.summary,
        publication.keywords,
        publication.body,
        [list(row) for row in files],
    ]
    return hashlib.sha256(json.dumps(read, ensure_ascii=False).encode()).hexdigest()
