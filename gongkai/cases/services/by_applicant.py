"""What the applicant does from the page of the case: correct, withdraw, suggest that all may read it.

Whoever calls these has seen number and query code. The trail names no one: 申请人.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from gongkai.cases import rules
from gongkai.cases.models import Case, CorrectionNotice, Decision, Evidence, Letter, Suggestion
from gongkai.cases.selectors.withdrawal import WITHDRAWN
from gongkai.cases.services.correction import take_in_correction
from gongkai.cases.services.decision import put_forward
from gongkai.cases.services.identity import applicant_of
from gongkai.cases.services.intake import without_identity
from gongkai.cases.services.steps import locked, stop_if
from gongkai.law.decisions import Outcome
from gongkai.law.wording import day_text
from gongkai.trail.services import APPLICANT, record


@transaction.atomic
def correct_by_applicant(
    case: Case, *, text: str, files: Sequence[tuple[str, bytes]] = ()
) -> CorrectionNotice:
    """Take in the correction the applicant sends online; the reply term starts afresh (arts. 30, 33).

    [I] Received on the day it is sent, a day off included: both sides have confirmed the application itself
    (art. 31 item 3), so nothing about who sends it is open. Raises NoCorrectionAwaited, CorrectionOver past
    the time given, AlreadyWithdrawn, TextMissing, or a refusal of a file.
    """
    case = locked(case)
    today = timezone.localdate()
    stop_if(rules.refusal_to_correct(case, today=today))
    applicant = applicant_of(case)
    named = list(without_identity(files, applicant)) if applicant else list(files)
    return take_in_correction(case, by=None, actor=APPLICANT, on=today, text=text, files=named)


@transaction.atomic
def withdraw(case: Case) -> Decision:
    """The applicant no longer wants it: the case lies before the head of the office, who closes it.

    Puts the withdrawal on file in words, proposes （六）3.其他 (O3), and takes a letter back that waits for
    signature. Raises NotConfirmedYet, AlreadyAnswered, AlreadyWithdrawn.
    """
    case = locked(case)
    stop_if(rules.refusal_to_withdraw(case))
    now = timezone.localtime()
    said = f"申请人{day_text(now.date())}{now:%H:%M}凭申请编号和查询码在网上申请撤回"
    Evidence.objects.create(
        case=case, key="closing_paper", text=said, recorded_by=None, recorded_at=timezone.now()
    )
    waiting = Letter.objects.filter(case=case, state=Letter.State.SUBMITTED)
    waiting.update(state=Letter.State.RETURNED, return_reason="申请人已经申请撤回")
    decision = put_forward(case, Outcome.O3, grounds=f"{said}。", details={"how_closed": WITHDRAWN}, by=None)
    record(case, "application_withdrawn", agency=case.agency, by=None, actor=APPLICANT, on=now.date())
    return decision


@transaction.atomic
def suggest_publication(case: Case, *, words: str = "") -> Suggestion:
    """The applicant suggests that what was given to one be there for all (art. 44 para. 2).

    The office is told, and answers by drafting a publication or by a reason why not; the applicant hears
    which. words: why, if the applicant says so; not in the trail, which is never erased.
    Raises NothingToSuggest, AlreadySuggested, AlreadyTakenUp.
    """
    case = locked(case)
    stop_if(rules.refusal_to_suggest(case))
    made = Suggestion.objects.create(case=case, words=words.strip(), at=timezone.now())
    record(case, "publication_suggested", agency=case.agency, by=None, actor=APPLICANT)
    return made
