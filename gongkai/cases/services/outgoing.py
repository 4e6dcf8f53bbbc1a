"""Making a paper that goes out beside the reply: its text by the version of the day, number and files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from gongkai.agencies.numbers import next_number
from gongkai.agencies.officers import Officer
from gongkai.cases import paper_values
from gongkai.cases.errors import IdentityErased
from gongkai.cases.letter_text import address
from gongkai.cases.models import Case, CaseDocument, Inquiry, Paper, PaperService, PaperTemplate
from gongkai.cases.paper_texts import TEXTS
from gongkai.cases.papers import PAPERS, fill_in
from gongkai.cases.services.identity import applicant_of
from gongkai.cases.services.material import keep
from gongkai.documents.errors import NoLetterFont
from gongkai.documents.letters import LetterText, to_docx, to_pdf
from gongkai.law.service_of_letters import ServiceMethod

REPLY_SERIES = "reply"  # one series for all that goes out: 明住建公复〔2026〕12号
Values = Mapping[str, str]


@dataclass(frozen=True)
class Composed:
    """A paper's text before it is printed. template: None for the text the product brings."""

    template: PaperTemplate | None
    title: str
    paragraphs: tuple[str, ...]


def template_on(kind: str, day: date) -> PaperTemplate | None:
    """The supervising office's version in use on a day; the newest of those that have begun."""
    return in_use(PaperTemplate.objects.filter(kind=kind), day)


def in_use(versions: Iterable[PaperTemplate], day: date) -> PaperTemplate | None:
    """Of the versions of one kind, the one that began last by that day."""
    begun = [each for each in versions if each.valid_from <= day]
    return max(begun, key=lambda each: (each.valid_from, each.version), default=None)


def compose_paper(case: Case, kind: str, values: Values) -> Composed:
    today = timezone.localdate()
    rule, template = PAPERS[kind], template_on(kind, today)
    text = template.body if template else TEXTS[kind]
    told = fill_in(text, {**paper_values.common(case, today=today), **values})
    if rule.to_applicant:
        told = tuple(address(case, paragraph) for paragraph in told)
    return Composed(template, template.title if template else rule.title, told)


def preview_paper(case: Case, kind: str, values: Values, *, addressee: str = "") -> LetterText:
    """The paper as it would be printed now, the applicant's name masked."""
    return _printed(case, compose_paper(case, kind, values), "", addressee or case.applicant_masked, None)


def issue(
    case: Case,
    kind: str,
    *,
    by: Officer | None,
    values: Values,
    addressee: str = "",
    inquiry: Inquiry | None = None,
) -> Paper:
    """Make the paper, today, inside the act it belongs to, and put its files into the case.

    addressee: whom it is for; blank for the applicant, whose name is unsealed into the files alone. Raises
    IdentityErased.
    """
    rule, composed, today = PAPERS[kind], compose_paper(case, kind, values), timezone.localdate()
    number = outgoing_number(case, today)
    name = _applicant_name(case) if rule.to_applicant else addressee
    printed = _printed(case, composed, number, name, today)
    place = CaseDocument.Kind.NOTICE if rule.to_applicant else CaseDocument.Kind.OUTSIDE_LETTER
    stem = f"{rule.title.removeprefix('政府信息公开申请')}{number}"
    pdf = _pdf(printed)
    paper = Paper.objects.create(
        case=case,
        kind=kind,
        number=number,
        template=composed.template,
        title=composed.title,
        addressee=case.applicant_masked if rule.to_applicant else addressee,
        to_applicant=rule.to_applicant,
        paragraphs=list(composed.paragraphs),
        inquiry=inquiry,
        docx=keep(case, place, f"{stem}.docx", to_docx(printed), by).original,
        pdf=keep(case, place, f"{stem}.pdf", pdf, by).original if pdf else None,
        issued_by=by.person if by else None,
        issued_on=today,
        issued_at=timezone.now(),
    )
    if rule.to_applicant and case.delivery == Case.Delivery.ONLINE and by:
        _serve_online(paper, today, by)
    return paper


def outgoing_number(case: Case, day: date) -> str:
    """The next number of the agency's outgoing letters; gapless, since the act's transaction holds it."""
    serial = next_number(case.agency, day.year, REPLY_SERIES)
    return f"{case.agency.number_word}公复〔{day.year}〕{serial}号"


def _serve_online(paper: Paper, day: date, by: Officer) -> None:
    """[I] Whoever chose this site is served by its page: the paper lies there from this moment on."""
    PaperService.objects.create(
        paper=paper,
        method=ServiceMethod.ELECTRONIC.value,
        on=day,
        proof="申请人选择在本网站查收，已放到其办理进度页面",
        recorded_by=by.person,
        recorded_at=timezone.now(),
    )


def _printed(case: Case, composed: Composed, number: str, addressee: str, day: date | None) -> LetterText:
    *body, last = composed.paragraphs
    return LetterText(
        agency=case.agency.name,
        title=f"{case.agency.name}{composed.title}",
        number=number,
        addressee=addressee,
        paragraphs=tuple(body),
        remedy=last,
        dated_on=day,
    )


def _applicant_name(case: Case) -> str:
    applicant = applicant_of(case)
    if applicant is None:
        raise IdentityErased(case.identity.erased_on)
    return applicant.name


def _pdf(printed: LetterText) -> bytes | None:
    """None on a machine without a Chinese font: the DOCX is the paper then."""
    try:
        return to_pdf(printed)
    except NoLetterFont:
        return None
