"""Asking third parties (art. 32) and other agencies (art. 34); the clock stands meanwhile (art. 33)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.calendars import working_calendar
from gongkai.agencies.officers import Officer
from gongkai.cases import paper_values, rules
from gongkai.cases.errors import NoOpenInquiry, SilenceTooEarly, WhichInquiry
from gongkai.cases.models import Case, CaseDocument, Inquiry, Paper
from gongkai.cases.services.clock import append_fact, settle_clock
from gongkai.cases.services.forms import enclose_opinion_form
from gongkai.cases.services.material import keep
from gongkai.cases.services.outgoing import issue
from gongkai.cases.services.steps import locked, require_text, stop_if
from gongkai.law.clock import FactKind
from gongkai.law.terms import opinion_due
from gongkai.law.wording import short_day_text
from gongkai.trail.services import record

_PAPERS = {
    Inquiry.Kind.THIRD_PARTY: Paper.Kind.THIRD_PARTY,
    Inquiry.Kind.AGENCY: Paper.Kind.AGENCY_INQUIRY,
}
_ARTICLES = {Inquiry.Kind.THIRD_PARTY: "第三十二条", Inquiry.Kind.AGENCY: "第三十四条"}


@transaction.atomic
def send_inquiry(
    case: Case,
    *,
    by: Officer,
    to: str,
    matter: str,
    on: date,
    kind: Inquiry.Kind = Inquiry.Kind.THIRD_PARTY,
) -> Inquiry:
    """A letter asking for an opinion went out on this day; from the next day on the clock stands."""
    case = locked(case)
    stop_if(rules.refusal_to_send_inquiry(case, by))
    stop_if(
        rules.refusal_of_day(
            "发出征求意见书的日期",
            on,
            today=timezone.localdate(),
            after=case.received_on,
            event="收到申请的",
        )
    )
    inquiry = Inquiry.objects.create(
        case=case,
        kind=kind,
        to=require_text("征求谁的意见", to),
        matter=require_text("征求什么意见", matter),
        sent_on=on,
    )
    basis = f"发出征求意见书，次日停表（第三十三条第三款、{_ARTICLES[Inquiry.Kind(kind)]}）"
    append_fact(case, FactKind.INQUIRY_SENT, on, basis=basis, by=by, ref=str(inquiry.pk))
    case.state = Case.State.AWAITING_OPINION
    settle_clock(case)
    _write(inquiry, by)
    record(
        case,
        "inquiry_sent",
        agency=case.agency,
        by=by,
        to=inquiry.to,
        matter=inquiry.matter,
        on=on,
        kind_label=inquiry.get_kind_display(),
    )
    return inquiry


def _write(inquiry: Inquiry, by: Officer) -> None:
    """The letter to whoever is asked, and the word to the applicant that somebody is (arts. 32-34)."""
    case, kind = inquiry.case, _PAPERS[Inquiry.Kind(inquiry.kind)]
    values = paper_values.inquiry(inquiry.to, inquiry.matter, inquiry.sent_on)
    letter = issue(case, kind, by=by, values=values, addressee=inquiry.to, inquiry=inquiry)
    if inquiry.kind == Inquiry.Kind.THIRD_PARTY:
        enclose_opinion_form(letter, by=by)
    told = paper_values.inquiry_notice(inquiry.kind, inquiry.sent_on)
    issue(case, Paper.Kind.INQUIRY_NOTICE, by=by, values=told, inquiry=inquiry)


@transaction.atomic
def record_opinion(
    case: Case,
    *,
    by: Officer,
    on: date,
    answer: str,
    text: str,
    inquiry: Inquiry | None = None,
    files: Sequence[tuple[str, bytes]] = (),
) -> Inquiry:
    """The opinion came in, or its 15 working days passed in silence: the clock runs on from the next day.

    An opinion that comes, or a silence that is written down, after the 15 working days does not stop the
    clock any longer than they did [I]: the time the agency let pass is not time the opinion needed.
    inquiry: which one, where several are open. Raises NoOpenInquiry, WhichInquiry, SilenceTooEarly.
    """
    case = locked(case)
    stop_if(rules.refusal_to_record_opinion(case, by))
    chosen = _open_inquiry(case, inquiry)
    stop_if(
        rules.refusal_of_day(
            "意见的日期", on, today=timezone.localdate(), after=chosen.sent_on, event="发出征求意见书的"
        )
    )
    chosen.answer = Inquiry.Answer(answer)
    _check_silence(chosen, on)
    chosen.ended_on, chosen.text = on, text.strip()
    chosen.save()
    for name, content in files:
        keep(case, CaseDocument.Kind.OPINION, name, content, by)
    last = opinion_due(chosen.sent_on, working_calendar())
    late = f"，{short_day_text(last)}满15个工作日" if on > last else ""
    append_fact(
        case,
        FactKind.INQUIRY_ENDED,
        min(on, last),
        basis=f"{chosen.get_answer_display()}{late}，次日恢复（第三十三条第三款）",
        by=by,
        ref=str(chosen.pk),
    )
    still_open = case.inquiries.filter(ended_on=None).exists()
    case.state = Case.State.AWAITING_OPINION if still_open else Case.State.IN_HAND
    settle_clock(case)
    record(
        case,
        "opinion_recorded",
        agency=case.agency,
        by=by,
        to=chosen.to,
        on=on,
        answer_label=chosen.get_answer_display(),
        kind_label=chosen.get_kind_display(),
    )
    return chosen


def _open_inquiry(case: Case, inquiry: Inquiry | None) -> Inquiry:
    waiting = list(case.inquiries.filter(ended_on=None))
    if inquiry is not None:
        waiting = [one for one in waiting if one.pk == inquiry.pk]
    if not waiting:
        raise NoOpenInquiry()
    if len(waiting) > 1:
        raise WhichInquiry(len(waiting))
    return waiting[0]


def _check_silence(inquiry: Inquiry, on: date) -> None:
    """Silence counts on the last of the 15 working days at the earliest."""
    last = opinion_due(inquiry.sent_on, working_calendar())
    if inquiry.answer == Inquiry.Answer.SILENCE and on < last:
        raise SilenceTooEarly(last, _ARTICLES[Inquiry.Kind(inquiry.kind)])
