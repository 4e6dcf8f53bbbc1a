"""The letter that asks another agency or section for help (协办函), and its answer. The term runs on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.cases import paper_values, rules
from gongkai.cases.errors import NoOpenAssistance, TimeTooShort
from gongkai.cases.models import Assistance, Case, CaseDocument, Paper
from gongkai.cases.selectors.assistance import open_assistances
from gongkai.cases.services.material import keep
from gongkai.cases.services.outgoing import issue
from gongkai.cases.services.steps import locked, require_text, stop_if
from gongkai.trail.services import record


@transaction.atomic
def ask_assistance(case: Case, *, by: Officer, to: str, matter: str, until: date) -> Assistance:
    """Ask for help in searching or handling.

    [I] Art. 33 takes out of the term only the time an opinion needs, so help stops nothing. Raises
    TimeTooShort, TextMissing.
    """
    case = locked(case)
    stop_if(rules.refusal_to_ask_assistance(case, by))
    today = timezone.localdate()
    if until <= today:
        raise TimeTooShort("请对方回复的日期", today)
    to, matter = require_text("请谁协办", to), require_text("协办什么", matter)
    values = paper_values.assistance(to, matter, until)
    paper = issue(case, Paper.Kind.ASSISTANCE, by=by, values=values, addressee=to)
    asked = Assistance.objects.create(
        case=case, to=to, matter=matter, asked_on=today, until=until, paper=paper
    )
    record(
        case,
        "assistance_asked",
        agency=case.agency,
        by=by,
        to=to,
        matter=matter,
        until=until,
        number=paper.number,
    )
    return asked


@transaction.atomic
def record_assistance(
    case: Case,
    *,
    by: Officer,
    assistance: Assistance,
    on: date,
    text: str,
    files: Sequence[tuple[str, bytes]] = (),
) -> Assistance:
    """What came back, and when. Raises NoOpenAssistance, InTheFuture, BeforeTheFact, TextMissing."""
    case = locked(case)
    stop_if(rules.refusal_to_record_assistance(case, by))
    asked = next((each for each in open_assistances(case) if each.pk == assistance.pk), None)
    if asked is None:
        raise NoOpenAssistance()
    stop_if(
        rules.refusal_of_day(
            "收到回复的日期", on, today=timezone.localdate(), after=asked.asked_on, event="发出协办函的"
        )
    )
    asked.answered_on, asked.answer = on, require_text("回复的内容", text)
    asked.recorded_by = by.person
    asked.save()
    for name, content in files:
        keep(case, CaseDocument.Kind.OPINION, name, content, by)
    record(case, "assistance_answered", agency=case.agency, by=by, to=asked.to, on=on, answer=asked.answer)
    return asked
