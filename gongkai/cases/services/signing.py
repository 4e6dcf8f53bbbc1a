"""Signing a reply letter: it takes its number, becomes a file, and the decision becomes the agency's."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.cases import rules
from gongkai.cases.errors import IdentityErased
from gongkai.cases.file_sheets import sign_off_sheet
from gongkai.cases.models import Case, CaseDocument, Letter, SignOffStep
from gongkai.cases.selectors.sign_off import waiting_step
from gongkai.cases.services.identity import applicant_of
from gongkai.cases.services.letters import stop_if_incomplete, text_of
from gongkai.cases.services.material import keep
from gongkai.cases.services.outgoing import outgoing_number
from gongkai.cases.services.sign_off import finish
from gongkai.cases.services.steps import locked, stop_if
from gongkai.documents.errors import NoLetterFont
from gongkai.documents.letters import LetterText, to_docx, to_pdf
from gongkai.documents.sheets import to_docx as sheet_docx
from gongkai.documents.sheets import to_pdf as sheet_pdf
from gongkai.trail.services import record


@transaction.atomic
def sign_letter(letter: Letter, *, by: Officer, opinion: str = "") -> Letter:
    """Sign as the last of those who see it, never the one who sent it up. The day of signature is the day of
    the decision in the annual report.

    Makes the DOCX and, where a Chinese font is installed, the PDF, and the sheet of who saw it. opinion:
    internal. Raises NotTheLastStep, SecondPersonNeeded, OneStepAPerson, LetterIncomplete.
    """
    case = locked(letter.case)
    stop_if(rules.refusal_to_sign_letter(case, by))
    step = waiting_step(case)
    letter = Letter.objects.select_related("decision", "case__agency").get(pk=step.letter_id)
    stop_if_incomplete(case, letter)
    finish(step, SignOffStep.State.APPROVED, by, opinion)
    _sign(letter, by)
    _make_files(case, letter, by)
    letter.save()
    _keep_sheet(case, letter, by)
    if case.round == 1:  # the annual report counts the first decision, whatever a review changes later
        case.outcome, case.decided_on = letter.decision.outcome, letter.signed_on
    case.state = Case.State.AWAITING_SERVICE
    case.save()
    record(
        case,
        "letter_signed",
        agency=case.agency,
        by=by,
        number=letter.number,
        outcome=letter.decision.outcome,
        docx=letter.docx.sha256,
        pdf=letter.pdf.sha256 if letter.pdf else "",
    )
    return letter


def _sign(letter: Letter, by: Officer) -> None:
    today = timezone.localdate()
    letter.number = outgoing_number(letter.case, today)
    letter.signed_by, letter.signed_at, letter.signed_on = by.person, timezone.now(), today
    letter.state = Letter.State.SIGNED


def _make_files(case: Case, letter: Letter, by: Officer) -> None:
    """The applicant's name is unsealed only here, into the files that go to them."""
    applicant = applicant_of(case)
    if applicant is None:
        raise IdentityErased(case.identity.erased_on)
    text = text_of(letter, addressee=applicant.name)
    letter.docx = keep(
        case, CaseDocument.Kind.LETTER, f"答复书{letter.number}.docx", to_docx(text), by
    ).original
    if (pdf := _pdf(text)) is not None:
        letter.pdf = keep(case, CaseDocument.Kind.LETTER, f"答复书{letter.number}.pdf", pdf, by).original


def _keep_sheet(case: Case, letter: Letter, by: Officer) -> None:
    """政府信息公开审查呈批单, with every opinion; the applicant stays masked on it."""
    sheet, stem = sign_off_sheet(case, letter), f"审查呈批单{letter.number}"
    keep(case, CaseDocument.Kind.SIGN_OFF_SHEET, f"{stem}.docx", sheet_docx(sheet), by)
    try:
        keep(case, CaseDocument.Kind.SIGN_OFF_SHEET, f"{stem}.pdf", sheet_pdf(sheet), by)
    except NoLetterFont:
        return


def _pdf(text: LetterText) -> bytes | None:
    """None on a machine without a Chinese font: the DOCX is the letter then."""
    try:
        return to_pdf(text)
    except NoLetterFont:
        return None
