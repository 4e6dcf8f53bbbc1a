"""Forms printed from a case: the application and its registration, and the one a third party answers on.

Their texts are versions like those of papers (``cases/papers.py``), but a form has no number of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from gongkai.agencies.officers import Officer
from gongkai.cases import form_values, rules
from gongkai.cases.errors import UnknownPaper
from gongkai.cases.models import Case, CaseDocument, Paper
from gongkai.cases.papers import form_rows
from gongkai.cases.services.identity import applicant_of
from gongkai.cases.services.material import keep
from gongkai.cases.services.outgoing import Values, compose_paper
from gongkai.cases.services.steps import locked, stop_if
from gongkai.documents.errors import NoLetterFont
from gongkai.documents.forms import FormText, to_docx, to_pdf
from gongkai.trail.services import record

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS: dict[str, tuple[Callable[[FormText], bytes], str]] = {
    "pdf": (to_pdf, "application/pdf"),
    "docx": (to_docx, DOCX),
}
PRINTED = (Paper.Kind.APPLICATION_FORM, Paper.Kind.REGISTRATION_FORM)


@dataclass(frozen=True)
class PrintedForm:
    """name: for the download; nothing of the applicant stands in it."""

    name: str
    content: bytes
    media_type: str


@transaction.atomic
def print_form(case: Case, kind: str, *, by: Officer, file_format: str) -> PrintedForm:
    """A form of the case with the applicant's particulars, to print. The look is recorded, nothing is kept.

    kind: of PRINTED. file_format: pdf or docx. Raises UnknownPaper, IdentityErased, NotAllowed, NoLetterFont.
    """
    case = locked(case)
    stop_if(rules.refusal_to_read_identity(case, by))
    if kind not in PRINTED:
        raise UnknownPaper(kind)
    make, media_type = FORMATS[file_format]
    form = _form(case, kind, form_values.VALUES[kind](case, applicant_of(case)))
    label = Paper.Kind(kind).label
    record(case, "form_printed", agency=case.agency, by=by, kind_label=label)
    return PrintedForm(f"{label}-{case.number}.{file_format}", make(form), media_type)


def enclose_opinion_form(paper: Paper, *, by: Officer) -> None:
    """Put the form to answer on into the file, beside the letter to a third party that it goes out with."""
    case = paper.case
    form = _form(case, Paper.Kind.OPINION_FORM, form_values.opinion(paper.inquiry, paper.number))
    for extension, (make, _) in FORMATS.items():
        try:
            content = make(form)
        except NoLetterFont:
            continue  # the DOCX is the form then, as with letters
        name = f"征求意见确认函{paper.number}.{extension}"
        kept = keep(case, CaseDocument.Kind.OUTSIDE_LETTER, name, content, by)
        paper.enclosures.add(kept.original)


def _form(case: Case, kind: str, values: Values) -> FormText:
    composed = compose_paper(case, kind, values)
    rows, notes = form_rows(composed.paragraphs)
    return FormText(case.agency.name, composed.title, rows, notes)
