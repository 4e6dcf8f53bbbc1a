"""Drafting a reply letter, changing it, sending it up. Lives elsewhere: the steps above (sign_off.py)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.cases import rules
from gongkai.cases.details import findings_of
from gongkai.cases.errors import LetterIncomplete
from gongkai.cases.letter_text import Draft, compose, compose_from, missing_in
from gongkai.cases.models import Case, Decision, Letter, PaperTemplate
from gongkai.cases.reply_texts import kind_of
from gongkai.cases.selectors.documents import reply_attachments
from gongkai.cases.selectors.reply import current_decision, reply_letter
from gongkai.cases.services.outgoing import template_on
from gongkai.cases.services.sign_off import lay_out
from gongkai.cases.services.steps import locked, require_text, stop_if
from gongkai.documents.letters import LetterText
from gongkai.law.decisions import Outcome
from gongkai.trail.services import record


@transaction.atomic
def draft_letter(case: Case, *, by: Officer) -> Letter:
    """Compose the reply from the current decision; an earlier draft is written over."""
    case = locked(case)
    stop_if(rules.refusal_to_draft_letter(case, by))
    decision = current_decision(case)
    today = timezone.localdate()
    template = None if findings_of(decision.details) else text_in_use(decision, today)
    draft = _composed(case, decision, template, today)
    letter = reply_letter(case) or Letter(case=case, kind=Letter.Kind.REPLY, round=case.round)
    letter.decision, letter.title, letter.template = decision, draft.title, template
    letter.addressee = case.applicant_masked
    letter.paragraphs, letter.remedy_text = list(draft.paragraphs), draft.remedy_text
    letter.state = Letter.State.DRAFT
    letter.save()
    version = template.version if template else 0
    record(case, "letter_drafted", agency=case.agency, by=by, outcome=decision.outcome, text_version=version)
    return letter


def text_in_use(decision: Decision, day: date) -> PaperTemplate | None:
    """The supervising office's text for this decision on a day; None for the product's."""
    return template_on(kind_of(Outcome(decision.outcome)), day)


def _composed(case: Case, decision: Decision, template: PaperTemplate | None, today: date) -> Draft:
    if template is None:
        return compose(case, decision)
    return compose_from(template.body, template.title, case, decision, today=today)


@transaction.atomic
def edit_letter(
    letter: Letter, *, by: Officer, paragraphs: Sequence[str], title: str | None = None
) -> Letter:
    """Change title and body. The remedy clause follows from the decision and cannot be edited."""
    case = locked(letter.case)
    stop_if(rules.refusal_to_edit_letter(case, by))
    letter = Letter.objects.get(pk=letter.pk)
    letter.paragraphs = [text.strip() for text in paragraphs if text.strip()]
    if title is not None:
        letter.title = require_text("答复书的标题", title)
    letter.save(update_fields=["paragraphs", "title"])
    record(case, "letter_edited", agency=case.agency, by=by)
    return letter


@transaction.atomic
def submit_letter(letter: Letter, *, by: Officer) -> Letter:
    """Send the letter up for signature, along the agency's order of the day.

    Raises LetterIncomplete, naming what it lacks, MissingEvidence, NobodyForStep.
    """
    case = locked(letter.case)
    stop_if(rules.refusal_to_submit_letter(case, by, today=timezone.localdate()))
    letter = Letter.objects.select_related("decision").get(pk=letter.pk)
    stop_if_incomplete(case, letter)
    letter.state, letter.return_reason = Letter.State.SUBMITTED, ""
    letter.submitted_by, letter.submitted_at = by.person, timezone.now()
    letter.save()
    first = lay_out(letter, case, by)[0]
    case.state = Case.State.AWAITING_SIGNATURE
    case.save(update_fields=["state"])
    record(case, "letter_submitted", agency=case.agency, by=by, next_label=first.role_label)
    return letter


def stop_if_incomplete(case: Case, letter: Letter) -> None:
    if missing := missing_in(case, letter, letter.decision, dated_on=timezone.localdate()):
        raise LetterIncomplete(missing)


def preview(letter: Letter) -> LetterText:
    """The letter as it would be printed, the applicant's name masked."""
    return text_of(letter, addressee=letter.addressee)


def text_of(letter: Letter, *, addressee: str) -> LetterText:
    attached = reply_attachments(letter.case, letter.decision.outcome)
    return LetterText(
        agency=letter.case.agency.name,
        title=letter.title,
        number=letter.number,
        addressee=addressee,
        paragraphs=tuple(letter.paragraphs),
        remedy=letter.remedy_text,
        dated_on=letter.signed_on,
        attachments=tuple(attached.values_list("original__name", flat=True)),
    )
