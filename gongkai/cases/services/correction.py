"""Asking the applicant, once, to complete the application (art. 30)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.cases import paper_values, rules
from gongkai.cases.errors import CorrectionTimeTooShort
from gongkai.cases.models import Case, CaseDocument, CorrectionNotice, Paper
from gongkai.cases.services.clock import append_fact, settle_clock
from gongkai.cases.services.material import keep
from gongkai.cases.services.outgoing import issue
from gongkai.cases.services.steps import locked, require_text, stop_if
from gongkai.law.clock import FactKind
from gongkai.trail.services import SYSTEM, record


@transaction.atomic
def require_correction(case: Case, *, by: Officer, points: str, until: date) -> CorrectionNotice:
    """Tell the applicant, today, everything that has to be completed, and by when.

    Raises CorrectionTooLate past the 7th working day, CorrectionOnlyOnce for a second notice.
    """
    case = locked(case)
    today = timezone.localdate()
    stop_if(rules.refusal_to_require_correction(case, by, today=today))
    if until <= today:
        raise CorrectionTimeTooShort(today)
    points = require_text("要补正的全部事项", points)
    notice = CorrectionNotice.objects.create(case=case, points=points, noticed_on=today, until=until)
    append_fact(case, FactKind.CORRECTION_REQUIRED, today, basis="一次告知补正事项（第三十条）", by=by)
    case.state = Case.State.AWAITING_CORRECTION
    settle_clock(case)
    values = paper_values.correction(points, until)
    paper = issue(case, Paper.Kind.CORRECTION, by=by, values=values)
    record(
        case,
        "correction_required",
        agency=case.agency,
        by=by,
        points=points,
        until=until,
        number=paper.number,
        docx=paper.docx.sha256,
    )
    return notice


@transaction.atomic
def record_correction(
    case: Case, *, by: Officer, on: date, text: str, files: Sequence[tuple[str, bytes]] = ()
) -> CorrectionNotice:
    """The corrected application came in: the reply term starts afresh from that day (arts. 30, 33)."""
    case = locked(case)
    stop_if(rules.refusal_to_record_correction(case, by))
    notice = case.correction
    stop_if(
        rules.refusal_of_day(
            "收到补正的日期", on, today=timezone.localdate(), after=notice.noticed_on, event="补正告知的"
        )
    )
    return take_in_correction(case, by=by, on=on, text=text, files=files)


def take_in_correction(
    case: Case,
    *,
    by: Officer | None,
    on: date,
    text: str,
    files: Sequence[tuple[str, bytes]],
    actor: str = SYSTEM,
) -> CorrectionNotice:
    """The part both ways of sending share: the rules have been asked, the case is locked."""
    notice = case.correction
    notice.answered_on, notice.answer = on, require_text("补正的内容", text)
    notice.save()
    for name, content in files:
        keep(case, CaseDocument.Kind.CORRECTION, name, content, by)
    append_fact(case, FactKind.CORRECTED, on, basis="收到补正后的申请，期限重新起算（第三十条）", by=by)
    case.state = Case.State.IN_HAND
    settle_clock(case)
    record(case, "correction_received", agency=case.agency, by=by, actor=actor, on=on)
    return notice
