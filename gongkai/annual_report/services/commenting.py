"""What the supervising office wants changed: noted at a place, sent back with the report, then settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.annual_report.errors import AlreadySettled, CommentMissing, UnknownPlace
from gongkai.annual_report.models import Comment, Report
from gongkai.annual_report.rules import Step
from gongkai.annual_report.selectors import TEXT_PARTS
from gongkai.annual_report.services import telling
from gongkai.annual_report.services.draft import live
from gongkai.annual_report.services.freezing import thaw
from gongkai.annual_report.services.workflow import ready_for, said, which
from gongkai.law.report_forms import FORMS
from gongkai.trail.services import record


@dataclass(frozen=True)
class Remark:
    """address: a cell, a part ("1", "5", "6"), or "" for the whole. quote: the words it is about."""

    text: str
    address: str = ""
    quote: str = ""


@transaction.atomic
def add_comment(report: Report, *, by: Officer, remark: Remark) -> Comment:
    """Note a wish for change while reading. The agency sees it once the report is sent back.

    Raises UnknownPlace for an address that is neither a cell of the form nor a part made of words.
    """
    report = ready_for(Step.COMMENT, report, by)
    return _note(report, remark, by)


@transaction.atomic
def drop_comment(comment: Comment, *, by: Officer) -> Report:
    """Take back what was noted and not sent."""
    report = ready_for(Step.COMMENT, comment.report, by)
    comment = report.comments.get(pk=comment.pk)
    if comment.settled_by:
        raise AlreadySettled(comment.settled_by.name)
    comment.delete()
    record(report, "report_comment_dropped", agency=report.agency, by=by, address=comment.address)
    return report


@transaction.atomic
def send_back(report: Report, *, by: Officer, remarks: Sequence[Remark] = ()) -> Report:
    """Back to the agency with comments, those noted before and those given now; its figures are free again.

    Raises CommentMissing where there is none.
    """
    report = ready_for(Step.SEND_BACK, report, by)
    for remark in remarks:
        _note(report, remark, by)
    wanted = list(report.comments.filter(settled_at__isnull=True))
    if not wanted:
        raise CommentMissing
    signer = report.signed_by
    thaw(report)
    report.save()
    record(
        report,
        "report_sent_back",
        agency=report.agency,
        by=by,
        **which(report),
        count=len(wanted),
        comments=[{"address": one.address, "text": one.text} for one in wanted],
    )
    telling.of_sending_back(report, signer, [one.text for one in wanted])
    return report


@transaction.atomic
def settle_comment(comment: Comment, *, by: Officer, answer: str) -> Comment:
    """Say what was done about a comment. All are settled before the report goes to the signature again."""
    report = live(comment.report, by, Act.EDIT_REPORT)
    comment = report.comments.select_related("settled_by").get(pk=comment.pk)
    if comment.settled_by:
        raise AlreadySettled(comment.settled_by.name)
    comment.answer = said("处理情况", answer)
    comment.settled_by, comment.settled_at = by.person, timezone.now()
    comment.save()
    record(
        report,
        "report_comment_settled",
        agency=report.agency,
        by=by,
        address=comment.address,
        note=comment.answer,
    )
    return comment


def _note(report: Report, remark: Remark, by: Officer) -> Comment:
    if remark.address and remark.address not in TEXT_PARTS and remark.address not in FORMS[report.form].cells:
        raise UnknownPlace(remark.address)
    comment = Comment.objects.create(
        report=report,
        address=remark.address,
        quote=remark.quote.strip(),
        text=said("意见", remark.text),
        by=by.person,
    )
    record(
        report,
        "report_commented",
        agency=report.agency,
        by=by,
        **which(report),
        address=remark.address,  # not the words: the agency reads its trail, and they are not sent yet
    )
    return comment
