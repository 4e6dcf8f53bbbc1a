"""A published report put right: a next version, begun with its reason, worked on like a draft."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.agencies.officers import Officer
from gongkai.annual_report.derivation import enterable
from gongkai.annual_report.errors import CorrectionBegun, NothingToDeriveFrom
from gongkai.annual_report.models import Report, Section, YearlyFigure
from gongkai.annual_report.rules import Step
from gongkai.annual_report.selectors import newest
from gongkai.annual_report.services.workflow import ready_for, said
from gongkai.law.report_forms import FORMS
from gongkai.trail.services import record

CARRIED = ("explanations", "corrections")  # what was written about the figures holds for the next version


@transaction.atomic
def begin_correction(report: Report, *, by: Officer, reason: str) -> Report:
    """The next version of a published report, as a draft with its words and written reasons.

    Figures follow the records again. The published version stays public until this one is.
    Raises CorrectionBegun where one is on its way, NothingToDeriveFrom for an imported report of a year
    without records.
    """
    report = ready_for(Step.CORRECT, report, by)
    reason = said("更正的原因", reason)
    latest = newest(report.agency, report.year, report.scope)
    if latest is not None and latest.pk != report.pk:
        raise CorrectionBegun(report.year, latest.version, latest.get_state_display())
    if report.source == Report.Source.IMPORTED:
        _demand_records(report)
        _enter_imported_figures(report, by)
    following = Report.objects.create(
        agency=report.agency,
        year=report.year,
        scope=report.scope,
        version=report.version + 1,
        correction_reason=reason,
        form=report.form,
    )
    _carry_over(report, following)
    details = {"year": report.year, "version": following.version, "reason": reason}
    record(following, "report_correction_begun", agency=report.agency, by=by, **details)
    return following


@transaction.atomic
def drop_correction(report: Report, *, by: Officer, reason: str) -> Report:
    """Take a begun correction away; the published version stands. Returns the published one.

    What was written in it goes; that it was begun, what was asked of it and why it was dropped stays in the
    trail.
    """
    report = ready_for(Step.DROP, report, by)
    reason = said("撤下的原因", reason)
    details = {"year": report.year, "version": report.version, "reason": reason}
    record(report, "report_correction_dropped", agency=report.agency, by=by, **details)
    for relation in Report._meta.related_objects:
        getattr(report, relation.get_accessor_name()).all().delete()
    key = {"agency": report.agency, "year": report.year, "scope": report.scope}
    report.delete()
    return Report.objects.get(**key, state=Report.State.PUBLISHED)


def _demand_records(report: Report) -> None:
    """Where the system holds no application of that time, a sum of nothing would replace what was public."""
    if not report.agency.cases.filter(received_on__lte=date(report.year, 12, 31)).exists():
        raise NothingToDeriveFrom(report.year)


def _enter_imported_figures(report: Report, by: Officer) -> None:
    """Figures of table 2 as they were published, where nobody has entered others since.

    Of a report restored from an archive nobody here published it; then it is who begins the correction.
    """
    known = YearlyFigure.objects.filter(agency=report.agency, year=report.year)
    entered = set(known.values_list("address", flat=True))
    YearlyFigure.objects.bulk_create(
        YearlyFigure(
            agency=report.agency,
            year=report.year,
            address=address,
            value=report.cells[address],
            source_note="已发布的报告",
            entered_by=report.published_by or by.person,
        )
        for address in enterable(FORMS[report.form])
        if address not in entered and report.cells.get(address) is not None
    )


def _carry_over(report: Report, following: Report) -> None:
    """Words as they were written; of an imported report, which has none in passages, as they were frozen."""
    sections = list(report.sections.all())
    if sections:
        Section.objects.bulk_create(_copied(each, following, revision=0) for each in sections)
    else:
        following.text = dict(report.text)
        following.save(update_fields=["text"])
    for name in CARRIED:
        rows = getattr(report, name)
        rows.model.objects.bulk_create(_copied(each, following) for each in rows.all())


def _copied(row, following: Report, **changes):
    row.pk, row.report = None, following
    row._state.adding = True
    for name, value in changes.items():
        setattr(row, name, value)
    return row
