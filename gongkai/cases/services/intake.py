"""Taking applications in, by every channel."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.agencies.numbers import next_number
from gongkai.agencies.officers import Officer
from gongkai.cases import rules
from gongkai.cases.errors import WrongIdentityFields
from gongkai.cases.identity import Applicant
from gongkai.cases.marks import applicant_mark, text_mark
from gongkai.cases.models import Case, CaseDocument, Contact, Receipt
from gongkai.cases.query_code import hash_query_code, new_query_code
from gongkai.cases.services.clock import append_fact, settle_clock
from gongkai.cases.services.identity import seal_identity
from gongkai.cases.services.material import keep
from gongkai.cases.services.receipt import keep_contact, keep_receipt
from gongkai.cases.services.steps import locked, require_text, stop_if
from gongkai.law.clock import FactKind
from gongkai.law.errors import FactMissing
from gongkai.law.receipt import Channel, receipt_rule, received_on
from gongkai.trail.services import APPLICANT, record

Files = Sequence[tuple[str, bytes]]
_CONFIRMED_LATER = frozenset({Channel.POST_PLAIN, Channel.ONLINE, Channel.EMAIL, Channel.FAX})


@dataclass(frozen=True)
class Submitted:
    """query_code: shown to the applicant once; only its hash is kept."""

    case: Case
    query_code: str


@transaction.atomic
def submit(
    agency: Agency,
    *,
    applicant: Applicant,
    title: str,
    description: str,
    wanted_form: str,
    delivery: str,
    needs_assistance: bool = False,
    files: Files = (),
    identity_files: Files = (),
    channel: Channel = Channel.ONLINE,
) -> Submitted:
    """Take in what an applicant sent through the web form. It counts as received once both sides confirm.

    Raises WrongIdentityFields, TextMissing, or a refusal of a file.
    """
    submitted = _open_case(
        agency,
        year=timezone.localdate().year,
        channel=channel,
        applicant=applicant,
        title=title,
        description=description,
        wanted_form=wanted_form,
        delivery=delivery,
        needs_assistance=needs_assistance,
        files=files,
        identity_files=identity_files,
        by=None,
    )
    case = submitted.case
    keep_receipt(case, on=timezone.localdate(), by=None)
    record(case, "application_submitted", agency=agency, by=None, actor=APPLICANT, channel=case.channel)
    return submitted


@transaction.atomic
def register(
    agency: Agency,
    *,
    by: Officer,
    channel: Channel,
    applicant: Applicant,
    title: str,
    description: str,
    wanted_form: str,
    delivery: str,
    needs_assistance: bool = False,
    files: Files = (),
    identity_files: Files = (),
    handed_on: date | None = None,
    signed_on: date | None = None,
    confirmed_on: date | None = None,
    confirmed_how: str = Contact.How.PHONE,
    came_on: date | None = None,
    tracking_number: str = "",
    scan: tuple[str, bytes] | None = None,
) -> Submitted:
    """Write down an application that came to the counter, by post, e-mail or fax, or by word of mouth.

    Received on the day the channel's rule fixes (art. 31). A plain letter, e-mail or fax not confirmed with
    the applicant yet waits for confirm_receipt. came_on: the day it reached the agency, today where neither
    it nor the rule's day is given. scan: the envelope or the head of the fax. Raises FactMissing where the
    rule's day is not given, ProofMissing, NotAllowed, InTheFuture, BeforeTheFact, WrongIdentityFields, or a
    refusal of a file.
    """
    stop_if(rules.refusal_to_register(agency, by))
    today = timezone.localdate()
    received = _day_of_receipt(channel, handed_on, signed_on, confirmed_on)
    came_on = came_on or received or today
    stop_if(rules.refusal_of_day("来件之日", came_on, today=today))
    if received:
        stop_if(rules.refusal_of_day("收到之日", received, today=today, after=came_on, event="来件之日"))
    confirms = received is not None and channel in _CONFIRMED_LATER
    proofs = {
        "came_on": came_on,
        "tracking_number": tracking_number,
        "confirmed_how": confirms and confirmed_how,
    }
    given = [name for name, proof in proofs.items() if proof]
    stop_if(rules.refusal_without_proof(channel, given, confirmed=confirms))
    submitted = _open_case(
        agency,
        year=(received or today).year,
        channel=channel,
        applicant=applicant,
        title=title,
        description=description,
        wanted_form=wanted_form,
        delivery=delivery,
        needs_assistance=needs_assistance,
        files=files,
        identity_files=identity_files,
        by=by,
    )
    case = submitted.case
    keep_receipt(case, on=came_on, by=by, tracking_number=tracking_number, scan=scan)
    if confirms:
        keep_contact(case, on=received, how=confirmed_how, result=Contact.Result.CONFIRMED, by=by)
    if received:
        _receive(case, received, by)
    record(
        case,
        "application_registered",
        agency=agency,
        by=by,
        channel_label=channel.label,
        received_on=received,
    )
    return Submitted(case, submitted.query_code)


@transaction.atomic
def confirm_receipt(case: Case, *, by: Officer, confirmed_on: date, how: str = Contact.How.PHONE) -> Case:
    """Both sides have confirmed: the term begins (art. 31).

    how: of Contact.How. Raises NotAllowed, NotThisStage, InTheFuture, BeforeTheFact.
    """
    case = locked(case)
    stop_if(rules.refusal_to_confirm_receipt(case, by))
    stop_if(refusal_of_confirmation(case, confirmed_on))
    received = received_on(
        Channel(case.channel), handed_on=confirmed_on, signed_on=confirmed_on, confirmed_on=confirmed_on
    )
    keep_contact(case, on=confirmed_on, how=how, result=Contact.Result.CONFIRMED, by=by)
    _receive(case, received, by)
    record(case, "receipt_confirmed", agency=case.agency, by=by, received_on=received)
    return case


def take_over(
    source: Case, agency: Agency, *, applicant: Applicant, files: Files, identity_files: Files
) -> Case:
    """A case at another agency with what the applicant wrote to the first; the act that passes it on records.

    [I] It comes over the network, so it is received once both sides confirm it (art. 31 item 3).
    """
    copy = _open_case(
        agency,
        year=timezone.localdate().year,
        channel=Channel.ONLINE,
        applicant=applicant,
        title=source.title,
        description=source.description,
        wanted_form=source.wanted_form,
        delivery=source.delivery,
        needs_assistance=source.needs_assistance,
        files=files,
        identity_files=identity_files,
        by=None,
    ).case
    keep_receipt(copy, on=timezone.localdate(), by=None)
    return copy


def refusal_of_confirmation(case: Case, confirmed_on: date):
    """Not before it came, nor in the future."""
    kept = Receipt.objects.filter(case=case).first()
    online = case.keyed_by_id is None
    submitted_on = timezone.localdate(case.submitted_at) if online else None
    return rules.refusal_of_day(
        "确认日期",
        confirmed_on,
        today=timezone.localdate(),
        after=kept.came_on if kept and not online else submitted_on,
        event="提交申请的" if online else "来件之日",
    )


def _open_case(
    agency: Agency,
    *,
    year: int,
    channel: Channel,
    applicant: Applicant,
    title: str,
    description: str,
    wanted_form: str,
    delivery: str,
    needs_assistance: bool,
    files: Files,
    identity_files: Files,
    by: Officer | None,
) -> Submitted:
    if missing := applicant.missing():
        raise WrongIdentityFields(missing)
    serial = next_number(agency, year, "application")
    number = f"{agency.number_word}申〔{year}〕{serial}号"
    code = new_query_code()
    case = Case.objects.create(
        agency=agency,
        year=year,
        serial=serial,
        number=number,
        query_code_hash=hash_query_code(number, code),
        channel=channel.value,
        applicant_class=applicant.applicant_class,
        applicant_masked=applicant.masked,
        title=require_text("申请公开的内容", title),
        description=require_text("所需信息的名称、文号或者其他特征", description),
        wanted_form=wanted_form,
        delivery=delivery,
        needs_assistance=needs_assistance,
        keyed_by=by.person if by else None,
        submitted_at=timezone.now(),
        state=Case.State.AWAITING_CONFIRMATION,
        applicant_mark=applicant_mark(applicant),
        text_mark=text_mark(description),
    )
    seal_identity(case, applicant, list(identity_files))
    for name, content in without_identity(files, applicant):
        keep(case, CaseDocument.Kind.APPLICATION_ATTACHMENT, name, content, by)
    return Submitted(case, code)


def without_identity(files: Files, applicant: Applicant) -> Iterable[tuple[str, bytes]]:
    """File names often hold the applicant's name or telephone; those parts are masked."""
    for name, content in files:
        for secret in applicant.secrets:
            name = re.sub(re.escape(secret), "＊＊", name, flags=re.IGNORECASE)
        yield name, content


def _day_of_receipt(
    channel: Channel, handed_on: date | None, signed_on: date | None, confirmed_on: date | None
) -> date | None:
    """None where the channel's confirmation is still to come."""
    try:
        return received_on(channel, handed_on=handed_on, signed_on=signed_on, confirmed_on=confirmed_on)
    except FactMissing:
        if channel in _CONFIRMED_LATER:
            return None
        raise


def _receive(case: Case, received: date, by: Officer) -> None:
    rule = receipt_rule(Channel(case.channel))
    case.received_on = received
    case.state = Case.State.IN_HAND
    case.holder = case.holder or by.person
    append_fact(
        case, FactKind.RECEIVED, received, basis=f"{rule.explanation}（{rule.citation.short}）", by=by
    )
    settle_clock(case)
