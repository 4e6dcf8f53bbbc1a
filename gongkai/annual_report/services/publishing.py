"""Making a signed report public, and taking over one that was public before this system."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.annual_report.derivation import Number
from gongkai.annual_report.entries import entry
from gongkai.annual_report.models import Report
from gongkai.annual_report.rules import Step
from gongkai.annual_report.selectors import TEXT_PARTS
from gongkai.annual_report.services.draft import live
from gongkai.annual_report.services.freezing import freeze
from gongkai.annual_report.services.workflow import ready_for
from gongkai.law.report_forms import form_of_year
from gongkai.search.services import enqueue, enqueue_removal
from gongkai.trail.services import record


@transaction.atomic
def publish(report: Report, *, by: Officer) -> Report:
    """Make a signed report public (arts. 49, 50); the version before it is from now on the corrected one.

    Raises NotAcceptedYet while the supervising office still has time, NotThisState before the signature.
    """
    report = ready_for(Step.PUBLISH, report, by)
    report.state = Report.State.PUBLISHED
    return _make_public(report, by=by, act="report_published")


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
    freeze(
        report,
        Report.State.PUBLISHED,
        cells={address: cells.get(address) for address in form.addresses},
        text={part: text.get(part, "") for part in TEXT_PARTS},
    )
    return _make_public(report, by=by, act="report_imported")


def _make_public(report: Report, *, by: Officer, act: str) -> Report:
    earlier = _superseded(report)
    report.published_at = timezone.now()
    report.published_by = by.person
    report.save()
    details = {"year": report.year, "version": report.version, "reason": report.correction_reason}
    record(report, act, agency=report.agency, by=by, sha256=report.sha256, **details)
    if earlier:
        enqueue_removal(entry(earlier).id)
    enqueue(entry(report))
    return report


def _superseded(report: Report) -> Report | None:
    """The version public until now, which stays readable as the one that was corrected; None for a first."""
    public = Report.objects.select_for_update(of=("self",)).select_related("agency")
    earlier = public.filter(
        agency=report.agency, year=report.year, scope=report.scope, state=Report.State.PUBLISHED
    ).first()
    if earlier:
        earlier.state = Report.State.SUPERSEDED
        earlier.save(update_fields=["state"])
    return earlier
