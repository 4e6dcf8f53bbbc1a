"""Acts on a report. Each is one transaction with its record in the trail."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.annual_report.derivation import Number, derived_cells, enterable
from gongkai.annual_report.entries import entry
from gongkai.annual_report.errors import (
    AlreadyPublished,
    BadFigure,
    FindingsOpen,
    NotAFigure,
    NothingToExplain,
    TextMissing,
    YearNotOver,
)
from gongkai.annual_report.models import Explanation, Report, YearlyFigure
from gongkai.annual_report.selectors import (
    TEXT_PARTS,
    content_of,
    findings_for,
    fingerprint_of,
    missing_text,
    open_findings,
)
from gongkai.law.report_forms import form_of_year
from gongkai.search.services import enqueue
from gongkai.trail.services import record


@transaction.atomic
def open_draft(agency: Agency, year: int, *, by: Officer) -> Report:
    """The year's report to work on; made on first use. A published one is returned as it is."""
    by.require(Act.EDIT_REPORT, agency)
    report, made = Report.objects.get_or_create(
        agency=agency, year=year, defaults={"form": form_of_year(year).key}
    )
    if made:
        record(report, "report_opened", agency=agency, by=by, year=year)
    return report


@transaction.atomic
def enter_figure(
    agency: Agency, year: int, address: str, value: str | Decimal | int, *, by: Officer, source_note: str
) -> YearlyFigure:
    """Enter a figure of table 2 with where it comes from; a later entry replaces it, both are in the trail.

    Raises NotAFigure for a cell that follows from records, BadFigure for what is not a number of its kind.
    """
    by.require(Act.EDIT_REPORT, agency)
    if Report.objects.filter(agency=agency, year=year, state=Report.State.PUBLISHED).exists():
        raise AlreadyPublished(year)
    form = form_of_year(year)
    if address not in enterable(form):
        raise NotAFigure(address)
    number = _number(value, label=form.label(address), whole=not form.cells[address].column.decimal)
    figure, _ = YearlyFigure.objects.update_or_create(
        agency=agency,
        year=year,
        address=address,
        defaults={"value": number, "source_note": source_note, "entered_by": by.person},
    )
    record(
        figure, "figure_entered", agency=agency, by=by, address=address, value=str(number), source=source_note
    )
    return figure


def _number(value: str | Decimal | int, *, label: str, whole: bool) -> Decimal:
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        raise BadFigure(label) from None
    fits = number.is_finite() and 0 <= number < 10**12 and number == round(number, 6)
    if not fits or (whole and number != int(number)):
        raise BadFigure(label)
    return number


@transaction.atomic
def write_text(report: Report, *, by: Officer, part: str, text: str) -> Report:
    """Write part 1, 5 or 6."""
    report = _draft(report, by, Act.EDIT_REPORT)
    if part not in TEXT_PARTS:
        raise ValueError(part)
    report.text = report.text | {part: text.strip()}
    report.save(update_fields=["text"])
    record(
        report, "report_text_written", agency=report.agency, by=by, part=part, characters=len(text.strip())
    )
    return report


@transaction.atomic
def explain_finding(report: Report, *, by: Officer, rule: str, address: str, reason: str) -> Explanation:
    """Write down why a figure may stand although an identity does not hold (a function handed over)."""
    report = _draft(report, by, Act.EDIT_REPORT)
    findings = findings_for(report.agency, report.year)
    if (rule, address) not in {(one.rule, one.address or "") for one in findings}:
        raise NothingToExplain(rule, address)
    explanation, _ = Explanation.objects.update_or_create(
        report=report, rule=rule, address=address, defaults={"reason": reason.strip(), "by": by.person}
    )
    record(
        report, "finding_explained", agency=report.agency, by=by, rule=rule, address=address, reason=reason
    )
    return explanation


@transaction.atomic
def publish(report: Report, *, by: Officer) -> Report:
    """Freeze the figures with a fingerprint and make the report public (arts. 49, 50).

    Refused before the year is over, while a part is unwritten, and while an error stands without a reason.
    """
    report = _draft(report, by, Act.PUBLISH_REPORT)
    if timezone.localdate().year <= report.year:
        raise YearNotOver(report.year)
    if headings := missing_text(report):
        raise TextMissing(headings)
    cells = derived_cells(report.agency, report.year)
    findings = findings_for(report.agency, report.year, cells)
    errors = [one for one in open_findings(report, findings) if one.severity == "error"]
    if errors:
        raise FindingsOpen([one.message for one in errors])
    return _freeze(report, cells, by=by, act="report_published")


@transaction.atomic
def import_published(
    agency: Agency, year: int, *, cells: Mapping[str, Number], text: Mapping[str, str], by: Officer
) -> Report:
    """Take over a report published before this system was in use, as it was published, faults included."""
    by.require(Act.PUBLISH_REPORT, agency)
    form = form_of_year(year)
    report, _ = Report.objects.get_or_create(agency=agency, year=year, defaults={"form": form.key})
    report = _draft(report, by, Act.PUBLISH_REPORT)
    report.source = Report.Source.IMPORTED
    report.text = {part: text.get(part, "") for part in TEXT_PARTS}
    return _freeze(report, {a: cells.get(a) for a in form.addresses}, by=by, act="report_imported")


def _draft(report: Report, by: Officer, act: Act) -> Report:
    report = Report.objects.select_for_update(of=("self",)).select_related("agency").get(pk=report.pk)
    by.require(act, report.agency)
    if report.is_published:
        raise AlreadyPublished(report.year)
    return report


def _freeze(report: Report, cells: dict[str, Number], *, by: Officer, act: str) -> Report:
    report.cells = cells
    report.sha256 = fingerprint_of(content_of(report, cells))
    report.state = Report.State.PUBLISHED
    report.published_at = timezone.now()
    report.published_by = by.person
    report.save()
    record(report, act, agency=report.agency, by=by, year=report.year, sha256=report.sha256)
    enqueue(entry(report))
    return report
