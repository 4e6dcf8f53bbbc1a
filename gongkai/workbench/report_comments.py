"""Comments on a report as its page shows them: where each stands, what was asked, what was done."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.annual_report import selectors
from gongkai.annual_report.models import Comment, Report
from gongkai.law.report_forms import FORMS, PARTS
from gongkai.ui.pieces import Link
from gongkai.workbench.report_page import address_for

WHOLE = "整份报告"


@dataclass(frozen=True)
class CommentLine:
    """where: the place as a link. act: what this officer may do about it now. noted: not sent yet."""

    comment: Comment
    where: Link
    act: Link | None
    noted: bool


def place_of(report: Report, address: str) -> str:
    """A cell by its label, a part by its heading; the whole report otherwise."""
    if address in selectors.TEXT_PARTS:
        return PARTS[int(address) - 1]
    form = FORMS[report.form]
    return form.label(address) if address in form.cells else WHOLE


def comments_of(report: Report, officer: Officer) -> list[CommentLine]:
    """Those the officer may read: what is only noted stays with the supervising office until it is sent."""
    reviews = officer.may(Act.REVIEW_REPORT, report.agency)
    rows = report.comments.select_related("by", "settled_by")
    lines = []
    for comment in rows:
        noted = comment.settled_at is None and not report.is_live
        if noted and not reviews:
            continue
        where = Link(place_of(report, comment.address), _url(report, comment.address))
        lines.append(CommentLine(comment, where, _act(report, comment, officer, noted), noted))
    return lines


def _url(report: Report, address: str) -> str:
    here = address_for(report, "desk:report")
    if address in selectors.TEXT_PARTS:
        return f"{here}#part-{address}"
    if address:
        return f"{address_for(report, 'desk:report', cell=address)}#panel"
    return here


def _act(report: Report, comment: Comment, officer: Officer, noted: bool) -> Link | None:
    if comment.settled_at is not None:
        return None
    if noted and not report.is_public:
        return Link("去掉", address_for(report, "desk:report_comment_drop", comment.pk))
    if report.state == Report.State.DRAFT and officer.may(Act.EDIT_REPORT, report.agency):
        return Link("写明处理情况", address_for(report, "desk:report_settle", comment.pk))
    return None
