"""From rows and lines to a report: find the form in them, whichever file they came from."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from gongkai.annual_report.reading import words
from gongkai.annual_report.reading.errors import NoReport, PictureOnlyReport
from gongkai.annual_report.reading.fold import is_traditional, simplified
from gongkai.annual_report.reading.found import Found
from gongkai.annual_report.reading.material import Line, Material, Row
from gongkai.annual_report.reading.narrative import is_narrative, narrative
from gongkai.annual_report.reading.numbers import read_number
from gongkai.annual_report.reading.report import ReadReport, ShortRow, Source, Structure
from gongkai.annual_report.reading.rows import RowReader
from gongkai.annual_report.reading.runs import RunReader
from gongkai.law.identities import Figure, cell_of
from gongkai.law.report_forms import FORMS, Form, NoFormForYear, form_of_year

_FEWEST_HEADINGS = 3  # without any figure, so many of the six make it a report
_BREAKS = re.compile("\n")


def recognise(material: Material, source: Source, name: str) -> ReadReport:
    """Raises NoReport where neither a row of the form nor its headings are found."""
    lines = [line.text for line in material.lines]
    folded = _in_simplified(material, lines)
    parts = words.parts_of([line.text for line in folded.lines])
    found = _cells(folded)
    title = words.title_of(lines, material.title)
    if is_narrative(title, found):
        return narrative(lines, title, source)
    if not found.rows and not found.short and len(parts.found) < _FEWEST_HEADINGS:
        pictured = title.year is not None and any(line.pictured for line in material.lines)
        raise (PictureOnlyReport if pictured else NoReport)(name)
    form = _form(found, title.year)
    texts, signature = _texts(lines, parts)
    return ReadReport(
        agency=title.agency,
        year=title.year,
        form=form.key,
        cells=_figures(found, form),
        raw=found.raw,
        text=texts,
        source=source,
        structure=Structure(
            parts=parts.found,
            short_rows=_in_print_order(found, form),
            period_years=words.period_of("".join(parts.before)),
            signature=signature,
            pictured=_pictured(material.lines, parts),
        ),
    )


def _pictured(lines: list[Line], parts: words.Parts) -> tuple[int, ...]:
    """Parts made of tables in which, from their heading on, pictures stand."""
    spans = {part: parts.places[part] for part in (2, 3, 4) if part in parts.places}
    return tuple(
        part
        for part, span in spans.items()
        if any(line.pictured for line in lines[max(span.start - 1, 0) : span.stop])
    )


def _in_simplified(material: Material, lines: list[str]) -> Material:
    """The same places in simplified script, for comparison only. The words as written stay what they are."""
    cells = [cell for row in material.rows for cell in row.cells if cell]
    if not is_traditional("".join(lines) + "".join(cells)):
        return material
    flat = simplified("\n".join(_BREAKS.sub("", cell) for cell in cells)).split("\n") if cells else []
    taken = iter(flat)
    rows = [
        Row([next(taken) if cell else cell for cell in row.cells], row.table, row.aligned)
        for row in material.rows
    ]
    texts = simplified("\n".join(lines)).split("\n") if lines else []
    return Material(
        rows,
        [Line(text, line.gap) for text, line in zip(texts, material.lines, strict=True)],
        material.title,
    )


def _cells(material: Material) -> Found:
    """Tables first; what they do not hold may stand in the lines, one cell a line."""
    found = Found()
    RowReader(found).read(material.rows)
    if not _has_all_rows(found):
        runs = RunReader(found, material.lines)
        runs.read()
        if "4" not in found.rows:
            runs.read_results()
    return found


def _has_all_rows(found: Found) -> bool:
    return "4" in found.rows and any(
        all(row in found.rows or row.startswith("4.") for row in form.rows) for form in FORMS.values()
    )


def _form(found: Found, year: int | None) -> Form:
    """By the words of the file; where they tell nothing, by the year; else the form now in use."""
    votes = found.votes
    if votes["2019"] != votes["2021"]:
        return FORMS["2019"] if votes["2019"] > votes["2021"] else FORMS["2021"]
    try:
        return form_of_year(year) if year is not None else FORMS["2021"]
    except NoFormForYear:
        return FORMS["2021"]


def _figures(found: Found, form: Form) -> dict[str, Figure | None]:
    """Every address of the form, then what stands in the file beyond it."""
    cells: dict[str, Figure | None] = dict.fromkeys(form.addresses)
    if _all_plain(found.raw.values()):
        cells |= dict(zip(found.raw, map(int, found.raw.values()), strict=True))
        worded: Iterable[str] = found.units
    else:
        worded = found.raw
    cells |= {address: _figure(address, found.raw[address], found, form) for address in worded}
    return cells


def _all_plain(cells: Collection[str]) -> bool:
    """Nothing but digits in all of them, as in most reports: then they need not be looked at one by one."""
    joined = "".join(cells)
    return joined.isdecimal() and joined.isascii() and 0 < min(map(len, cells)) <= max(map(len, cells)) < 16


def _figure(address: str, raw: str, found: Found, form: Form) -> Figure | None:
    cell = cell_of(form, address)
    unit = cell.column.unit if cell is not None else "件"
    return read_number(raw, unit, found.units.get(address, ""))


def _in_print_order(found: Found, form: Form) -> tuple[ShortRow, ...]:
    if not found.short:
        return ()
    order = {row: place for place, row in enumerate((*form.rows, "4"))}
    return tuple(sorted(found.short.values(), key=lambda short: order.get(short.row, len(order))))


def _texts(lines: list[str], parts: words.Parts) -> tuple[dict[str, str], words.Signature | None]:
    """Parts one, five and six in the script they are written in, and the signature under the last."""
    texts = {}
    signature = None
    for part in (1, 5, 6):
        own = [lines[at] for at in parts.places.get(part, ())]
        if part == 6 or (part == 5 and 6 not in parts.found):
            own, signature = words.signed(own)
        texts[str(part)] = words.text_of(own)
    return texts, signature
