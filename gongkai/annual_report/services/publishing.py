"""Freezing a report and making it public."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.annual_report.derivation import Number, derived_cells
from gongkai.annual_report.entries import entry
from gongkai.annual_report.errors import FiguresInTextOpen, FindingsOpen, TextMissing, YearNotOver
from gongkai.annual_report.models import Report
from gongkai.annual_report.selectors import (
    TEXT_PARTS,
    content_of,
    findings_of,
    fingerprint_of,
    missing_text,
    open_findings,
    parts_of,
    text_problems,
)
from gongkai.annual_report.services.draft import live
from gongkai.law.report_forms import form_of_year
from gongkai.search.services import enqueue
from gongkai.trail.services import record


@transaction.atomic
def publish(report: Report, *, by: Officer) -> Report:
    """Freeze the figures with a fingerprint and make the report public (arts. 49, 50).

    Refused before the year is over, while a part is unwritten, and while an error stands without a reason.
    """
    report = live(report, by, Act.PUBLISH_REPORT)
    if timezone.localdate().year <= report.year:
        raise YearNotOver(report.year)
    if headings := missing_text(report):
        raise TextMissing(headings)
    cells = derived_cells(report.agency, report.year)
    findings = findings_of(report, cells)
    errors = [one for one in open_findings(report, findings) if one.severity == "error"]
    if errors:
        raise FindingsOpen([one.message for one in errors])
    parts = parts_of(report, cells)
    if problems := text_problems(parts):
        raise FiguresInTextOpen(problems)
    text = {part: one.text for part, one in parts.items()}
    return _freeze(report, cells, text, by=by, act="report_published")


@transaction.atomic
def import_published(
    agency: Agency, year: int, *, cells: Mapping[str, Number], text: Mapping[str, str], by: Officer
) -> Report:
    """Take over a report published before this system was in use, as it was published, faults included."""
    by.require(Act.PUBLISH_REPORT, agency)
    form = form_of_year(year)
    report, _ = Report.objects.get_or_create(
        agency=agency, year=year, scope=Report.Scope.OWN, version=1, defaults={"form": form.key}
    )
    report = live(report, by, Act.PUBLISH_REPORT)
    report.source = Report.Source.IMPORTED
    words = {part: text.get(part, "") for part in TEXT_PARTS}
    return _freeze(report, {a: cells.get(a) for a in form.addresses}, words, by=by, act="report_imported")


def _freeze(
    report: Report, cells: dict[str, Number], text: dict[str, str], *, by: Officer, act: str
) -> Report:
    report.cells, report.text = cells, text
    report.sha256 = fingerprint_of(content_of(report, cells, text))
    report.state = Report.State.PUBLISHED
    report.published_at = timezone.now()
    report.published_by = by.person
    report.save()
    record(report, act, agency=report.agency, by=by, year=report.year, sha256=report.sha256)
    enqueue(entry(report))
    return report
