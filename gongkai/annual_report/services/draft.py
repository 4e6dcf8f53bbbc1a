"""The working copy of a year's report: opened on first use, changed only while it is live."""

from __future__ import annotations

from django.db import transaction

from gongkai.agencies.models import Agency
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.annual_report.errors import NothingToExplain
from gongkai.annual_report.hand_over_errors import ReportedByAnother
from gongkai.annual_report.hand_overs import merged_into
from gongkai.annual_report.models import Explanation, Report
from gongkai.annual_report.rules import refusal_to_explain, refusal_to_write
from gongkai.annual_report.selectors import figures_in, findings_of, newest
from gongkai.cases.services.steps import stop_if
from gongkai.law.report_forms import form_of_year
from gongkai.trail.services import record


@transaction.atomic
def open_draft(agency: Agency, year: int, *, by: Officer) -> Report:
    """The year's report to work on; made on first use. A published one is returned as it is.

    Raises ReportedByAnother for an agency merged into another, which reports its year.
    """
    by.require(Act.EDIT_REPORT, agency)
    if found := newest(agency, year):
        return found
    if merged := merged_into(agency, year):
        raise ReportedByAnother(merged)
    report, made = Report.objects.get_or_create(
        agency=agency,
        year=year,
        scope=Report.Scope.OWN,
        version=1,
        defaults={"form": form_of_year(year).key},
    )
    if made:
        record(report, "report_opened", agency=agency, by=by, year=year)
    return report


@transaction.atomic
def explain_finding(report: Report, *, by: Officer, rule: str, address: str, reason: str) -> Explanation:
    """Write down why a figure may stand although an identity does not hold (a function handed over).

    The reason holds while the figures are these.
    Raises NothingToExplain, and NotExplained for what no reason can mend: a sum, a blank.
    """
    report = live(report, by, Act.EDIT_REPORT)
    found = [one for one in findings_of(report) if (one.rule, one.address or "") == (rule, address)]
    if not found:
        raise NothingToExplain(rule, address)
    stop_if(refusal_to_explain(found[0]))
    kept = {"reason": reason.strip(), "figures": [figures_in(one) for one in found], "by": by.person}
    explanation, _ = Explanation.objects.update_or_create(
        report=report, rule=rule, address=address, defaults=kept
    )
    record(
        report,
        "finding_explained",
        agency=report.agency,
        by=by,
        rule=rule,
        address=address,
        reason=reason,
        figures=kept["figures"],
    )
    return explanation


def live(report: Report, by: Officer, act: Act) -> Report:
    """The draft locked for a change. Raises NotAllowed; NotBeingWritten or AlreadyPublished later on."""
    report = locked(report)
    stop_if(refusal_to_write(report, by, act))
    return report


def locked(report: Report) -> Report:
    """The report as it is now, locked until the transaction ends."""
    return Report.objects.select_for_update(of=("self",)).select_related("agency").get(pk=report.pk)
