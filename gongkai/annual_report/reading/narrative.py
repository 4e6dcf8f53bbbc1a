"""Reports on 2008 to 2018, before there was a form: prose of each office's own making, with whatever tables.

They are read as text. What looks like a row of the later form in them counts something else, and is no cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongkai.annual_report.reading import words
from gongkai.annual_report.reading.found import Found
from gongkai.annual_report.reading.report import ReadReport, Source, Structure
from gongkai.law.report_forms import FORMS

FIRST_YEAR = 2008  # the Regulation came into force on 1 May of it
_FIRST_FORM = min(form.first_year for form in FORMS.values())
_ROWS_OF_FORM = 10  # so many of table 3, and the form was used whatever year the title names
_BEGINS = re.compile(
    r"[一二三四五六七八九十]{1,2}、|[(（][一二三四五六七八九十]{1,2}[)）]|第[一二三四五六]部分"
)
_A_SENTENCE = 40  # characters; a line of page furniture has fewer


def is_narrative(title: words.Title, found: Found) -> bool:
    in_form = sum(row.startswith("3.") for row in found.rows)
    return title.year is not None and FIRST_YEAR <= title.year < _FIRST_FORM and in_form < _ROWS_OF_FORM


def narrative(lines: Sequence[str], title: words.Title, source: Source) -> ReadReport:
    """The whole text as part one, without title, signature and page furniture; no form, no cells."""
    body = list(lines[_start(lines) :])
    text, signature = words.signed(body)
    return ReadReport(
        agency=title.agency,
        year=title.year,
        form="",
        cells={},
        raw={},
        text={"1": words.text_of(text), "5": "", "6": ""},
        source=source,
        structure=Structure(period_years=words.period_of("".join(lines)), signature=signature),
    )


def _start(lines: Sequence[str]) -> int:
    """The first line after the title that is a heading or long enough to be said rather than linked."""
    title = next((at for at in range(1, min(len(lines), 63) + 1) if words.title_of(lines[:at]).year), 0)
    return next(
        (
            at
            for at in range(title, len(lines))
            if len(lines[at].strip()) >= _A_SENTENCE or _BEGINS.match(lines[at].strip())
        ),
        title,
    )
