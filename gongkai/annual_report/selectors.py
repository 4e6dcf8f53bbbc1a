"""Questions about reports: which there are, what they say, what is wrong with them."""

from __future__ import annotations

import hashlib
from decimal import Decimal

from django.db.models import QuerySet

from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.agencies.selectors import agencies_under
from gongkai.annual_report.checking import check_report
from gongkai.annual_report.derivation import Number, derived_cells
from gongkai.annual_report.models import Report
from gongkai.annual_report.reading import ReadReport, Source, Structure
from gongkai.law.identities import Cells, Finding, check_cells, in_words
from gongkai.law.report_forms import FORMS, PARTS, form_of_year
from gongkai.trail.chain import canonical

TEXT_PARTS = ("1", "5", "6")  # the parts made of sentences; 2, 3 and 4 are tables


def published_reports() -> QuerySet[Report]:
    """What the public may read, newest year first, agencies in the order of the site."""
    published = Report.objects.filter(state=Report.State.PUBLISHED).select_related("agency")
    return published.order_by("-year", "agency__position", "agency__code")


def published(agency_code: str, year: int) -> Report | None:
    return published_reports().filter(agency__code=agency_code, year=year).first()


def reports_for(officer: Officer) -> QuerySet[Report]:
    """Reports the officer may see: the own agency's, and those below for a supervisor."""
    agencies = agencies_visible_to(officer)
    return Report.objects.filter(agency__in=agencies).select_related("agency")


def agencies_visible_to(officer: Officer) -> list[Agency]:
    """Agencies whose reports the officer may see."""
    return [one for one in agencies_under(officer.agency) if officer.may(Act.VIEW_REPORTS, one)]


def years_for(agency: Agency) -> list[int]:
    """Years with a report or with cases, newest first."""
    with_report = set(agency.reports.values_list("year", flat=True))
    received = agency.cases.filter(received_on__isnull=False).dates("received_on", "year")
    return sorted(with_report | {day.year for day in received}, reverse=True)


def cells_of(report: Report) -> dict[str, Number]:
    """The frozen cells of a published report, the derived ones of a draft; in the order of the form."""
    if not report.is_published:
        return derived_cells(report.agency, report.year)
    return {address: report.cells.get(address) for address in FORMS[report.form].addresses}


def last_years_report(agency: Agency, year: int) -> Report | None:
    """The published report on the year before."""
    published = Report.objects.filter(agency=agency, year=year - 1, state=Report.State.PUBLISHED)
    return published.select_related("agency").first()


def last_years_cells(agency: Agency, year: int) -> dict[str, Number] | None:
    """The cells of the published report on the year before, None where there is none."""
    before = last_years_report(agency, year)
    return before.cells if before else None


def findings_for(agency: Agency, year: int, cells: dict[str, Number] | None = None) -> list[Finding]:
    """What the identities say of the year's figures alone, those with last year's report included."""
    cells = derived_cells(agency, year) if cells is None else cells
    before = last_years_cells(agency, year)
    return check_cells(
        _as_figures(cells), form_of_year(year), last_year=None if before is None else _as_figures(before)
    )


def findings_of(report: Report, cells: dict[str, Number] | None = None) -> list[Finding]:
    """All that is wrong or doubtful in a report of ours: figures, words and what ties it to last year.

    Parts still unwritten are not among them (missing_text), for a draft is not faulty because it is begun.
    """
    cells = cells_of(report) if cells is None else cells
    before = last_years_report(report.agency, report.year)
    found = check_report(
        as_read(report, cells), as_read(before, before.cells) if before is not None else None
    )
    return [finding for finding in found if finding.rule != "RC-20"]


def as_read(report: Report, cells: dict[str, Number]) -> ReadReport:
    """The report as the checks take it: as if it had been read from a file with every cell in its place."""
    figures = _as_figures(cells)
    return ReadReport(
        agency=report.agency.name,
        year=report.year,
        form=report.form,
        cells=figures,
        raw={address: "" if figure is None else in_words(figure) for address, figure in figures.items()},
        text={part: report.text.get(part, "") for part in TEXT_PARTS},
        source=Source("gongkai", report.sha256),
        structure=Structure(parts=tuple(range(1, len(PARTS) + 1))),
    )


def _as_figures(cells: dict[str, Number]) -> Cells:
    """Amounts as the law counts them: exact, not floating."""
    return {a: Decimal(str(value)) if isinstance(value, float) else value for a, value in cells.items()}


def open_findings(report: Report, findings: list[Finding]) -> list[Finding]:
    """Findings without a written reason."""
    explained = set(report.explanations.values_list("rule", "address"))
    return [one for one in findings if (one.rule, one.address or "") not in explained]


def difference(report: Report) -> dict[str, tuple[Number, Number]]:
    """Cells of tables 3 and 4 that the records give differently today: address -> (frozen, derived)."""
    if not report.is_published or report.source == Report.Source.IMPORTED:
        return {}
    now = derived_cells(report.agency, report.year)
    frozen = cells_of(report)
    return {a: (frozen[a], now[a]) for a in now if a[0] in "34" and frozen[a] != now[a]}


def report_json(report: Report) -> dict:
    """The report as a document for other programs; ``gongkai report read`` takes it back."""
    return content_of(report) | {"source": {"kind": "gongkai", "sha256": report.sha256}}


def content_of(report: Report, cells: dict[str, Number] | None = None) -> dict:
    """What is frozen: agency, year, form, cells and text."""
    return {
        "agency": report.agency.name,
        "year": report.year,
        "form": report.form,
        "cells": cells_of(report) if cells is None else cells,
        "text": {part: report.text.get(part, "") for part in TEXT_PARTS},
    }


def fingerprint_of(content: dict) -> str:
    """SHA-256 over the content in one fixed JSON form."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def missing_text(report: Report) -> list[str]:
    """Headings of the parts that hold no sentence yet."""
    return [PARTS[int(part) - 1] for part in TEXT_PARTS if not report.text.get(part, "").strip()]
