"""Do the numbers in part one agree with the tables (RC-16), and with one another (RC-17)?

Numbers are taken only where the words before or after them say what they count, in the year of the report.
A number that may be right although it differs is a warning that says why: one office alone, a phrase of more
than one use. What counts something else (a subject, a channel, last year) is passed over in silence.
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual_report.checking.prose.adding_up import (
    carried_through,
    channels_add_up,
    incoming_adds_up,
    lists_add_up,
)
from gongkai.annual_report.checking.prose.agreement import (
    Tables,
    bare_shares_agree,
    growth_agrees,
    numbers_agree,
    shares_agree,
)
from gongkai.annual_report.checking.prose.disputes import of_disputes
from gongkai.annual_report.checking.prose.documents import of_documents
from gongkai.annual_report.checking.prose.mentions import Mention, of_applications
from gongkai.annual_report.checking.prose.text import EvenText, even_text
from gongkai.annual_report.reading.report import ReadReport
from gongkai.law.identities import Finding
from gongkai.law.report_forms import FORMS


def claims_in(read: ReadReport) -> tuple[EvenText, list[Mention]]:
    """Part one, and the numbers in it with what they claim, in reading order."""
    text = even_text("1", read.text.get("1", ""))
    found = [
        *of_applications(text, read.year, read.agency),
        *of_disputes(text, read.year, read.agency),
        *of_documents(text, read.year, read.agency),
    ]
    return text, sorted(found, key=lambda mention: (mention.sentence.number, mention.count))


def words_agree(read: ReadReport, last_year: ReadReport | None = None) -> Iterator[Finding]:
    """RC-16 and RC-17. last_year: for what the prose says has grown or shrunk."""
    text, mentions = claims_in(read)
    tables = Tables(read.cells, FORMS[read.form], read.agency)
    yield from numbers_agree(text, mentions, tables)
    yield from shares_agree(text, mentions, tables)
    yield from bare_shares_agree(text, read.year, tables)
    if last_year is not None:
        yield from growth_agrees(text, mentions, tables, last_year.cells)
    yield from carried_through(text, mentions)
    yield from incoming_adds_up(text, mentions)
    yield from lists_add_up(text, mentions, tables)
    yield from channels_add_up(text, mentions, tables)


__all__ = ["Mention", "carried_through", "claims_in", "words_agree"]
