"""A report on its way: to the signature, to the supervising office, back with comments, and accepted.

Each act is one transaction: lock, ask the rules, change, record, tell. Making it public is in publishing.py.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.annual_report.errors import SomethingMissing
from gongkai.annual_report.models import Report
from gongkai.annual_report.rules import Step, refusal_to
from gongkai.annual_report.selectors import cells_of
from gongkai.annual_report.services import telling
from gongkai.annual_report.services.draft import locked
from gongkai.annual_report.services.freezing import demand_complete, freeze, thaw
from gongkai.cases.services.steps import stop_if
from gongkai.trail.services import record

S = Report.State


def ready_for(step: Step, report: Report, by: Officer) -> Report:
    """The report locked for that step. Raises what the rules refuse."""
    report = locked(report)
    stop_if(refusal_to(step, report, by, today=timezone.localdate()))
    return report


def said(what: str, text: str) -> str:
    """The text without blanks around it. Raises SomethingMissing where nothing is left."""
    if not text.strip():
        raise SomethingMissing(what)
    return text.strip()


@transaction.atomic
def submit_for_signature(report: Report, *, by: Officer) -> Report:
    """Put the draft before those who sign. Figures still follow the records; words and entries stand.

    Raises YearNotOver, TextMissing, CommentsOpen, FindingsOpen, NotThisState, NotAllowed.
    """
    report = ready_for(Step.SUBMIT, report, by)
    demand_complete(report, cells_of(report))
    report.state = S.SIGNING
    report.submitted_at, report.submitted_by = timezone.now(), by.person
    report.save()
    record(report, "report_submitted", agency=report.agency, by=by, **which(report))
    telling.of_submission(report, by)
    return report


@transaction.atomic
def return_to_draft(report: Report, *, by: Officer, reason: str) -> Report:
    """Back to those who write, unsigned. What nobody reviews here comes back after its signature too."""
    report = ready_for(Step.RETURN, report, by)
    reason = said("退回的理由", reason)
    submitter = report.submitted_by
    thaw(report)
    report.save()
    record(report, "report_returned", agency=report.agency, by=by, reason=reason, **which(report))
    telling.of_return(report, submitter, reason)
    return report


@transaction.atomic
def sign(report: Report, *, by: Officer) -> Report:
    """A second person signs: figures and words are frozen with their fingerprint, the report is handed in.

    Everything is checked again, for the figures have followed the records since it was submitted.
    Raises OwnSubmission and as submit_for_signature.
    """
    report = ready_for(Step.SIGN, report, by)
    cells = cells_of(report)
    text = demand_complete(report, cells)
    freeze(report, S.HANDED_IN, cells=cells, text=text)
    report.signed_at, report.signed_by = timezone.now(), by.person
    report.save()
    record(report, "report_signed", agency=report.agency, by=by, sha256=report.sha256, **which(report))
    telling.of_handing_in(report, by)
    return report


@transaction.atomic
def accept(report: Report, *, by: Officer) -> Report:
    """The supervising office has no more to ask; the agency publishes. Raises CommentsNoted, OwnSignature."""
    report = ready_for(Step.ACCEPT, report, by)
    report.state = S.ACCEPTED
    report.accepted_at, report.accepted_by = timezone.now(), by.person
    report.save()
    record(report, "report_accepted", agency=report.agency, by=by, **which(report))
    telling.of_acceptance(report)
    return report


def which(report: Report) -> dict[str, object]:
    """What every record of a report says beside its act."""
    return {"year": report.year, "version": report.version}
