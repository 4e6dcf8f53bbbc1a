"""Asking an applicant why so many applications (art. 35), and judging what comes back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.cases import paper_values, rules
from gongkai.cases.errors import TimeTooShort
from gongkai.cases.models import Case, CaseDocument, Paper, ReasonsRequest
from gongkai.cases.services.material import keep
from gongkai.cases.services.outgoing import issue
from gongkai.cases.services.steps import locked, require_text, stop_if
from gongkai.trail.services import record


@transaction.atomic
def require_reasons(
    case: Case, *, by: Officer, points: str, until: date, this_month: int | None = None
) -> ReasonsRequest:
    """Number and frequency clearly exceed what is reasonable: the applicant is asked to say why.

    The reply term runs on: the Regulation stops it for no request for reasons. Raises ReasonsOnlyOnce,
    TimeTooShort.
    """
    case = locked(case)
    stop_if(rules.refusal_to_require_reasons(case, by))
    today = timezone.localdate()
    if until <= today:
        raise TimeTooShort("说明理由的期限", today)
    points = require_text("要说明什么", points)
    asked = ReasonsRequest.objects.create(
        case=case, points=points, this_month=this_month, noticed_on=today, until=until
    )
    case.state = Case.State.AWAITING_REASONS
    case.save(update_fields=["state"])
    paper = issue(case, Paper.Kind.REASONS, by=by, values=paper_values.reasons(points, until, this_month))
    record(
        case,
        "reasons_required",
        agency=case.agency,
        by=by,
        points=points,
        until=until,
        number=paper.number,
    )
    return asked


@transaction.atomic
def record_reasons(
    case: Case,
    *,
    by: Officer,
    on: date | None,
    text: str,
    reasonable: bool,
    judgement: str,
    files: Sequence[tuple[str, bytes]] = (),
) -> ReasonsRequest:
    """What the applicant said, and whether it is reasonable. on: None where nothing came in time.

    Reasonable: the case goes on. Not: it may be decided as P4. Raises ReasonsStillOpen for silence judged
    before the time given has passed.
    """
    case = locked(case)
    today = timezone.localdate()
    stop_if(rules.refusal_to_judge_reasons(case, by, answered=on is not None, today=today))
    asked = case.reasons_request
    if on:
        stop_if(
            rules.refusal_of_day(
                "收到说明的日期", on, today=today, after=asked.noticed_on, event="要求说明理由的"
            )
        )
        asked.answer = require_text("申请人说明的理由", text)
    asked.answered_on, asked.reasonable = on, reasonable
    asked.judgement = require_text("为什么合理或者不合理", judgement)
    asked.save()
    for name, content in files:
        keep(case, CaseDocument.Kind.PROOF, name, content, by)
    case.state = Case.State.IN_HAND
    case.save(update_fields=["state"])
    record(
        case,
        "reasons_recorded",
        agency=case.agency,
        by=by,
        on=on,
        answered=on is not None,
        reasonable=reasonable,
        judgement=asked.judgement,
    )
    return asked
