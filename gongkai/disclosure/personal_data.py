"""Looking for personal and hidden data in what is to be published."""

from __future__ import annotations

from gongkai.disclosure.clean_html import text_of
from gongkai.disclosure.models import Publication
from gongkai.documents.services import content_of
from gongkai.guard import Finding, Severity, scan_file, scan_text


def personal_data_in(publication: Publication) -> dict[str, int]:
    """How many places must go, by where they are: the text, or the title of a file. Reads every file."""
    words = (publication.title, publication.summary, publication.keywords, text_of(publication.body))
    found = {"文字里": _errors(scan_text("\n".join(words)))}
    for each in publication.files.select_related("original"):
        name = each.original.name
        found[f"“{each.title}”里"] = _errors(scan_file(name, content_of(each.original)))
    return {place: count for place, count in found.items() if count}


def _errors(findings: list[Finding]) -> int:
    return sum(each.severity is Severity.ERROR for each in findings)
