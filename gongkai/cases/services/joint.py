"""Answering several applications together: one decision, one text, a letter for every applicant.

Of another applicant: decision, papers and text are carried into the case, which keeps its own number, clock,
addressee and gates. Of the same applicant: the lead's letter names it, and it closes as 并案 (O3). All of it
goes through the acts a single case goes through; one that fails undoes them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.errors import NotAllowed, Refusal
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases import rules
from gongkai.cases.carried import also_answered, carried, is_also_answered
from gongkai.cases.errors import NoLetter
from gongkai.cases.errors_joint import NothingChosen, OneOfThemFailed
from gongkai.cases.letter_text import compose
from gongkai.cases.models import Case, CaseTie, Decision, Evidence, Letter
from gongkai.cases.selectors.evidence import evidence_missing, evidence_on_file
from gongkai.cases.selectors.release import files_to_send
from gongkai.cases.selectors.reply import current_decision, reply_letter
from gongkai.cases.selectors.sign_off import waiting_step
from gongkai.cases.selectors.tie import TOGETHER, answered_by, is_same_applicant
from gongkai.cases.services.decision import close_without_letter, decide
from gongkai.cases.services.letters import draft_letter, edit_letter, submit_letter
from gongkai.cases.services.material import add_evidence, attach_reply_file, record_search
from gongkai.cases.services.sign_off import approve_letter
from gongkai.cases.services.signing import sign_letter
from gongkai.cases.services.steps import locked, require_text, stop_if
from gongkai.documents.services import content_of
from gongkai.law.decisions import Outcome
from gongkai.law.errors import LawError
from gongkai.trail.services import record

Kind = CaseTie.Kind
MOST = 50  # applications one act takes in


@contextmanager
def naming(case: Case) -> Iterator[None]:
    """A refusal inside says which case it is about."""
    try:
        yield
    except NotAllowed:
        raise
    except (Refusal, LawError) as refusal:
        raise OneOfThemFailed(case.number, str(refusal).rstrip("。")) from refusal


@transaction.atomic
def join(lead: Case, others: Sequence[Case], *, by: Officer) -> list[CaseTie]:
    """Answer these together with the lead, whose decision and draft letter stand. Again for the same ones:
    what the lead's letter says now is carried over once more.

    Raises NothingChosen, OneOfThemFailed naming the case, and what keeps the lead back.
    """
    chosen = _locked([lead, *others])
    lead = next(case for case in chosen if case.pk == lead.pk)
    stop_if(rules.refusal_to_join(lead, by))
    others = [case for case in chosen if case.pk != lead.pk]
    if not others:
        raise NothingChosen()
    decision, letter = current_decision(lead), reply_letter(lead)
    ties = []
    for case in others:
        with naming(case):
            stop_if(rules.refusal_to_take_in(lead, case))
            if is_same_applicant(lead, case):
                _merge(case, lead, by)
                ties.append(_tie(case, lead, Kind.MERGED, by))
            else:
                _carry(case, lead, decision, letter, by)
                ties.append(_tie(case, lead, Kind.JOINT, by))
    _name_merged(lead, by)
    numbers = "、".join(case.number for case in others)
    record(lead, "joint_formed", agency=lead.agency, by=by, numbers=numbers, count=len(others))
    return ties


@transaction.atomic
def submit_joint(lead: Case, *, by: Officer) -> int:
    """Send the lead's letter and those of all joint cases up together: how many. Raises OneOfThemFailed."""
    lead, cases = _together(lead)
    stop_if(rules.refusal_to_submit_joint(lead, by, today=timezone.localdate()))
    decision = current_decision(lead)
    letters = 0
    for case in cases:
        with naming(case):
            if case.state == Case.State.AWAITING_SIGNATURE:
                continue
            if decision and case.pk != lead.pk:
                stop_if(rules.refusal_out_of_step(decision, case))
            submit_letter(_letter_of(case), by=by)
            letters += 1
    record(lead, "joint_submitted", agency=lead.agency, by=by, count=letters)
    return letters


@transaction.atomic
def approve_joint(lead: Case, *, by: Officer, opinion: str = "") -> int:
    """Agree at one's step to the lead's letter and to all that stand at the same step: how many.

    The opinion goes with every letter. One a step ahead is left as it is; one that was not sent up
    holds all back: raises OneOfThemFailed naming its case.
    """
    lead, cases = _together(lead)
    stop_if(rules.refusal_to_approve_joint(lead, by))
    at_step, letters = waiting_step(lead).position, 0
    for case in cases:
        step = waiting_step(case)
        if case.state == Case.State.AWAITING_SERVICE or (step and step.position > at_step):
            continue
        with naming(case):
            approve_letter(_letter_of(case), by=by, opinion=opinion)
            letters += 1
    record(lead, "joint_approved", agency=lead.agency, by=by, count=letters)
    return letters


@transaction.atomic
def sign_joint(lead: Case, *, by: Officer) -> list[Letter]:
    """Sign all letters that were sent up, each with its number, and close what was merged into the lead.

    All or none: raises OneOfThemFailed naming the case that held it up.
    """
    lead, cases = _together(lead)
    stop_if(rules.refusal_to_sign_joint(lead, by))
    signed = []
    for case in cases:
        with naming(case):
            if case.state != Case.State.AWAITING_SERVICE:
                signed.append(sign_letter(_letter_of(case), by=by))
    number = reply_letter(lead).number
    # where the last to sign may not close cases, what was merged stands before the head of the office
    may_close = by.may(Act.SIGN_LETTER, lead.agency)
    merged = list(answered_by(lead, Kind.MERGED).filter(state=Case.State.IN_HAND)) if may_close else []
    for case in merged:
        with naming(case):
            close_without_letter(case, by=by, reason=f"与{lead.number}一并答复，答复书{number}")
    record(
        lead,
        "joint_signed",
        agency=lead.agency,
        by=by,
        numbers="、".join(letter.number for letter in signed),
        count=len(signed),
        merged=len(merged),
    )
    return signed


@transaction.atomic
def leave_joint(case: Case, *, by: Officer, reason: str) -> CaseTie:
    """Answer this one by itself after all. What was merged has to be decided anew."""
    case = locked(case)
    stop_if(rules.refusal_to_leave_joint(case, by))
    reason = require_text("为什么单独答复", reason)
    ties = CaseTie.objects.filter(case=case, kind__in=TOGETHER, left_at=None)
    tie = ties.select_related("to").get()
    tie.left_at = timezone.now()
    tie.save(update_fields=["left_at"])
    if tie.kind == Kind.MERGED:
        case.decisions.filter(current=True).update(current=False)
        lead = locked(tie.to)
        if lead.state == Case.State.IN_HAND:
            _name_merged(lead, by)
    record(case, "joint_left", agency=case.agency, by=by, number=tie.to.number, reason=reason)
    return tie


def _locked(cases: Iterable[Case]) -> list[Case]:
    """All of them, in one order, so that two officers never wait for each other."""
    rows = Case.objects.select_for_update(of=("self",)).select_related("agency").order_by("pk")
    return list(rows.filter(pk__in={case.pk for case in cases}))


def _together(lead: Case) -> tuple[Case, list[Case]]:
    """The lead as it stands, and it with all that have a letter of the same text, by number."""
    cases = _locked([lead, *answered_by(lead, Kind.JOINT), *answered_by(lead, Kind.MERGED)])
    lead = next(case for case in cases if case.pk == lead.pk)
    joint = {case.pk for case in answered_by(lead, Kind.JOINT)}
    return lead, [lead, *(case for case in cases if case.pk in joint)]


def _letter_of(case: Case) -> Letter:
    letter = reply_letter(case)
    if letter is None:
        raise NoLetter()
    return letter


def _tie(case: Case, lead: Case, kind: str, by: Officer) -> CaseTie:
    tie, _ = CaseTie.objects.get_or_create(
        case=case, to=lead, kind=kind, left_at=None, defaults={"by": by.person, "at": timezone.now()}
    )
    return tie


def _merge(case: Case, lead: Case, by: Officer) -> None:
    """Propose （六）3.其他 for an application of the same applicant: the lead's letter answers it."""
    how = f"并入{lead.number}一并答复"
    decision = current_decision(case)
    if decision and decision.outcome == Outcome.O3 and decision.details.get("how_closed") == how:
        return
    text = f"与{lead.number}申请人相同、内容相同，{how}"
    add_evidence(case, by=by, key="closing_paper", text=text)
    decide(case, by=by, outcome=Outcome.O3, grounds=f"{text}。", details={"how_closed": how})
    record(case, "case_merged", agency=case.agency, by=by, number=lead.number)


def _carry(case: Case, lead: Case, decision: Decision, letter: Letter, by: Officer) -> None:
    _carry_searches(case, lead, by)
    _carry_files(case, lead, by)
    _carry_evidence(case, lead, decision, by)
    decide(case, by=by, outcome=decision.outcome, grounds=decision.grounds, details=dict(decision.details))
    own = draft_letter(case, by=by)
    text = carried(
        letter.paragraphs,
        lead=lead,
        composed=compose(lead, decision).paragraphs,
        other=case,
        own=own.paragraphs,
    )
    edit_letter(own, by=by, paragraphs=text, title=letter.title)
    record(case, "case_joined", agency=case.agency, by=by, number=lead.number)


def _carry_searches(case: Case, lead: Case, by: Officer) -> None:
    """The same thing was looked for once; each file says so, as a court asks for each by itself."""
    known = set(case.searches.values_list("places", "words", "searched_on"))
    for row in lead.searches.all():
        if (row.places, row.words, row.searched_on) not in known:
            record_search(
                case,
                by=by,
                places=row.places,
                words=row.words,
                people=row.people,
                on=row.searched_on,
                found=row.found,
                note=f"与{lead.number}同一次检索",
            )


def _carry_files(case: Case, lead: Case, by: Officer) -> None:
    """Each case sends its own copy, looked into for its own applicant."""
    there = {each.original.sha256 for each in files_to_send(case)}
    for each in files_to_send(lead):
        if each.original.sha256 not in there:
            attach_reply_file(case, by=by, name=each.original.name, content=content_of(each.original))


def _carry_evidence(case: Case, lead: Case, decision: Decision, by: Officer) -> None:
    """Only what the decision needs and the case lacks, with a copy of its file."""
    missing = evidence_missing(case, Outcome(decision.outcome), decision.details)
    if not missing:
        return
    there = evidence_on_file(lead, decision.details)
    files = {row.key: row for row in Evidence.objects.filter(case=lead).select_related("original")}
    for paper in missing:
        key = next((key for key in (paper.key, *paper.alternatives) if there.get(key)), "")
        if not key:
            continue
        original = files[key].original if key in files else None
        copy = (original.name, content_of(original)) if original else None
        text = f"与{lead.number}为同一信息，依据在该件：{there[key]}"
        add_evidence(case, by=by, key=key, text=text, file=copy)


def _name_merged(lead: Case, by: Officer) -> None:
    """The lead's letter names every application it answers, after its opening."""
    letter = reply_letter(lead)
    numbers = list(answered_by(lead, Kind.MERGED).values_list("number", flat=True))
    body = [text for text in letter.paragraphs if not is_also_answered(text)]
    if numbers:
        body.insert(min(1, len(body)), also_answered(lead, numbers))
    if body != list(letter.paragraphs):
        edit_letter(letter, by=by, paragraphs=body)
