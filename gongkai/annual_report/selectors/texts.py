"""The words of a report: its passages, and how each part reads with its figures filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from gongkai.annual_report.derivation import Number
from gongkai.annual_report.drafting.passages import HEADINGS, PartText, put_together
from gongkai.annual_report.drafting.tokens import Figures
from gongkai.annual_report.models import Report, Section
from gongkai.annual_report.records import records_of
from gongkai.annual_report.selectors.cells import cells_of
from gongkai.annual_report.selectors.reports import last_years_report
from gongkai.law.report_forms import FORMS, PARTS

TEXT_PARTS = tuple(HEADINGS)  # the parts made of sentences; 2, 3 and 4 are tables

Passages = Mapping[str, Sequence[Section]]


def passages_of(report: Report) -> dict[str, list[Section]]:
    """Part -> its passages in order; those nobody has begun are there without words and without a row.

    A report whose words were taken over whole (imported, then corrected) has them in the first of each part.
    """
    return placed(report, report.sections.select_related("edited_by"))


def placed(report: Report, sections: Iterable[Section]) -> dict[str, list[Section]]:
    """Its passages from the rows at hand."""
    rows = list(sections)
    whole = {} if rows else report.text
    found = {(one.part, one.position): one for one in rows}
    for part, headings in HEADINGS.items():
        for position, heading in enumerate(headings, start=1):
            text = whole.get(part, "") if position == 1 else ""
            planned = Section(part=part, position=position, heading=heading, text=text)
            found.setdefault((part, position), planned)
    passages: dict[str, list[Section]] = {part: [] for part in TEXT_PARTS}
    for (part, _), section in sorted(found.items()):
        section.report = report
        passages[part].append(section)
    return passages


def figures_for(report: Report, cells: Mapping[str, Number] | None = None) -> Figures:
    """What the live figures of its words are filled from."""
    before = last_years_report(report.agency, report.year, report.scope)
    return Figures(
        FORMS[report.form],
        cells_of(report) if cells is None else cells,
        partial(records_of, report),
        before.cells if before else None,
    )


def parts_of(
    report: Report,
    cells: Mapping[str, Number] | None = None,
    passages: Passages | None = None,
    figures: Figures | None = None,
) -> dict[str, PartText]:
    """How each part of a live report reads now."""
    passages = passages_of(report) if passages is None else passages
    figures = figures_for(report, cells) if figures is None else figures
    return {part: put_together(part, passages[part], figures) for part in TEXT_PARTS}


def text_of(report: Report, cells: Mapping[str, Number] | None = None) -> dict[str, str]:
    """Part "1", "5", "6" -> its text, "" where nothing is written: frozen, or as it reads now.

    A live figure that has no value yet stands as it was written, in double braces.
    """
    if not report.is_live:
        return {part: report.text.get(part, "") for part in TEXT_PARTS}
    return {part: one.text for part, one in parts_of(report, cells).items()}


def text_problems(parts: Mapping[str, PartText]) -> list[str]:
    """Sentences on live figures that are unknown or have no value yet."""
    return list(dict.fromkeys(problem for one in parts.values() for problem in one.problems))


def missing_text(report: Report) -> list[str]:
    """Headings of the parts that hold no sentence yet."""
    if report.is_live:
        held = passages_of(report)
        written = {part for part in TEXT_PARTS if any(one.text.strip() for one in held[part])}
    else:
        written = {part for part in TEXT_PARTS if report.text.get(part, "").strip()}
    return [PARTS[int(part) - 1] for part in TEXT_PARTS if part not in written]
